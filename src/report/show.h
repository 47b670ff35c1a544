/*
 * One subject, or one municipality, in full: what "klar show" prints.
 */
#ifndef REPORT_SHOW_H
#define REPORT_SHOW_H

#include "report/sheet.h"
#include "store/standing.h"

/* Steps of a subject with state, dates and what locks each. */
void	 standing_sheet(const struct standing *, struct sheet *);
/* Why a step is locked, line by line. */
void	 why_sheet(const struct standing *, int step, struct sheet *);
#define SYSTEM_SHEETS	2
/*
 * One system, on a course or not: its row, and its installations by status.
 * Fills SYSTEM_SHEETS sheets; none on false.
 */
bool	 system_sheets(struct store *, int64_t id, day_t, struct sheet *,
	    struct err *);

/*
 * One line about a step's state on the walk's day for people: "met 24-03,
 * valid until 01-04", "locked: I8, K6", "waiting for vendor since 03-02".
 */
void	 step_sentence(struct buf *, const struct standing *, int step);
/* What else is to be said of a step: late, expired, implied, ahead ... */
void	 step_flags(struct buf *, const struct step_view *);

/*
 * "waiver asked of sø by ml on 26-04-2021, until 30-06-2021: why", and what
 * came of it by the walk's day.
 */
void	 request_tell(struct buf *, const struct request *,
	    const struct walk *);
/* A line for each waiver that was asked for a step by the walk's day. */
void	 request_lines(struct buf *, const struct standing *, int step);
/* The same as notes to a sheet; step -1: of every step, which is named. */
void	 request_notes(const struct standing *, int step, struct sheet *);

#endif
