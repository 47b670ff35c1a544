/*
 * Private to src/store: what a roster is made of, the row it stands on, and
 * sorting.
 */
#ifndef STORE_ROSTER_ROOM_H
#define STORE_ROSTER_ROOM_H

#include "base/idmap.h"
#include "store/forecast.h"
#include "store/gather.h"
#include "store/packed.h"
#include "store/roster.h"

#define PARENT_FIELDS	3

/*
 * A municipality (code, name, region) or a system (vendor, system, area) with
 * what installations tell of it; few, so they are kept.
 */
struct parent {
	int64_t		 id;
	char		*text[PARENT_FIELDS];	/* NULL: not set */
	char		*folded[PARENT_FIELDS];	/* by parent_folded */
	uint32_t	 rank[PARENT_FIELDS];	/* in Danish order */
	bool		 let;		/* by the filter that is asked */
	struct rollout_count count;	/* municipalities only */
};
struct parents {			/* by id */
	struct parent	*p;
	size_t		 n, last;	/* last: the one found last */
};

struct roster {
	struct store	*store;
	enum roster_id	 id;
	const struct roster_info *info;
	day_t		 day;
	bool		 past;
	int		 place_field, code_field;	/* -1: none */

	bool		 counted;
	struct rollout_rows systems;	/* counted, for systems */
	struct idmap	 course_at;	/* systems on a course: where in */
	struct gate_forecast *forecast;	/* ... when they are klarmeldt */
	bool		 has_forecasts;
	struct parents	 places;	/* installations, municipalities */
	struct parents	 products;	/* installations */
	struct marked_all marked;	/* installations with marks */
	bool		 has_marked;

	/* The row that is stood on: of a statement, or packed. */
	struct stmt	*q;
	const struct packed *packed;
	int64_t		 packed_id;
	struct parent	*place, *product;
	struct rollout_facts facts;
	bool		 has_facts;
	bool		 owns_past;	/* facts.past is freed with the row */
	struct err	 err;		/* of a value that could not be had */
};

/* Fields of an installation that belong to one of its parents; -1: not. */
int	 roster_place_field(int field);
int	 roster_product_field(int field);

/* Municipalities and systems as parents: roster_parent.c. */
bool	 parents_load(struct store *, enum stmt_id, struct parents *,
	    struct err *);
void	 parents_free(struct parents *);
/* A text of it, folded; borrowed. NULL: not set. */
const char *parent_folded(struct parent *, int field);
/* NULL if there is none such. */
struct parent *parents_find(struct parents *, int64_t id);

/* Forecasts of systems: roster_forecast.c. */
bool	 roster_is_forecast(const struct roster *, int field);
bool	 roster_forecasts(struct roster *, struct err *);
void	 roster_forecasts_free(struct roster *);
void	 roster_forecast_value(const struct roster *, int64_t system_id,
	    int field, struct filter_value *);

/* The fields of the row: a filter_value, arg is the roster. */
void	 roster_value(void *arg, int field, struct filter_value *);
/* One of a parent instead of a row; arg is a struct parent. */
void	 roster_place_value(void *arg, int field, struct filter_value *);
void	 roster_product_value(void *arg, int field, struct filter_value *);
/*
 * The row has been stepped to, or packed is set: find its parents. False: it
 * does not live on the day.
 */
bool	 roster_stand(struct roster *);
/* Leave the row. */
void	 roster_leave(struct roster *);
/* The statement of all rows, bound to ids from first to last. */
struct stmt *roster_ask(struct roster *, int64_t first, int64_t last,
	    struct err *);

/* Sorting: roster_sort.c. */
struct sorter;
struct sorter *sorter_new(struct roster *, const struct roster_pick *,
	    int n);
void	 sorter_free(struct sorter *);
/* Add the row that is stood on. */
void	 sorter_add(struct sorter *, int64_t id);
/* Append the ids in order, forget the rows. False: interrupted. */
bool	 sorter_take(struct sorter *, struct ids *, struct err *);

#endif
