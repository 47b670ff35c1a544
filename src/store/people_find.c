/*
 * Whom a text means (people.h): an organisation, a person by name, or a person
 * of an organisation. A part of a name is enough where it is one's only.
 */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "store/inside.h"
#include "store/names.h"
#include "store/people.h"

struct hit {				/* a person whose name fits */
	int64_t		 id;
	struct organisation of;
	char		*name;
};

struct search {
	struct store	*s;
	struct names	*names;
	struct organisation of;		/* only theirs; NONE: anybody's */
	char		*key;		/* folded */
	struct hit	*hit;
	size_t		 n;
	bool		 whole;		/* the hits have the very name */
};

static char *
folded(const char *text)
{
	struct buf b = BUF_INIT;
	char *key;

	utf8_fold(&b, text, strlen(text));
	key = xstrdup(buf_str(&b));
	buf_fini(&b);
	key[utf8_trim(key, strlen(key))] = '\0';
	return key;
}

/* Is the key one of the words of a name? Both are folded. */
static bool
has_word(const char *name, const char *key)
{
	size_t n = strlen(key);
	const char *p;

	for (p = name; n && (p = strstr(p, key)); p++)
		if ((p == name || p[-1] == ' ' || p[-1] == '-') &&
		    (!p[n] || p[n] == ' ' || p[n] == '-'))
			return true;
	return false;
}

static void
hits_clear(struct search *f)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		free(f->hit[i].name);
	f->n = 0;
}

/* A row of CONTACT_NAMES: the very name puts those with a part of it out. */
static void
consider(struct search *f, const struct stmt *q)
{
	struct organisation of = { PARTY_KOMBIT, 0 };
	char *name = folded(col_peek(q, 3));
	bool whole = !strcmp(name, f->key);

	if (!col_null(q, 1))
		of = (struct organisation){ PARTY_VENDOR, col_int(q, 1) };
	else if (!col_null(q, 2))
		of = (struct organisation){ PARTY_MUNICIPALITY,
		    col_int(q, 2) };
	if ((f->of.party == PARTY_NONE || (f->of.party == of.party &&
	    f->of.id == of.id)) && (whole || (!f->whole &&
	    has_word(name, f->key)))) {
		if (whole && !f->whole)
			hits_clear(f);
		f->whole = whole;
		f->hit = xrealloc(f->hit, f->n + 1, sizeof(*f->hit));
		f->hit[f->n++] = (struct hit){ col_int(q, 0), of,
		    col_text(q, 3) };
	}
	free(name);
}

static bool
search(struct search *f, const char *text, struct err *e)
{
	struct stmt *q = stmt_use(f->s, STMT_CONTACT_NAMES, e);
	enum got got;

	if (!q)
		return false;
	hits_clear(f);
	f->whole = false;
	free(f->key);
	f->key = folded(text);
	while ((got = stmt_step(q, e)) == GOT_ROW)
		consider(f, q);
	stmt_release(q);
	return got == GOT_DONE;
}

static bool
find_organisation(const struct search *f, const char *text,
    struct organisation *of)
{
	char *key = folded(text);
	bool kombit = !strcmp(key, "kombit");
	int64_t id;

	free(key);
	*of = (struct organisation){ PARTY_NONE, 0 };
	if (kombit)
		of->party = PARTY_KOMBIT;
	else if ((id = names_vendor(f->names, text)) > 0)
		*of = (struct organisation){ PARTY_VENDOR, id };
	else if ((id = names_municipality(f->names, text)) > 0)
		*of = (struct organisation){ PARTY_MUNICIPALITY, id };
	return of->party != PARTY_NONE;
}

/* "Formpipe/Jens Holm": the person's name, the organisation in f; or NULL. */
static const char *
split_person(struct search *f, const char *text)
{
	char *left = xstrdup(text), *p;
	const char *name = NULL;

	for (p = left; !name && (p = strchr(p, '/')); p++) {
		*p = '\0';
		if (find_organisation(f, left, &f->of))
			name = text + (p - left) + 1;
		*p = '/';
	}
	free(left);
	return name ? name + strspn(name, " ") : NULL;
}

static bool
several(struct search *f, const char *text, struct err *e)
{
	struct buf who = BUF_INIT;
	size_t i;

	for (i = 0; i < f->n && i < 5; i++) {
		char *of = organisation_name(f->s, &f->hit[i].of, e);

		buf_addf(&who, "%s%s/%s", i ? ", " : "", of ? of : "?",
		    f->hit[i].name);
		free(of);
	}
	if (i < f->n)
		buf_add(&who, ", ...");
	err_set(e, ERR_USAGE, _("'%s' fits several: %s"), text,
	    buf_str(&who));
	buf_fini(&who);
	return false;
}

/* The one that was found, or a new person of a known organisation. */
static bool
settle(struct search *f, const char *text, const char *name,
    struct person *to, struct err *e)
{
	if (f->n > 1)
		return several(f, text, e);
	if (f->n == 1) {
		to->of = f->hit[0].of;
		to->contact_id = f->hit[0].id;
		to->name = xstrdup(f->hit[0].name);
		return true;
	}
	if (f->of.party == PARTY_NONE || !*name)
		return err_set(e, ERR_INVALID, _("nobody is called '%s'; a "
		    "new person is written organisation/full name"), text);
	to->of = f->of;
	to->name = xstrdup(name);
	to->name[utf8_trim(to->name, strlen(name))] = '\0';
	return true;
}

bool
person_find(struct store *s, const char *text, struct person *to,
    struct err *e)
{
	struct search f = { .s = s };
	const char *name;
	size_t i;
	bool ok;

	*to = (struct person){ .name = NULL };
	f.names = names_load(s, e);
	if (!f.names)
		return false;
	if (find_organisation(&f, text, &to->of)) {
		names_free(f.names);
		return true;
	}
	name = split_person(&f, text);
	if (!name)
		name = text;
	ok = search(&f, name, e) && settle(&f, text, name, to, e);
	for (i = 0; i < f.n; i++)
		free(f.hit[i].name);
	free(f.hit);
	free(f.key);
	names_free(f.names);
	return ok;
}
