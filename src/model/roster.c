/*
 * The tables of rosters and their fields (roster.h) and finding one by the
 * name that somebody wrote: folded, English or Danish, with the one that is
 * meant when it is nearly right.
 */
#include "model/roster.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/i18n.h"
#include "base/utf8.h"

#define NEAR_MAX	2		/* slips that are forgiven */
#define NAME_MAX_BYTES	48

#define SHOWN		RF_SHOWN
#define COUNTED		RF_COUNTED
#define ASIDE		RF_ASIDE
#define NAME		RF_NAME

#define WORDS(id)	static const struct roster_word words_##id[] = {
#define WORD(w, other, name)	{ w, other, name },
#define END		{ NULL, NULL, NULL } };
#include "model/roster_words.def"
#undef WORDS
#undef WORD
#undef END

#define words_NONE	NULL
#define ROSTER(id, name, other, title, order, now) \
	static const struct roster_field fields_##id[] = {
#define RFIELD(id, name, other, type, words, head, title, width, flags, help) \
	{ name, other, RT_##type, words_##words, head, title, width, flags },
#define REND		};
#include "model/rosters.def"
#undef ROSTER
#undef RFIELD
#undef REND

#define NFIELDS(f)	((int)(sizeof(f) / sizeof((f)[0])))

const struct roster_info roster_info[ROSTER__COUNT] = {
#define ROSTER(id, name, other, title, order, now) \
	[ROSTER_##id] = { name, other, title, now, order, fields_##id, \
	    NFIELDS(fields_##id) },
#define RFIELD(id, name, other, type, words, head, title, width, flags, help)
#define REND
#include "model/rosters.def"
#undef ROSTER
#undef RFIELD
#undef REND
};

#define ROSTER(id, name, other, title, order, now) \
	_Static_assert(sizeof(fields_##id) / sizeof(fields_##id[0]) <= \
	    ROSTER_FIELDS_MAX, "a set of fields is one uint32_t");
#define RFIELD(id, name, other, type, words, head, title, width, flags, help)
#define REND
#include "model/rosters.def"
#undef ROSTER
#undef RFIELD
#undef REND

/*
 * Walk the names of "a|b|c", each folded into b. Returns where the next one
 * begins, NULL after the last.
 */
static const char *
next_name(const char *names, struct buf *b)
{
	size_t n = strcspn(names, "|");

	buf_clear(b);
	utf8_fold(b, names, n);
	return names[n] ? names + n + 1 : NULL;
}

/* Is the folded text one of "a|b|c", or the name itself? */
static bool
is_named(const char *name, const char *others, const char *folded)
{
	struct buf b = BUF_INIT;
	bool is;

	next_name(name, &b);
	is = str_eq(buf_str(&b), folded);
	while (!is && others && *folded) {
		others = next_name(others, &b);
		is = str_eq(buf_str(&b), folded);
	}
	buf_fini(&b);
	return is;
}

static char *
folded_copy(const char *text)
{
	struct buf b = BUF_INIT;

	utf8_fold(&b, text, strlen(text));
	b.len = utf8_trim(b.p, b.len);
	return buf_take(&b);
}

bool
roster_of(const char *text, enum roster_id *id)
{
	char *folded = folded_copy(text);
	bool found = false;
	int i;

	for (i = 0; !found && i < ROSTER__COUNT; i++)
		if (is_named(roster_info[i].name, roster_info[i].other,
		    folded)) {
			*id = (enum roster_id)i;
			found = true;
		}
	free(folded);
	return found;
}

bool
roster_unknown(const char *name, enum err_code code, struct err *e)
{
	struct buf names = BUF_INIT;
	int i;

	for (i = 0; i < ROSTER__COUNT; i++)
		buf_addf(&names, "%s%s", i ? ", " : "", roster_info[i].name);
	err_set(e, code, _("no list is called '%s'; there is %s"), name,
	    buf_str(&names));
	buf_fini(&names);
	return false;
}

int
roster_field_of(const struct roster_field *f, int n, const char *text)
{
	char *folded = folded_copy(text);
	int i, found = -1;

	for (i = 0; found < 0 && i < n; i++)
		if (is_named(f[i].name, f[i].other, folded))
			found = i;
	free(folded);
	return found;
}

int
roster_word_of(const struct roster_word *w, const char *stored)
{
	int i;

	for (i = 0; stored && w && w[i].word; i++)
		if (str_eq(w[i].word, stored))
			return i;
	return -1;
}

int
roster_word_read(const struct roster_word *w, const char *text)
{
	char *folded = folded_copy(text);
	int i, found = -1;

	for (i = 0; found < 0 && w[i].word; i++)
		if (is_named(w[i].word, w[i].other, folded))
			found = i;
	free(folded);
	return found;
}

/* Slips between two folded names, swapped neighbours one; bytes. */
static size_t
slips(const char *a, const char *b)
{
	size_t row[3][NAME_MAX_BYTES + 1];
	size_t n = strlen(a), m = strlen(b), i, j, *now, *last, *before, d;

	if (n > NAME_MAX_BYTES || m > NAME_MAX_BYTES)
		return NAME_MAX_BYTES;
	for (i = 0; i <= n; i++) {
		now = row[i % 3];
		last = row[(i + 2) % 3];
		before = row[(i + 1) % 3];
		now[0] = i;
		for (j = 1; j <= m; j++) {
			if (i == 0) {
				now[j] = j;
				continue;
			}
			d = last[j - 1] + (a[i - 1] != b[j - 1]);
			if (last[j] + 1 < d)
				d = last[j] + 1;
			if (now[j - 1] + 1 < d)
				d = now[j - 1] + 1;
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1] && before[j - 2] + 1 < d)
				d = before[j - 2] + 1;
			now[j] = d;
		}
	}
	return row[n % 3][m];
}

/* How near is one of "a|b|c" to the text? The best goes to out. */
static void
near_one(const char *names, const char *folded, size_t *best, struct buf *out)
{
	struct buf b = BUF_INIT;
	const char *next;
	size_t d;

	for (; names && *names; names = next) {
		next = next_name(names, &b);
		d = slips(folded, buf_str(&b));
		if (d < *best && d < strlen(folded)) {
			*best = d;
			buf_clear(out);
			buf_addn(out, names, strcspn(names, "|"));
		}
	}
	buf_fini(&b);
}

const char *
roster_field_near(const struct roster_field *f, int n, const char *text,
    struct buf *out)
{
	char *folded = folded_copy(text);
	size_t best = NEAR_MAX + 1;
	int i;

	buf_clear(out);
	for (i = 0; i < n; i++) {
		near_one(f[i].name, folded, &best, out);
		near_one(f[i].other, folded, &best, out);
	}
	free(folded);
	return best <= NEAR_MAX ? buf_str(out) : NULL;
}

static bool
no_field(const struct roster_info *r, const char *name, struct err *e)
{
	struct buf near = BUF_INIT;
	const char *meant = roster_field_near(r->field, r->nfields, name,
	    &near);

	if (meant)
		err_set(e, ERR_INVALID, _("no field is called '%s'; did you "
		    "mean %s?"), name, meant);
	else
		err_set(e, ERR_INVALID, _("no field is called '%s'"), name);
	buf_fini(&near);
	return false;
}

static bool
pick_one(const struct roster_info *r, char *name, bool sort,
    struct roster_pick *pick, int n, struct err *e)
{
	int i;

	pick[n].falls = sort && *name == '-';
	name += pick[n].falls;
	pick[n].field = roster_field_of(r->field, r->nfields, name);
	if (pick[n].field < 0)
		return no_field(r, name, e);
	for (i = 0; i < n; i++)
		if (pick[i].field == pick[n].field)
			return err_set(e, ERR_INVALID,
			    _("'%s' is there twice"), name);
	return true;
}

int
roster_pick(const struct roster_info *r, const char *text, bool sort,
    struct roster_pick pick[ROSTER_FIELDS_MAX], struct err *e)
{
	struct buf name = BUF_INIT;
	int n = 0;
	bool ok = true;
	size_t len;

	while (ok && *(text += strspn(text, ", \t\n"))) {
		len = strcspn(text, ", \t\n");
		buf_clear(&name);
		buf_addn(&name, text, len);
		text += len;
		/* One more than there are fields is there twice. */
		if (n == ROSTER_FIELDS_MAX)
			ok = err_set(e, ERR_INVALID,
			    _("'%s' is there twice"), buf_str(&name));
		else
			ok = pick_one(r, name.p, sort, pick, n, e);
		n++;
	}
	buf_fini(&name);
	return ok ? n : -1;
}

int
roster_shown(const struct roster_info *r,
    struct roster_pick pick[ROSTER_FIELDS_MAX])
{
	int i, n = 0;

	for (i = 0; i < r->nfields; i++)
		if (r->field[i].flags & RF_SHOWN)
			pick[n++] = (struct roster_pick){ i, false };
	return n;
}

void
roster_pick_print(struct buf *b, const struct roster_info *r,
    const struct roster_pick *pick, int n)
{
	int i;

	for (i = 0; i < n; i++)
		buf_addf(b, "%s%s%s", i ? "," : "", pick[i].falls ? "-" : "",
		    r->field[pick[i].field].name);
}
