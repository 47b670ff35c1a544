/*
 * Choosing the columns of a list, above it: every field, the chosen ones
 * first and in their order. Enter takes one in or out, "<" and ">" move it;
 * the list below has them at once.
 */
#include <string.h>

#include "base/i18n.h"
#include "view/list.h"

enum { COL_NR, COL_TITLE, COL_NAME, COL_OTHER, COL__COUNT };

static const struct table_col cols[COL__COUNT] = {
	[COL_NR] = { N_("column"), 7, 7, 0, 0, ALIGN_RIGHT },
	[COL_TITLE] = { N_("head"), 18, 26, 0, 0, ALIGN_LEFT },
	[COL_NAME] = { N_("field"), 14, 18, 0, 0, ALIGN_LEFT },
	[COL_OTHER] = { N_("also called"), 12, 30, 1, 1, ALIGN_LEFT },
};

struct columns_view {
	struct view	 v;
	struct list_view *list;		/* the one below; it lives longer */
	int		 order[ROSTER_FIELDS_MAX];	/* fields as shown */
	struct table	 table;
};

static const struct roster_info *
info_of(const struct columns_view *s)
{
	return &roster_info[s->list->id];
}

/* Where a field is among the chosen columns; -1: it is not. */
static int
chosen(const struct columns_view *s, int field)
{
	int k;

	for (k = 0; k < s->list->ncols; k++)
		if (s->list->col[k].field == field)
			return k;
	return -1;
}

static void
put_order(struct columns_view *s)
{
	int i, n = 0;

	for (i = 0; i < s->list->ncols; i++)
		s->order[n++] = s->list->col[i].field;
	for (i = 0; i < info_of(s)->nfields; i++)
		if (chosen(s, i) < 0)
			s->order[n++] = i;
}

static void
columns_row(void *arg, size_t i, struct table_row *row)
{
	struct columns_view *s = arg;
	const struct roster_field *f = &info_of(s)->field[s->order[i]];
	int k = chosen(s, s->order[i]);

	if (k >= 0)
		row->text[COL_NR] = table_number(row, k + 1);
	row->text[COL_TITLE] = _(f->title);
	row->text[COL_NAME] = f->name;
	row->text[COL_OTHER] = f->other;
	row->row_style = k >= 0 ? STYLE_NORMAL : STYLE_FAINT;
}

static int64_t
columns_id(void *arg, size_t i)
{
	return ((struct columns_view *)arg)->order[i];
}

static bool
columns_open(struct view *v, const struct view_arg *arg, struct err *e)
{
	struct columns_view *s = (struct columns_view *)v;

	(void)e;
	s->list = arg->what;
	table_init(&s->table, cols, COL__COUNT);
	s->table.row = columns_row;
	s->table.id = columns_id;
	s->table.arg = s;
	return true;
}

static bool
columns_load(struct view *v, struct err *e)
{
	struct columns_view *s = (struct columns_view *)v;

	(void)e;
	put_order(s);
	table_set_rows(&s->table, (size_t)info_of(s)->nfields);
	return true;
}

static void
changed(struct columns_view *s)
{
	list_columns_changed(s->list);
	put_order(s);
	table_set_rows(&s->table, (size_t)info_of(s)->nfields);
}

static bool
take_in_or_out(struct columns_view *s, struct err *e)
{
	struct list_view *l = s->list;
	size_t at = s->table.cursor;
	int field = s->order[at], k = chosen(s, field);

	if (k < 0 && l->ncols == TABLE_COLS)
		return err_set(e, ERR_INVALID, _("at most %d columns fit"),
		    TABLE_COLS);
	if (k >= 0 && l->ncols == 1)
		return err_set(e, ERR_INVALID, _("one column must stay"));
	if (k < 0) {
		l->col[l->ncols++] = (struct roster_pick){ field, false };
	} else {
		l->ncols--;
		memmove(&l->col[k], &l->col[k + 1],
		    (size_t)(l->ncols - k) * sizeof(l->col[0]));
	}
	changed(s);
	table_go(&s->table, at);	/* the next one, not after this */
	return true;
}

static void
move(struct columns_view *s, int dir)
{
	struct list_view *l = s->list;
	int k = chosen(s, s->order[s->table.cursor]), to = k + dir;
	struct roster_pick swap;

	if (k < 0 || to < 0 || to >= l->ncols)
		return;
	swap = l->col[k];
	l->col[k] = l->col[to];
	l->col[to] = swap;
	changed(s);
}

static bool
columns_command(struct view *v, enum cmd cmd, struct err *e)
{
	struct columns_view *s = (struct columns_view *)v;

	switch (cmd) {
	case CMD_OPEN:
		take_in_or_out(s, e);
		return true;
	case CMD_COLUMN_LEFT:
		move(s, -1);
		return true;
	case CMD_COLUMN_RIGHT:
		move(s, 1);
		return true;
	default:
		return false;
	}
}

static void
columns_draw(struct view *v, const struct area *a)
{
	table_draw(&((struct columns_view *)v)->table, a, true, true);
}

static struct table *
columns_table(struct view *v)
{
	return &((struct columns_view *)v)->table;
}

static void
columns_where(struct view *v, struct buf *b)
{
	struct columns_view *s = (struct columns_view *)v;

	buf_addf(b, _("Columns of %s  %d of %d"), _(info_of(s)->title),
	    s->list->ncols, info_of(s)->nfields);
}

static void
columns_sentence(struct view *v, struct buf *b)
{
	struct columns_view *s = (struct columns_view *)v;

	buf_add(b, chosen(s, s->order[s->table.cursor]) >= 0 ?
	    _("Enter takes the column out; < and > move it") :
	    _("Enter takes the column in"));
}

const struct view_class view_list_columns = {
	.name = "columns", .ctx = CTX_LIST | CTX_CHOOSE,
	.size = sizeof(struct columns_view), .open = columns_open,
	.load = columns_load, .draw = columns_draw,
	.command = columns_command, .table = columns_table,
	.where = columns_where, .sentence = columns_sentence,
};
