/*
 * Import, third step: what the last file of the profile told of and this one
 * does not. It stays as it is; somebody asks the sender, or ends it.
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

	buf_addf(b, _("not in this file, but in %s (%s); stays as it is"),
	    path_base(w->plan.since.file),
	    date_dk(w->plan.since.status_date, day));
}

void
import_gone_sentence(const struct import_view *w, int i, struct buf *b)
{
	buf_addf(b, w->plan.rejected ? _("%s is not in this file, unless a "
	    "rejected row is about it; it stays as it is") :
	    _("%s is not in this file; it stays as it is"), w->gone_name[i]);
}
