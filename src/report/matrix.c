/*
 * The matrix (matrix.h): its axes, what narrows them, and its sums. Which
 * part of a filter is about which axis is told by its fields; a plain word is
 * about the axis on which it makes a difference.
 */
#include "report/matrix.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "model/filter.h"

#define BIT(field)	((uint32_t)1 << (field))
#define PLACE_FIELDS	(BIT(F_INSTALLATION_CODE) | \
	BIT(F_INSTALLATION_MUNICIPALITY) | BIT(F_INSTALLATION_REGION))
#define SYSTEM_FIELDS	(BIT(F_INSTALLATION_SYSTEM) | \
	BIT(F_INSTALLATION_VENDOR) | BIT(F_INSTALLATION_AREA))

const struct matrix_place *
matrix_place_at(const struct matrix *m, size_t i)
{
	return &m->axes.place[m->place[i]];
}

const struct matrix_name *
matrix_name_at(const struct matrix *m, size_t k)
{
	return &m->axes.system[m->system[k]];
}

/* ---- narrowing ---- */

static void
place_value(void *arg, int field, struct filter_value *v)
{
	const struct matrix_place *p = arg;

	if (field == F_INSTALLATION_CODE)
		v->text = p->code;
	else if (field == F_INSTALLATION_REGION)
		v->text = p->region;
	else if (field == F_INSTALLATION_MUNICIPALITY) {
		v->text = p->name;
		v->code = p->code;
	}
}

static void
system_value(void *arg, int field, struct filter_value *v)
{
	const struct matrix_name *s = arg;

	if (field == F_INSTALLATION_SYSTEM)
		v->text = s->name;
	else if (field == F_INSTALLATION_VENDOR)
		v->text = s->vendor;
	else if (field == F_INSTALLATION_AREA)
		v->text = s->area;
}

/* Which of the shown places pass the part; returns how many. */
static size_t
try_places(const struct matrix *m, struct filter *f, int part, bool *pass)
{
	size_t i, n = 0;

	for (i = 0; i < m->nplaces; i++)
		n += pass[i] = filter_part_match(f, part, place_value,
		    &m->axes.place[m->place[i]]);
	return n;
}

static size_t
try_systems(const struct matrix *m, struct filter *f, int part, bool *pass)
{
	size_t k, n = 0;

	for (k = 0; k < m->nsystems; k++)
		n += pass[k] = filter_part_match(f, part, system_value,
		    &m->axes.system[m->system[k]]);
	return n;
}

/* Those that pass come first, then the others; how many pass. */
static size_t
keep(size_t *index, size_t n, const bool *pass)
{
	size_t *other = xcalloc(n + 1, sizeof(*other));
	size_t i, left = 0, gone = 0;

	for (i = 0; i < n; i++)
		if (pass[i])
			index[left++] = index[i];
		else
			other[gone++] = index[i];
	for (i = 0; i < gone; i++)
		index[left + i] = other[i];
	free(other);
	return left;
}

/* One part of the filter, on the axis it is about. */
static void
narrow_part(struct matrix *m, struct filter *f, int part, bool *pass)
{
	uint32_t fields = filter_part_fields(f, part);
	bool places = (fields & PLACE_FIELDS) != 0;
	bool systems = (fields & SYSTEM_FIELDS) != 0;
	size_t n;

	if (places) {
		n = try_places(m, f, part, pass);
		if (!systems || (n > 0 && n < m->nplaces)) {
			m->nplaces = keep(m->place, m->nplaces, pass);
			return;
		}
	}
	try_systems(m, f, part, pass);
	m->nsystems = keep(m->system, m->nsystems, pass);
}

static bool
narrow(struct matrix *m, const char *text, const char *me, struct err *e)
{
	const struct roster_info *r = &roster_info[ROSTER_INSTALLATIONS];
	struct filter *f = filter_parse(text, r->field, r->nfields, e);
	bool *pass, ok = f != NULL;
	int part;

	if (!f)
		return false;
	filter_bind(f, m->day, me);
	pass = xcalloc(m->nplaces + m->nsystems + 1, sizeof(*pass));
	for (part = 0; ok && part < filter_parts(f); part++) {
		if (filter_part_fields(f, part) &
		    (PLACE_FIELDS | SYSTEM_FIELDS))
			narrow_part(m, f, part, pass);
		else
			ok = err_set(e, ERR_INVALID, _("the matrix is "
			    "narrowed by municipality, code, region, system, "
			    "vendor and area"));
	}
	free(pass);
	filter_free(f);
	return ok;
}

/* ---- loading ---- */

static size_t *
all_of(size_t n)
{
	size_t *index = xcalloc(n + 1, sizeof(*index)), i;

	for (i = 0; i < n; i++)
		index[i] = i;
	return index;
}

void
matrix_fini(struct matrix *m)
{
	size_t k;

	for (k = 0; m->loaded && k < m->axes.nsystems; k++)
		if (m->loaded[k]) {
			matrix_system_fini(m->loaded[k]);
			free(m->loaded[k]);
		}
	for (k = 0; m->title && m->title[k]; k++)
		free(m->title[k]);
	free(m->title);
	free(m->col);
	free(m->loaded);
	free(m->place);
	free(m->system);
	matrix_axes_fini(&m->axes);
	track_fini(&m->track);
	memset(m, 0, sizeof(*m));
}

bool
matrix_load(struct matrix *m, struct store *s, day_t day, const char *filter,
    const char *me, struct err *e)
{
	struct matrix new = { .store = s, .day = day };
	int64_t track;
	bool ok;

	ok = track_of_kind(s, "rollout", &track, e) &&
	    (!track || track_load(s, track, &new.track, e)) &&
	    matrix_axes_load(s, &new.axes, e);
	if (ok) {
		new.nplaces = new.axes.nplaces;
		new.nsystems = new.axes.nsystems;
		new.place = all_of(new.nplaces);
		new.system = all_of(new.nsystems);
		new.loaded = xcalloc(new.nsystems + 1, sizeof(*new.loaded));
		ok = narrow(&new, filter, me, e);
	}
	if (!ok) {
		matrix_fini(&new);
		return false;
	}
	matrix_fini(m);
	new.all_places = new.nplaces;
	new.all_systems = new.nsystems;
	*m = new;
	return true;
}

const struct matrix_system *
matrix_cells(struct matrix *m, size_t k, struct err *e)
{
	struct matrix_system **at = &m->loaded[m->system[k]];

	if (!*at) {
		*at = xcalloc(1, sizeof(**at));
		if (!matrix_system_load(m->store, matrix_name_at(m, k)->id,
		    &m->track, m->day, *at, e)) {
			matrix_system_fini(*at);
			free(*at);
			*at = NULL;
		}
	}
	return *at;
}

const struct matrix_cell *
matrix_at(struct matrix *m, size_t i, size_t k, struct err *e)
{
	const struct matrix_system *s = matrix_cells(m, k, e);

	return s ? matrix_cell_of(s, matrix_place_at(m, i)->id) : NULL;
}

/* ---- sums ---- */

static void
sum_add(struct matrix_sum *sum, const struct matrix_cell *c)
{
	sum->all += c != NULL;
	sum->operation += c && c->status == ROLLOUT_OPERATION;
}

bool
matrix_sum_system(struct matrix *m, size_t k, struct matrix_sum *sum,
    struct err *e)
{
	const struct matrix_system *s = matrix_cells(m, k, e);
	size_t i;

	*sum = (struct matrix_sum){ 0, 0 };
	for (i = 0; s && i < m->all_places; i++)
		sum_add(sum, matrix_cell_of(s, matrix_place_at(m, i)->id));
	return s != NULL;
}

bool
matrix_sum_place(struct matrix *m, size_t i, struct matrix_sum *sum,
    struct err *e)
{
	const struct matrix_system *s;
	size_t k;

	*sum = (struct matrix_sum){ 0, 0 };
	for (k = 0; k < m->all_systems; k++) {
		s = matrix_cells(m, k, e);
		if (!s)
			return false;
		if (s->ready_on != DAY_NONE)
			sum_add(sum, matrix_cell_of(s,
			    matrix_place_at(m, i)->id));
	}
	return true;
}

bool
matrix_countable(const struct matrix *m, struct err *e)
{
	return m->nsystems <= MATRIX_COUNTED || err_set(e, ERR_RULE,
	    _("%zu systems are more than %d; narrow them first, by area or "
	    "vendor"), m->nsystems, MATRIX_COUNTED);
}

static bool
place_is_done(struct matrix *m, size_t i, struct err *e)
{
	const struct matrix_cell *c;
	size_t k;

	for (k = 0; k < m->nsystems; k++) {
		c = matrix_at(m, i, k, e);
		if (c && c->status != ROLLOUT_OPERATION)
			return false;
	}
	return true;
}

bool
matrix_hide_done(struct matrix *m, struct err *e)
{
	struct matrix_sum sum;
	bool *pass;
	size_t i;

	if (!matrix_countable(m, e))
		return false;
	pass = xcalloc(m->nplaces + m->nsystems + 1, sizeof(*pass));
	for (i = 0; i < m->nsystems && !e->code; i++)
		if (matrix_sum_system(m, i, &sum, e))
			pass[i] = sum.operation < sum.all;
	if (!e->code)
		m->nsystems = keep(m->system, m->nsystems, pass);
	for (i = 0; i < m->nplaces && !e->code; i++)
		pass[i] = !place_is_done(m, i, e);
	if (!e->code)
		m->nplaces = keep(m->place, m->nplaces, pass);
	free(pass);
	return e->code == ERR_NONE;
}
