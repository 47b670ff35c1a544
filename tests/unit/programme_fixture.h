/*
 * A small programme: a vendor's systems in two areas, municipalities, and the
 * rollout track with three of its steps.
 */
#ifndef TESTS_UNIT_PROGRAMME_FIXTURE_H
#define TESTS_UNIT_PROGRAMME_FIXTURE_H

#include "store_fixture.h"

struct world {
	struct store	*s;
	int64_t		 rollout, run_step[3];	/* steps 1, 2 and 8 */
	int64_t		 municipality[6], system[5], area[2];
};

/* A version of the rollout track with three of its steps. */
static inline int64_t
make_rollout(struct store *s, int version, int64_t step[3])
{
	static const char *const key[] = { "1", "2", "8" };
	static const char *const gives[] = { "", "agreed", "operation" };
	int64_t track, phase;
	int i;

	track = row(s, ENTITY_TRACK, "key=tilslutning|version=%d|"
	    "kind=rollout|subject=installation|position=1|title=Tilslutning",
	    version);
	phase = row(s, ENTITY_PHASE, "track_id=%lld|position=1|key=T|"
	    "title=Tilslutning", (long long)track);
	for (i = 0; i < 3; i++)
		step[i] = row(s, ENTITY_STEP, "phase_id=%lld|"
		    "position=%d|key=%s|title=step|early=0|after_ready=0|"
		    "gives=%s", (long long)phase, i + 1, key[i], gives[i]);
	return track;
}

static inline void
make_world(struct world *w, struct store *s)
{
	static const char *const town[] = { "Åbenrå", "Odense", "Ærø",
	    "Zealand", "København", "Aarhus" };
	int64_t vendor;
	int i;

	w->s = s;
	begin(s);
	w->rollout = make_rollout(s, 1, w->run_step);
	for (i = 0; i < 6; i++)
		w->municipality[i] = row(s, ENTITY_MUNICIPALITY,
		    "code=%04d|name=%s", 101 + i, town[i]);
	w->area[0] = row(s, ENTITY_AREA, "name=Jobcenter");
	w->area[1] = row(s, ENTITY_AREA, "name=ESDH");
	vendor = row(s, ENTITY_VENDOR, "name=KMD");
	for (i = 0; i < 4; i++)
		w->system[i] = row(s, ENTITY_SYSTEM, "vendor_id=%lld|"
		    "name=system %c|area_id=%lld", (long long)vendor,
		    "CABD"[i], (long long)w->area[i % 2]);
	w->system[4] = row(s, ENTITY_SYSTEM, "vendor_id=%lld|name=loose",
	    (long long)vendor);
	commit(s);
}

#endif
