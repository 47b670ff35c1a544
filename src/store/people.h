/*
 * Reads of people and of what was said to them: contacts of organisations,
 * and the contact log, newest first and never more lines than asked for. A
 * person may have thousands of lines; the indexes are the answer.
 */
#ifndef STORE_PEOPLE_H
#define STORE_PEOPLE_H

#include "base/idset.h"
#include "model/chase.h"
#include "store/standing.h"

struct organisation {			/* a vendor, a municipality, KOMBIT */
	enum party	 party;		/* NONE: it is not known which */
	int64_t		 id;		/* of vendor or municipality; else 0 */
};

struct contact {
	int64_t		 id;		/* 0: none */
	struct organisation of;
	char		*organisation;	/* its name */
	char		*name, *role, *mail, *phone, *note;
	day_t		 gone;		/* has left on; DAY_NONE */
};

void	 contact_fini(void *);			/* a rowset's drop */
/* A rowset_get: false without an error means gone. */
bool	 contact_get(struct store *, int64_t id, void *, struct err *);
/* All of an organisation who have not left on the day, by name. */
bool	 contacts_of(struct store *, const struct organisation *, day_t,
	    struct contact **, size_t *n, struct err *);
void	 contacts_free(struct contact *, size_t n);
/* "Formpipe", "Odense", "KOMBIT"; the caller frees. NULL: an error in e. */
char	*organisation_name(struct store *, const struct organisation *,
	    struct err *);

struct person {				/* whom a text means */
	struct organisation of;		/* party NONE: none is told */
	int64_t		 contact_id;	/* 0: no such contact (yet) */
	char		*name;		/* as it is written; NULL: the
					 * organisation itself is meant */
};
/*
 * "Jens Holm", "jens" (if it is one's only name of that kind), an organisation
 * ("Formpipe", "0461"), or "Formpipe/Jens Holm". A person nobody knows is
 * found with contact_id 0 only behind an organisation; else ERR_INVALID, and
 * ERR_USAGE naming them if several fit. Free name.
 */
bool	 person_find(struct store *, const char *text, struct person *,
	    struct err *);

struct contact_line {			/* one line of the log */
	int64_t		 id;
	int64_t		 contact_id;	/* 0: only the organisation */
	struct organisation of;
	char		*who, *organisation;	/* who NULL: nobody named */
	day_t		 on, promise, next;
	char		*actor, *note;
	enum channel	 channel;
	enum outcome	 outcome;
	int		 nabout;	/* things; 0: all that they owe */
};

void	 contact_line_fini(void *);
bool	 contact_line_get(struct store *, int64_t id, void *, struct err *);
void	 contact_lines_free(struct contact_line *, size_t n);
/* Newest first; of one day, what was logged last. */
void	 contact_lines_sort(struct contact_line *, size_t n);

/* A step of a run, or an open item: what somebody can owe. */
struct owed {
	struct subject	 subject;	/* of the step; a system without track
					 * for an item of a system */
	int64_t		 run_id;	/* 0: not enrolled, or an open item */
	int64_t		 step_id;	/* 0: an open item */
	int64_t		 item_id;	/* 0: a step */
};

/* Ids on or before the day, newest first, at most most of them. */
bool	 log_of_contact(struct store *, int64_t contact_id, day_t, int most,
	    struct ids *, struct err *);
/* Of an organisation and all its people. */
bool	 log_of_organisation(struct store *, const struct organisation *,
	    day_t, int most, struct ids *, struct err *);
/* About this thing alone. */
bool	 log_of_owed(struct store *, const struct owed *, day_t, int most,
	    struct ids *, struct err *);
/* About any step of a run. */
bool	 log_of_run(struct store *, int64_t run_id, day_t, int most,
	    struct ids *, struct err *);
/*
 * What was said about one thing, newest first; or about all that somebody owes:
 * a person's lines without subjects, or those of an organisation where nobody
 * was named, looked for in the newest 200. Whose they were is not told. Where
 * thousands of things are gone through, only the facts: no channel, no actor,
 * and a note only on the newest line that has one.
 */
struct said_ask {
	day_t		 day;		/* on or before it */
	int		 most;
	bool		 facts;
	const struct idset *spoken;	/* log_spoken; NULL: looked up */
};
bool	 said_of_owed(struct store *, const struct owed *,
	    const struct said_ask *, struct contact_line **, size_t *n,
	    struct err *);
bool	 said_of_contact(struct store *, int64_t contact_id,
	    const struct said_ask *, struct contact_line **, size_t *n,
	    struct err *);
bool	 said_of_organisation(struct store *, const struct organisation *,
	    const struct said_ask *, struct contact_line **, size_t *n,
	    struct err *);
/*
 * All lines of the log that are about something: where many persons are asked
 * about, it is quicker to know them. One scan; idset_fini it.
 */
bool	 log_spoken(struct store *, struct idset *, struct err *);
/* What a line of the log was about; free(*to). */
bool	 log_about(struct store *, int64_t line_id, struct owed **to,
	    size_t *n, struct err *);
/*
 * The newest line on or after the day by which somebody else than actor asked
 * this person (contact_id 0: anybody of the organisation). id 0: nobody.
 */
bool	 log_of_colleague(struct store *, const struct person *,
	    const char *actor, day_t from, struct contact_line *,
	    struct err *);

#endif
