/*
 * What asks for somebody's attention on a day, across all subjects: steps
 * that are late, lapsed or waiting there, as every other view tells them, and
 * waivers that are asked for.
 */
#ifndef REPORT_ATTENTION_H
#define REPORT_ATTENTION_H

#include "store/attention.h"

struct attention_row {
	enum attention	 kind;
	int64_t		 id;		/* of the mark, or of the request */
	struct subject	 subject;
	char		*name;		/* of the subject */
	char		*step, *title;
	char		*who;		/* owner, approver; waited for, asked */
	const char	*who_word;	/* a party's, for programs; or NULL */
	day_t		 day;		/* due, end, since, or asked on */
};

/*
 * The first n of each kind on the day, by kind and the most pressing first.
 * Free with attention_free, also after a failure.
 */
bool	 attention_rows(struct store *, day_t, int n,
	    struct attention_row **rows, size_t *nrows, struct err *);
void	 attention_free(struct attention_row *, size_t n);
const char *attention_word(enum attention);	/* for programs */
const char *attention_name(enum attention);	/* translated */

#endif
