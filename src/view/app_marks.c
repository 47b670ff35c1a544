/*
 * Marking rows (widget/marks.h), the same on every screen with CTX_MARKS: the
 * keys, and the count that is always in sight.
 */
#include "base/i18n.h"
#include "view/app.h"
#include "view/app_room.h"

static struct mark_rows
rows_of(struct view *v)
{
	struct mark_rows none = { .n = 0 };

	if (v->class->mark_rows)
		v->class->mark_rows(v, &none);
	else if (v->class->table)
		return table_mark_rows(v->class->table(v));
	return none;
}

void
app_marks_loaded(struct view *v)
{
	struct mark_rows rows;

	if (!(v->class->ctx & CTX_MARKS))
		return;
	if (!v->class->mark_rows && v->class->table)
		v->class->table(v)->marks = &v->marks;
	rows = rows_of(v);
	marks_loaded(&v->marks, &rows);
}

void
app_marks_tell(struct view *v, struct buf *b)
{
	struct mark_rows rows;

	if (!marks_any(&v->marks))
		return;
	rows = rows_of(v);
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
	rows = rows_of(v);
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
