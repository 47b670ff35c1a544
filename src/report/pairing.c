/*
 * Who is further with the same system (pairing.h), read from the system's
 * column of the matrix.
 */
#include "report/pairing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "store/matrix.h"

/* How far: in operation, then agreed, then the step it stands at. */
static int
distance(enum rollout status, int step)
{
	int left = status == ROLLOUT_OPERATION || !step ? TRACK_STEPS_MAX :
	    step;

	return ((int)ROLLOUT_GONE - (int)status) * (TRACK_STEPS_MAX + 1) +
	    left;
}

static int
pair_order(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;
	int far = distance(y->status, y->step) - distance(x->status, x->step);

	if (x->near != y->near)
		return x->near ? -1 : 1;
	return far ? far : utf8_collate(x->municipality,
	    strlen(x->municipality), y->municipality,
	    strlen(y->municipality));
}

static const struct matrix_place *
place_of(const struct matrix_axes *a, int64_t id)
{
	size_t i;

	for (i = 0; i < a->nplaces; i++)
		if (a->place[i].id == id)
			return &a->place[i];
	return NULL;
}

static void
collect(struct pairs *p, const struct matrix_system *m,
    const struct matrix_axes *axes, int64_t municipality_id)
{
	const struct matrix_cell *own = matrix_cell_of(m, municipality_id);
	const struct matrix_place *home = place_of(axes, municipality_id);
	size_t i;

	p->pair = xcalloc(m->n + 1, sizeof(*p->pair));
	for (i = 0; own && home && i < m->n; i++) {
		const struct matrix_cell *c = &m->cell[i];
		const struct matrix_place *at =
		    place_of(axes, c->municipality_id);

		if (!at || c->status == ROLLOUT_UNKNOWN ||
		    distance(c->status, c->step) <=
		    distance(own->status, own->step))
			continue;
		p->pair[p->n++] = (struct pair){ c->installation_id,
		    xstrdup(at->name), at->region ? xstrdup(at->region) :
		    NULL, c->status, c->step,
		    at->region && str_eq(at->region, home->region) };
	}
	if (p->n)
		qsort(p->pair, p->n, sizeof(*p->pair), pair_order);
}

static bool
load(struct store *s, const struct installation *in, day_t day,
    struct pairs *p, struct err *e)
{
	struct matrix_axes axes = { .place = NULL };
	struct matrix_system m = { .cell = NULL };
	struct track track = { .id = 0 };
	int64_t id;
	bool ok;

	ok = track_of_kind(s, "rollout", &id, e) &&
	    (!id || track_load(s, id, &track, e)) &&
	    matrix_places_load(s, &axes, e) &&
	    matrix_system_load(s, in->system_id, &track, day, &m, e);
	if (ok)
		collect(p, &m, &axes, in->municipality_id);
	matrix_system_fini(&m);
	matrix_axes_fini(&axes);
	track_fini(&track);
	return ok;
}

bool
pairs_load(struct store *s, int64_t installation_id, day_t day,
    struct pairs *p, struct err *e)
{
	struct installation in = { .id = 0 };
	bool ok;

	*p = (struct pairs){ .pair = NULL };
	if (!installation_get(s, installation_id, &in, e))
		return e->code == ERR_NONE;
	p->system = xstrdup(in.system);
	ok = load(s, &in, day, p, e);
	installation_fini(&in);
	return ok;
}

void
pairs_fini(struct pairs *p)
{
	size_t i;

	for (i = 0; i < p->n; i++) {
		free(p->pair[i].municipality);
		free(p->pair[i].region);
	}
	free(p->pair);
	free(p->system);
	*p = (struct pairs){ .pair = NULL };
}

void
pairs_tell(struct buf *b, const struct pairs *p, size_t most)
{
	size_t i;

	for (i = 0; i < p->n && i < most; i++)
		buf_addf(b, "%s%s (%s)", i ? ", " : "",
		    p->pair[i].municipality,
		    rollout_name(p->pair[i].status));
	if (p->n > most)
		buf_addf(b, i18n_plural(" and %zu more", " and %zu more",
		    (unsigned long)(p->n - most)), p->n - most);
}

static const struct sheet_col pair_cols[] = {
	{ "municipality", "Kommune", N_("Municipality"), CELL_TEXT },
	{ "region", "Region", N_("Region"), CELL_TEXT },
	{ "status", "Status", N_("Status"), CELL_TEXT },
	{ "step", "Ved trin", N_("At step"), CELL_INT },
};

void
pairs_sheet(const struct pairs *p, struct sheet *sh)
{
	char title[160];
	size_t i;

	snprintf(title, sizeof(title), _("Further with %.60s, the same region "
	    "first"), p->system ? p->system : "");
	sheet_init(sh, "further", title, pair_cols, 4);
	for (i = 0; i < p->n; i++) {
		const struct pair *q = &p->pair[i];

		sheet_text(sh, q->municipality);
		sheet_text(sh, q->region);
		sheet_word(sh, rollout_word(q->status),
		    rollout_name(q->status));
		if (q->step && q->status != ROLLOUT_OPERATION)
			sheet_int(sh, q->step);
		else
			sheet_none(sh);
	}
}
