/*
 * Drift (drift.h). A renamed column is two facts at once, one gone and one
 * new. That they are one is sure when the names are almost spelt alike, or one
 * is part of the other and the neighbours are the same. When only the place is
 * the same, it is said but not acted on: a wrong guess would put one thing's
 * values into another.
 */
#include "lists/drift.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

/* "Kontakt 1" and "Kontakt 2" are two columns, not a slip. */
static bool
digits_differ(const char *a, const char *b)
{
	static const char digits[] = "0123456789";
	size_t na, nb;

	for (;;) {
		a += strcspn(a, digits);
		b += strcspn(b, digits);
		na = strspn(a, digits);
		nb = strspn(b, digits);
		if (na != nb || strncmp(a, b, na) != 0)
			return true;
		if (na == 0)
			return false;
		a += na;
		b += nb;
	}
}

/* Folded names, almost spelt alike. */
static bool
is_like(const char *a, const char *b)
{
	size_t len = strlen(a);

	return len >= 4 && !digits_differ(a, b) &&
	    str_distance(a, b) <= (len < 6 ? 1 : len < 12 ? 2 : 3);
}

/* Nobody has a word on this column yet, and it is the sender's. */
static bool
is_free(const struct reader *rd, int k)
{
	const struct header *h = &rd->header;

	return rd->map.how[k] == MAP_NAME && *h->folded[k] &&
	    !header_is_ours(h->folded[k]);
}

/* Where column i of the profile stands, under whatever name; -1: nowhere. */
static int
place_now(const struct reader *rd, int i)
{
	const struct list_map *m = &rd->map.profile.map;
	int k, at = map_place(&rd->header, m, i);

	for (k = 0; k < rd->header.n && at < 0; k++)
		if (rd->map.was[k] == m->column[i].header)
			at = k;
	return at;
}

/* Does the one stand where the other stood, between the same neighbours? */
static bool
same_place(const struct reader *rd, int i, int k)
{
	int left = i > 0 ? place_now(rd, i - 1) : -1;
	int right = i + 1 < rd->map.profile.map.ncolumns ?
	    place_now(rd, i + 1) : rd->header.n;

	return left == k - 1 && right == k + 1;
}

/* Is column k surely what column i of the profile was? */
static bool
is_same(const struct reader *rd, enum list list, int i, int k, bool by_place)
{
	const struct map_column *c = &rd->map.profile.map.column[i];
	const char *name = rd->header.folded[k];
	struct buf fold = BUF_INIT, target = BUF_INIT;
	bool same;

	word_fold(&fold, c->header);
	word_fold(&target, c->target ? c->target : "");
	if (by_place)
		same = strlen(name) >= 3 && fold.len >= 3 &&
		    (strstr(name, fold.p) || strstr(fold.p, name)) &&
		    !digits_differ(name, fold.p) && same_place(rd, i, k);
	else
		same = is_like(buf_str(&fold), name) || (c->target &&
		    header_column(list, name) >= 0 &&
		    header_column(list, name) ==
		    header_column(list, buf_str(&target)));
	buf_fini(&fold);
	buf_fini(&target);
	return same;
}

/* The one column of the file that column i has become; -1: none, or several. */
static int
successor(const struct reader *rd, enum list list, int i, bool by_place)
{
	int k, found = -1, many = 0;

	for (k = 0; k < rd->header.n; k++)
		if (is_free(rd, k) && is_same(rd, list, i, k, by_place)) {
			found = k;
			many++;
		}
	return many == 1 ? found : -1;
}

void
drift_renamed(struct reader *rd, enum list list)
{
	struct mapping *m = &rd->map;
	const struct list_map *kept = &m->profile.map;
	int i, k, by_place;

	for (by_place = 0; by_place <= 1; by_place++)
		for (i = 0; i < kept->ncolumns; i++) {
			if (place_now(rd, i) >= 0)
				continue;
			k = successor(rd, list, i, by_place == 1);
			if (k < 0)
				continue;
			m->how[k] = MAP_RENAMED;
			m->target[k] = kept->column[i].target;
			m->was[k] = kept->column[i].header;
		}
}

static void
tell_gone(struct reader *rd, int i)
{
	const struct map_column *c = &rd->map.profile.map.column[i];
	const struct header *h = &rd->header;
	int k;

	for (k = 0; k < h->n; k++)
		if (is_free(rd, k) && same_place(rd, i, k))
			break;
	if (k < h->n && c->target)
		row_find(rd, REASON_column_gone, rd->line, c->header,
		    xasprintf(_("the column is gone; '%s' stands in its "
		    "place: --map '%s=%s' if it is the same"), h->name[k],
		    h->name[k], c->target));
	else if (c->target)
		row_find(rd, REASON_column_gone, rd->line, c->header,
		    xasprintf(_("the column is gone; it went to '%s'"),
		    c->target));
	else
		row_find(rd, REASON_column_gone, rd->line, c->header,
		    xasprintf(_("the column is gone; it was left out")));
}

static void
tell_column(struct reader *rd, int k)
{
	const struct header *h = &rd->header;
	const char *to = h->col[k] >= 0 ? column_of(h->col[k])->danish : NULL;

	if (rd->map.was[k])
		row_find(rd, REASON_column_renamed, rd->line, h->name[k],
		    to ? xasprintf(_("the column was called '%s'; it goes to "
		    "'%s' as before"), rd->map.was[k], to) :
		    xasprintf(_("the column was called '%s'; it is left out "
		    "as before"), rd->map.was[k]));
	else if (is_free(rd, k))
		row_find(rd, REASON_column_new, rd->line, h->name[k], to ?
		    xasprintf(_("the column is new; by its name it goes to "
		    "'%s'"), to) : xasprintf(_("the column is new and was "
		    "left out")));
}

void
drift_tell(struct reader *rd)
{
	int i;

	if (rd->map.profile.id == 0)
		return;
	for (i = 0; i < rd->header.n; i++)
		tell_column(rd, i);
	for (i = 0; i < rd->map.profile.map.ncolumns; i++)
		if (place_now(rd, i) < 0)
			tell_gone(rd, i);
}
