/*
 * Private to the inbox: what is read once and asked for by many items.
 */
#ifndef REPORT_INBOX_ROOM_H
#define REPORT_INBOX_ROOM_H

#include "base/idmap.h"
#include "report/inbox.h"
#include "store/attention.h"

struct inbox_system {			/* a system, and whom it holds up */
	struct system	 sys;
	int		 held;		/* municipalities; -1: not counted */
};

struct inbox_people {			/* an organisation and its people */
	struct organisation of;
	char		*name;		/* NULL: not known which */
	struct contact	*contact;
	size_t		 n;
	struct contact_line *line;	/* about all they owe, nobody named */
	size_t		 nlines;
};

struct inbox_said {			/* a person's lines about all */
	int64_t		 contact_id;
	struct contact_line *line;
	size_t		 n;
};

enum answered { ANSWERED_UNKNOWN, ANSWERED_NO, ANSWERED_YES };

struct inbox_work {
	struct store	*store;
	struct inbox_ask ask;
	char		*owner;		/* the ask's, our own copy */
	struct inbox	 box;
	size_t		 room;
	/* What there is to go through, as of that store_generation. */
	bool		 listed;
	uint64_t	 generation;
	struct moving_run *run;
	size_t		 nruns, runs_done;
	struct ids	 items;
	size_t		 items_done;
	/* What is read once. */
	struct inbox_system *system;
	size_t		 nsystems;
	struct idmap	 systems;
	struct inbox_people *people;
	size_t		 npeople;
	struct inbox_said *said;
	size_t		 nsaid;
	struct idmap	 saids;
	size_t		 nasked;	/* persons and organisations */
	struct idset	 spoken;	/* lines about something, if many */
	struct target	*target;	/* of the day's quarter */
	size_t		 ntargets;
	enum answered	*answered;	/* each of them; NULL: none asked */
};

/* Is what this coordinator (NULL: nobody) owns asked for? */
bool	 inbox_is_asked_for(const struct inbox_work *, const char *owner);
/* The lines that are asked for, of one thing. */
struct said_ask inbox_facts(const struct inbox_work *);

/* Borrowed until the next one is asked for; NULL on trouble. */
struct inbox_system *inbox_system(struct inbox_work *, int64_t id,
	    struct err *);
struct inbox_people *inbox_people(struct inbox_work *,
	    const struct organisation *, struct err *);
struct inbox_said *inbox_said(struct inbox_work *, int64_t contact_id,
	    struct err *);
/* What is read once is read anew. */
void	 inbox_known_free(struct inbox_work *);

/* Where an item's subject and step lead: whom may a party be? */
struct inbox_place {
	int64_t		 vendor_id, municipality_id;	/* 0: none */
	const char	*role;		/* of the step; NULL */
};
/*
 * Who has the ball: the party at this place, the person that is named (who,
 * or NULL), else the one the log speaks of, else by role, else the only one.
 */
bool	 inbox_hold(struct inbox_work *, const struct inbox_place *,
	    enum party, const char *who, struct inbox_item *, struct err *);

/*
 * Read what was said about the item, find its holder, fold it all into its
 * facts, and put it into the inbox; the item's texts are taken over. What
 * another owns is dropped.
 */
bool	 inbox_put(struct inbox_work *, struct inbox_item *,
	    const struct inbox_place *, enum party, const char *who,
	    const struct chase_effect *, struct err *);

/*
 * Add to *n the targets of the quarter for the system's area that are not
 * answered, neither by the rest nor (ready, in_operation) by this.
 */
bool	 inbox_targets(struct inbox_work *, int64_t system_id, bool ready,
	    bool in_operation, int *n, struct err *);

/* List the runs; put what is owed on one, and one item (inbox_judge.c). */
bool	 inbox_list_runs(struct inbox_work *, struct err *);
bool	 inbox_put_run(struct inbox_work *, const struct moving_run *,
	    struct err *);
bool	 inbox_put_item(struct inbox_work *, int64_t id, struct err *);

#endif
