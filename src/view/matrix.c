/*
 * The matrix (5): municipality by system, who is live on what. Both axes
 * scroll under fixed heads and can be turned; the cursor is a cell. v marks a
 * block from where it is pressed, and what is done to marked cells is done to
 * their next steps, as one act. What is drawn is in matrix_draw.c.
 */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "view/matrix.h"
#include "view/screens.h"

size_t
matrix_rows(const struct matrix_view *x)
{
	return x->across ? x->m.nsystems : x->m.nplaces;
}

size_t
matrix_cols(const struct matrix_view *x)
{
	return x->across ? x->m.nplaces : x->m.nsystems;
}

static const struct matrix_cell *
cell_at(struct matrix_view *x, size_t row, size_t col)
{
	struct err e = ERR_INIT;

	if (row >= matrix_rows(x) || col >= matrix_cols(x))
		return NULL;
	return x->across ? matrix_at(&x->m, col, row, &e) :
	    matrix_at(&x->m, row, col, &e);
}

const struct matrix_cell *
matrix_view_cell(struct matrix_view *x, size_t row, size_t col)
{
	return cell_at(x, row, col);
}

/* ---- marks: the cells, line by line ---- */

/* In a large matrix what has not been read yet counts as not there. */
static int64_t
cell_id(void *arg, size_t i)
{
	struct matrix_view *x = arg;
	size_t row = i / matrix_cols(x), col = i % matrix_cols(x);
	size_t k = x->across ? row : col;
	const struct matrix_cell *c;

	if (x->m.nsystems > MATRIX_COUNTED &&
	    !x->m.loaded[x->m.system[k]])
		return 0;
	c = cell_at(x, row, col);
	return c ? c->installation_id : 0;
}

static bool
cell_is_blank(void *arg, size_t i)
{
	return cell_id(arg, i) == 0;
}

static void
matrix_mark_rows(struct view *v, struct mark_rows *rows)
{
	struct matrix_view *x = (struct matrix_view *)v;

	rows->n = matrix_rows(x) * matrix_cols(x);
	rows->cursor = x->row * matrix_cols(x) + x->col;
	rows->id = cell_id;
	rows->is_heading = cell_is_blank;
	rows->arg = x;
}

/* The marks are those from before the block, and its cells. */
static void
mark_block(struct matrix_view *x)
{
	size_t top = x->row < x->block_row ? x->row : x->block_row;
	size_t left = x->col < x->block_col ? x->col : x->block_col;
	size_t low = x->row < x->block_row ? x->block_row : x->row;
	size_t right = x->col < x->block_col ? x->block_col : x->col;
	size_t row, col, n = 0;
	const struct matrix_cell *c;
	int64_t *id;

	id = xcalloc((low - top + 1) * (right - left + 1), sizeof(*id));
	for (row = top; row <= low; row++)
		for (col = left; col <= right; col++) {
			c = cell_at(x, row, col);
			if (c)
				id[n++] = c->installation_id;
		}
	marks_copy(&x->v.marks, &x->base);
	marks_put(&x->v.marks, id, n);
	free(id);
}

static void
toggle_block(struct matrix_view *x)
{
	x->block = !x->block;
	if (!x->block)
		return;
	x->block_row = x->row;
	x->block_col = x->col;
	marks_copy(&x->base, &x->v.marks);
	mark_block(x);
}

/* ---- moving ---- */

static void
go(struct matrix_view *x, size_t row, size_t col)
{
	size_t rows = matrix_rows(x), cols = matrix_cols(x);

	x->row = row < rows ? row : rows ? rows - 1 : 0;
	x->col = col < cols ? col : cols ? cols - 1 : 0;
	if (x->block)
		mark_block(x);
}

static size_t
less(size_t a, size_t by)
{
	return a > by ? a - by : 0;
}

static bool
move(struct matrix_view *x, enum cmd cmd)
{
	size_t page = x->page > 1 ? (size_t)x->page : 1;
	size_t half = (page + 1) / 2;

	switch (cmd) {
	case CMD_DOWN:		go(x, x->row + 1, x->col); break;
	case CMD_UP:		go(x, less(x->row, 1), x->col); break;
	case CMD_LEFT:		go(x, x->row, less(x->col, 1)); break;
	case CMD_RIGHT:		go(x, x->row, x->col + 1); break;
	case CMD_TOP:		go(x, 0, x->col); break;
	case CMD_BOTTOM:	go(x, SIZE_MAX, x->col); break;
	case CMD_HALF_DOWN:	go(x, x->row + half, x->col); break;
	case CMD_HALF_UP:	go(x, less(x->row, half), x->col); break;
	case CMD_PAGE_DOWN:	go(x, x->row + page, x->col); break;
	case CMD_PAGE_UP:	go(x, less(x->row, page), x->col); break;
	default:		return false;
	}
	return true;
}

/* ---- loading ---- */

/* The cursor's two ids, so that it stays on its cell. */
static void
remember(struct matrix_view *x, int64_t *place, int64_t *system)
{
	size_t i = x->across ? x->col : x->row;
	size_t k = x->across ? x->row : x->col;

	*place = i < x->m.nplaces ? matrix_place_at(&x->m, i)->id : 0;
	*system = k < x->m.nsystems ? matrix_name_at(&x->m, k)->id : 0;
}

static void
return_to(struct matrix_view *x, int64_t place, int64_t system)
{
	size_t i = x->across ? x->col : x->row;
	size_t k = x->across ? x->row : x->col, n;

	for (n = 0; n < x->m.nplaces; n++)
		if (matrix_place_at(&x->m, n)->id == place)
			i = n;
	for (n = 0; n < x->m.nsystems; n++)
		if (matrix_name_at(&x->m, n)->id == system)
			k = n;
	go(x, x->across ? k : i, x->across ? i : k);
}

static bool
matrix_view_load(struct view *v, struct err *e)
{
	struct matrix_view *x = (struct matrix_view *)v;
	struct matrix new = { .store = NULL };
	int64_t place, system;

	remember(x, &place, &system);
	if (!matrix_load(&new, v->app->store, view_day(v), v->filter,
	    history_actor(), e))
		return false;
	if (x->hide && !matrix_hide_done(&new, e)) {
		matrix_fini(&new);
		return false;
	}
	matrix_fini(&x->m);
	x->m = new;
	free(x->sum);
	x->sum = NULL;
	x->block = false;
	return_to(x, place, system);
	return true;
}

/* The sums of the municipalities need every system that is shown. */
static bool
matrix_view_fill(struct view *v, struct err *e)
{
	struct matrix_view *x = (struct matrix_view *)v;
	struct matrix_sum *sum;
	struct err none = ERR_INIT;
	size_t i;

	if (!matrix_countable(&x->m, &none))
		return true;
	for (i = 0; i < x->m.nsystems; i++) {
		if (app_interrupted(v->app))
			return err_set(e, ERR_INTERRUPT, "%s", "");
		if (!matrix_cells(&x->m, i, e))
			return false;
	}
	sum = xcalloc(x->m.nplaces + 1, sizeof(*sum));
	for (i = 0; i < x->m.nplaces; i++)
		if (!matrix_sum_place(&x->m, i, &sum[i], e)) {
			free(sum);
			return false;
		}
	free(x->sum);
	x->sum = sum;
	return true;
}

/* ---- commands ---- */

static bool
open_cell(struct matrix_view *x, struct err *e)
{
	const struct matrix_cell *c = cell_at(x, x->row, x->col);
	struct subject sub = { SUBJECT_INSTALLATION, 0, 0 };

	if (!c)
		return err_set(e, ERR_INVALID, "%s",
		    _("the municipality does not have that system"));
	sub.id = c->installation_id;
	return open_standing(x->v.app, &sub, e);
}

static void
transpose(struct matrix_view *x)
{
	size_t row = x->row;

	x->across = !x->across;
	x->row = x->col;
	x->col = row;
	x->top = x->left = 0;
	x->block = false;
}

static void
hide_done(struct matrix_view *x, struct err *e)
{
	if (!x->hide && !matrix_countable(&x->m, e))
		return;
	x->hide = !x->hide;
	x->v.stale = true;
}

static bool
mark_all(struct matrix_view *x, struct err *e)
{
	size_t k;

	if (!matrix_countable(&x->m, e))
		return true;
	for (k = 0; k < x->m.nsystems; k++)
		if (!matrix_cells(&x->m, k, e))
			return true;
	return false;			/* marks.h does it */
}

static bool
matrix_command(struct view *v, enum cmd cmd, struct err *e)
{
	struct matrix_view *x = (struct matrix_view *)v;

	if (move(x, cmd))
		return true;
	switch (cmd) {
	case CMD_OPEN:
		open_cell(x, e);
		return true;
	case CMD_TRANSPOSE:
		transpose(x);
		return true;
	case CMD_HIDE_DONE:
		hide_done(x, e);
		return true;
	case CMD_RANGE:
		toggle_block(x);
		return true;
	case CMD_MARK_ALL:
		return mark_all(x, e);
	case CMD_BACK:
		if (!x->block || v->app->key != K_ESC)
			return false;
		x->block = false;
		marks_copy(&v->marks, &x->base);
		return true;
	default:
		return false;
	}
}

static bool
matrix_errands(struct view *v, int64_t id, struct errands *es, struct err *e)
{
	struct subject sub = { SUBJECT_INSTALLATION, id, 0 };

	(void)v;
	if (!id)
		return err_set(e, ERR_INVALID, "%s",
		    _("the municipality does not have that system"));
	errands_add(es, &sub, NULL);
	return true;
}

/* ---- what is told ---- */

static void
matrix_where(struct view *v, struct buf *b)
{
	struct matrix_view *x = (struct matrix_view *)v;

	buf_addf(b, _("Matrix  %zu municipalities x %zu systems"),
	    x->m.nplaces, x->m.nsystems);
	if (x->hide)
		buf_add(b, _("  what is done is hidden"));
}

static void
tell_step(struct matrix_view *x, const struct matrix_cell *c, struct buf *b)
{
	struct subject sub = { SUBJECT_INSTALLATION, c->installation_id, 0 };
	struct err e = ERR_INIT;
	struct standing st;

	if (!c->step || c->status == ROLLOUT_OPERATION ||
	    !standing_load(x->v.app->store, &sub, x->m.day, &st, &e))
		return;
	if (c->step <= st.track.nsteps) {
		buf_addf(b, _("; step %s of %d: %s (%s)"),
		    st.track.steps[c->step - 1].key, st.track.nsteps,
		    st.track.steps[c->step - 1].title,
		    step_state_name(st.walk.step[c->step - 1].state));
		if (st.walk.step[c->step - 1].flags & STEP_LATE)
			buf_addf(b, ", %s", _("late"));
	}
	standing_fini(&st);
}

static void
matrix_sentence(struct view *v, struct buf *b)
{
	struct matrix_view *x = (struct matrix_view *)v;
	size_t i = x->across ? x->col : x->row;
	size_t k = x->across ? x->row : x->col;
	const struct matrix_cell *c;
	const struct matrix_name *s;

	if (i >= x->m.nplaces || k >= x->m.nsystems)
		return;
	s = matrix_name_at(&x->m, k);
	c = cell_at(x, x->row, x->col);
	buf_addf(b, "%s x %s/%s: %s", matrix_place_at(&x->m, i)->name,
	    s->vendor, s->name, c ? rollout_name(c->status) :
	    _("does not have it"));
	if (c)
		tell_step(x, c, b);
}

static bool
matrix_item(struct view *v, struct view_item *item)
{
	struct matrix_view *x = (struct matrix_view *)v;
	const struct matrix_cell *c = cell_at(x, x->row, x->col);
	struct buf b = BUF_INIT;

	if (!c)
		return false;
	item->thing.entity = ENTITY_INSTALLATION;
	item->thing.id = c->installation_id;
	object_name(&b, v->app->store, ENTITY_INSTALLATION, item->thing.id);
	str_copy(item->title, sizeof(item->title), buf_str(&b));
	buf_fini(&b);
	return true;
}

static void
matrix_view_fini(struct view *v)
{
	struct matrix_view *x = (struct matrix_view *)v;

	matrix_fini(&x->m);
	marks_fini(&x->base);
	free(x->sum);
}

const struct view_class view_matrix = {
	.name = "matrix", .home = CMD_MATRIX,
	.ctx = CTX_LIST | CTX_COLUMNS | CTX_FILTER | CTX_MARKS | CTX_STEPS |
	    CTX_GATES | CTX_MATRIX,
	.size = sizeof(struct matrix_view), .min_rows = 14,
	.load = matrix_view_load, .fill = matrix_view_fill,
	.draw = matrix_view_draw, .command = matrix_command,
	.mark_rows = matrix_mark_rows, .errands = matrix_errands,
	.where = matrix_where, .sentence = matrix_sentence,
	.item = matrix_item, .fini = matrix_view_fini,
};
