/*
 * Reading saved views (views.h). They are few, so all are read and the name
 * is looked for here, folded.
 */
#include "store/views.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "store/stmt.h"

void
saved_view_fini(struct saved_view *v)
{
	free(v->name);
	free(v->owner);
	free(v->list);
	free(v->filter);
	free(v->columns);
	free(v->sort);
	memset(v, 0, sizeof(*v));
}

void
saved_views_free(struct saved_view *v, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		saved_view_fini(&v[i]);
	free(v);
}

bool
saved_views(struct store *s, const char *me, struct saved_view **views,
    size_t *n, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_SAVED_VIEWS, e);
	struct saved_view *v;
	enum got got;

	*views = NULL;
	*n = 0;
	if (!q)
		return false;
	stmt_text(q, 1, me);
	while ((got = stmt_step(q, e)) == GOT_ROW) {
		*views = xrealloc(*views, *n + 1, sizeof(**views));
		v = &(*views)[(*n)++];
		v->id = col_int(q, 0);
		v->name = col_text(q, 1);
		v->owner = col_text(q, 2);
		v->list = col_text(q, 3);
		v->filter = col_text(q, 4);
		v->columns = col_text(q, 5);
		v->sort = col_text(q, 6);
	}
	stmt_release(q);
	if (got == GOT_DONE)
		return true;
	saved_views_free(*views, *n);
	*views = NULL;
	*n = 0;
	return false;
}

static bool
same_name(const char *a, const char *b)
{
	struct buf x = BUF_INIT, y = BUF_INIT;
	bool same;

	utf8_fold(&x, a, strlen(a));
	utf8_fold(&y, b, strlen(b));
	same = str_eq(buf_str(&x), buf_str(&y));
	buf_fini(&x);
	buf_fini(&y);
	return same;
}

bool
saved_view_get(struct store *s, const char *me, const char *name,
    struct saved_view *to, struct err *e)
{
	struct saved_view *all;
	size_t n, i, found;

	memset(to, 0, sizeof(*to));
	if (!saved_views(s, me, &all, &n, e))
		return false;
	/* The name as it is written goes before one in another case. */
	for (found = 0; found < n; found++)
		if (str_eq(all[found].name, name))
			break;
	for (i = 0; found == n && i < n; i++)
		if (same_name(all[i].name, name))
			found = i;
	if (found < n) {
		*to = all[found];
		memset(&all[found], 0, sizeof(*all));
	} else {
		err_set(e, ERR_INVALID, _("there is no view '%s'; 'klar view' "
		    "names them"), name);
	}
	saved_views_free(all, n);
	return to->id != 0;
}

bool
saved_view_find(struct store *s, const char *name, const char *owner,
    int64_t *id, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_SAVED_VIEW_FIND, e);

	if (q) {
		stmt_text(q, 1, name);
		stmt_text(q, 2, owner);
	}
	return stmt_number(q, id, e);
}
