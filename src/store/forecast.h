/*
 * When the gates of a subject happened or may happen, beside when they were
 * planned. What happened comes from the walk (model/walk.h), what may come
 * from the outlook (model/outlook.h); neither is worked out a second time.
 *
 * The plan of a gate is what the store knows of it: the latest due date of
 * the steps of its phase, if those that come last in it have one (for the
 * last gate it is enough that the step which gives the klarmelding has one);
 * else the planned work days of every step up to it, counted from the first
 * day anything happened on the run. Else there is no plan.
 */
#ifndef STORE_FORECAST_H
#define STORE_FORECAST_H

#include "model/outlook.h"
#include "store/standing.h"

struct gate_forecast {
	enum outlook_sure sure;
	day_t		 on;		/* happened or forecast; DAY_NONE */
	day_t		 plan;		/* DAY_NONE: none */
	day_t		 decided;	/* somebody passed it; DAY_NONE */
};

struct forecast {
	day_t		 start;		/* the first thing that happened */
	struct gate_forecast gate[TRACK_PHASES_MAX];	/* of each phase */
	struct gate_forecast ready;	/* the klarmelding */
	bool		 told;		/* by a list: the gates are not */
};

/* Of a standing that is loaded; no query. */
void	 standing_forecast(const struct standing *, struct forecast *);
/*
 * Days from the planned klarmelding to when it happened, is forecast, or can
 * be at the earliest; false: one of the two is not known.
 */
bool	 forecast_slip(const struct gate_forecast *, int *days);

#endif
