/*
 * What a person or a profile says about the columns of a list and the words in
 * them. A person's map goes before the profile, the profile before the names
 * klar knows. A profile is known again by its columns, as headers are
 * compared; what has moved since is drift.c's to tell.
 */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "lists/drift.h"
#include "lists/gone.h"

#define STRANGE_MAX	200		/* words told of; more are many */

struct meaning {
	int		 col;
	char		*said;		/* folded; as it stands if that is "" */
	const char	*means;		/* borrowed; NULL: nothing */
};

/* ---- comparing ----------------------------------------------------------- */

/* What is compared of a word: signs count only where there is nothing else. */
static void
word_key(struct buf *to, const char *text)
{
	word_fold(to, text);
	if (to->len == 0)
		buf_add(to, text);
}

static bool
key_eq(const char *a, const char *b)
{
	struct buf fa = BUF_INIT, fb = BUF_INIT;
	bool same;

	word_key(&fa, a);
	word_key(&fb, b);
	same = strcmp(buf_str(&fa), buf_str(&fb)) == 0;
	buf_fini(&fa);
	buf_fini(&fb);
	return same;
}

static bool
same_target(const char *a, const char *b)
{
	return a && b ? key_eq(a, b) : a == b;
}

/* How many columns of the map up to this one are called so. */
static int
nth_of(const struct list_map *m, int i)
{
	int k, nth = 1;

	if (m->column[i].nth > 0)
		return m->column[i].nth;
	for (k = 0; k < i; k++)
		nth += key_eq(m->column[k].header, m->column[i].header);
	return nth;
}

static bool
has_column(const struct list_map *m, const char *header, int nth,
    const char *target)
{
	int i;

	for (i = 0; i < m->ncolumns; i++)
		if (key_eq(m->column[i].header, header) &&
		    nth_of(m, i) == nth)
			return same_target(m->column[i].target, target);
	return false;
}

static const struct map_word *
find_word(const struct list_map *m, const char *target, const char *said)
{
	int i;

	for (i = 0; i < m->nwords; i++)
		if (key_eq(m->word[i].said, said) &&
		    key_eq(m->word[i].target, target))
			return &m->word[i];
	return NULL;
}

bool
list_map_same(const struct list_map *a, const struct list_map *b)
{
	const struct map_word *w;
	int i;

	if (a->ncolumns != b->ncolumns || a->nwords != b->nwords)
		return false;
	for (i = 0; i < a->ncolumns; i++)
		if (!has_column(b, a->column[i].header, nth_of(a, i),
		    a->column[i].target))
			return false;
	for (i = 0; i < a->nwords; i++) {
		w = find_word(b, a->word[i].target, a->word[i].said);
		if (!w || !same_target(w->means, a->word[i].means))
			return false;
	}
	return true;
}

/* ---- a map against the header -------------------------------------------- */

int
map_place(const struct header *h, const struct list_map *m, int i)
{
	struct buf fold = BUF_INIT;
	int k, nth = nth_of(m, i), found = -1;

	word_fold(&fold, m->column[i].header);
	for (k = 0; k < h->n && found < 0; k++)
		if (*h->folded[k] && strcmp(h->folded[k],
		    buf_str(&fold)) == 0 && --nth == 0)
			found = k;
	buf_fini(&fold);
	return found;
}

/* "Dato#2": the second column that is called so. */
static int
place_given(const struct header *h, const struct map_column *c)
{
	struct map_column one = { c->header, c->nth > 0 ? c->nth : 1, NULL };
	struct list_map m = { &one, 1, NULL, 0 };
	const char *sign = strrchr(c->header, '#');
	int i = map_place(h, &m, 0);

	if (i >= 0 || !sign || sign == c->header || !str_digits(sign + 1))
		return i;
	one.header = xstrndup(c->header, (size_t)(sign - c->header));
	one.nth = atoi(sign + 1);
	i = map_place(h, &m, 0);
	free(one.header);
	return i;
}

static bool
apply_given(struct reader *rd, enum reason *why, struct err *e)
{
	const struct list_map *given = rd->opts->map;
	struct mapping *m = &rd->map;
	int i, k;

	for (i = 0; given && i < given->ncolumns; i++) {
		k = place_given(&rd->header, &given->column[i]);
		*why = REASON_bad_map;
		if (k < 0)
			return err_set(e, ERR_INVALID, _("%s has no column "
			    "'%s'"), rd->name, given->column[i].header);
		m->how[k] = MAP_GIVEN;
		m->target[k] = given->column[i].target;
	}
	return true;
}

static void
apply_profile(struct reader *rd)
{
	struct mapping *m = &rd->map;
	const struct list_map *kept = &m->profile.map;
	int i, k;

	for (i = 0; i < kept->ncolumns; i++) {
		k = map_place(&rd->header, kept, i);
		if (k < 0)
			continue;
		m->how[k] = MAP_PROFILE;
		m->target[k] = kept->column[i].target;
	}
}

/* ---- which profile ------------------------------------------------------- */

/* Columns that a sender named. */
static int
columns_named_by_sender(const struct header *h)
{
	int i, n = 0;

	for (i = 0; i < h->n; i++)
		n += *h->folded[i] && !header_is_ours(h->folded[i]);
	return n;
}

/*
 * How well a profile fits: 1000 when nothing has moved; 0 when fewer than two
 * in three columns, of its and of the file's, are the same.
 */
static int
score(const struct header *h, const struct profile *p)
{
	int i, same = 0, most = columns_named_by_sender(h);

	for (i = 0; i < p->map.ncolumns; i++)
		same += map_place(h, &p->map, i) >= 0;
	if (p->map.ncolumns > most)
		most = p->map.ncolumns;
	return most == 0 || same * 3 < most * 2 ? 0 : same * 1000 / most;
}

static bool
refuse_several(const struct buf *names, enum reason *why, const char *file,
    struct err *e)
{
	*why = REASON_several_profiles;
	return err_set(e, ERR_INVALID, _("%s: the header fits several "
	    "profiles (%s); give --profile"), file, buf_str(names));
}

/* The profile that the header fits best, if any. */
static bool
recognise(struct reader *rd, enum list wanted, enum reason *why,
    struct err *e)
{
	struct mapping *m = &rd->map;
	struct buf names = BUF_INIT;
	int best = 0, now, rivals = 0;
	struct profile p;
	struct ids ids;
	bool ok = profile_ids(rd->store, &ids, e);
	size_t i;

	for (i = 0; ok && i < ids.n; i++) {
		ok = profile_get(rd->store, ids.id[i], &p, e);
		now = ok && (wanted == LIST__COUNT || strcmp(p.list,
		    list_info[wanted].word) == 0) ? score(&rd->header, &p) :
		    0;
		if (now > 0 && now == best) {
			rivals++;
			buf_addf(&names, ", %s", p.name);
		}
		if (now > best) {
			best = now;
			rivals = 0;
			buf_clear(&names);
			buf_add(&names, p.name);
			profile_fini(&m->profile);
			m->profile = p;
		} else if (ok) {
			profile_fini(&p);
		}
	}
	free(ids.id);
	rd->failed |= !ok;
	if (ok && rivals > 0)
		ok = refuse_several(&names, why, rd->name, e);
	buf_fini(&names);
	return ok;
}

/* The newest version of a profile by name; id 0: there is none such. */
static bool
named(struct reader *rd, const char *name, struct profile *p, struct err *e)
{
	struct ids ids;
	bool ok = profile_versions(rd->store, name, &ids, e);

	memset(p, 0, sizeof(*p));
	ok = ok && (ids.n == 0 || profile_get(rd->store, ids.id[0], p, e));
	free(ids.id);
	rd->failed |= !ok;
	return ok;
}

static bool
choose_named(struct reader *rd, enum list wanted, enum reason *why,
    struct err *e)
{
	struct profile *p = &rd->map.profile;
	const char *name = rd->opts->profile;

	if (!named(rd, name, p, e))
		return false;
	*why = REASON_bad_map;
	if (p->id == 0)
		return err_set(e, ERR_INVALID, _("there is no profile '%s'; "
		    "'klar profiles' names them"), name);
	if (wanted != LIST__COUNT && strcmp(p->list,
	    list_info[wanted].word) != 0)
		return err_set(e, ERR_INVALID, _("the profile '%s' reads a "
		    "list of %s, not of %s"), p->name, p->list,
		    list_info[wanted].word);
	return true;
}

/* A name that is taken by a profile of another list cannot be saved under. */
static bool
check_save(struct reader *rd, enum list list, enum reason *why,
    struct err *e)
{
	struct profile p;
	bool ok;

	if (!rd->opts->save_as)
		return true;
	if (!named(rd, rd->opts->save_as, &p, e))
		return false;
	*why = REASON_bad_map;
	ok = p.id == 0 || strcmp(p.list, list_info[list].word) == 0 ||
	    err_set(e, ERR_INVALID, _("the profile '%s' reads a list of %s, "
	    "not of %s; take another name"), p.name, p.list,
	    list_info[list].word);
	profile_fini(&p);
	return ok;
}

bool
map_choose(struct reader *rd, enum list *list, enum reason *why,
    struct err *e)
{
	const char *name = rd->opts->profile;
	struct profile *p = &rd->map.profile;
	bool ok;

	ok = !name ? recognise(rd, *list, why, e) : *name == '\0' ||
	    choose_named(rd, *list, why, e);
	if (!ok)
		return false;
	if (p->id != 0 && !list_of(p->list, list)) {
		*why = REASON_bad_map;
		return err_set(e, ERR_INVALID, _("the profile '%s' reads a "
		    "list of %s, which klar does not know"), p->name, p->list);
	}
	if (p->id != 0) {
		apply_profile(rd);
		drift_renamed(rd, *list);
	}
	return apply_given(rd, why, e);
}

/* ---- words --------------------------------------------------------------- */

/* A word of the map, for a column that the file has; again: the later holds. */
static void
add_meaning(struct mapping *m, int col, const struct map_word *w)
{
	struct buf key = BUF_INIT;
	size_t i;

	word_key(&key, w->said);
	for (i = 0; i < m->nmeanings; i++)
		if (m->meaning[i].col == col &&
		    strcmp(m->meaning[i].said, buf_str(&key)) == 0)
			break;
	if (i == m->nmeanings) {
		m->meaning = xrealloc(m->meaning, i + 1,
		    sizeof(*m->meaning));
		m->meaning[i].col = col;
		m->meaning[i].said = xstrdup(buf_str(&key));
		m->nmeanings++;
	}
	m->meaning[i].means = w->means;
	m->means[col] = true;
	buf_fini(&key);
}

static int
target_column(enum list list, const char *target)
{
	struct buf fold = BUF_INIT;
	int col;

	word_fold(&fold, target);
	col = header_column(list, buf_str(&fold));
	buf_fini(&fold);
	return col;
}

static bool
check_word(struct reader *rd, int col, const struct map_word *w,
    struct err *e)
{
	const char *place = column_of(col)->danish;

	if (!w->means || (cell_may_hold(rd, col, w->means) &&
	    (strcmp(place, "Kommune") != 0 ||
	    name_municipality(rd, w->means) != 0)))
		return true;
	return err_set(e, ERR_INVALID, _("'%s' cannot mean '%s': '%s' holds "
	    "%s (see klar-lists(5))"), w->said, w->means, place,
	    _(type_help(column_type(col))));
}

static bool
settle_words(struct reader *rd, enum reason *why, struct err *e)
{
	const struct list_map *kept = &rd->map.profile.map;
	const struct list_map *given = rd->opts->map;
	enum list list = rd->header.list;
	int i, col;

	for (i = 0; i < kept->nwords; i++) {
		col = target_column(list, kept->word[i].target);
		if (col >= 0 && rd->header.has[col])
			add_meaning(&rd->map, col, &kept->word[i]);
	}
	for (i = 0; given && i < given->nwords; i++) {
		const struct map_word *w = &given->word[i];

		*why = REASON_bad_map;
		col = target_column(list, w->target);
		if (col < 0)
			return err_set(e, ERR_INVALID, _("a list of %s has no "
			    "column '%s' (see klar lists %s)"),
			    list_info[list].word, w->target,
			    list_info[list].word);
		if (!rd->header.has[col])
			return err_set(e, ERR_INVALID, _("%s: no column goes "
			    "to '%s', so '%s' cannot stand there"), rd->name,
			    column_of(col)->danish, w->said);
		if (!check_word(rd, col, w, e))
			return false;
		add_meaning(&rd->map, col, w);
	}
	return true;
}

bool
map_word(struct reader *rd, int col, const char *text, const char **means)
{
	const struct mapping *m = &rd->map;
	struct buf key = BUF_INIT;
	int64_t at;
	size_t i;

	if (!memo_get(rd->memo, MEMO_MEANING, col, text, &at)) {
		word_key(&key, text);
		for (i = 0, at = -1; i < m->nmeanings && at < 0; i++)
			if (m->meaning[i].col == col &&
			    strcmp(m->meaning[i].said, buf_str(&key)) == 0)
				at = (int64_t)i;
		memo_put(rd->memo, MEMO_MEANING, col, text, at);
		buf_fini(&key);
	}
	if (at < 0)
		return false;
	*means = m->meaning[at].means;
	return true;
}

void
map_strange(struct reader *rd, int col, const char *text)
{
	struct mapping *m = &rd->map;
	char *key;
	size_t i;

	if (m->profile.id == 0 || m->nstrange == STRANGE_MAX)
		return;
	key = xasprintf("%d %s", col, text);
	for (i = 0; i < m->nstrange; i++)
		if (strcmp(m->strange[i], key) == 0) {
			free(key);
			return;
		}
	m->strange = xrealloc(m->strange, m->nstrange + 1,
	    sizeof(*m->strange));
	m->strange[m->nstrange++] = key;
	row_warn(rd, REASON_word_new, col, _("the profile '%s' does not know "
	    "the word '%s'; --map-value '%s:%s=OUR WORD' says what it means"),
	    m->profile.name, text, column_of(col)->danish, text);
}

/* ---- the map as it came to be -------------------------------------------- */

static void
report_map(struct reader *rd)
{
	const struct list_map *given = rd->opts->map;
	const struct list_map *kept = &rd->map.profile.map;
	struct list_map *to = &rd->report->map;
	const struct header *h = &rd->header;
	const struct map_word *w;
	int i;

	for (i = 0; i < h->n; i++)
		if (h->col[i] >= 0)
			list_map_column(to, h->name[i], 0,
			    column_of(h->col[i])->danish);
		else if (*h->folded[i] && h->col[i] != HEADER_OURS)
			list_map_column(to, h->name[i], 0, NULL);
	for (i = 0; given && i < given->nwords; i++) {
		w = &given->word[i];
		list_map_word(to, column_of(target_column(h->list,
		    w->target))->danish, w->said, w->means);
	}
	for (i = 0; i < kept->nwords; i++) {
		w = &kept->word[i];
		if (!find_word(to, w->target, w->said))
			list_map_word(to, w->target, w->said, w->means);
	}
}

/* By which profile it counts as read: what it is saved as goes first. */
static bool
report_profile(struct reader *rd, struct err *e)
{
	struct read_report *r = rd->report;
	struct profile p;

	r->profile_id = rd->map.profile.id;
	r->profile_version = rd->map.profile.version;
	r->profile = r->profile_id ? xstrdup(rd->map.profile.name) : NULL;
	rd->watching = r->profile || rd->opts->save_as;
	if (!gone_settle(rd, e))
		return false;
	if (!rd->opts->save_as)
		return true;
	if (!named(rd, rd->opts->save_as, &p, e))
		return false;
	free(r->profile);
	r->profile = xstrdup(p.id ? p.name : rd->opts->save_as);
	r->profile_changed = p.id == 0 || p.gone != r->gone_how ||
	    !list_map_same(&p.map, &r->map);
	r->profile_version = p.version + r->profile_changed;
	r->profile_id = r->profile_changed ? 0 : p.id;
	profile_fini(&p);
	return true;
}

bool
map_settle(struct reader *rd, enum reason *why, struct err *e)
{
	if (!check_save(rd, rd->header.list, why, e) ||
	    !settle_words(rd, why, e))
		return false;
	drift_tell(rd);
	report_map(rd);
	return report_profile(rd, e);
}

void
map_fini(struct mapping *m)
{
	size_t i;

	for (i = 0; i < m->nmeanings; i++)
		free(m->meaning[i].said);
	for (i = 0; i < m->nstrange; i++)
		free(m->strange[i]);
	free(m->meaning);
	free(m->strange);
	profile_fini(&m->profile);
}
