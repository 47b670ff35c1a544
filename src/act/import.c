/*
 * Import (import.h): the act around lists/, and the row that says what the
 * list was.
 */
#include <stdio.h>

#include "act/import.h"
#include "base/i18n.h"
#include "base/path.h"

/* "liste.csv: 3 new, 1 changed": the act's title. */
static bool
import_title(struct store *s, const struct read_report *r,
    struct act_result *res, struct err *e)
{
	snprintf(res->text, sizeof(res->text), _("%s: %lld new, %lld changed, "
	    "%lld same, %lld conflicts, %lld rejected"), path_base(r->file),
	    (long long)r->added, (long long)r->changed, (long long)r->same,
	    (long long)r->conflict, (long long)r->rejected);
	return act_retitle(s, res->text, e);
}

static bool
import_facts(struct store *s, const struct read_report *r, struct err *e)
{
	struct import_facts f = {
		.list = list_info[r->list].word, .file = r->file,
		.hash = r->hash, .status_date = r->status_date,
		.rows = r->rows, .added = r->added, .changed = r->changed,
		.same = r->same, .conflict = r->conflict,
		.rejected = r->rejected,
	};

	return import_log(s, &f, e);
}

bool
act_import(struct act_ctx *c, const char *path,
    const struct read_opts *opts, struct read_report *r,
    struct act_result *res, struct err *e)
{
	bool ok = false;

	if (!act_begin(c->store, ORIGIN_IMPORT, path_base(path), NULL, e))
		return false;
	if (!list_read(c->store, path, opts, r, e) ||
	    !import_title(c->store, r, res, e))
		goto out;
	/* An import that changed nothing leaves no act to undo. */
	if (r->written && !import_facts(c->store, r, e))
		goto out;
	res->nchanges = (int)r->written;
	res->act_id = r->written && !c->dry ? act_current(c->store) : 0;
	ok = act_commit(c->store, c->dry, e);
	if (!ok)
		res->act_id = 0;
out:
	act_cancel(c->store);
	return ok;
}
