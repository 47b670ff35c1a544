/*
 * The filter language: which rows of a roster are wanted, as a person types
 * it. The grammar is klar-filter(7).
 *
 *	owner:me due<14d -waived "ørsted"
 *	(status:agreed or status:unknown) municipality:101
 *
 * A filter is read once, bound to a day and a login, and asked for each row;
 * the row's values come by a callback, only those that are asked for.
 */
#ifndef MODEL_FILTER_H
#define MODEL_FILTER_H

#include "base/date.h"
#include "base/err.h"
#include "base/str.h"
#include "model/roster.h"

#define FILTER_TEXT	4096	/* bytes of a filter, at most */

struct filter;

/*
 * Read a text for these fields, which must outlive it; "" lets all through.
 * NULL: ERR_INVALID, and the sentence names the place ("column 9: no field is
 * called 'ownr'; did you mean owner?"). Columns count characters from 1.
 */
struct filter *filter_parse(const char *, const struct roster_field *,
	    int nfields, struct err *);
void	 filter_free(struct filter *);		/* NULL is fine */
bool	 filter_is_empty(const struct filter *);
/* Append its canonical text: English names and words, read back the same. */
void	 filter_print(struct buf *, const struct filter *);
/* Append "field=text", quoted where that is needed; blanks go between. */
void	 filter_print_is(struct buf *, const char *field, const char *text);
/* The fields it may ask for, a bit each. */
uint32_t filter_fields(const struct filter *);

/* What "14d", "monday" and "me" mean from now on; before the first match. */
void	 filter_bind(struct filter *, day_t today, const char *me);

struct filter_value {			/* of one field of one row */
	/*
	 * TEXT, CODE, PERSON, WORD (as stored); NULL or "": not set. Borrowed
	 * until the next value is asked for.
	 */
	const char	*text;
	const char	*folded;	/* the same, folded; NULL: not known */
	const char	*code;		/* TEXT: a code that also finds it */
	int64_t		 n;		/* NUMBER, MONEY, SPAN; DAY: the day */
	bool		 set;		/* n is; a DAY_NONE is not */
};
/* Fills in a value that comes zeroed. */
typedef void (*filter_value)(void *arg, int field, struct filter_value *);

bool	 filter_match(struct filter *, filter_value, void *arg);

/*
 * The parts that must all let a row through, so that some may be asked
 * before the row is at hand. 0 for an empty filter.
 */
int	 filter_parts(const struct filter *);
uint32_t filter_part_fields(const struct filter *, int part);
bool	 filter_part_match(struct filter *, int part, filter_value,
	    void *arg);

#endif
