/*
 * Names to rows: everything that has a name or another name, under its folded
 * form, in one hash table that is read when it is made and added to while an
 * import makes new rows. What a person means by a name is find.c.
 */
#include "store/names.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "store/inside.h"
#include "store/nearest.h"

struct name {
	char		*key;		/* folded */
	char		*shown;		/* as it is written */
	int64_t		 id, vendor_id;	/* vendor: of a system, else 0 */
	enum name_kind	 kind;
	bool		 other;		/* a system's label or alias */
	size_t		 next;		/* in its bucket, plus 1 */
	uint32_t	 letters;	/* that the key has: letters_of */
};

struct names {
	struct name	*name;
	size_t		 n;
	size_t		*bucket;	/* index plus 1; 0: empty */
	size_t		 nbuckets;	/* a power of two; names have room */
};

/* FNV-1a, over the kind and the key. */
static size_t
hash_of(enum name_kind kind, const char *key)
{
	uint64_t h = UINT64_C(0xcbf29ce484222325) ^ (uint64_t)kind;

	for (; *key != '\0'; key++)
		h = (h ^ (unsigned char)*key) * UINT64_C(0x100000001b3);
	return (size_t)(h ^ h >> 32);
}

static void
link_name(struct names *n, size_t i)
{
	size_t b = hash_of(n->name[i].kind, n->name[i].key) &
	    (n->nbuckets - 1);

	n->name[i].next = n->bucket[b];
	n->bucket[b] = i + 1;
}

static void
make_room(struct names *n)
{
	size_t i;

	if (n->n < n->nbuckets)
		return;
	n->nbuckets = n->nbuckets ? 2 * n->nbuckets : 512;
	n->name = xrealloc(n->name, n->nbuckets, sizeof(*n->name));
	free(n->bucket);
	n->bucket = xcalloc(n->nbuckets, sizeof(*n->bucket));
	for (i = 0; i < n->n; i++)
		link_name(n, i);
}

/* Take an ending off, if something stays. */
static void
strip(struct buf *key, const char *ending)
{
	size_t len = strlen(ending);

	if (key->len <= len ||
	    strcmp(key->p + key->len - len, ending) != 0)
		return;
	key->len -= len;
	key->p[key->len] = '\0';
}

/* The form in which names of a kind are compared. */
static void
key_of(struct buf *key, enum name_kind kind, const char *text)
{
	buf_clear(key);
	if (kind == NAME_MUNICIPALITY && str_digits(text) &&
	    strlen(text) <= 4) {
		buf_addf(key, "%04d", atoi(text));
		return;
	}
	utf8_fold(key, text, strlen(text));
	strip(key, " ");
	if (key->len > 0 && key->p[0] == ' ') {
		memmove(key->p, key->p + 1, key->len);
		key->len--;
	}
	if (kind == NAME_MUNICIPALITY) {
		strip(key, " kommune");
		strip(key, " regionskommune");
	} else if (kind == NAME_VENDOR) {
		strip(key, " a/s");
		strip(key, " aps");
	}
}

/* A bit for each letter or sign, of which some share one. */
static uint32_t
letters_of(const char *key)
{
	uint32_t letters = 0;

	for (; *key != '\0'; key++)
		letters |= UINT32_C(1) << (*key & 31);
	return letters;
}

/* NULL: the text was no name. */
static struct name *
add(struct names *n, enum name_kind kind, const char *text, int64_t id,
    int64_t vendor_id)
{
	struct buf key = BUF_INIT;
	struct name *name;

	if (str_empty(text))
		return NULL;
	key_of(&key, kind, text);
	make_room(n);
	name = &n->name[n->n];
	name->key = xstrdup(buf_str(&key));
	name->shown = xstrdup(text);
	name->id = id;
	name->vendor_id = vendor_id;
	name->kind = kind;
	name->other = false;
	name->letters = letters_of(name->key);
	link_name(n, n->n++);
	buf_fini(&key);
	return name;
}

/*
 * 0: none; -1: several. A vendor narrows systems, and then the system's own
 * name goes before what another one of the vendor is called as well.
 */
static int64_t
find(const struct names *n, enum name_kind kind, const char *key,
    int64_t vendor_id)
{
	const struct name *name;
	int64_t found = 0;
	bool other = false;
	size_t i;

	if (n->nbuckets == 0)
		return 0;
	i = n->bucket[hash_of(kind, key) & (n->nbuckets - 1)];
	for (; i != 0; i = name->next) {
		name = &n->name[i - 1];
		if (name->kind != kind || strcmp(name->key, key) != 0 ||
		    (vendor_id != 0 && name->vendor_id != vendor_id))
			continue;
		if (found == 0 || (vendor_id != 0 && other && !name->other)) {
			found = name->id;
			other = name->other;
		} else if (found != name->id && (vendor_id == 0 ||
		    other == name->other))
			found = -1;
	}
	return found;
}

static int64_t
find_text(const struct names *n, enum name_kind kind, const char *text)
{
	struct buf key = BUF_INIT;
	int64_t id;

	key_of(&key, kind, text);
	id = find(n, kind, buf_str(&key), 0);
	/* "Københavns Kommune" */
	if (id == 0 && kind == NAME_MUNICIPALITY && key.len > 1) {
		strip(&key, "s");
		id = find(n, kind, buf_str(&key), 0);
	}
	buf_fini(&key);
	return id > 0 ? id : 0;
}

int64_t
names_municipality(const struct names *n, const char *text)
{
	return find_text(n, NAME_MUNICIPALITY, text);
}

int64_t
names_vendor(const struct names *n, const char *text)
{
	return find_text(n, NAME_VENDOR, text);
}

int64_t
names_area(const struct names *n, const char *text)
{
	return find_text(n, NAME_AREA, text);
}

/* "vendor/system", "vendor - system", "vendor system": try each border. */
static int64_t
find_with_vendor(const struct names *n, int64_t vendor_id, char *key)
{
	int64_t vendor, id;
	char *p, *right, cut;

	for (p = key; *p != '\0'; p++) {
		if ((*p != '/' && *p != ' ') || p == key)
			continue;
		cut = *p;
		*p = '\0';
		vendor = names_vendor(n, key);
		*p = cut;
		right = p + strspn(p, "/ -");
		if (vendor == 0 || (vendor_id != 0 && vendor != vendor_id))
			continue;
		id = find(n, NAME_SYSTEM, right, vendor);
		if (id != 0)
			return id;
	}
	return 0;
}

int64_t
names_system(const struct names *n, int64_t vendor_id, const char *text)
{
	struct buf key = BUF_INIT;
	int64_t id;

	key_of(&key, NAME_SYSTEM, text);
	id = find(n, NAME_SYSTEM, buf_str(&key), vendor_id);
	if (id == 0 && key.len > 0)
		id = find_with_vendor(n, vendor_id, key.p);
	buf_fini(&key);
	return id;
}

void
names_add_vendor(struct names *n, const char *name, int64_t id)
{
	add(n, NAME_VENDOR, name, id, 0);
}

void
names_add_area(struct names *n, const char *name, int64_t id)
{
	add(n, NAME_AREA, name, id, 0);
}

void
names_add_system(struct names *n, int64_t vendor_id, const char *name,
    int64_t id)
{
	add(n, NAME_SYSTEM, name, id, vendor_id);
}

void
names_add_system_alias(struct names *n, int64_t vendor_id, const char *name,
    int64_t id)
{
	struct name *added = add(n, NAME_SYSTEM, name, id, vendor_id);

	if (added)
		added->other = true;
}

void
names_add_municipality(struct names *n, const char *code, const char *name,
    int64_t id)
{
	add(n, NAME_MUNICIPALITY, name, id, 0);
	add(n, NAME_MUNICIPALITY, code, id, 0);
}

static void
read_municipality(struct names *n, const struct stmt *q)
{
	names_add_municipality(n, col_peek(q, 2), col_peek(q, 1),
	    col_int(q, 0));
}

static void
read_vendor(struct names *n, const struct stmt *q)
{
	names_add_vendor(n, col_peek(q, 1), col_int(q, 0));
}

static void
read_area(struct names *n, const struct stmt *q)
{
	names_add_area(n, col_peek(q, 1), col_int(q, 0));
}

static void
read_system(struct names *n, const struct stmt *q)
{
	names_add_system(n, col_int(q, 2), col_peek(q, 1), col_int(q, 0));
	names_add_system_alias(n, col_int(q, 2), col_peek(q, 3),
	    col_int(q, 0));
}

static void
read_alias(struct names *n, const struct stmt *q)
{
	const char *kind = col_peek(q, 0), *name = col_peek(q, 1);

	if (str_eq(kind, "vendor"))
		names_add_vendor(n, name, col_int(q, 2));
	else if (str_eq(kind, "system"))
		names_add_system_alias(n, col_int(q, 6), name,
		    col_int(q, 3));
	else if (str_eq(kind, "area"))
		names_add_area(n, name, col_int(q, 4));
	else
		add(n, NAME_MUNICIPALITY, name, col_int(q, 5), 0);
}

static bool
load(struct names *n, struct store *s, struct err *e)
{
	static const struct {
		enum stmt_id	 id;
		void		(*read)(struct names *, const struct stmt *);
	} part[] = {
		{ STMT_NAMES_MUNICIPALITIES, read_municipality },
		{ STMT_NAMES_VENDORS, read_vendor },
		{ STMT_NAMES_AREAS, read_area },
		{ STMT_NAMES_SYSTEMS, read_system },
		{ STMT_NAMES_ALIASES, read_alias },
	};
	enum got got = GOT_DONE;
	struct stmt *q;
	size_t i;

	for (i = 0; got == GOT_DONE && i < sizeof(part) / sizeof(part[0]);
	    i++) {
		q = stmt_use(s, part[i].id, e);
		if (!q)
			return false;
		while ((got = stmt_step(q, e)) == GOT_ROW)
			part[i].read(n, q);
		stmt_release(q);
	}
	return got == GOT_DONE;
}

struct names *
names_load(struct store *s, struct err *e)
{
	struct names *n;
	bool ok;

	if (!store_snapshot(s, e))
		return NULL;
	n = xcalloc(1, sizeof(*n));
	ok = load(n, s, e);
	store_snapshot_end(s);
	if (ok)
		return n;
	names_free(n);
	return NULL;
}

void
names_free(struct names *n)
{
	size_t i;

	if (!n)
		return;
	for (i = 0; i < n->n; i++) {
		free(n->name[i].key);
		free(n->name[i].shown);
	}
	free(n->name);
	free(n->bucket);
	free(n);
}

/* Put a name among the nearest, unless it is there under a better one. */
static void
rank(struct nearest *best, const struct name *name, size_t d)
{
	int i, k;

	for (i = 0; i < NEAREST_MAX && best[i].shown; i++)
		if (best[i].id == name->id && best[i].kind == name->kind) {
			if (best[i].distance <= d)
				return;
			for (k = i; k + 1 < NEAREST_MAX; k++)
				best[k] = best[k + 1];
			best[NEAREST_MAX - 1].shown = NULL;
			break;
		}
	for (i = 0; i < NEAREST_MAX; i++)
		if (!best[i].shown || d < best[i].distance) {
			for (k = NEAREST_MAX - 1; k > i; k--)
				best[k] = best[k - 1];
			best[i].shown = name->shown;
			best[i].id = name->id;
			best[i].kind = name->kind;
			best[i].distance = d;
			return;
		}
}

/*
 * A letter that the key has and the name has not is one away at least: of a
 * thousand names that leaves a few whose distance must be found.
 */
static bool
may_be_near(uint32_t key, uint32_t name, size_t far)
{
	return (size_t)__builtin_popcount(key & ~name) <= far &&
	    (size_t)__builtin_popcount(name & ~key) <= far;
}

void
names_nearest(const struct names *n, unsigned kinds, const char *text,
    struct nearest best[NEAREST_MAX])
{
	struct buf key = BUF_INIT;
	const struct name *name;
	uint32_t letters;
	size_t i, d, far;

	memset(best, 0, NEAREST_MAX * sizeof(*best));
	utf8_fold(&key, text, strlen(text));
	letters = letters_of(buf_str(&key));
	far = key.len < 6 ? 2 : key.len / 3;
	for (i = 0; i < n->n && key.len > 0; i++) {
		name = &n->name[i];
		if (!(kinds >> name->kind & 1))
			continue;
		d = far + 1;
		if (key.len > 2 && (letters & ~name->letters) == 0 &&
		    utf8_contains(name->key, buf_str(&key)))
			d = 1;
		else if (may_be_near(letters, name->letters, far))
			d = str_distance(name->key, buf_str(&key));
		if (d <= far)
			rank(best, name, d);
	}
	buf_fini(&key);
}

/* Are the letters of it, in order, in the name, from its first one on? */
static bool
is_short_for(const char *name, const char *key)
{
	size_t letters = 0;

	if (*name != *key)
		return false;
	for (; *key != '\0'; key++) {
		if (*key == '.' || *key == ' ')
			continue;
		name = strchr(name, *key);
		if (!name)
			return false;
		name++;
		letters++;
	}
	return letters > 1;
}

const char *
names_near(const struct names *n, enum name_kind kind, const char *text)
{
	struct nearest best[NEAREST_MAX];
	struct buf key = BUF_INIT;
	const char *found = NULL;
	bool several = false;
	size_t i;

	if (str_empty(text) || str_digits(text))
		return NULL;
	names_nearest(n, 1U << kind, text, best);
	if (best[0].shown || kind != NAME_MUNICIPALITY)
		return best[0].shown;
	key_of(&key, kind, text);
	for (i = 0; i < n->n; i++)
		if (n->name[i].kind == kind && !str_digits(n->name[i].key) &&
		    is_short_for(n->name[i].key, buf_str(&key))) {
			several |= found && !str_eq(found, n->name[i].shown);
			found = n->name[i].shown;
		}
	buf_fini(&key);
	return several ? NULL : found;
}
