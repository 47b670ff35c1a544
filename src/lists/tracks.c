/*
 * The tracks, as lists speak of them: by key, title, or for a course by its
 * number alone. Read once a file, and again when a row has changed one.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lists/reader.h"

struct tracks {
	struct track_ref *ref;		/* by key and version, newest last */
	size_t		 n;
	struct track	*whole;		/* the one loaded last, or NULL */
};

void
tracks_forget(struct reader *rd)
{
	struct tracks *t = rd->tracks;
	size_t i;

	if (!t)
		return;
	for (i = 0; i < t->n; i++) {
		free(t->ref[i].key);
		free(t->ref[i].kind);
		free(t->ref[i].title);
	}
	if (t->whole)
		track_fini(t->whole);
	free(t->whole);
	free(t->ref);
	free(t);
	rd->tracks = NULL;
}

static bool
tracks_read(struct reader *rd, struct err *e)
{
	struct tracks *t = xcalloc(1, sizeof(*t));
	struct track_info info;
	struct ids ids;
	size_t i, k;
	bool ok;

	rd->tracks = t;
	ok = listing_ids(rd->store, LISTING_COURSES, NULL, &ids, e);
	if (ok && ids.n > 0)
		t->ref = xcalloc(ids.n, sizeof(*t->ref));
	for (i = 0; ok && i < ids.n; i++) {
		ok = track_info_get(rd->store, ids.id[i], &info, e);
		if (!ok)
			break;
		t->ref[t->n++] = (struct track_ref){ info.id, info.version,
		    true, info.subject, xstrdup(info.key), xstrdup(info.kind),
		    xstrdup(info.title) };
		track_info_fini(&info);
	}
	free(ids.id);
	for (i = 0; i < t->n; i++)
		for (k = 0; k < t->n; k++)
			if (strcmp(t->ref[i].key, t->ref[k].key) == 0 &&
			    t->ref[k].version > t->ref[i].version)
				t->ref[i].newest = false;
	rd->failed |= !ok;
	return ok;
}

/* "1" is the course whose key ends in 1. */
static bool
is_number_of(const struct track_ref *ref, const char *folded)
{
	size_t key = strlen(ref->key), n = strlen(folded);

	return str_digits(folded) && strcmp(ref->kind, "course") == 0 &&
	    key > n && strcmp(ref->key + key - n, folded) == 0 &&
	    (ref->key[key - n - 1] < '0' || ref->key[key - n - 1] > '9');
}

/* The list of tracks separates words by "|": so does no title. */
static bool
is_called(const struct track_ref *ref, const char *folded)
{
	struct buf own = BUF_INIT;
	bool same;

	word_fold(&own, ref->key);
	same = own.len > 0 && strcmp(own.p, folded) == 0;
	word_fold(&own, ref->title);
	same |= own.len > 0 && strcmp(own.p, folded) == 0;
	buf_fini(&own);
	return same || is_number_of(ref, folded);
}

const struct track_ref *
tracks_find(struct reader *rd, const char *text, const char *kind,
    int64_t version, struct err *e)
{
	const struct track_ref *ref, *found = NULL;
	struct buf folded = BUF_INIT;
	size_t i;

	if (!rd->tracks && !tracks_read(rd, e))
		return NULL;
	word_fold(&folded, text);
	for (i = 0; i < rd->tracks->n && !found; i++) {
		ref = &rd->tracks->ref[i];
		if ((kind && strcmp(ref->kind, kind) != 0) ||
		    (version == 0 ? !ref->newest : ref->version != version))
			continue;
		if (is_called(ref, buf_str(&folded)))
			found = ref;
	}
	buf_fini(&folded);
	return found;
}

const struct track_ref *
tracks_by_id(struct reader *rd, int64_t id, struct err *e)
{
	size_t i;

	if (!rd->tracks && !tracks_read(rd, e))
		return NULL;
	for (i = 0; i < rd->tracks->n; i++)
		if (rd->tracks->ref[i].id == id)
			return &rd->tracks->ref[i];
	return NULL;
}

const struct track *
tracks_load(struct reader *rd, int64_t id, struct err *e)
{
	struct tracks *t;

	if (!rd->tracks && !tracks_read(rd, e))
		return NULL;
	t = rd->tracks;
	if (t->whole && t->whole->id == id)
		return t->whole;
	if (t->whole)
		track_fini(t->whole);
	else
		t->whole = xmalloc(sizeof(*t->whole));
	if (track_load(rd->store, id, t->whole, e))
		return t->whole;
	rd->failed = true;
	track_fini(t->whole);
	free(t->whole);
	t->whole = NULL;
	return NULL;
}
