/*
 * Saving and forgetting profiles (profile.h).
 */
#include "act/profile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/utf8.h"

#define NAME_COLS	60		/* that a name may take on the screen */

bool
profile_name_check(const char *name, struct err *e)
{
	size_t i = 0, len = strlen(name);
	int32_t cp;

	while (i < len) {
		i += utf8_next(name + i, len - i, &cp);
		if (cp < 0 || utf8_is_control(cp) || utf8_is_bidi(cp) ||
		    utf8_is_invisible(cp))
			return err_set(e, ERR_INVALID, _("the name of a "
			    "profile is plain text"));
	}
	if (len == 0 || *name == ' ' || name[len - 1] == ' ')
		return err_set(e, ERR_INVALID, _("a profile needs a name, "
		    "without blanks at its ends"));
	if (utf8_width(name) > NAME_COLS)
		return err_set(e, ERR_INVALID, _("the name of a profile has "
		    "at most %d characters"), NAME_COLS);
	return true;
}

/* The newest version; id 0: there is none. */
static bool
newest(struct store *s, const char *name, struct profile *p, struct err *e)
{
	struct ids ids;
	bool ok = profile_versions(s, name, &ids, e);

	memset(p, 0, sizeof(*p));
	ok = ok && (ids.n == 0 || profile_get(s, ids.id[0], p, e));
	free(ids.id);
	return ok;
}

static bool
add_columns(struct store *s, int64_t id, const struct list_map *m,
    struct err *e)
{
	struct record r;
	bool ok = true;
	int i;

	for (i = 0; ok && i < m->ncolumns; i++) {
		record_init(&r, ENTITY_PROFILE_COLUMN);
		record_set_int(&r, "profile_id", id);
		record_set_int(&r, "position", i + 1);
		record_set_text(&r, "header", m->column[i].header);
		record_set_text(&r, "target", m->column[i].target);
		ok = record_add(s, &r, e);
		record_fini(&r);
	}
	for (i = 0; ok && i < m->nwords; i++) {
		record_init(&r, ENTITY_PROFILE_VALUE);
		record_set_int(&r, "profile_id", id);
		record_set_text(&r, "target", m->word[i].target);
		record_set_text(&r, "said", m->word[i].said);
		record_set_text(&r, "means", m->word[i].means);
		ok = record_add(s, &r, e);
		record_fini(&r);
	}
	return ok;
}

/* A file that no profile read says nothing of what is gone. */
static enum gone_how
gone_how(const struct read_report *r)
{
	return r->gone_how == GONE_UNSAID ? GONE_ASK : r->gone_how;
}

/* p becomes what was saved. */
static bool
add_version(struct store *s, struct profile *p, const char *name,
    const struct read_report *r, struct err *e)
{
	struct record record;
	bool ok;

	record_init(&record, ENTITY_PROFILE);
	record_set_text(&record, "name", p->id ? p->name : name);
	record_set_int(&record, "version", p->version + 1);
	record_set_text(&record, "list", list_info[r->list].word);
	if (gone_how(r) != GONE_ASK)
		record_set_text(&record, "gone", gone_word(gone_how(r)));
	ok = record_add(s, &record, e) &&
	    add_columns(s, record.id, &r->map, e);
	p->id = record.id;
	p->version++;
	record_fini(&record);
	return ok;
}

static void
tell_saved(const struct profile *p, const char *name,
    const struct read_report *r, struct act_result *res)
{
	int i, read = 0;

	for (i = 0; i < r->map.ncolumns; i++)
		read += r->map.column[i].target != NULL;
	snprintf(res->text, sizeof(res->text), _("profile '%s', version %d: "
	    "list of %s, %d of %d columns read, words: %d"),
	    p->name ? p->name : name, p->version, list_info[r->list].word,
	    read, r->map.ncolumns, r->map.nwords);
}

static bool
save(struct act_ctx *c, struct profile *p, const char *name,
    const struct read_report *r, int64_t import_act, struct act_result *res,
    struct err *e)
{
	if (p->id != 0 && strcmp(p->list, list_info[r->list].word) != 0)
		return err_set(e, ERR_INVALID, _("the profile '%s' reads a "
		    "list of %s, not of %s; take another name"), p->name,
		    p->list, list_info[r->list].word);
	if (p->id != 0 && list_map_same(&p->map, &r->map) &&
	    p->gone == gone_how(r)) {
		snprintf(res->text, sizeof(res->text), _("profile '%s' is as "
		    "it was, version %d"), p->name, p->version);
		return true;
	}
	if (!add_version(c->store, p, name, r, e))
		return false;
	tell_saved(p, name, r, res);
	res->nchanges = 1;
	res->act_id = c->dry ? 0 : act_current(c->store);
	return (import_act == 0 || import_set_profile(c->store, import_act,
	    p->id, e)) && act_retitle(c->store, res->text, e);
}

bool
act_profile_save(struct act_ctx *c, const char *name,
    const struct read_report *r, int64_t import_act, struct act_result *res,
    struct err *e)
{
	struct profile p;
	bool ok;

	if (!profile_name_check(name, e) ||
	    !act_begin(c->store, c->origin, name, NULL, e))
		return false;
	ok = newest(c->store, name, &p, e) &&
	    save(c, &p, name, r, import_act, res, e) &&
	    act_commit(c->store, c->dry, e);
	act_cancel(c->store);
	profile_fini(&p);
	return ok;
}

/* ---- forgetting ---------------------------------------------------------- */

static bool
drop_rows(struct store *s, int64_t profile_id, enum entity entity,
    struct err *e)
{
	struct ids ids;
	bool ok = profile_rows(s, profile_id, entity, &ids, e);
	size_t i;

	for (i = 0; ok && i < ids.n; i++)
		ok = record_delete(s, entity, ids.id[i], e);
	free(ids.id);
	return ok;
}

static bool
forget(struct act_ctx *c, const char *name, struct act_result *res,
    struct err *e)
{
	struct profile p = { 0 };
	struct ids ids;
	bool ok = profile_versions(c->store, name, &ids, e);
	size_t i;

	if (ok && ids.n == 0)
		ok = err_set(e, ERR_INVALID, _("there is no profile '%s'; "
		    "'klar profiles' names them"), name);
	ok = ok && profile_get(c->store, ids.id[0], &p, e);
	for (i = 0; ok && i < ids.n; i++)
		ok = drop_rows(c->store, ids.id[i], ENTITY_PROFILE_COLUMN,
		    e) && drop_rows(c->store, ids.id[i],
		    ENTITY_PROFILE_VALUE, e) &&
		    record_delete(c->store, ENTITY_PROFILE, ids.id[i], e);
	if (ok) {
		res->nchanges = (int)ids.n;
		res->act_id = c->dry ? 0 : act_current(c->store);
		snprintf(res->text, sizeof(res->text), i18n_plural("profile "
		    "'%s' is forgotten: %d version", "profile '%s' is "
		    "forgotten: %d versions", (unsigned long)ids.n), p.name,
		    (int)ids.n);
		ok = act_retitle(c->store, res->text, e);
	}
	profile_fini(&p);
	free(ids.id);
	return ok;
}

bool
act_profile_forget(struct act_ctx *c, const char *name,
    struct act_result *res, struct err *e)
{
	bool ok;

	if (!act_begin(c->store, c->origin, name, NULL, e))
		return false;
	ok = forget(c, name, res, e) && act_commit(c->store, c->dry, e);
	act_cancel(c->store);
	return ok;
}
