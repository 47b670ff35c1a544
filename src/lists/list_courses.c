/*
 * The list of tracks (courses, rollout, KLIK groups) with their phases in one
 * cell: "F=Forudsætning | I=Integration". Phases may be added at the end and
 * renamed; what has been walked does not change its order.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "lists/reader.h"

struct phases {
	int		 n;
	struct buf	 key[TRACK_PHASES_MAX], title[TRACK_PHASES_MAX];
};

static void
phases_fini(struct phases *p)
{
	int i;

	for (i = 0; i < TRACK_PHASES_MAX; i++) {
		buf_fini(&p->key[i]);
		buf_fini(&p->title[i]);
	}
}

static void
add_trimmed(struct buf *to, const char *s, size_t n)
{
	while (n > 0 && isspace((unsigned char)*s)) {
		s++;
		n--;
	}
	while (n > 0 && isspace((unsigned char)s[n - 1]))
		n--;
	buf_addn(to, s, n);
}

static bool
add_phase(struct phases *p, const char *s, size_t n)
{
	const char *eq = memchr(s, '=', n);
	size_t key = eq ? (size_t)(eq - s) : 0;
	int i;

	if (!eq || p->n == TRACK_PHASES_MAX)
		return false;
	add_trimmed(&p->key[p->n], s, key);
	add_trimmed(&p->title[p->n], eq + 1, n - key - 1);
	for (i = 0; i < p->n; i++)
		if (str_eq(buf_str(&p->key[i]), buf_str(&p->key[p->n])))
			return false;
	key = p->key[p->n].len;
	return p->title[p->n++].len > 0 && key > 0 &&
	    key < sizeof(((struct phase *)NULL)->key);
}

static bool
read_phases(struct reader *rd, struct phases *p)
{
	const char *s = CELL(rd, trk_phases);
	size_t n;

	memset(p, 0, sizeof(*p));
	for (; *s; s += n + (s[n] == '|')) {
		n = strcspn(s, "|");
		if (!add_phase(p, s, n))
			return row_reject(rd, REASON_unknown_word,
			    C_trk_phases, _("phases are written key=title, "
			    "separated by |, at most %d of them"),
			    TRACK_PHASES_MAX);
	}
	return true;
}

/* The phases there are must be the first of those in the row. */
static bool
check_order(struct reader *rd, const struct track *t, const struct phases *p)
{
	int i;

	for (i = 0; i < t->nphases; i++)
		if (i >= p->n || !str_eq(t->phases[i].key,
		    buf_str(&p->key[i])))
			return row_reject(rd, REASON_conflict, C_trk_phases,
			    _("phases can be added at the end and renamed, "
			    "but not moved or taken away"));
	return true;
}

static bool
write_phases(struct reader *rd, int64_t track_id, const struct track *t,
    const struct phases *p, struct err *e)
{
	struct draft d;
	bool ok = true;
	int i;

	for (i = 0; ok && i < p->n; i++) {
		ok = draft_init(&d, rd, ENTITY_PHASE, t && i < t->nphases ?
		    t->phases[i].id : 0, e);
		draft_put_int(&d, "track_id", track_id, -1);
		draft_put_int(&d, "position", i + 1, C_trk_phases);
		draft_put_text(&d, "key", buf_str(&p->key[i]), C_trk_phases);
		draft_put_text(&d, "title", buf_str(&p->title[i]),
		    C_trk_phases);
		ok = ok && draft_write(&d, rd, false, NULL, e);
		draft_fini(&d);
	}
	return ok;
}

static bool
write_track(struct reader *rd, int64_t *id, int64_t version, struct err *e)
{
	struct draft d;
	bool ok = draft_init(&d, rd, ENTITY_TRACK, *id, e);

	draft_text(&d, rd, "key", C_trk_key);
	draft_put_int(&d, "version", version, C_trk_version);
	draft_text(&d, rd, "kind", C_trk_kind);
	draft_put_text(&d, "subject",
	    subject_word((enum subject_kind)CELL_N(rd, trk_subject)),
	    C_trk_subject);
	if (*id == 0)
		draft_put_int(&d, "position", 1, C_trk_position);
	draft_int(&d, rd, "position", C_trk_position);
	draft_text(&d, rd, "title", C_trk_title);
	draft_text(&d, rd, "period", C_trk_period);
	draft_text(&d, rd, "note", C_trk_note);
	draft_text(&d, rd, "source", C_trk_source);
	ok = ok && draft_write(&d, rd, true, id, e);
	draft_fini(&d);
	return ok;
}

static bool
row_with(struct reader *rd, const struct phases *p, struct err *e)
{
	const char *key = CELL(rd, trk_key);
	int64_t version = CELL(rd, trk_version) ? CELL_N(rd, trk_version) : 1;
	const struct track *t = NULL;
	int64_t id;

	if (strlen(key) >= sizeof(t->key))
		return row_reject(rd, REASON_too_long, C_trk_key,
		    _("the text is too long"));
	if (version < 1 || version > 1000)
		return row_reject(rd, REASON_bad_number, C_trk_version,
		    _("versions count from 1"));
	if (!row_key(rd, text_key(key), version, 0))
		return false;
	if (!key_find(rd->store, KEY_TRACK, &(struct key_args){
	    .t = { key }, .i = { version } }, &id, e)) {
		rd->failed = true;
		return false;
	}
	if (id != 0) {
		t = tracks_load(rd, id, e);
		if (!t || !check_order(rd, t, p))
			return false;
	}
	if (!write_track(rd, &id, version, e) ||
	    !write_phases(rd, id, t, p, e))
		return false;
	if (rd->wrote)
		tracks_forget(rd);
	return true;
}

static bool
row(struct reader *rd, struct err *e)
{
	struct phases p;
	bool ok = read_phases(rd, &p) && row_with(rd, &p, e);

	phases_fini(&p);
	return ok;
}

static bool
put_course(struct writer *w, const struct record *r, struct err *e)
{
	struct buf phases = BUF_INIT;
	enum subject_kind subject;
	struct track t;
	int i;

	if (!track_load(w->store, r->id, &t, e))
		return false;
	for (i = 0; i < t.nphases; i++)
		buf_addf(&phases, "%s%s=%s", i ? " | " : "", t.phases[i].key,
		    t.phases[i].title);
	put_text(w, C_trk_phases, buf_str(&phases));
	buf_fini(&phases);
	track_fini(&t);
	put_field(w, C_trk_key, r, "key");
	put_field(w, C_trk_version, r, "version");
	put_field(w, C_trk_kind, r, "kind");
	if (subject_of(record_text(r, "subject"), &subject))
		put_word(w, C_trk_subject, (int)subject);
	put_field(w, C_trk_position, r, "position");
	put_field(w, C_trk_title, r, "title");
	put_field(w, C_trk_period, r, "period");
	put_field(w, C_trk_note, r, "note");
	put_field(w, C_trk_source, r, "source");
	return true;
}

static bool
write_all(struct writer *w, struct err *e)
{
	return writer_each(w, LISTING_COURSES, ENTITY_TRACK, put_course, e);
}

const struct list_ops ops_courses = { row, NULL, write_all, NULL };
