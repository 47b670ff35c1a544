/*
 * Import, third step: what the last file of the profile told of and this one
 * does not, and what is to become of it.
 */
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/path.h"
#include "store/object.h"
#include "view/import.h"

#define NAMED_MAX	1000		/* the rest is only counted */

enum { COL_KIND, COL_WHAT };

const struct table_col import_gone_cols[IMPORT_GONE_COLS] = {
	[COL_KIND] = { N_("kind"), 16, 22, 0, 0, ALIGN_LEFT },
	[COL_WHAT] = { N_("not in this file"), 30, 60, 1, 0, ALIGN_LEFT },
};

void
import_gone_forget(struct import_view *w)
{
	while (w->ngone_names > 0)
		free(w->gone_name[--w->ngone_names]);
	free(w->gone_name);
	w->gone_name = NULL;
}

void
import_gone_name(struct import_view *w)
{
	const struct seen_rows *gone = &w->plan.gone;
	size_t i, n = gone->n < NAMED_MAX ? gone->n : NAMED_MAX;
	struct buf b = BUF_INIT;

	import_gone_forget(w);
	w->gone_name = xcalloc(n + 1, sizeof(*w->gone_name));
	for (i = 0; i < n; i++) {
		object_name(&b, w->v.app->store, gone->row[i].entity,
		    gone->row[i].id);
		w->gone_name[w->ngone_names++] = b.p ? buf_take(&b) :
		    xstrdup("");
	}
}

void
import_gone_row(void *arg, size_t i, struct table_row *row)
{
	struct import_view *w = arg;

	row->text[COL_KIND] = _(entity_info[w->plan.gone.row[i].entity].name);
	row->text[COL_WHAT] = w->gone_name[i];
}

void
import_gone_line(const struct import_view *w, struct buf *b)
{
	char day[DAY_TEXT];

	if (w->plan.gone_how == GONE_IGNORE) {
		buf_add(b, _("what the last file had and this one has not "
		    "is ignored"));
		return;
	}
	buf_addf(b, _("gone since %s (%s)"),
	    path_base(w->plan.since.file),
	    date_dk(w->plan.since.status_date, day));
	gone_tell(&w->plan, b);
}

void
import_gone_sentence(const struct import_view *w, int i, struct buf *b)
{
	buf_addf(b, w->plan.unplaced ? _("%s is not in this file, unless a "
	    "rejected row is about it") : _("%s is not in this file"),
	    w->gone_name[i]);
}

/* The next that the list can have. */
static enum gone_how
next_how(const struct read_report *plan)
{
	enum gone_how how = plan->gone_how == GONE_IGNORE ? GONE_ASK :
	    (enum gone_how)(plan->gone_how + 1);

	return how == GONE_ARCHIVE && !list_ends(plan->list) ?
	    GONE_IGNORE : how;
}

bool
import_can_say_gone(const struct import_view *w)
{
	return w->step == IMPORT_PLAN && w->plan.profile;
}

void
import_gone_say(struct import_view *w, const char *word, struct err *e)
{
	enum gone_how how = next_how(&w->plan);

	if (!w->plan.profile) {
		app_say(w->v.app, "%s", _("no profile reads this file, so "
		    "nothing can be gone from it"));
		return;
	}
	if (*word && !gone_of(word, &how)) {
		err_set(e, ERR_INVALID, _("'%s' is not ask, archive or "
		    "ignore"), word);
		return;
	}
	if (how == GONE_ARCHIVE && !list_ends(w->plan.list)) {
		app_say(w->v.app, "%s", _("what this list tells of has no "
		    "last day"));
		return;
	}
	w->opts.gone = how;
	app_say(w->v.app, "%s", how == GONE_ASK ? _("what is gone stays, and "
	    "is told; P saves that with the profile") : how == GONE_ARCHIVE ?
	    _("what is gone ends by the status date; P saves that with the "
	    "profile") : _("what is gone is ignored; P saves that with the "
	    "profile"));
	import_count_anew(w);
}
