/*
 * The common road of all verbs on steps (steps.h): one transaction, all the
 * steps or none, judged by the walk after each change, so that "F1 F2 F3"
 * may be ticked in one act although F2 needs F1.
 */
#include <stdlib.h>
#include <string.h>

#include "act/steps.h"
#include "act/since.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"

void
mark_set_text(char **to, const char *from)
{
	char *copy = str_empty(from) ? NULL : xstrdup(from);

	free(*to);
	*to = copy;
}

bool
text_check(const char *field, const char *text, struct err *e)
{
	size_t left = text ? strlen(text) : 0, n;
	int32_t cp;

	for (; left; text += n, left -= n) {
		n = utf8_next(text, left, &cp);
		if (cp < 0)
			return err_set(e, ERR_USAGE,
			    _("%s: this is not UTF-8"), field);
		if (cp == '\t' || cp == '\n')
			continue;
		if (utf8_is_control(cp) || utf8_is_bidi(cp))
			return err_set(e, ERR_USAGE, _("%s: a control "
			    "character (U+%04X) is not stored"), field,
			    (unsigned)cp);
	}
	return true;
}

/* The same of every text of a mark. */
static bool
mark_texts_check(const struct mark *m, struct err *e)
{
	return text_check(_("contact"), m->who, e) &&
	    text_check(_("owner"), m->owner, e) &&
	    text_check(_("evidence"), m->evidence, e) &&
	    text_check(_("reason"), m->reason, e) &&
	    text_check(_("approver"), m->approver, e) &&
	    text_check(_("note"), m->note, e);
}

bool
steps_enrol(struct store *s, struct standing *st, struct err *e)
{
	static const char *const column[SUBJECT__COUNT] = {
		[SUBJECT_SYSTEM] = "system_id",
		[SUBJECT_INSTALLATION] = "installation_id",
		[SUBJECT_MUNICIPALITY] = "municipality_id",
	};
	struct record r;
	bool ok;

	if (st->run_id)
		return true;
	record_init(&r, ENTITY_RUN);
	record_set_int(&r, "track_id", st->track.id);
	record_set_int(&r, column[st->subject.kind], st->subject.id);
	ok = record_add(s, &r, e);
	if (ok)
		st->run_id = r.id;
	record_fini(&r);
	return ok;
}

static void
mark_to_record(const struct mark *m, struct record *r)
{
	record_set_text(r, "state", mark_word(m->state));
	record_set_day(r, "on_date", m->on);
	record_set_day(r, "until_date", m->until);
	record_set_day(r, "since_date", m->since);
	record_set_day(r, "due_date", m->due);
	record_set_text(r, "waits_for", party_word(m->waits_for));
	record_set_text(r, "who", m->who);
	record_set_text(r, "owner", m->owner);
	record_set_text(r, "evidence", m->evidence);
	record_set_text(r, "reason", m->reason);
	record_set_text(r, "approver", m->approver);
	record_set_text(r, "note", m->note);
}

static bool
mark_write(struct store *s, struct standing *st, int i, bool *changed,
    struct err *e)
{
	struct mark *m = &st->mark[i];
	struct record r;
	bool ok;
	int n = 1;

	if (!steps_enrol(s, st, e))
		return false;
	record_init(&r, ENTITY_MARK);
	r.id = m->id;
	record_set_int(&r, "run_id", st->run_id);
	record_set_int(&r, "step_id", st->track.steps[i].id);
	mark_to_record(m, &r);
	ok = m->id ? record_put(s, &r, &n, e) : record_add(s, &r, e);
	if (ok)
		m->id = r.id;
	*changed = n > 0;
	record_fini(&r);
	return ok;
}

/* A period that the new one follows is kept beside the mark. */
static bool
past_write(struct store *s, const struct standing *st, int i,
    const struct mark *before, struct err *e)
{
	struct record r;
	day_t last;
	bool ok;

	if (!before->id || !mark_follows(before, &st->mark[i], &last))
		return true;
	record_init(&r, ENTITY_PAST_MARK);
	record_set_int(&r, "run_id", st->run_id);
	record_set_int(&r, "step_id", st->track.steps[i].id);
	record_set_text(&r, "state", mark_word(before->state));
	record_set_day(&r, "on_date", before->on);
	record_set_day(&r, "until_date", last);
	record_set_text(&r, "evidence", before->evidence);
	record_set_text(&r, "reason", before->reason);
	record_set_text(&r, "approver", before->approver);
	ok = record_add(s, &r, e);
	record_fini(&r);
	return ok;
}

static bool
step_write(struct store *s, struct standing *st, int i,
    const struct step_verb *verb, const void *args, bool *changed,
    struct err *e)
{
	struct mark before;
	bool ok;

	*changed = false;
	if (verb->change) {
		mark_copy(&before, &st->mark[i]);
		ok = verb->change(st, i, &st->mark[i], args, e) &&
		    steps_meet(s, st, i, &before, verb, args, e) &&
		    mark_texts_check(&st->mark[i], e);
		if (ok && !mark_check(&st->mark[i], e))
			ok = err_wrap(e, "%s", st->track.steps[i].key);
		ok = ok && mark_write(s, st, i, changed, e) &&
		    past_write(s, st, i, &before, e);
		mark_fini(&before);
		if (!ok)
			return false;
	}
	return !verb->also || verb->also(s, st, i, args, changed, e);
}

bool
steps_one(struct store *s, struct standing *st, const char *key,
    const struct step_verb *verb, const void *args, bool *changed,
    struct err *e)
{
	int i = track_step(&st->track, key);

	if (i < 0)
		return err_set(e, ERR_INVALID,
		    _("'%s' is no step of %s; its steps go from %s to %s"), key,
		    st->track.title, st->track.nsteps ?
		    st->track.steps[0].key : "-", st->track.nsteps ?
		    st->track.steps[st->track.nsteps - 1].key : "-");
	if (!step_write(s, st, i, verb, args, changed, e))
		return false;
	standing_on(st, verb->day);
	return true;
}

/* "Acadre F1, F2: met": the act's title and, with its day, its sentence. */
static void
steps_title(struct buf *b, const struct standing *st, const char *const *keys,
    int n, const char *done)
{
	int k;

	buf_addf(b, "%s ", st->name);
	for (k = 0; k < n; k++) {
		int i = track_step(&st->track, keys[k]);

		buf_addf(b, "%s%s", k ? ", " : "", st->track.steps[i].key);
	}
	buf_addf(b, ": %s", done);
}

/* What else the act opened: the phase's gate, when it now may be passed. */
void
steps_tell_gate(struct buf *b, const struct standing *st, int phase_before)
{
	if (st->walk.phase > phase_before && st->track.nphases)
		buf_addf(b, _("; the gate of %s is open"),
		    st->track.phases[st->walk.phase - 1].title);
}

bool
steps_act(struct act_ctx *c, const struct subject *sub,
    const char *const *keys, int n, const struct step_verb *verb,
    const void *args, struct act_result *res, struct err *e)
{
	struct standing *st = xcalloc(1, sizeof(*st));
	struct since since;
	struct buf title = BUF_INIT;
	bool ok = false, changed;
	int k, before;

	if (!act_begin(c->store, c->origin, "", verb->reason, e)) {
		free(st);
		return false;
	}
	if (!since_begin(c->store, verb->sight ? 0 : verb->seen, &since, e) ||
	    !standing_load(c->store, sub, verb->day, st, e))
		goto out;
	before = st->walk.phase;
	for (k = 0; k < n; k++) {
		if (!since_step(c->store, &since, st, keys[k], verb, args,
		    &res->clashes, &changed, e))
			goto out;
		res->nchanges += changed;
	}
	steps_title(&title, st, keys, n, verb->done);
	if (!act_retitle(c->store, buf_str(&title), e))
		goto out;
	res->act_id = res->nchanges && !c->dry ? act_current(c->store) : 0;
	if (!act_commit(c->store, c->dry, e)) {
		res->act_id = 0;
		goto out;
	}
	if (!res->nchanges)
		buf_add(&title, _(" (it was so already)"));
	steps_tell_gate(&title, st, before);
	str_copy(res->text, sizeof(res->text), buf_str(&title));
	ok = true;
out:
	act_cancel(c->store);
	buf_fini(&title);
	standing_fini(st);
	free(st);
	return ok;
}
