/*
 * Import (import.h): the act around lists/, and the row that says what the
 * list was.
 */
#include "act/import.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/path.h"
#include "lists/fixes.h"

#define REASON_BYTES	400		/* of corrections told in full */

/* "liste.csv read: nothing changed", which is no news to its reader. */
static bool
quiet_title(struct store *s, const struct read_report *r, struct err *e)
{
	struct buf b = BUF_INIT;
	bool ok;

	buf_addf(&b, i18n_plural("%s read: nothing changed (%lld row)",
	    "%s read: nothing changed (%lld rows)", (unsigned long)r->rows),
	    path_base(r->file), (long long)r->rows);
	ok = act_retitle(s, buf_str(&b), e);
	buf_fini(&b);
	return ok;
}

/* "liste.csv: 3 new, 1 changed": the act's title. */
static bool
import_title(struct store *s, const struct read_report *r,
    struct act_result *res, struct err *e)
{
	struct buf b = BUF_INIT;
	bool ok;

	buf_addf(&b, _("%s: %lld new, %lld changed, "
	    "%lld same, %lld conflicts, %lld rejected"), path_base(r->file),
	    (long long)r->added, (long long)r->changed, (long long)r->same,
	    (long long)r->conflict, (long long)r->rejected);
	if (r->fixed)
		buf_addf(&b, i18n_plural("; %lld cell corrected by hand",
		    "; %lld cells corrected by hand",
		    (unsigned long)r->fixed), (long long)r->fixed);
	str_copy(res->text, sizeof(res->text), buf_str(&b));
	ok = r->written ? act_retitle(s, res->text, e) :
	    quiet_title(s, r, e);
	buf_fini(&b);
	return ok;
}

/* What was corrected by hand is the act's reason. */
static bool
import_reason(struct store *s, const struct fixes *f,
    const struct read_report *r, struct err *e)
{
	struct buf b = BUF_INIT;
	size_t i, told = 0, more = 0;
	bool ok;

	if (r->fixed == 0)
		return true;
	buf_add(&b, _("corrected by hand:"));
	for (i = 0; i < f->n; i++) {
		if (r->fix_cells[i] == 0)
			continue;
		if (b.len > REASON_BYTES) {
			more++;
			continue;
		}
		buf_add(&b, told++ ? "; " : " ");
		fix_tell(&f->fix[i], &b);
	}
	if (more)
		buf_addf(&b, _("; and %zu more"), more);
	ok = act_give_reason(s, buf_str(&b), e);
	buf_fini(&b);
	return ok;
}

/*
 * What the list was, so that later ones are held against it: also when it
 * changed nothing, but for a second reading of the same file, or one of which
 * no row was understood.
 */
static bool
import_facts(struct store *s, const struct read_report *r, bool *logged,
    struct err *e)
{
	struct import_facts f = {
		.list = list_info[r->list].word, .file = r->file,
		.hash = r->hash, .status_date = r->status_date,
		.rows = r->rows, .added = r->added, .changed = r->changed,
		.same = r->same, .conflict = r->conflict,
		.rejected = r->rejected, .profile_id = r->profile_id,
	};
	bool known = r->rejected == r->rows;

	*logged = false;
	if (r->written == 0 && !known && !r->profile_changed &&
	    !import_is_known(s, &f, &known, e))
		return false;
	if (r->written == 0 && known)
		return true;
	*logged = true;
	return import_log(s, &f, e);
}

/* Nothing was imported, so nothing of it was rejected. */
static void
drop_rejects(struct read_report *r)
{
	if (r->rejects)
		unlink(r->rejects);
	free(r->rejects);
	r->rejects = NULL;
}

bool
act_import(struct act_ctx *c, const char *path,
    const struct read_opts *opts, struct read_report *r,
    struct act_result *res, struct err *e)
{
	bool ok = false, logged;

	if (!act_begin(c->store, ORIGIN_IMPORT, path_base(path), NULL, e))
		return false;
	if (!list_read(c->store, path, opts, r, e) ||
	    !import_title(c->store, r, res, e) ||
	    !import_reason(c->store, opts->fixes, r, e))
		goto out;
	if (!import_facts(c->store, r, &logged, e) || (logged &&
	    r->profile_id && !seen_prune(c->store, r->profile, e)))
		goto out;
	res->nchanges = (int)r->written;
	res->act_id = logged && !c->dry ? act_current(c->store) : 0;
	ok = act_commit(c->store, c->dry, e);
	if (!ok)
		res->act_id = 0;
out:
	if (!ok)
		drop_rejects(r);
	act_cancel(c->store);
	return ok;
}
