/*
 * The inbox: whom do I chase today, about what, in which order? Everything
 * that somebody owes on a day, who holds the ball, how long they have been
 * silent, what they promised, what one answer sets free; and our own decisions.
 * The screen, the command line and the messages all read this.
 */
#ifndef REPORT_INBOX_H
#define REPORT_INBOX_H

#include "model/chase.h"
#include "report/sheet.h"
#include "store/chase.h"

struct holder {				/* who has the ball */
	struct organisation of;
	char		*organisation;	/* NULL: it is not known which */
	int64_t		 contact_id;	/* 0: no contact by that name */
	char		*person;	/* NULL: nobody is named */
	char		*mail, *phone;
	bool		 guessed;	/* nobody said so: by role, or the
					 * only contact there is */
};

enum inbox_kind {
	INBOX_STEP,			/* a step somebody owes */
	INBOX_ITEM,			/* an open item */
	INBOX_GATE,			/* a gate that may be passed: ours */
	INBOX_ENDING,			/* a waiver or evidence ends soon, or
					 * a waiver has ended */
	INBOX_REQUEST,			/* a waiver is asked for */
};

struct inbox_item {
	enum inbox_kind	 kind;
	enum chase_group group;
	struct owed	 what;		/* for acts; a gate has no step */
	int		 phase;		/* of a gate */
	char		*name;		/* "Acadre", "Odense / Fasit" */
	char		*system;	/* "Acadre"; NULL: of no system (KLIK,
					 * an item of a vendor as a whole) */
	char		*place;		/* the municipality; NULL for others */
	char		*key;		/* "F3"; NULL for an item, a gate */
	char		*title;		/* what is missing */
	enum step_state	 state;		/* of a step */
	char		*owner;		/* our coordinator; NULL: nobody */
	char		*judge;		/* who grants or granted a waiver */
	char		*asker;		/* who asked for one; NULL: others */
	char		*waiver;	/* the waiver in a line; NULL: others */
	struct holder	 holder;
	size_t		 person;	/* which of the inbox's people: the
					 * same holder, the same number */
	size_t		 bundle;	/* items of that holder which go in
					 * one message: no gates, and nothing
					 * that is left alone */
	struct chase_facts facts;
	char		*due_by;	/* the due date is that of this later
					 * step, "I3"; NULL: its own */
	enum promise	 promise;
	int		 silent;	/* work days */
	bool		 may_climb;	/* the ladder proposes the next rung */
	struct chase_rank rank;
	char		*last;		/* the newest line's note, or NULL */
};

struct inbox_ask {
	day_t		 day;
	const char	*owner;		/* whose; NULL: everybody's */
	const char	*also;		/* another name of theirs, or NULL */
	bool		 unowned;	/* and what nobody owns */
	const struct chase_rules *rules;
};

struct inbox {
	day_t		 day;
	struct chase_rules rules;
	struct inbox_item *item;	/* by group, then the highest rank */
	size_t		 n;
	size_t		 count[CHASE__COUNT];
	size_t		 people;	/* that hold something */
	size_t		 unowned;	/* items that nobody owns */
	size_t		 left_out;	/* runs beyond INBOX_RUNS */
};

#define INBOX_RUNS	5000		/* judged at most, the oldest first */
#define INBOX_LINES	30		/* of the log, about one thing */

/* The rules as they are set (klar.conf). */
void	 inbox_rules(struct chase_rules *);
/* Free with inbox_fini, also after a failure. */
bool	 inbox_load(struct store *, const struct inbox_ask *, struct inbox *,
	    struct err *);
void	 inbox_fini(struct inbox *);
/*
 * The same, broken off and gone on with: begin, go_on until it is true, end.
 * After ERR_INTERRUPT what was read is kept for the next call; if somebody has
 * written since, that begins anew by itself. end fills the inbox after a true,
 * else nothing: NULL drops what there is.
 */
struct inbox_work *inbox_begin(struct store *, const struct inbox_ask *);
bool	 inbox_go_on(struct inbox_work *, struct err *);
void	 inbox_end(struct inbox_work *, struct inbox *);

/*
 * Ours to load with: mine is the login and the signature of klar.conf, and what
 * nobody owns, so that nothing lies between two chairs. text: "me", "all" or a
 * name; NULL is "me".
 */
struct inbox_ask inbox_asked(const char *text, day_t,
	    const struct chase_rules *);

/* Is this name theirs, whose it is asked for? NULL is nobody's. */
bool	 inbox_is_theirs(const struct inbox_ask *, const char *name);
/* Is it ours to decide, nobody's to be chased for? */
bool	 inbox_is_decision(const struct inbox_item *);
/* "Formpipe / Jens Holm", "Odense / (no contact)", "KOMBIT / ml". */
void	 inbox_who(struct buf *, const struct inbox_item *);
/* What is missing; of a waiver what is to be decided, before it. */
void	 inbox_title(struct buf *, const struct inbox_item *);
/* "Godkend serviceaftaler (2), Odense / Fasit": what is missing, in a line. */
void	 inbox_what(struct buf *, const struct inbox_item *);
/* The same person or organisation, so one message for both. */
bool	 inbox_same_holder(const struct holder *, const struct holder *);
/* "asked 2 times, on the rung 'question'; next: reminder". */
void	 inbox_ladder(struct buf *, const struct inbox *,
	    const struct inbox_item *);
/* The lines of the log about it, of its holder too; newest first. */
bool	 inbox_log(struct store *, const struct inbox_item *, day_t, int most,
	    struct contact_line **, size_t *n, struct err *);

/*
 * Which items a filter lets through, as indexes in their order; free(*index).
 * Fields, in klar-filter(7)'s language: who, organisation, what, step, name,
 * system, municipality, owner, group, kind, due, asked, silent, late.
 */
bool	 inbox_narrow(const struct inbox *, const char *filter, const char *me,
	    size_t **index, size_t *n, struct err *);

/* Who owns what is in it, "ml, tø", each name once, a few; appended. */
void	 inbox_owners(const struct inbox *, struct buf *);

/* One sheet with everything, for programs: all groups, the reasons too. */
void	 inbox_sheet(const struct inbox *, struct sheet *);
/*
 * A sheet for each group that has something, for people; what is not pressing
 * only if all, and what is left out is told in the last one's notes. why: the
 * sum behind each rank and where it is on the ladder, as notes. Fills at most
 * CHASE__COUNT sheets, at least one; returns how many.
 */
int	 inbox_sheets(const struct inbox *, bool all, bool why,
	    struct sheet *);

#endif
