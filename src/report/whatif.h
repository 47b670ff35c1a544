/*
 * What locks a step or a gate and the shortest way to it; and what would come
 * of steps being met, or waived, today: which may start, which gates open,
 * when the klarmelding can be, which installations are released and which
 * targets it counts for. Worked out with the walk; nothing is written.
 */
#ifndef REPORT_WHATIF_H
#define REPORT_WHATIF_H

#include "model/outlook.h"
#include "report/sheet.h"
#include "store/standing.h"

enum effect_kind {
	EFFECT_AHEAD,			/* it would come before its turn */
	EFFECT_READY,			/* a step may start */
	EFFECT_GATE,			/* a gate opens */
	EFFECT_FORECAST,		/* the last gate moves */
	EFFECT_RELEASED,		/* an installation may go on */
	EFFECT_TARGET,			/* counts for a target */
	EFFECT__COUNT
};

struct effect {
	enum effect_kind kind;
	struct subject	 subject;	/* to open; id 0: none */
	char		*name;		/* of the subject, or the target */
	char		*what;		/* translated */
	day_t		 before, after;	/* FORECAST; DAY_NONE: nobody knows */
	int64_t		 was, will;	/* TARGET: municipalities */
};

struct effects {			/* in the order of enum effect_kind */
	struct effect	*e;
	size_t		 n;
	day_t		 day;		/* that was asked for */
};

/* One subject whose steps are supposed to be done. */
struct supposed {
	struct subject	 subject;
	uint64_t	 steps;		/* of its track */
};

void	 effects_fini(struct effects *);
/* Only what happens to the subject itself; no question to the store. */
void	 effects_of(const struct standing *, uint64_t steps, enum mark_state,
	    struct effects *);
/* Everything, of several subjects. state is MARK_MET or MARK_WAIVED. */
bool	 effects_load(struct store *, day_t, const struct supposed *,
	    size_t n, enum mark_state, struct effects *, struct err *);

const char *effect_word(enum effect_kind);	/* for programs */
const char *effect_name(enum effect_kind);	/* translated */
/* "15-01-2021 > 06-01-2021, 6 work days sooner" and the like; appended. */
void	 effect_tell(const struct effect *, struct buf *);
/*
 * All of it in one sentence: "1 gate opens now, 3 steps may start, klarmelding
 * ..., in time for the quarter"; appended.
 */
void	 effects_say(const struct effects *, struct buf *);
void	 effects_sheet(const struct effects *, const char *title,
	    struct sheet *);

/*
 * The waivers in force: each with who, why and until when, and what comes of
 * its end; three lines each, '\n' after every one; appended. Returns how many.
 */
int	 waivers_tell(const struct standing *, struct buf *);
/* The outlook of a standing: an installation asks its system's too. */
void	 standing_outlook(const struct standing *, struct outlook *);
/*
 * The steps in the way of step i, or of a gate (i < 0), in the order they can
 * be done, each with its party and the day it can be done at the earliest.
 */
void	 way_sheet(const struct standing *, int i, int gate, struct sheet *);
/* The same in a few lines, for a pane; appended, '\n' after each. */
void	 way_tell(const struct standing *, int i, struct buf *);

#endif
