/*
 * Marking rows (widget/marks.h), the same on every screen with CTX_MARKS: the
 * keys, and the count that is always in sight.
 */
#include "base/i18n.h"
#include "term/tty.h"
#include "view/app.h"
#include "view/app_room.h"

struct mark_rows
app_mark_rows(struct view *v)
{
	struct mark_rows none = { .n = 0 };

	if (v->class->mark_rows)
		v->class->mark_rows(v, &none);
	else if (v->class->table)
		return table_mark_rows(v->class->table(v));
	return none;
}

bool
app_has_row(struct view *v)
{
	struct table *t = v->class->table ? v->class->table(v) : NULL;
	struct mark_rows rows;

	if (!v->class->mark_rows)
		return !t || table_has_row(t);
	rows = app_mark_rows(v);
	return rows.cursor < rows.n;
}

void
app_marks_loaded(struct view *v)
{
	struct mark_rows rows;

	if (!(v->class->ctx & CTX_MARKS))
		return;
	if (!v->class->mark_rows && v->class->table)
		v->class->table(v)->marks = &v->marks;
	rows = app_mark_rows(v);
	marks_loaded(&v->marks, &rows);
}

void
app_marks_tell(struct view *v, struct buf *b)
{
	struct mark_rows rows;

	if (!marks_any(&v->marks))
		return;
	rows = app_mark_rows(v);
	buf_add(b, "  ");
	marks_tell(&v->marks, &rows, v->filter[0] != '\0', b);
}

/*
 * The marked rows that are shown, else the row under the cursor; where the
 * rows are no table, what is said of the one under the cursor.
 */
static void
copy_rows(struct app *app)
{
	struct view *v = app->top;
	struct mark_rows rows = app_mark_rows(v);
	struct buf b = BUF_INIT;
	size_t i, n = 0;

	marks_settle(&v->marks, &rows);
	for (i = 0; !v->class->mark_rows && i < rows.n &&
	    b.len <= TTY_COPY_MAX; i++)
		if (v->marks.shown ? marks_has_row(&v->marks, &rows, i) :
		    i == rows.cursor) {
			table_row_line(v->class->table(v), i, &b);
			n++;
		}
	if (!n && v->class->sentence) {
		v->class->sentence(v, &b);
		n++;
	}
	if (b.len > TTY_COPY_MAX || (!app->scripted &&
	    !tty_copy(buf_str(&b))))
		app_say(app, "%s", _("that is too much for the clipboard of "
		    "a terminal; mark fewer rows"));
	else
		app_say(app, i18n_plural("%zu row copied, if your terminal "
		    "lets programs copy (OSC 52)", "%zu rows copied, if your "
		    "terminal lets programs copy (OSC 52)", (unsigned long)n),
		    n);
	buf_fini(&b);
}

bool
app_mark(struct app *app, enum cmd cmd)
{
	struct view *v = app->top;
	struct mark_rows rows;

	if (!(v->class->ctx & CTX_MARKS))
		return false;
	rows = app_mark_rows(v);
	switch (cmd) {
	case CMD_MARK:
		if (v->marks.ranging)
			marks_settle(&v->marks, &rows);
		else
			marks_toggle(&v->marks, &rows);
		app_command(app, CMD_DOWN, "");
		return true;
	case CMD_RANGE:
		marks_range(&v->marks, &rows);
		return true;
	case CMD_MARK_ALL:
		marks_all(&v->marks, &rows);
		return true;
	case CMD_COPY_ROW:
		copy_rows(app);
		return true;
	case CMD_UNMARK:
		while (marks_clear(&v->marks))
			;
		return true;
	default:
		return false;
	}
}
