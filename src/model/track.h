/*
 * The one engine: a subject walks a track (design section 1). This file owns
 * the shapes of a track (forløb, tilslutning, KLIK-gruppe): its phases, each
 * ending in a gate, and its steps. No I/O: the store fills these in.
 */
#ifndef MODEL_TRACK_H
#define MODEL_TRACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

#define TRACK_STEPS_MAX		64	/* a set of steps is one uint64_t */
#define TRACK_PHASES_MAX	8

enum subject_kind {			/* what walks a track */
	SUBJECT_SYSTEM,			/* It-system, on a course (forløb) */
	SUBJECT_INSTALLATION,		/* kommune x system, on the rollout */
	SUBJECT_MUNICIPALITY,		/* kommune, on a KLIK group */
	SUBJECT__COUNT
};

enum party {				/* who does a step, holds the ball */
	PARTY_NONE,
	PARTY_VENDOR,			/* leverandør */
	PARTY_MUNICIPALITY,		/* kommune */
	PARTY_KOMBIT,
	PARTY__COUNT
};

/* A dated fact that lists report about a subject (domain.md 5 and 9). */
enum milestone {
	MILESTONE_NONE,
	MILESTONE_AGREED,		/* Aftalt: step 2 of the eight */
	MILESTONE_OPERATION,		/* I drift: step 8 of the eight */
	MILESTONE_READY,		/* klarmeldt: K7 of a course */
	MILESTONE__COUNT
};

struct step {				/* trin */
	int64_t		 id;
	char		 key[16];	/* "F1", "8": unique in its track */
	char		*title;
	char		*description;
	char		*role;		/* several owners: "a + b" */
	char		*source;	/* "seed", "derived", an address */
	char		 condition[32];	/* name of a fact; "" = always */
	enum party	 party;
	int		 phase;		/* index into the track's phases */
	int		 planned_days;	/* work days; 0 = not planned */
	bool		 early;		/* may start before the gate before */
	bool		 after_ready;	/* needs the system klarmeldt */
	enum milestone	 gives;		/* meeting this step is the milestone */
	enum milestone	 implied_by;	/* a reported milestone counts as met */
	uint64_t	 requires;	/* bit i = step i of the track */
};

struct phase {				/* fase; ends in a gate (port) */
	int64_t		 id;
	char		 key[16];
	char		*title;
};

struct track {
	int64_t		 id;
	char		 key[32];	/* "forloeb1", "tilslutning" ... */
	char		*title;
	int		 version;
	enum subject_kind subject;
	struct phase	 phases[TRACK_PHASES_MAX];
	int		 nphases;
	struct step	 steps[TRACK_STEPS_MAX];	/* in working order */
	int		 nsteps;
	int		*holders;	/* of the texts: track_share; or NULL */
};

/* Frees the texts; the struct itself belongs to the caller. */
void	 track_fini(struct track *);
/*
 * Make *to the same track on the same texts: a copy that costs nothing. Each
 * of them is freed with track_fini, in any order.
 */
void	 track_share(struct track *from, struct track *to);
/* Index of the step with this key (ASCII case ignored), or -1. */
int	 track_step(const struct track *, const char *key);
/* Bits of the steps of one phase. */
uint64_t track_phase_steps(const struct track *, int phase);
/*
 * A track that can be walked: keys unique and not empty, phases in range and
 * not falling, requires inside the track and without a cycle; the gate before
 * a step that is not early counts as required. On failure the sentence names
 * the step, and for a cycle the loop ("I5 > I6 > I5").
 */
bool	 track_check(const struct track *, struct err *);

/* The stored word of an enum ("system", "vendor", "agreed"); never NULL. */
const char *subject_word(enum subject_kind);
const char *party_word(enum party);		/* NONE: "" */
const char *milestone_word(enum milestone);	/* NONE: "" */
/* The enum of a stored word; false if there is none such. */
bool	 subject_of(const char *, enum subject_kind *);
bool	 party_of(const char *, enum party *);
bool	 milestone_of(const char *, enum milestone *);
/* The translated name for people ("leverandør"). */
const char *party_name(enum party);

#endif
