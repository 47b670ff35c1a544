/*
 * What a row says about one step, whichever list it stands in. A list is
 * believed: a step may be told as met before its gate allows it, and that is
 * a warning, given when all rows about the subject have been read, so that
 * their order does not matter.
 */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "lists/gone.h"
#include "lists/reader.h"

struct met {				/* told of one subject, to be judged */
	struct subject	 subject;
	int		 col;		/* that names the step */
	int64_t		 line[TRACK_STEPS_MAX];	/* 0: not told */
};

struct work {
	struct mark_at	*at;
	const struct mark_cols *c;
	struct mark	 mark;		/* as it will be; texts are borrowed */
};

static bool
failed(struct reader *rd)
{
	rd->failed = true;
	return false;
}

/* ---- which step ---------------------------------------------------------- */

/* By key; else by title. */
static int
step_named(const struct track *t, const char *text)
{
	struct buf want = BUF_INIT, title = BUF_INIT;
	int i, found = track_step(t, text);

	word_fold(&want, text);
	for (i = 0; i < t->nsteps && found < 0; i++) {
		word_fold(&title, t->steps[i].title);
		if (title.len > 0 && str_eq(title.p, want.p))
			found = i;
	}
	buf_fini(&want);
	buf_fini(&title);
	return found;
}

bool
mark_find_run(struct reader *rd, struct mark_at *at, struct err *e)
{
	if (key_find(rd->store, at->subject.kind == SUBJECT_INSTALLATION ?
	    KEY_RUN_INSTALLATION : KEY_RUN_MUNICIPALITY, &(struct key_args){
	    .i = { at->subject.id, at->subject.track_id } }, &at->run_id, e))
		return true;
	return failed(rd);
}

static bool
find_step(struct reader *rd, struct mark_at *at, int col, struct err *e)
{
	const char *text = rd->cell[col].s;

	at->track = tracks_load(rd, at->subject.track_id, e);
	if (!at->track)
		return false;
	at->step = step_named(at->track, text);
	if (at->step < 0)
		return row_reject(rd, REASON_unknown_step, col,
		    _("%s has no step '%s'"), at->track->title, text);
	if (at->run_id != 0 && !key_find(rd->store, KEY_MARK,
	    &(struct key_args){ .i = { at->run_id,
	    at->track->steps[at->step].id } }, &at->mark_id, e))
		return failed(rd);
	return row_key(rd, (int64_t)at->subject.kind, at->subject.id,
	    at->track->steps[at->step].id);
}

/* ---- what it becomes ----------------------------------------------------- */

static day_t
cell_day(const struct reader *rd, int col, day_t otherwise)
{
	return col >= 0 && rd->cell[col].s ? (day_t)rd->cell[col].n :
	    otherwise;
}

/* A municipality may have answered that it has not begun, on a day. */
static bool
has_day(const struct work *w)
{
	return w->mark.state != MARK_OPEN ||
	    w->at->subject.kind == SUBJECT_MUNICIPALITY;
}

static bool
needs_day(const struct work *w)
{
	return w->mark.state == MARK_MET || w->mark.state == MARK_WAIVED ||
	    w->mark.state == MARK_SKIPPED ||
	    (w->mark.state == MARK_OPEN && w->c->answers);
}

/*
 * The word of the row; where a sheet came back with the one it went out with,
 * the one there is now.
 */
static int
told_state(const struct reader *rd, const struct work *w,
    const struct record *have)
{
	return rd->sent.row && rd->sent.same[w->c->state] ? sent_state(have) :
	    (int)rd->cell[w->c->state].n;
}

/* As klar would have it: the row's words over what is there. */
static void
make_mark(struct reader *rd, struct work *w, const struct record *have)
{
	int word = told_state(rd, w, have);
	struct mark *m = &w->mark;
	bool same = str_eq(record_text(have, "state"),
	    mark_word(STATE_OF(word)));
	day_t day = cell_day(rd, w->c->date, DAY_NONE);

	*m = (struct mark)MARK_INIT;
	m->state = STATE_OF(word);
	m->waits_for = STATE_PARTY(word);
	if (m->state == MARK_WAITING) {
		m->since = day != DAY_NONE ? day : same ?
		    record_day(have, "since_date") : rd->status_date;
		if (m->since == DAY_NONE)
			m->since = rd->status_date;
	} else if (has_day(w)) {
		m->on = day != DAY_NONE ? day : same ?
		    record_day(have, "on_date") : DAY_NONE;
		if (m->on == DAY_NONE && needs_day(w))
			m->on = rd->status_date;
	}
	m->until = cell_day(rd, w->c->until,
	    same ? record_day(have, "until_date") : DAY_NONE);
}

static void
put_texts(struct reader *rd, const struct mark_cols *c, struct draft *d,
    bool same)
{
	const struct {
		const char	*field;
		int		 col;
		bool		 stays;	/* when the state changes */
	} texts[] = {
		{ "who", c->who, false }, { "owner", c->owner, true },
		{ "evidence", c->evidence, true },
		{ "reason", c->reason, false },
		{ "approver", c->approver, false },
		{ "note", c->note, true },
	};
	size_t i;

	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		if (!same && !texts[i].stays)
			record_set_null(&d->want, texts[i].field);
		draft_text(d, rd, texts[i].field, texts[i].col);
	}
}

/* The draft's texts, for the model to check. */
static bool
check_mark(struct reader *rd, struct work *w, const struct draft *d)
{
	struct mark m = w->mark;
	const char *who = record_text(&d->want, "who");
	const char *reason = record_text(&d->want, "reason");
	const char *approver = record_text(&d->want, "approver");
	struct err why = ERR_INIT;
	bool ok;

	m.who = who ? xstrdup(who) : NULL;
	m.reason = reason ? xstrdup(reason) : NULL;
	m.approver = approver ? xstrdup(approver) : NULL;
	ok = mark_check(&m, &why);
	free(m.who);
	free(m.reason);
	free(m.approver);
	return ok || row_reject(rd, REASON_missing_value, w->c->state, "%s",
	    why.msg);
}

static void
fill(struct reader *rd, struct work *w, struct draft *d)
{
	const struct mark *m = &w->mark;
	bool same = str_eq(record_text(&d->have, "state"),
	    mark_word(m->state));

	draft_put_text(d, "state", mark_word(m->state), w->c->state);
	draft_put_day(d, "on_date", m->on, w->c->date);
	draft_put_day(d, "since_date", m->since, w->c->date);
	draft_put_day(d, "until_date", m->until, w->c->until);
	draft_put_text(d, "waits_for", party_word(m->waits_for),
	    w->c->state);
	draft_day(d, rd, "due_date", w->c->due);
	put_texts(rd, w->c, d, same);
	d->whole = true;
}

/* The store knows something later than this list does. */
static bool
is_older(const struct reader *rd, const struct draft *d,
    const struct mark *m)
{
	day_t on = record_day(&d->have, "on_date");
	day_t since = record_day(&d->have, "since_date");

	return d->have.id != 0 && !str_eq(record_text(&d->have, "state"),
	    mark_word(m->state)) && ((on != DAY_NONE &&
	    on > rd->status_date) || (since != DAY_NONE &&
	    since > rd->status_date));
}

/* "Ikke startet" of a step nobody has touched: nothing to keep. */
static bool
says_nothing(const struct work *w, const struct draft *d)
{
	return w->at->mark_id == 0 && w->mark.state == MARK_OPEN &&
	    w->mark.on == DAY_NONE && !record_text(&d->want, "due_date") &&
	    !record_text(&d->want, "owner") && !record_text(&d->want, "note");
}

static bool
add_run(struct reader *rd, struct mark_at *at, struct err *e)
{
	struct draft d;
	bool ok;

	if (at->run_id != 0)
		return true;
	ok = draft_init(&d, rd, ENTITY_RUN, 0, e);
	draft_put_int(&d, "track_id", at->track->id, -1);
	draft_put_int(&d, at->subject.kind == SUBJECT_INSTALLATION ?
	    "installation_id" : "municipality_id", at->subject.id, -1);
	ok = ok && draft_write(&d, rd, false, &at->run_id, e);
	draft_fini(&d);
	return ok;
}

static void
mark_of_record(const struct record *r, struct mark *m)
{
	*m = (struct mark)MARK_INIT;
	mark_of(record_text(r, "state"), &m->state);
	m->on = record_day(r, "on_date");
	m->until = record_day(r, "until_date");
	m->since = record_day(r, "since_date");
}

/*
 * The period that the row's follows (a waiver renewed, a certificate
 * replaced) is kept. Another day with the same end corrects the day.
 */
static bool
keep_period(struct reader *rd, struct work *w, const struct draft *d,
    struct err *e)
{
	static const char *const kept[] = { "run_id", "step_id" };
	static const char *const texts[] = { "evidence", "reason",
	    "approver" };
	struct mark before, now;
	struct draft past;
	day_t last;
	size_t i;
	bool ok;

	if (d->have.id == 0)
		return true;
	mark_of_record(&d->have, &before);
	mark_of_record(&d->want, &now);
	if (!mark_follows(&before, &now, &last) ||
	    (before.state == now.state && before.until == now.until))
		return true;
	ok = draft_init(&past, rd, ENTITY_PAST_MARK, 0, e);
	for (i = 0; i < sizeof(kept) / sizeof(kept[0]); i++)
		draft_put_int(&past, kept[i], record_int(&d->have, kept[i]),
		    -1);
	draft_put_text(&past, "state", mark_word(before.state), w->c->state);
	draft_put_day(&past, "on_date", before.on, w->c->date);
	draft_put_day(&past, "until_date", last, w->c->until);
	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		draft_put_text(&past, texts[i], record_text(&d->have,
		    texts[i]), -1);
	ok = ok && draft_write(&past, rd, false, NULL, e);
	draft_fini(&past);
	return ok;
}

static bool
write_mark(struct reader *rd, struct work *w, struct draft *d, struct err *e)
{
	enum mark_state state = STATE_OF(told_state(rd, w, &d->have));

	if ((state == MARK_MET || state == MARK_WAITING) &&
	    cell_day(rd, w->c->date, DAY_NONE) > rd->opts->today)
		return row_reject(rd, REASON_bad_date, w->c->date, _("'%s' has "
		    "not come yet; a row tells what was true on its day"),
		    rd->cell[w->c->date].s);
	make_mark(rd, w, &d->have);
	if (is_older(rd, d, &w->mark)) {
		row_warn(rd, REASON_older_than_known, w->c->state,
		    _("the list is older than what is known; the status "
		    "stays"));
		return row_saw(rd, ENTITY_MARK, w->at->mark_id, e);
	}
	fill(rd, w, d);
	if (!check_mark(rd, w, d))
		return false;
	if (says_nothing(w, d))
		return true;
	if (!add_run(rd, w->at, e))
		return false;
	draft_put_int(d, "run_id", w->at->run_id, -1);
	draft_put_int(d, "step_id", w->at->track->steps[w->at->step].id, -1);
	return draft_write(d, rd, true, NULL, e) &&
	    keep_period(rd, w, d, e);
}

/* ---- ahead of the gate --------------------------------------------------- */

static bool
judge(struct reader *rd, struct met *met, struct err *e)
{
	struct standing *st = xcalloc(1, sizeof(*st));
	int64_t line = rd->line;
	day_t day = rd->status_date > rd->opts->today ? rd->status_date :
	    rd->opts->today;
	bool ok;
	int i;

	ok = standing_load(rd->store, &met->subject, day, st, e);
	for (i = 0; ok && i < st->track.nsteps; i++)
		if (met->line[i] != 0 &&
		    (st->walk.step[i].flags & STEP_AHEAD)) {
			rd->line = met->line[i];
			row_warn(rd, REASON_ahead_of_gate, met->col,
			    _("%s: step %s is met before it could be"),
			    st->name, st->track.steps[i].key);
		}
	rd->line = line;
	standing_fini(st);
	free(st);
	memset(met->line, 0, sizeof(met->line));
	rd->failed |= !ok;
	return ok;
}

static bool
note_met(struct reader *rd, const struct work *w, struct err *e)
{
	const struct subject *told = &w->at->subject;
	struct met *met = rd->own;

	if (w->mark.state != MARK_MET || !rd->wrote)
		return true;
	if (!met)
		met = rd->own = xcalloc(1, sizeof(*met));
	if (met->subject.id != 0 && (met->subject.id != told->id ||
	    met->subject.kind != told->kind ||
	    met->subject.track_id != told->track_id) && !judge(rd, met, e))
		return false;
	met->subject = *told;
	met->col = w->c->step;
	met->line[w->at->step] = rd->line;
	return true;
}

bool
marks_finish(struct reader *rd, struct err *e)
{
	struct met *met = rd->own;

	return !met || judge(rd, met, e);
}

bool
row_mark(struct reader *rd, struct mark_at *at, const struct mark_cols *c,
    struct err *e)
{
	struct work w = { .at = at, .c = c };
	struct draft d;
	bool ok;

	if (!find_step(rd, at, c->step, e))
		return false;
	ok = draft_init(&d, rd, ENTITY_MARK, at->mark_id, e) &&
	    write_mark(rd, &w, &d, e);
	draft_fini(&d);
	return ok && note_met(rd, &w, e);
}
