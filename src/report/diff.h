/*
 * What changed between two times: counts, gates, steps met, requests for a
 * waiver, rollout statuses.
 * A time is a day (the facts of it as known now), a moment (what the store
 * said then), or now.
 */
#ifndef REPORT_DIFF_H
#define REPORT_DIFF_H

#include "model/rollout.h"
#include "report/sheet.h"
#include "store/known.h"
#include "store/standing.h"

struct moment {
	day_t		 day;		/* whose facts */
	bool		 known;		/* as known at k, else as known now */
	struct known	 k;
};

/*
 * "2021-03-31" and "31-03-2021": that day; with a time, "known DAY" or an
 * act's number: as known then; "now": today. The day of what was known is
 * that of the moment.
 */
bool	 moment_parse(const char *, day_t today, struct moment *,
	    struct err *);
/* "31-03-2021", "as known 07-04-2021 12:00"; appended. */
void	 moment_text(const struct moment *, struct buf *);

enum scope {
	SCOPE_ALL, SCOPE_SUBJECT,	/* one system, municipality ... */
	SCOPE_MUNICIPALITY		/* all of it: systems and KLIK */
};

struct diff_scope {
	enum scope	 what;
	struct subject	 subject;	/* of SUBJECT */
	int64_t		 municipality_id;
};

enum diff_kind {
	DIFF_COUNT,			/* installations of a status, by area */
	DIFF_GATE, DIFF_STEP, DIFF_REQUEST, DIFF_STATUS, DIFF__COUNT
};

struct diff_row {
	enum diff_kind	 kind;
	struct subject	 subject;	/* to open; id 0: none */
	char		*name;
	char		*what;		/* step, gate, status counted */
	const char	*before, *after;	/* for programs; or NULL */
	const char	*from, *to;	/* the same for people, translated */
	int64_t		 was, will;	/* COUNT */
};

struct diff {
	struct moment	 a, b;
	struct diff_row	*row;		/* by kind */
	size_t		 n;
	size_t		 found[DIFF__COUNT];	/* also what was left out */
};

/*
 * At most so many rows of a kind; 0: all. The store shows now afterwards.
 * Free with diff_fini, also after a failure.
 */
bool	 diff_load(struct store *, const struct moment *, const struct moment *,
	    const struct diff_scope *, size_t most, struct diff *,
	    struct err *);
void	 diff_fini(struct diff *);
const char *diff_word(enum diff_kind);		/* for programs */
const char *diff_name(enum diff_kind);		/* translated */
void	 diff_sheet(const struct diff *, struct sheet *);

#endif
