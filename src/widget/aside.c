/*
 * A pane that follows the cursor when the keys rest (aside.h).
 */
#include "widget/aside.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

bool
aside_stays(const struct aside *p, const struct area *a)
{
	if (!a->frame->hurried || !p->cell || p->rows != a->rows ||
	    p->cols != a->cols)
		return false;
	draw_restore(a, p->cell);
	a->frame->behind = true;
	return true;
}

void
aside_drawn(struct aside *p, const struct area *a)
{
	p->rows = a->rows;
	p->cols = a->cols;
	p->cell = xrealloc(p->cell, (size_t)p->rows * (size_t)p->cols + 1,
	    sizeof(*p->cell));
	draw_save(a, p->cell);
}

void
aside_fini(struct aside *p)
{
	free(p->cell);
	memset(p, 0, sizeof(*p));
}
