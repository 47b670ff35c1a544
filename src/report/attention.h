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

struct attention_list {
	struct attention_row *row;	/* by kind, the most pressing first */
	size_t	 n;
	bool	 more;			/* of some kind than are here */
};
/* The first of each kind on the day. attention_fini, also after a failure. */
bool	 attention_load(struct store *, day_t, int most,
	    struct attention_list *, struct err *);
void	 attention_fini(struct attention_list *);
const char *attention_word(enum attention);	/* for programs */
const char *attention_name(enum attention);	/* translated */

#endif
