/*
 * The header: which list a file is, and which column is where. Names are
 * compared folded, in Danish, English and by aliases, in any order. Headers
 * that klar writes itself into rejects (Årsag, Række) are passed over.
 */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "lists/drift.h"

#define GUESS_HIT	1000		/* a known name, in header_guess */
#define TITLE_LINES	10		/* that may stand above the header */

static const enum type types[C__COUNT] = {
#define LIST(id, word, danish, help)
#define COL(id, type, flags, danish, english, aliases, help) \
	[C_##id] = TYPE_##type,
#define END
#include "../../import/lists.def"
#undef LIST
#undef COL
#undef END
};

/* What klar adds to rejected rows, and to a sheet of steps. */
static const char ours[] = "Årsag|Reason for rejection|Række|Row in the file|"
    "Trin i ord|Step in words";
/* And to every row of a sheet that goes out. */
static const char sent[] = "Udsendt (lad stå)|Sent (leave as is)";

enum type
column_type(int col)
{
	return types[col];
}

int
list_first_column(enum list list)
{
	int i, first = 0;

	for (i = 0; i < (int)list; i++)
		first += list_info[i].ncols;
	return first;
}

const struct column_info *
column_of(int col)
{
	int i = 0;

	while (col >= list_info[i].ncols)
		col -= list_info[i++].ncols;
	return &list_info[i].col[col];
}

/* Every header of every column, folded; made once. */
static struct known {
	char		*folded;
	enum list	 list;
	int		 col;
} *known;
static size_t nknown;

static void
know(enum list list, int col, const char *names)
{
	struct buf one = BUF_INIT, fold = BUF_INIT;
	size_t n;

	for (; *names; names += n + (names[n] == '|')) {
		n = strcspn(names, "|");
		buf_clear(&one);
		buf_addn(&one, names, n);
		word_fold(&fold, buf_str(&one));
		known = xrealloc(known, nknown + 1, sizeof(*known));
		known[nknown].folded = xstrdup(buf_str(&fold));
		known[nknown].list = list;
		known[nknown++].col = col;
	}
	buf_fini(&one);
	buf_fini(&fold);
}

static void
know_all(void)
{
	int i, k, col = 0;

	for (i = 0; i < LIST__COUNT; i++)
		for (k = 0; k < list_info[i].ncols; k++, col++) {
			know((enum list)i, col, list_info[i].col[k].danish);
			know((enum list)i, col, list_info[i].col[k].english);
			know((enum list)i, col, list_info[i].col[k].aliases);
		}
}

int
header_column(enum list list, const char *folded)
{
	size_t i;

	if (!known)
		know_all();
	for (i = 0; known && i < nknown && *folded != '\0'; i++)
		if ((list == LIST__COUNT || known[i].list == list) &&
		    strcmp(known[i].folded, folded) == 0)
			return known[i].col;
	return -1;
}

struct fit {				/* how well a header fits a list */
	int	 hits;			/* columns the list has */
	int	 lacks;			/* required ones that are not there */
	int	 missing;		/* the first of them; -1 */
};

static void
fit_missing(const struct header *h, enum list list, struct fit *fit)
{
	const struct list_info *info = &list_info[list];
	int i, first = list_first_column(list), either = -1;
	bool found = false;

	fit->missing = -1;
	fit->lacks = 0;
	for (i = info->ncols - 1; i >= 0; i--) {
		if (info->col[i].flags & COL_EITHER) {
			either = first + i;
			found |= h->has[first + i];
		}
		if ((info->col[i].flags & COL_REQUIRED) &&
		    !h->has[first + i]) {
			fit->missing = first + i;
			fit->lacks++;
		}
	}
	if (either >= 0 && !found) {
		fit->lacks++;
		if (fit->missing < 0)
			fit->missing = either;
	}
}

bool
header_is_ours(const char *folded)
{
	return word_is(folded, ours) || word_is(folded, sent);
}

/* Where one column goes in a list. */
static int
place_of(const struct header *h, const struct mapping *m, enum list list,
    int i)
{
	int col = HEADER_UNKNOWN;
	struct buf fold = BUF_INIT;

	if (m->how[i] != MAP_NAME && !m->target[i])
		return HEADER_LEFT;
	if (m->how[i] != MAP_NAME) {
		word_fold(&fold, m->target[i]);
		col = header_column(list, buf_str(&fold));
		buf_fini(&fold);
	} else if (*h->folded[i] == '\0') {
		return HEADER_EMPTY;
	} else {
		col = header_column(list, h->folded[i]);
		if (col < 0 && header_is_ours(h->folded[i]))
			return word_is(h->folded[i], sent) ? HEADER_SENT :
			    HEADER_OURS;
	}
	return col < 0 ? HEADER_UNKNOWN : col;
}

/* The first column before i that goes to the same place; -1: none. */
static int
double_of(const struct header *h, int i)
{
	int k;

	for (k = 0; k < i; k++)
		if (h->col[k] == h->col[i])
			return k;
	return -1;
}

/*
 * Map the header to one list. The second column for the same is told; but if
 * it is a profile that has a column for that, the one nobody chose goes.
 */
static int
map(struct header *h, const struct mapping *m, enum list list, int *hits)
{
	int i, k, doubled = -1;

	memset(h->has, 0, sizeof(h->has));
	h->list = list;
	h->sent = 0;
	*hits = 0;
	for (i = 0; i < h->n; i++) {
		h->col[i] = place_of(h, m, list, i);
		if (h->col[i] == HEADER_SENT)
			h->sent = i + 1;
		if (h->col[i] < 0)
			continue;
		k = h->has[h->col[i]] ? double_of(h, i) : -1;
		if (k >= 0 && m->profile.id != 0 && m->how[i] == MAP_NAME &&
		    m->how[k] != MAP_GIVEN) {
			h->col[i] = HEADER_UNKNOWN;
			continue;
		}
		if (k >= 0 && m->profile.id != 0 && m->how[k] == MAP_NAME &&
		    m->how[i] != MAP_GIVEN)
			h->col[k] = HEADER_UNKNOWN;
		else if (k >= 0 && doubled < 0)
			doubled = i;
		(*hits)++;
		h->has[h->col[i]] = true;
	}
	return doubled;
}

static bool
is_rollout(enum list list)
{
	return list == LIST_systems || list == LIST_installations;
}

/* Tied lists, by their words. */
static bool
refuse_tie(const struct fit *fits, int best, enum reason *why,
    const char *file, struct err *e)
{
	struct buf names = BUF_INIT;
	int i;

	for (i = 0; i < LIST__COUNT; i++)
		if (fits[i].hits == best)
			buf_addf(&names, "%s%s", names.len ? ", " : "",
			    list_info[i].word);
	*why = REASON_wrong_kind;
	err_set(e, ERR_INVALID, best < 2 ? _("%s: the header belongs to no "
	    "list klar knows (see klar lists)") :
	    _("%s: the header fits several lists (%s); give --list"), file,
	    buf_str(&names));
	buf_fini(&names);
	return false;
}

/*
 * The list that knows most of the columns; of equal ones the one that lacks
 * least. A vendor list and a list of installations can be alike: then it is
 * the vendor list, which may hold the rows of both.
 */
static bool
recognise(struct header *h, const struct mapping *m, enum list *list,
    enum reason *why, const char *file, struct err *e)
{
	struct fit fits[LIST__COUNT] = { { 0, 0, -1 } };
	int i, best = -1, rivals = 0, most = 0;

	for (i = 0; i < LIST__COUNT; i++) {
		map(h, m, (enum list)i, &fits[i].hits);
		fit_missing(h, (enum list)i, &fits[i]);
		if (fits[i].hits > most)
			most = fits[i].hits;
	}
	for (i = 0; i < LIST__COUNT; i++) {
		if (fits[i].hits < most)
			continue;
		if (best < 0 || fits[i].lacks < fits[best].lacks) {
			best = i;
			rivals = 0;
		} else if (fits[i].lacks == fits[best].lacks &&
		    !(is_rollout((enum list)best) && is_rollout((enum list)i)))
			rivals++;
	}
	if (most < 2 || rivals > 0)
		return refuse_tie(fits, most, why, file, e);
	*list = (enum list)best;
	return true;
}

/* A column that a map or a profile sends where the list has none. */
static bool
check_targets(const struct header *h, const struct mapping *m, enum list list,
    enum reason *why, const char *file, struct err *e)
{
	int i;

	for (i = 0; i < h->n; i++)
		if (m->how[i] != MAP_NAME && m->target[i] &&
		    h->col[i] == HEADER_UNKNOWN) {
			*why = REASON_bad_map;
			return err_set(e, ERR_INVALID, _("%s: '%s' cannot go "
			    "to '%s': a list of %s has no such column (see "
			    "klar lists %s)"), file, h->name[i], m->target[i],
			    list_info[list].word, list_info[list].word);
		}
	return true;
}

static bool
refuse_double(const struct header *h, const struct mapping *m, int i,
    enum reason *why, const char *file, struct err *e)
{
	int k = double_of(h, i);

	*why = REASON_duplicate_header;
	if (m->how[i] == MAP_NAME && m->how[k] == MAP_NAME)
		return err_set(e, ERR_INVALID, _("%s: the column '%s' stands "
		    "twice, or another means the same"), file, h->name[i]);
	return err_set(e, ERR_INVALID, _("%s: '%s' and '%s' both go to '%s'; "
	    "--map '%s=' leaves one out"), file, h->name[k], h->name[i],
	    column_of(h->col[i])->danish, h->name[m->how[k] == MAP_NAME ?
	    k : i]);
}

bool
header_settle(struct header *h, const struct mapping *m, enum list wanted,
    enum reason *why, const char *file, struct err *e)
{
	enum list list = wanted;
	struct fit fit;
	int doubled;

	if (wanted == LIST__COUNT && !recognise(h, m, &list, why, file, e)) {
		for (doubled = 0; doubled < h->n; doubled++)
			h->col[doubled] = HEADER_UNKNOWN;
		h->list = LIST__COUNT;
		return false;
	}
	doubled = map(h, m, list, &fit.hits);
	if (!check_targets(h, m, list, why, file, e))
		return false;
	if (doubled >= 0)
		return refuse_double(h, m, doubled, why, file, e);
	fit_missing(h, list, &fit);
	if (fit.missing < 0)
		return true;
	*why = fit.hits == 0 ? REASON_wrong_kind : REASON_missing_column;
	return err_set(e, ERR_INVALID, fit.hits == 0 ?
	    _("%s: not a list of %s: no column of it is there, '%s' least of "
	    "all") : _("%s: a list of %s needs the column '%s'; if it is "
	    "there under another name, --map 'NAME=%s' says so"), file,
	    list_info[list].word, column_of(fit.missing)->danish,
	    column_of(fit.missing)->danish);
}

bool
header_read(struct header *h, const struct csv_row *row, enum reason *why,
    const char *file, struct err *e)
{
	struct buf text = BUF_INIT, fold = BUF_INIT;
	int i;

	memset(h, 0, sizeof(*h));
	h->list = LIST__COUNT;
	if (row->n > CSV_COLUMNS_MAX) {
		*why = REASON_too_many_columns;
		return err_set(e, ERR_INVALID, _("%s has %d columns; a list "
		    "has at most %d"), file, row->n, CSV_COLUMNS_MAX);
	}
	h->n = row->n;
	for (i = 0; i < h->n; i++) {
		buf_clear(&text);
		if (utf8_valid(row->field[i], row->len[i]))
			utf8_nfc(&text, row->field[i], row->len[i]);
		if (text.len > 0)
			text.len = utf8_trim(text.p, text.len);
		h->name[i] = xstrdup(buf_str(&text));
		word_fold(&fold, h->name[i]);
		h->folded[i] = xstrdup(buf_str(&fold));
	}
	buf_fini(&text);
	buf_fini(&fold);
	return true;
}

void
header_fini(struct header *h)
{
	int i;

	for (i = 0; i < h->n; i++) {
		free(h->name[i]);
		free(h->folded[i]);
	}
	memset(h, 0, sizeof(*h));
}

static bool
is_header(const char *name, size_t n)
{
	struct buf text = BUF_INIT, fold = BUF_INIT;
	bool found;

	if (n > 0 && utf8_valid(name, n))
		utf8_nfc(&text, name, n);
	word_fold(&fold, buf_str(&text));
	found = header_column(LIST__COUNT, buf_str(&fold)) >= 0;
	buf_fini(&text);
	buf_fini(&fold);
	return found;
}

/* How well the best separator does with the line. */
static int
best_guess(const char *line, size_t n)
{
	static const char candidates[] = { ';', ',', '\t' };
	int best = 0, score;
	size_t i;

	for (i = 0; i < sizeof(candidates); i++) {
		score = header_guess(line, n, candidates[i]);
		if (score > best)
			best = score;
	}
	return best;
}

int
header_below(const char *text, size_t n)
{
	const char *end = text + n, *nl;
	int i;

	for (i = 0; i <= TITLE_LINES; i++, text = nl + 1) {
		nl = memchr(text, '\n', (size_t)(end - text));
		if (!nl || (i == 0 && best_guess(text, (size_t)(nl - text)) >=
		    GUESS_HIT))
			return 0;
		if (i > 0 && best_guess(text, (size_t)(nl - text)) >=
		    2 * GUESS_HIT)
			return i;
	}
	return 0;
}

int
header_guess(const char *line, size_t n, char separator)
{
	size_t i, start = 0;
	int hits = 0, cells = 0;
	bool quoted = false;

	for (i = 0; i <= n && cells < CSV_COLUMNS_MAX; i++) {
		if (i < n && line[i] == '"')
			quoted = !quoted;
		if (i < n && (quoted || line[i] != separator))
			continue;
		hits += is_header(line + start, i - start);
		start = i + 1;
		cells++;
	}
	return hits * GUESS_HIT + (cells < GUESS_HIT ? cells : GUESS_HIT - 1);
}
