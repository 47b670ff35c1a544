/*
 * How the cells of the matrix read (matrix.h), and the matrix as a sheet.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "report/matrix.h"

#define WORD_MAX	32	/* bytes of "not_agreed:64:waiting" */

enum { COL_CODE, COL_NAME, COL_SYSTEMS };	/* then two sums */

/* One letter of each status, as the legend says. */
static const char *
status_letter(enum rollout r)
{
	switch (r) {
	case ROLLOUT_OPERATION:
		/* TRANSLATORS: one letter for "in operation" in the matrix */
		return _("O");
	case ROLLOUT_AGREED:
		/* TRANSLATORS: one letter for "agreed" in the matrix */
		return _("A");
	case ROLLOUT_NOT_AGREED:
		return ".";
	default:
		return "?";
	}
}

static char
flag_letter(enum matrix_flag f)
{
	return f == MATRIX_LATE ? '!' : f == MATRIX_WAITING ? 'w' : '~';
}

void
matrix_cell_text(const struct matrix_cell *c, char out[MATRIX_CELL])
{
	size_t n;

	out[0] = '\0';
	if (!c)
		return;
	snprintf(out, MATRIX_CELL, "%s", status_letter(c->status));
	n = strlen(out);
	/* In operation is the end, whatever a list did not tell. */
	if (c->step && c->status != ROLLOUT_OPERATION &&
	    c->status != ROLLOUT_UNKNOWN)
		n += (size_t)snprintf(out + n, MATRIX_CELL - n, "%d",
		    c->step % 100);
	if (c->flag != MATRIX_NONE)
		snprintf(out + n, MATRIX_CELL - n, "%c",
		    flag_letter(c->flag));
}

static const char *
flag_name(enum matrix_flag f)
{
	return f == MATRIX_LATE ? _("late") : f == MATRIX_WAITING ?
	    _("waiting") : _("waived");
}

void
matrix_cell_tell(const struct matrix_cell *c, struct buf *b)
{
	if (!c)
		return;
	buf_add(b, rollout_name(c->status));
	if (c->step && c->status != ROLLOUT_OPERATION &&
	    c->status != ROLLOUT_UNKNOWN)
		buf_addf(b, _(", step %d"), c->step);
	if (c->flag != MATRIX_NONE)
		buf_addf(b, ", %s", flag_name(c->flag));
}

int
matrix_cell_cols(void)
{
	struct matrix_cell c = { .step = 8 };
	struct buf b = BUF_INIT;
	int cols, most = 0, status, flag;

	for (status = 0; status < ROLLOUT_GONE; status++)
		for (flag = 0; flag <= MATRIX_LATE; flag++) {
			c.status = (enum rollout)status;
			c.flag = (enum matrix_flag)flag;
			buf_clear(&b);
			matrix_cell_tell(&c, &b);
			cols = utf8_width(buf_str(&b));
			most = cols > most ? cols : most;
		}
	buf_fini(&b);
	return most;
}

const char *
matrix_cell_word(const struct matrix_cell *c)
{
	static const char *const flags[] = {
		[MATRIX_NONE] = "", [MATRIX_WAIVED] = ":waived",
		[MATRIX_WAITING] = ":waiting", [MATRIX_LATE] = ":late"
	};
	static char words[ROLLOUT_GONE][TRACK_STEPS_MAX + 1][MATRIX_LATE + 1]
	    [WORD_MAX];
	char *word, step[8] = "";

	if (!c)
		return "";
	word = words[c->status][c->step][c->flag];
	if (c->step)
		snprintf(step, sizeof(step), ":%d", c->step);
	if (!*word)
		snprintf(word, WORD_MAX, "%s%s%s", rollout_word(c->status),
		    step, flags[c->flag]);
	return word;
}

const char *
matrix_gate(const struct matrix_system *s)
{
	if (s->ready_on != DAY_NONE)
		/* TRANSLATORS: klarmeldt, in at most five letters */
		return _("ready");
	return s->phase[0] ? s->phase : "-";
}

void
matrix_legend(struct buf *b, bool brief)
{
	buf_addf(b, brief ? _("%s in operation  %s agreed  . not agreed  "
	    "? unknown  ~ waived  w waits  ! late") :
	    _("%s in operation  %s agreed, at step  . not agreed, at "
	    "step  ? unknown  ~ waived  w waiting  ! late"),
	    status_letter(ROLLOUT_OPERATION), status_letter(ROLLOUT_AGREED));
}

static void
make_cols(struct matrix *m)
{
	size_t k, n = COL_SYSTEMS;

	m->col = xcalloc(m->nsystems + COL_SYSTEMS + 2, sizeof(*m->col));
	m->title = xcalloc(m->nsystems + 1, sizeof(*m->title));
	m->col[COL_CODE] = (struct sheet_col){ "code", "Kommunekode",
	    N_("Code"), CELL_TEXT };
	m->col[COL_NAME] = (struct sheet_col){ "municipality", "Kommune",
	    N_("Municipality"), CELL_TEXT };
	for (k = 0; k < m->nsystems; k++, n++) {
		const struct matrix_name *s = matrix_name_at(m, k);
		char *title = xasprintf("%s/%s", s->vendor, s->name);

		m->title[k] = title;
		m->col[n] = (struct sheet_col){ title, title, title,
		    CELL_TEXT };
	}
	m->col[n++] = (struct sheet_col){ "operation", "I drift",
	    N_("In operation"), CELL_INT };
	m->col[n] = (struct sheet_col){ "of_ready", "Af klarmeldte",
	    N_("Of ready"), CELL_INT };
}

static bool
add_place(struct matrix *m, bool words, struct sheet *sh, size_t i,
    struct err *e)
{
	const struct matrix_place *p = matrix_place_at(m, i);
	const struct matrix_cell *c;
	struct matrix_sum sum;
	struct buf said = BUF_INIT;
	char text[MATRIX_CELL];
	size_t k;

	sheet_text(sh, p->code);
	sheet_text(sh, p->name);
	for (k = 0; k < m->nsystems; k++) {
		c = matrix_at(m, i, k, e);
		if (e->code)
			break;
		buf_clear(&said);
		matrix_cell_tell(c, &said);
		matrix_cell_text(c, text);
		sheet_word(sh, matrix_cell_word(c), words ? buf_str(&said) :
		    text);
	}
	buf_fini(&said);
	if (e->code)
		return false;
	if (!matrix_sum_place(m, i, &sum, e))
		return false;
	sheet_int(sh, sum.operation);
	sheet_int(sh, sum.all);
	return true;
}

bool
matrix_sheet(struct matrix *m, bool words, struct sheet *sh, struct err *e)
{
	struct buf b = BUF_INIT;
	size_t i;

	memset(sh, 0, sizeof(*sh));
	if (!matrix_countable(m, e))
		return false;
	make_cols(m);
	sheet_init(sh, "matrix", _("Matrix"), m->col,
	    (int)m->nsystems + COL_SYSTEMS + 2);
	for (i = 0; i < m->nplaces; i++)
		if (!add_place(m, words, sh, i, e))
			return false;
	if (!words)
		matrix_legend(&b, false);
	if (b.len)
		sheet_note(sh, buf_str(&b));
	buf_fini(&b);
	return true;
}
