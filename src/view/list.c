/*
 * A list of any roster (list.h): columns of the user's choice, sorted by any
 * of them, narrowed by the filter language. The first rows are there at once;
 * the rest, and the counts, come after the paint and give way to a key.
 */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "report/roster_sheet.h"
#include "view/list.h"

static const struct roster_info *
info_of(const struct list_view *s)
{
	return &roster_info[s->id];
}

/* ---- rows ---------------------------------------------------------------- */

static void
forget_rows(struct list_view *s)
{
	size_t i;

	for (i = 0; i < s->have; i++)
		roster_row_fini(&s->row[i]);
	s->have = 0;
}

const struct roster_row *
list_row(struct list_view *s, size_t i)
{
	struct err e = ERR_INIT;
	size_t k;

	if (i >= s->ids.n || !s->roster)
		return NULL;
	if (i < s->first || i >= s->first + s->have) {
		forget_rows(s);
		s->first = i > LIST_WINDOW / 2 ? i - LIST_WINDOW / 2 : 0;
		for (k = 0; k < LIST_WINDOW && s->first + k < s->ids.n; k++) {
			s->there[k] = roster_get(s->roster,
			    s->ids.id[s->first + k], &s->row[k], &e);
			s->have = k + 1;
			if (e.code)
				break;
		}
	}
	if (i >= s->first + s->have)
		return NULL;
	return s->there[i - s->first] ? &s->row[i - s->first] : NULL;
}

static void
fill_cell(struct table_row *row, int col, const struct roster_field *f,
    const struct roster_cell *c)
{
	struct buf b = BUF_INIT;

	if (f->type == RT_NUMBER && c->set && !(f->flags & RF_NAME)) {
		row->text[col] = table_number(row, c->n);
		return;
	}
	roster_cell_text(&b, f, c);
	row->text[col] = f->type == RT_TEXT || f->type == RT_CODE ||
	    f->type == RT_PERSON ? c->text : table_textf(row, "%s",
	    buf_str(&b));
	buf_fini(&b);
}

static void
fill_row(void *arg, size_t i, struct table_row *row)
{
	struct list_view *s = arg;
	const struct roster_row *r = list_row(s, i);
	int k;

	if (!r) {
		row->kind = ROW_GAP;
		return;
	}
	for (k = 0; k < s->ncols; k++)
		fill_cell(row, k, &info_of(s)->field[s->col[k].field],
		    &r->cell[s->col[k].field]);
}

static int64_t
row_id(void *arg, size_t i)
{
	return ((struct list_view *)arg)->ids.id[i];
}

/* ---- columns ------------------------------------------------------------- */

/* The first letter small, as heads are on screens. */
static void
small_first(char *s)
{
	unsigned char *u = (unsigned char *)s;

	if (*s >= 'A' && *s <= 'Z')
		*s += 'a' - 'A';
	else if (u[0] == 0xc3 && u[1] >= 0x80 && u[1] <= 0x9e)
		u[1] += 0x20;		/* Æ Ø Å and their like */
}

static void
put_title(struct list_view *s, int k)
{
	static const char *const signs[2][2] = { { " ▲", " ▼" },
	    { " ^", " v" } };
	const struct roster_field *f = &info_of(s)->field[s->col[k].field];
	struct buf b = BUF_INIT;

	buf_add(&b, _(f->title));
	small_first(b.p);
	if (s->nsort > 0 && s->sort[0].field == s->col[k].field)
		buf_add(&b, signs[theme_is_ascii()][s->sort[0].falls]);
	str_copy(s->title[k], LIST_TITLE, buf_str(&b));
	buf_fini(&b);
}

/* The first two stay; the others go from the right when it is narrow. */
static void
put_column(struct list_view *s, int k)
{
	const struct roster_field *f = &info_of(s)->field[s->col[k].field];
	struct table_col *c = &s->tcol[k];
	bool number = f->type == RT_NUMBER || f->type == RT_SPAN ||
	    f->type == RT_MONEY;
	int head = utf8_width(s->title[k]);

	*c = (struct table_col){ .title = s->title[k], .pref = f->width,
	    .drop = k < 2 ? 0 : k, .align = number ? ALIGN_RIGHT :
	    ALIGN_LEFT };
	c->grow = f->type == RT_TEXT && f->width > 12;
	c->min = f->width;
	if (c->grow && f->width > 14)	/* a name, or a longer text */
		c->min = f->width > 22 ? 16 : 14;
	if (c->pref < head)
		c->pref = head;
	if (f->type == RT_WORD && c->min > 12)
		c->min = 12;
	if (s->nsort > 0 && s->sort[0].field == s->col[k].field &&
	    c->min < head)
		c->min = head;		/* the sign is at its end */
}

void
list_columns_changed(struct list_view *s)
{
	int k;

	for (k = 0; k < s->ncols; k++) {
		put_title(s, k);
		put_column(s, k);
	}
	s->table.ncols = s->ncols;
	s->table.laid_cols = 0;
	s->v.stale = true;
	s->v.app->dirty = true;
}

/* ---- the first rows ------------------------------------------------------ */

size_t
list_at_once(const struct view *v, const struct table *t)
{
	return t->cursor + 2 * (size_t)t->page > LIST_AT_ONCE ||
	    marks_any(&v->marks) ? 0 : LIST_AT_ONCE;
}

bool
list_goes_on(const struct table *t, enum cmd cmd)
{
	size_t page = t->page > 0 ? (size_t)t->page : 1;
	bool falls = cmd == CMD_DOWN || cmd == CMD_HALF_DOWN ||
	    cmd == CMD_PAGE_DOWN || cmd == CMD_MARK;

	return (falls && t->cursor + page + 1 >= t->n) ||
	    cmd == CMD_BOTTOM || cmd == CMD_FIND || cmd == CMD_RANGE ||
	    cmd == CMD_FIND_NEXT || cmd == CMD_FIND_PREV ||
	    cmd == CMD_MARK_ALL;
}

/* ---- reading ------------------------------------------------------------- */

static uint32_t
fields_asked(const struct list_view *s, const struct filter *f, bool shown)
{
	uint32_t set = filter_fields(f);
	int i;

	for (i = 0; i < s->nsort; i++)
		set |= (uint32_t)1 << s->sort[i].field;
	for (i = 0; shown && i < s->ncols; i++)
		set |= (uint32_t)1 << s->col[i].field;
	return set;
}

static bool
ask_ids(struct list_view *s, struct roster *r, size_t limit,
    struct ids *ids, bool *whole, struct err *e)
{
	struct roster_query q = { .sort = s->sort, .nsort = s->nsort,
	    .limit = limit };
	bool ok;

	q.filter = roster_filter(s->id, s->v.filter, view_day(&s->v), e);
	if (!q.filter)
		return false;
	ok = roster_count(r, fields_asked(s, q.filter, false), e) &&
	    roster_ids(r, &q, ids, whole, e);
	filter_free(q.filter);
	return ok;
}

static void
take_ids(struct list_view *s, struct ids ids, bool whole)
{
	forget_rows(s);
	free(s->ids.id);
	s->ids = ids;
	s->whole = whole;
	table_set_rows(&s->table, ids.n);
}

static bool
list_load(struct view *v, struct err *e)
{
	struct list_view *s = (struct list_view *)v;
	size_t limit = list_at_once(v, &s->table);
	struct roster *r = roster_open(v->app->store, s->id, view_day(v),
	    v->app->as_of != DAY_NONE, e);
	struct ids ids;
	bool whole = true;

	if (!r || !ask_ids(s, r, limit, &ids, &whole, e)) {
		roster_close(r);
		return false;
	}
	roster_close(s->roster);
	s->roster = r;
	s->total = -1;
	take_ids(s, ids, whole);
	return true;
}

/* All rows, if only the first were read. */
static bool
list_complete(struct list_view *s, struct err *e)
{
	struct ids ids;
	bool whole;

	if (s->whole)
		return true;
	if (!ask_ids(s, s->roster, 0, &ids, &whole, e))
		return false;
	take_ids(s, ids, true);
	return true;
}

static bool
list_fill(struct view *v, struct err *e)
{
	struct list_view *s = (struct list_view *)v;
	uint32_t shown = 0;
	int i;

	for (i = 0; i < s->ncols; i++)
		shown |= (uint32_t)1 << s->col[i].field;
	if (!list_complete(s, e) || !roster_count(s->roster, shown, e))
		return false;
	forget_rows(s);
	if (!s->v.filter[0])
		s->total = (int64_t)s->ids.n;
	return s->total >= 0 || roster_total(s->roster, &s->total, e);
}

/* ---- commands ------------------------------------------------------------ */

/* Which of the shown columns the order begins with; -1: none. */
static int
sorted_by(const struct list_view *s)
{
	int k;

	for (k = 0; s->nsort > 0 && k < s->ncols; k++)
		if (s->col[k].field == s->sort[0].field)
			return k;
	return -1;
}

static void
tell_order(struct list_view *s)
{
	const struct roster_field *f = &info_of(s)->field[s->sort[0].field];

	app_say(s->v.app, s->sort[0].falls ? _("sorted by %s, falling") :
	    _("sorted by %s"), _(f->title));
}

static void
sort_column(struct list_view *s, int k)
{
	s->sort[0] = (struct roster_pick){ s->col[k].field, false };
	s->nsort = 1;
	tell_order(s);
	list_columns_changed(s);
}

static void
sort_by(struct list_view *s, int dir)
{
	int k = sorted_by(s) + dir;

	sort_column(s, k < 0 ? s->ncols - 1 : k >= s->ncols ? 0 : k);
}

static void
reverse(struct list_view *s)
{
	struct err e = ERR_INIT;

	if (s->nsort == 0)
		s->nsort = roster_pick(info_of(s), info_of(s)->order, true,
		    s->sort, &e);
	if (s->nsort <= 0)
		return;
	s->sort[0].falls = !s->sort[0].falls;
	tell_order(s);
	list_columns_changed(s);
}

static bool
set_sort(struct list_view *s, const char *text, struct err *e)
{
	struct roster_pick pick[ROSTER_FIELDS_MAX];
	int n = roster_pick(info_of(s), text, true, pick, e);

	if (n < 0)
		return false;
	memcpy(s->sort, pick, sizeof(pick));
	s->nsort = n;
	list_columns_changed(s);
	return true;
}

static bool
set_columns(struct list_view *s, const char *text, struct err *e)
{
	struct roster_pick pick[ROSTER_FIELDS_MAX];
	int n = roster_pick(info_of(s), text, false, pick, e);

	if (n < 0)
		return false;
	if (n == 0)
		n = roster_shown(info_of(s), pick);
	if (n > TABLE_COLS)
		return err_set(e, ERR_INVALID, _("at most %d columns fit"),
		    TABLE_COLS);
	memcpy(s->col, pick, sizeof(pick));
	s->ncols = n;
	list_columns_changed(s);
	return true;
}

static bool
choose_columns(struct list_view *s, struct err *e)
{
	struct view_arg arg = { .what = s };

	if (*s->v.app->arg)
		return set_columns(s, s->v.app->arg, e);
	return app_push(s->v.app, &view_list_columns, &arg, e);
}

static bool
list_command(struct view *v, enum cmd cmd, struct err *e)
{
	struct list_view *s = (struct list_view *)v;

	switch (cmd) {
	case CMD_OPEN:
		list_row_open(s, e);
		return true;
	case CMD_SORT_LEFT:
		sort_by(s, -1);
		return true;
	case CMD_SORT_RIGHT:
		sort_by(s, 1);
		return true;
	case CMD_REVERSE:
		reverse(s);
		return true;
	case CMD_SORT:
		set_sort(s, v->app->arg, e);
		return true;
	case CMD_CHOOSE_COLUMNS:
		choose_columns(s, e);
		return true;
	case CMD_VIEW_SAVE:
		list_ask_name(s, false, e);
		return true;
	case CMD_VIEW_SHARE:
		list_ask_name(s, true, e);
		return true;
	case CMD_LISTS:
		if (*v->app->arg)
			list_open_words(v->app, v->app->arg, e);
		return *v->app->arg != '\0';
	case CMD_SAVED_VIEW:
		if (*v->app->arg)
			list_open_view(v->app, v->app->arg, e);
		return *v->app->arg != '\0';
	default:
		return list_goes_on(&s->table, cmd) &&
		    !list_complete(s, e);
	}
}

/* ---- the rest ------------------------------------------------------------ */

static bool
list_opened(struct view *v, const struct view_arg *arg, struct err *e)
{
	struct list_view *s = (struct list_view *)v;
	const struct list_arg *a = arg->what;

	s->id = a->id;
	s->total = -1;
	s->whole = true;
	table_init(&s->table, s->tcol, 1);
	s->table.row = fill_row;
	s->table.id = row_id;
	s->table.arg = s;
	s->table.empty = N_("no row fits");
	if (a->name)
		s->name = xstrdup(a->name);
	str_copy(v->filter, sizeof(v->filter), a->filter ? a->filter : "");
	return set_columns(s, a->columns ? a->columns : "", e) &&
	    set_sort(s, a->sort ? a->sort : "", e);
}

static void
list_draw(struct view *v, const struct area *a)
{
	struct list_view *s = (struct list_view *)v;
	bool says = v->app->as_of != DAY_NONE && *info_of(s)->now;
	struct area rows = area_part(a, 0, 0, a->rows - says, a->cols);

	table_draw(&s->table, &rows, true, true);
	if (says)
		draw_text(a, a->rows - 1, 1, a->cols - 2, STYLE_FAINT,
		    _(info_of(s)->now));
}

static struct table *
list_table(struct view *v)
{
	return &((struct list_view *)v)->table;
}

static void
list_head(struct view *v, int col)
{
	struct list_view *s = (struct list_view *)v;

	if (sorted_by(s) == col)
		reverse(s);
	else
		sort_column(s, col);
}

static void
list_where(struct view *v, struct buf *b)
{
	struct list_view *s = (struct list_view *)v;
	size_t at = s->table.n ? s->table.cursor + 1 : 0;

	if (s->name)
		buf_addf(b, "%s: ", s->name);
	if (!s->whole)
		buf_addf(b, _("%s  %zu of the first %zu"),
		    _(info_of(s)->title), at, s->table.n);
	else
		buf_addf(b, _("%s  %zu of %zu"), _(info_of(s)->title), at,
		    s->table.n);
	if (s->whole && v->filter[0] && s->total >= 0)
		buf_addf(b, _(" (%lld in all)"), (long long)s->total);
}

/* The first three texts that are shown, and the note. */
static void
list_sentence(struct view *v, struct buf *b)
{
	struct list_view *s = (struct list_view *)v;
	const struct roster_row *r = list_row(s, s->table.cursor);
	const struct roster_field *f;
	int i, n = 0;

	for (i = 0; r && i < info_of(s)->nfields && n < 3; i++) {
		f = &info_of(s)->field[i];
		if (!(f->flags & RF_SHOWN) || f->type != RT_TEXT ||
		    !r->cell[i].text || strcmp(f->name, "note") == 0)
			continue;
		buf_addf(b, "%s%s", n ? " / " : "", r->cell[i].text);
		n++;
	}
	i = roster_field_of(info_of(s)->field, info_of(s)->nfields, "note");
	if (r && i >= 0 && r->cell[i].text)
		buf_addf(b, ": %s", r->cell[i].text);
}

static bool
list_narrows(struct view *v, const char *text, struct err *e)
{
	struct list_view *s = (struct list_view *)v;
	struct filter *f = roster_filter(s->id, text, view_day(v), e);

	filter_free(f);
	return f != NULL;
}

static bool
list_errands(struct view *v, int64_t id, struct errands *es, struct err *e)
{
	return list_row_errands((struct list_view *)v, id, es, e);
}

static bool
list_can(struct view *v, enum cmd cmd)
{
	return !(cmd_info[cmd].ctx & (CTX_STEPS | CTX_GATES)) ||
	    list_has_steps((struct list_view *)v);
}

static bool
list_item(struct view *v, struct view_item *item)
{
	return list_row_item((struct list_view *)v, item);
}

static void
list_fini(struct view *v)
{
	struct list_view *s = (struct list_view *)v;

	forget_rows(s);
	roster_close(s->roster);
	free(s->ids.id);
	free(s->name);
}

const struct view_class view_list = {
	.name = "list", .ctx = CTX_LIST | CTX_FILTER | CTX_MARKS |
	    CTX_STEPS | CTX_GATES | CTX_SORT,
	.size = sizeof(struct list_view), .open = list_opened,
	.load = list_load, .fill = list_fill, .draw = list_draw,
	.command = list_command, .narrows = list_narrows,
	.can = list_can, .table = list_table,
	.head = list_head, .where = list_where,
	.sentence = list_sentence, .errands = list_errands,
	.item = list_item, .fini = list_fini,
};
