/*
 * One act's changes, field by field: the report's sheet as a screen. arg.id
 * is the act.
 */
#include "base/i18n.h"
#include "report/log.h"
#include "view/screens.h"

struct act_view {
	struct view	 v;
	int64_t		 act;
	struct sheet	 sheet;
	struct table_col col[TABLE_COLS];
	struct table	 table;
};

static void
act_view_row(void *arg, size_t i, struct table_row *row)
{
	struct act_view *s = arg;
	char day[DAY_TEXT];
	int c;

	for (c = 0; c < s->sheet.ncols; c++) {
		const struct sheet_cell *cell =
		    &s->sheet.cell[i * (size_t)s->sheet.ncols + (size_t)c];

		if (cell->type == CELL_TEXT)
			row->text[c] = cell->text;
		else if (cell->type == CELL_INT)
			row->text[c] = table_textf(row, "%lld",
			    (long long)cell->n);	/* both are names */
		else if (cell->type == CELL_DAY)
			row->text[c] = table_textf(row, "%s",
			    date_dk(cell->day, day));
	}
}

/* Columns of a sheet as columns of a table: texts share what is left. */
static void
make_columns(struct act_view *s)
{
	int c;

	for (c = 0; c < s->sheet.ncols; c++) {
		bool number = s->sheet.col[c].type == CELL_INT;

		s->col[c] = (struct table_col){ s->sheet.col[c].title,
		    number ? 6 : 8, number ? 8 : 18, number ? 0 : 1, 0,
		    number ? ALIGN_RIGHT : ALIGN_LEFT };
	}
	table_init(&s->table, s->col, s->sheet.ncols);
	s->table.row = act_view_row;
	s->table.arg = s;
}

static bool
act_view_open(struct view *v, const struct view_arg *arg, struct err *e)
{
	struct act_view *s = (struct act_view *)v;

	s->act = arg->id;
	if (!act_sheet(v->app->store, s->act, &s->sheet, e))
		return false;
	make_columns(s);
	return true;
}

static bool
act_view_load(struct view *v, struct err *e)
{
	struct act_view *s = (struct act_view *)v;
	struct sheet now;

	if (!act_sheet(v->app->store, s->act, &now, e)) {
		sheet_fini(&now);
		return false;
	}
	sheet_fini(&s->sheet);
	s->sheet = now;
	table_set_rows(&s->table, sheet_rows(&now));
	return true;
}

static void
act_view_draw(struct view *v, const struct area *a)
{
	struct act_view *s = (struct act_view *)v;
	struct area top = area_part(a, 0, 0, a->rows - 1, a->cols);

	table_draw(&s->table, &top, true, true);
	draw_text(a, a->rows - 1, 1, a->cols - 2, STYLE_FAINT,
	    buf_str(&s->sheet.notes));
}

static struct table *
act_view_table(struct view *v)
{
	return &((struct act_view *)v)->table;
}

static void
act_view_where(struct view *v, struct buf *b)
{
	buf_add(b, ((struct act_view *)v)->sheet.title);
}

static void
act_screen_fini(struct view *v)
{
	sheet_fini(&((struct act_view *)v)->sheet);
}

/* There is nothing behind a change. */
static bool
act_can(struct view *v, enum cmd cmd)
{
	(void)v;
	return cmd != CMD_OPEN;
}

const struct view_class view_act = {
	.name = "act", .ctx = CTX_LIST,
	.size = sizeof(struct act_view), .open = act_view_open,
	.load = act_view_load, .draw = act_view_draw, .table = act_view_table,
	.can = act_can, .where = act_view_where, .fini = act_screen_fini,
};
