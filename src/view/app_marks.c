/*
 * Marking rows (widget/marks.h), the same on every screen with CTX_MARKS: the
 * keys, and the count that is always in sight.
 */
#include "base/i18n.h"
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
	case CMD_UNMARK:
		while (marks_clear(&v->marks))
			;
		return true;
	default:
		return false;
	}
}
