/* klar show SUBJECT, klar why SUBJECT [STEP | GATE]. */
#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "cli/cli.h"
#include "report/pairing.h"
#include "report/people.h"
#include "report/roster_sheet.h"
#include "report/show.h"
#include "report/whatif.h"

/* A municipality without a track: everything it runs. */
static bool
show_municipality(struct cli *c, int64_t id, struct err *e)
{
	struct roster_ask ask = { .roster = ROSTER_INSTALLATIONS,
	    .day = cli_as_of(c), .past = c->as_of != DAY_NONE };
	struct municipality m = { .id = 0 };
	struct roster_sheet to;
	struct buf filter = BUF_INIT;
	char title[200], day[DAY_TEXT];
	bool ok;

	if (!municipality_get(c->store, id, &m, e))
		return false;
	snprintf(title, sizeof(title), _("%s %s, %s, %lld residents, as of %s"),
	    m.code, m.name, m.region ? m.region : "",
	    (long long)m.population, date_dk(ask.day, day));
	roster_term(&filter, "code", m.code);
	ask.filter = buf_str(&filter);
	municipality_fini(&m);
	ok = roster_sheet(c->store, &ask, title, &to, e);
	if (ok)
		cli_sheets(c, &to.sheet, 1);
	roster_sheet_fini(&to);
	buf_fini(&filter);
	return ok;
}

static bool
show_subject(struct cli *c, const struct subject *sub, struct err *e)
{
	struct standing *st = xcalloc(1, sizeof(*st));
	struct pairs pairs = { .n = 0 };
	struct sheet sh[2];
	bool ok = standing_load(c->store, sub, cli_as_of(c), st, e);

	if (ok && sub->kind == SUBJECT_INSTALLATION)
		ok = pairs_load(c->store, sub->id, cli_as_of(c), &pairs, e);
	if (ok) {
		standing_sheet(st, &sh[0]);
		ok = said_notes(c->store, st, -1, &sh[0], e);
		if (!ok)
			sheet_fini(&sh[0]);
	}
	if (ok) {
		if (pairs.n)
			pairs_sheet(&pairs, &sh[1]);
		cli_sheets(c, sh, pairs.n ? 2 : 1);
	}
	pairs_fini(&pairs);
	standing_fini(st);
	free(st);
	return ok;
}

/* Which step or gate is meant; without a word the next gate. */
static bool
find_goal(const struct standing *st, const char *word, int *step, int *gate,
    struct err *e)
{
	*step = word ? track_step(&st->track, word) : -1;
	*gate = word ? track_gate(&st->track, word) : st->walk.phase;
	if (*step >= 0)
		return true;
	if (*gate >= 0 && *gate < st->track.nphases)
		return true;
	return word ? err_set(e, ERR_INVALID, _("'%s' is no step of %s"), word,
	    st->track.title) : err_set(e, ERR_PART, _("every gate of %s is "
	    "open"), st->name);
}

/* What locks it, line by line, and the steps in its way. */
static bool
why_subject(struct cli *c, const struct subject *sub, const char *word,
    struct err *e)
{
	struct standing *st = xcalloc(1, sizeof(*st));
	struct sheet sh[2];
	int step, gate, n = 0;
	bool ok = standing_load(c->store, sub, cli_as_of(c), st, e) &&
	    find_goal(st, word, &step, &gate, e);

	if (ok && step >= 0) {
		why_sheet(st, step, &sh[n++]);
		ok = said_notes(c->store, st, step, &sh[0], e);
		if (!ok)
			sheet_fini(&sh[0]);
	}
	if (ok) {
		way_sheet(st, step, gate, &sh[n++]);
		cli_sheets(c, sh, n);
	}
	standing_fini(st);
	free(st);
	return ok;
}

/* A system on no course has no steps to show. */
static bool
show_system(struct cli *c, int64_t id, struct err *e)
{
	struct sheet sh[SYSTEM_SHEETS];

	if (!system_sheets(c->store, id, cli_as_of(c), sh, e))
		return false;
	cli_sheets(c, sh, SYSTEM_SHEETS);
	return true;
}

bool
cli_show(struct cli *c, int *status, struct err *e)
{
	struct subject sub;
	int64_t id;

	(void)status;
	if (c->argc != 1)
		return cli_usage(c, e);
	if (!cli_municipality(c, &id, e))
		return false;
	if (id)
		return show_municipality(c, id, e);
	if (!cli_subject(c, 0, &sub, e))
		return false;
	if (sub.kind == SUBJECT_SYSTEM && !sub.track_id)
		return show_system(c, sub.id, e);
	return show_subject(c, &sub, e);
}

bool
cli_why(struct cli *c, int *status, struct err *e)
{
	struct subject sub;

	(void)status;
	if (c->argc != 1 && c->argc != 2)
		return cli_usage(c, e);
	return cli_subject(c, 0, &sub, e) && why_subject(c, &sub,
	    c->argc == 2 ? c->argv[1] : NULL, e);
}
