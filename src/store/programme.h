/*
 * Reads of the programme's entities: municipalities, vendors, systems,
 * installations, tracks, runs and marks. One struct a row, texts owned by
 * it, nothing points into SQLite. Lists of ids come in display order.
 */
#ifndef STORE_PROGRAMME_H
#define STORE_PROGRAMME_H

#include "base/date.h"
#include "model/contract.h"
#include "model/rollout.h"
#include "model/track.h"
#include "model/walk.h"

struct store;

struct ids {				/* free(id) when done */
	int64_t	*id;
	size_t	 n;
};

struct municipality {
	int64_t	 id;
	char	 code[5];
	char	*name, *region;
	int64_t	 population;		/* residents; -1 unknown */
};

struct system {				/* It-system with its vendor, area */
	int64_t	 id, vendor_id, area_id, track_id, run_id;	/* 0: none */
	char	*name, *vendor, *area, *label, *owner, *note, *source;
	char	*track_key;		/* its course, or NULL */
	day_t	 ready_by;		/* reported klarmeldt no later than */
};

struct rollout_mark {			/* a step that is met, by a mark */
	day_t	 on, until;		/* valid until; DAY_NONE: for good */
};

struct rollout_past {			/* an earlier period of the same */
	bool	 operation;		/* else agreed */
	struct rollout_mark met;
};

/* What decides the rollout status: what lists have said, and marks. */
struct rollout_facts {
	struct rollout_dates listed;
	struct rollout_mark agreed, operation;
	day_t	 touched;		/* first dated mark of any step */
	struct rollout_past *past;	/* periods before those; or NULL */
	int	 npast;
};

/* The dates as they hold on the day: a mark that has expired is out. */
struct rollout_dates rollout_facts_on(const struct rollout_facts *, day_t);

struct installation {
	int64_t	 id, municipality_id, system_id;
	int64_t	 run_id;		/* 0: none */
	char	 code[5];
	char	*municipality, *vendor, *system, *area;
	enum contract contract;
	char	*contract_ref, *reported_by, *responsible, *note;
	struct rollout_dates dates;	/* list facts and marks joined */
	struct rollout_facts facts;	/* the same, apart */
};

struct track_info {			/* a track without its steps */
	int64_t	 id;
	char	*key, *kind, *title, *period, *note;
	int	 version, nsteps;
	enum subject_kind subject;
	int64_t	 nruns;
};

/* The status on the day, marks that expire included. */
enum rollout installation_status(const struct installation *, day_t);

void	 municipality_fini(void *);	/* rowset drops */
void	 system_fini(void *);
void	 installation_fini(void *);
void	 track_info_fini(struct track_info *);

/* rowset_get functions: false without an error means gone. */
bool	 municipality_get(struct store *, int64_t, void *, struct err *);
bool	 system_get(struct store *, int64_t, void *, struct err *);
bool	 installation_get(struct store *, int64_t, void *, struct err *);
bool	 track_info_get(struct store *, int64_t, struct track_info *,
	    struct err *);

/* By name in Danish order. */
bool	 municipality_ids(struct store *, struct ids *, struct err *);
/* By area, vendor, name. */
bool	 system_ids(struct store *, struct ids *, struct err *);
/* Of an area, in no order. */
bool	 system_ids_of_area(struct store *, int64_t area, struct ids *,
	    struct err *);
/* Enrolled in a track, by name. */
bool	 system_ids_of_track(struct store *, int64_t track, struct ids *,
	    struct err *);
/* Newest version of each key, by kind (course first) and position. */
bool	 track_ids(struct store *, struct ids *, struct err *);

struct installation_filter {		/* 0, NULL and ROLLOUT__COUNT: any */
	int64_t		 municipality_id, system_id, area_id;
	enum rollout	 status;	/* on the day below */
	day_t		 day;
};
/* Living on the day; by municipality and system. */
bool	 installation_ids(struct store *, const struct installation_filter *,
	    struct ids *, struct err *);
/*
 * The first of them, limit or fewer (0: all), which is quick however many
 * there are; whole: there are no more.
 */
bool	 installation_first(struct store *, const struct installation_filter *,
	    size_t limit, struct ids *, bool *whole, struct err *);
/* Where it is, without all that is known of it: free(place->municipality). */
struct installation_place {
	int64_t	 municipality_id, system_id;
	char	*municipality;
};
bool	 installation_place(struct store *, int64_t id,
	    struct installation_place *, struct err *);
/* The living installation of a system in a municipality; 0: none. */
bool	 installation_find(struct store *, int64_t municipality_id,
	    int64_t system_id, int64_t *id, struct err *);
/* The first that is there on the day or later; 0: none. */
bool	 installation_from(struct store *, int64_t municipality_id,
	    int64_t system_id, day_t, int64_t *id, struct err *);

struct rollout_row {			/* one system of the rollout table */
	int64_t	 system_id, area_id;
	char	*area, *vendor, *system;	/* area may be NULL */
	bool	 ready;			/* klarmeldt on the day */
	struct rollout_count count;
};
struct rollout_area {
	int64_t	 area_id;		/* 0: systems without one */
	int64_t	 municipalities;	/* distinct, with one in operation */
};
struct rollout_source {			/* a list the counts rest on */
	char	*by;			/* what the list is called */
	int64_t	 n;			/* installations */
};
#define GOLIVE_WEEKS	8
struct golives {			/* installations, by weeks of Monday */
	int64_t	 week[GOLIVE_WEEKS];	/* that came into operation; the last
					 * is the day's own week, up to it */
	/*
	 * To come into operation in the week after it, by a list or by the
	 * due date of the step that gives it; those where a step waits.
	 */
	int64_t	 planned, waiting;
};
struct rollout_rows {
	struct rollout_row *row;	/* systems that have installations */
	size_t	 n;			/* ... by area, vendor, name */
	struct rollout_area *area;	/* of the rows; in no order */
	size_t	 nareas;
	struct rollout_source *source;	/* the most installations first */
	size_t	 nsources;
	int64_t	 living;		/* installations, all together */
	struct golives golives;		/* of them */
};
/* The rollout on a day, in one pass. Free, also after a failure. */
bool	 rollout_rows(struct store *, day_t, struct rollout_rows *,
	    struct err *);
void	 rollout_rows_fini(struct rollout_rows *);
/* The count of one system among rows; of none if it has no row. */
struct rollout_count rollout_of_system(const struct rollout_rows *,
	    int64_t system_id);
struct rollout_last {			/* the newest day of operation */
	int64_t	 system_id;
	day_t	 on;			/* it may be yet to come */
};
/*
 * Of each system with installations that live on the day and have one, by
 * id. The caller frees *last, also on failure.
 */
bool	 rollout_last(struct store *, day_t, struct rollout_last **last,
	    size_t *n, struct err *);
/*
 * The living installations of each of n municipalities by status: one count
 * an id, zeroed by the caller. ids rise.
 */
bool	 rollout_by_municipality(struct store *, day_t, const int64_t *ids,
	    size_t n, struct rollout_count *, struct err *);
struct reported_row {			/* what was printed or reported */
	int64_t	 id;
	day_t	 status_date;
	char	*area, *vendor, *label, *note;	/* vendor NULL: a total */
	struct rollout_count count;	/* UNKNOWN is 0 */
	int64_t	 total;			/* as printed */
};
void	 reported_free(struct reported_row *, size_t n);
/* The newest set with a status date on or before the day; n 0: none. */
bool	 reported_rows(struct store *, day_t, struct reported_row **,
	    size_t *n, struct err *);

/* A track with phases, steps and requires. Free with track_fini. */
bool	 track_load(struct store *, int64_t id, struct track *, struct err *);
/* The newest version of a kind's only track (rollout); 0: none. */
bool	 track_of_kind(struct store *, const char *kind, int64_t *id,
	    struct err *);
bool	 track_by_key(struct store *, const char *key, int64_t *id,
	    struct err *);

struct programme_counts {		/* for the overview */
	int64_t	 municipalities, vendors, systems;
};
bool	 programme_counts(struct store *, struct programme_counts *,
	    struct err *);

#endif
