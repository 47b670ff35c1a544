/*
 * Many new installations in one act (an import of a long list): they are
 * gathered, written in blocks, and logged as one change a run of ids. The
 * references and CHECKs of the schema are proven here instead of by SQLite,
 * once a value and not once a row; UNIQUE, NOT NULL and the types are still
 * SQLite's. What is gathered cannot be read until it is flushed.
 */
#ifndef STORE_BULK_H
#define STORE_BULK_H

#include "store/record.h"

struct bulk_value {
	enum value_type	 type;		/* a day is a TEXT */
	bool		 day;		/* ... of which s is not set */
	int64_t		 i;		/* INT; the day; the text's length */
	const char	*s;		/* borrowed */
};

/*
 * Begin, inside an act, expecting so many rows. Ended by bulk_end, or by the
 * act being cancelled.
 */
bool	 bulk_begin(struct store *, int64_t expected, struct err *);
/* The fields in the order of db/entities.def; texts are copied. */
bool	 bulk_add(struct store *, const struct bulk_value *, struct err *);
/* Write what was gathered, so that it can be read. */
bool	 bulk_flush(struct store *, struct err *);
bool	 bulk_end(struct store *, struct err *);

/* The newest id of an installation; 0: there is none. */
bool	 bulk_last(struct store *, int64_t *, struct err *);
struct bulk_part {			/* of all installations */
	int64_t		 municipality_id, first_system, last_system;
	int64_t		 last_id;	/* later ones are left out */
};
/* Every installation of the part, its fields in the same order. */
bool	 bulk_scan(struct store *, const struct bulk_part *,
	    void (*each)(void *, const struct bulk_value *), void *,
	    struct err *);
/* The municipality and system of those with steps that people marked. */
bool	 bulk_scan_marked(struct store *, void (*each)(void *, int64_t,
	    int64_t), void *, struct err *);

#endif
