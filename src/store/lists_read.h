/*
 * What lists/ must ask the store beside its records: finding a row by its
 * natural key, who touched a value last, and every id of a list in the order
 * it is written.
 */
#ifndef STORE_LISTS_READ_H
#define STORE_LISTS_READ_H

#include "store/history.h"
#include "store/names.h"

enum key {				/* what finds a row; its arguments */
	KEY_MUNICIPALITY,		/* t: code */
	KEY_MUNICIPALITY_NAME,		/* t: name, exactly */
	KEY_VENDOR,			/* t: name, exactly */
	KEY_AREA,			/* t: name, exactly */
	KEY_ALIAS,			/* t: kind, name */
	KEY_TRACK,			/* t: key, i: version */
	KEY_REQUIRES,			/* i: step, required step */
	KEY_STEP_AT,			/* i: phase, position */
	KEY_STEP_NEEDS,			/* i: step, the one it may need */
	KEY_LAST_STEP,			/* i: phase; gives a position */
	KEY_INSTALLATION_ENDED,		/* i: municipality, system; d: end */
	KEY_INSTALLATION_ON,		/* i: municipality, system; d: day */
	KEY_INSTALLATION_BEFORE,	/* i: municipality, system; d: day */
	KEY_INSTALLATION_LAST,		/* i: municipality, system */
	KEY_OTHER_IN_AREA,		/* i: installation */
	KEY_OVERLAP,			/* i: installation */
	KEY_OTHER_BEFORE,		/* i: municipality, area, system,
					 * last installation; d: day */
	KEY_LAST_INSTALLATION,
	KEY_RUN_SYSTEM,			/* i: system, track */
	KEY_RUN_INSTALLATION,		/* i: installation, track */
	KEY_RUN_MUNICIPALITY,		/* i: municipality, track */
	KEY_COURSE_RUN,			/* i: system */
	KEY_MARK_IN_RUN,		/* i: run */
	KEY_MARK,			/* i: run, step */
	KEY_TARGET,			/* t: number */
	KEY_REPORTED,			/* d: day; t: area, label */
	KEY_PRICE,			/* i: year; t: system */
	KEY_CONTACT,			/* t: name; i: vendor, municipality */
	KEY_ITEM_OF_SYSTEM,		/* i: system; t: title */
	KEY_ITEM_OF_VENDOR,		/* i: vendor; t: title */
	KEY_PAYMENT,			/* i: municipality, system; d: day;
					 * t: kind, subject ("": none) */
	KEY_MEASURE,			/* t: metric, area ("": none); d: day */
	KEY__COUNT
};

struct key_args {			/* borrowed during the call */
	int64_t		 i[4];
	const char	*t[2];
	day_t		 d;
};

/* 0 if there is none. */
bool	 key_find(struct store *, enum key, const struct key_args *,
	    int64_t *id, struct err *);

/*
 * Who gave a field the value it has: the birth of the store or a list, or a
 * person since. Acts that were taken back do not count, nor does taking back.
 */
struct touch {
	int64_t		 act_id;	/* the newest that counts; 0: none */
	bool		 by_person;
	bool		 has_base;	/* what it was before the person: */
	struct value	 base;		/* free(base.s) */
};
bool	 field_touched(struct store *, enum entity, int64_t row_id, int field,
	    struct touch *, struct err *);

/*
 * A known vendor's (else: system's) name that is so like a new one that one of
 * the two may be a slip; NULL: none. Borrowed from the names.
 */
const char *name_twin(const struct names *, bool vendor, const char *);

/*
 * The status date the same bytes had when last imported, if that import
 * stands; else DAY_NONE.
 */
bool	 import_status_date(struct store *, const char *list,
	    const char *hash, day_t *, struct err *);

/*
 * The earliest day that an installation of a system, up to an id, is reported
 * as of; ever: of those days that a later report has replaced. DAY_NONE: none.
 */
bool	 system_first_report(struct store *, int64_t system_id, int64_t last,
	    bool ever, day_t *, struct err *);

/* The status date of what an act imported; DAY_NONE: it was no import. */
bool	 import_day(struct store *, int64_t act_id, day_t *, struct err *);
/* The act of the newest import; 0: there was none. */
bool	 import_last(struct store *, int64_t *act_id, struct err *);

/* The lines of systems in a printed rollout table, added up; how many. */
bool	 reported_sums(struct store *, day_t, const char *area, int64_t *n,
	    struct rollout_count *, int64_t *total, struct err *);

enum listing {
	LISTING_COURSES, LISTING_STEPS, LISTING_INSTALLATIONS,
	LISTING_ALIASES, LISTING_STATUSES, LISTING_TARGETS,
	LISTING_REPORTED, LISTING_PRICES, LISTING_KLIK, LISTING_CONTACTS,
	LISTING_ITEMS, LISTING_PAYMENTS, LISTING_MEASURES,
	LISTING__COUNT
};

struct listing_of {			/* whose; 0: everybody's */
	int64_t		 municipality_id, system_id, area_id, vendor_id;
};

/* Every id, in the order of the list; of NULL: all of them. */
bool	 listing_ids(struct store *, enum listing, const struct listing_of *,
	    struct ids *, struct err *);

#endif
