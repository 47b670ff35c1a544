/*
 * What a person typed, to a subject on a track (names.h): a system, a
 * municipality, or municipality/system. A name that fits nothing is answered
 * with the nearest ones, a name that fits several with a question.
 */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "store/inside.h"
#include "store/nearest.h"

struct finding {
	struct store	*s;
	struct names	*names;
	const char	*text;
	int64_t		 municipality;	/* of an installation that was named */
	int64_t		 system;
};

#define KIND_BIT(k)	(1U << (k))
#define KINDS_ALL	(KIND_BIT(SUBJECT__COUNT) - 1)

/* "Acadre, eDoc": the nearest names; false if nothing is near. */
static bool
add_nearest(struct buf *b, const struct finding *f, unsigned kinds)
{
	struct nearest best[NEAREST_MAX];
	unsigned names = 0;
	int i;

	if (kinds & KIND_BIT(SUBJECT_SYSTEM))
		names |= 1U << NAME_SYSTEM;
	if (kinds & KIND_BIT(SUBJECT_MUNICIPALITY))
		names |= 1U << NAME_MUNICIPALITY;
	names_nearest(f->names, names, f->text, best);
	for (i = 0; i < NEAREST_MAX && best[i].shown; i++)
		buf_addf(b, "%s%s", i > 0 ? ", " : "", best[i].shown);
	return i > 0;
}

static bool
not_found(const struct finding *f, unsigned kinds, struct err *e)
{
	struct buf near = BUF_INIT;

	if (kinds == KIND_BIT(SUBJECT_INSTALLATION))
		err_set(e, ERR_INVALID, _("'%s' is no installation; write "
		    "municipality/system"), f->text);
	else if (add_nearest(&near, f, kinds))
		err_set(e, ERR_INVALID, _("there is no '%s'; near it: %s"),
		    f->text, buf_str(&near));
	else
		err_set(e, ERR_INVALID, _("there is no '%s'"), f->text);
	buf_fini(&near);
	return false;
}

/* "Odense/Fasit", also when the system's own name has a "/". */
static bool
split_installation(struct finding *f)
{
	char *left = xstrdup(f->text), *p;
	bool found = false;

	for (p = left; !found && (p = strchr(p, '/')); p++) {
		*p = '\0';
		f->municipality = names_municipality(f->names, left);
		f->system = names_system(f->names, 0, p + 1);
		*p = '/';
		found = f->municipality > 0 && f->system != 0;
	}
	free(left);
	return found;
}

static bool
find_installation(struct finding *f, struct subject *sub, struct err *e)
{
	if (f->system < 0)
		return err_set(e, ERR_USAGE, _("'%s' fits several systems; "
		    "write the vendor too"), f->text);
	sub->kind = SUBJECT_INSTALLATION;
	if (!installation_find(f->s, f->municipality, f->system, &sub->id, e))
		return false;
	if (sub->id == 0)
		return err_set(e, ERR_INVALID, _("there is no installation "
		    "'%s' now"), f->text);
	return true;
}

/* Which subject the text names, of the kinds that are allowed. */
static bool
find_subject(struct finding *f, unsigned kinds, struct subject *sub,
    struct err *e)
{
	int64_t system = 0, municipality = 0;

	if (kinds & KIND_BIT(SUBJECT_SYSTEM))
		system = names_system(f->names, 0, f->text);
	if (kinds & KIND_BIT(SUBJECT_MUNICIPALITY))
		municipality = names_municipality(f->names, f->text);
	if (system < 0)
		return err_set(e, ERR_USAGE, _("'%s' fits several systems; "
		    "write vendor/system"), f->text);
	if (system > 0 && municipality > 0)
		return err_set(e, ERR_USAGE, _("'%s' is a system and a "
		    "municipality; say which track"), f->text);
	if (system > 0 || municipality > 0) {
		sub->kind = system > 0 ? SUBJECT_SYSTEM :
		    SUBJECT_MUNICIPALITY;
		sub->id = system > 0 ? system : municipality;
		return true;
	}
	if ((kinds & KIND_BIT(SUBJECT_INSTALLATION)) && split_installation(f))
		return find_installation(f, sub, e);
	return not_found(f, kinds, e);
}

/* The tracks a kind of subject walks: how many, one of them, their keys. */
static bool
tracks_of(struct store *s, enum subject_kind kind, int *n, int64_t *id,
    struct buf *keys, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_TRACKS_OF_SUBJECT, e);
	enum got got;

	*n = 0;
	if (!q)
		return false;
	stmt_text(q, 1, subject_word(kind));
	while ((got = stmt_step(q, e)) == GOT_ROW) {
		*id = col_int(q, 0);
		buf_addf(keys, "%s%s", (*n)++ > 0 ? ", " : "",
		    col_peek(q, 1));
	}
	stmt_release(q);
	return got == GOT_DONE;
}

/* No track was named. Systems and installations: the one they walk. */
static bool
default_track(struct store *s, struct subject *sub, struct err *e)
{
	struct buf keys = BUF_INIT;
	struct system sys;
	bool ok = false;
	int n;

	if (sub->kind == SUBJECT_INSTALLATION)
		return track_of_kind(s, "rollout", &sub->track_id, e);
	if (sub->kind == SUBJECT_SYSTEM) {
		ok = system_get(s, sub->id, &sys, e);
		sub->track_id = sys.track_id;
		system_fini(&sys);
		return ok;
	}
	if (!tracks_of(s, sub->kind, &n, &sub->track_id, &keys, e))
		;
	else if (n == 0)
		err_set(e, ERR_INVALID, _("there is no track for "
		    "municipalities"));
	else if (n > 1)
		err_set(e, ERR_USAGE, _("say which track: %s"),
		    buf_str(&keys));
	else
		ok = true;
	buf_fini(&keys);
	return ok;
}

static bool
named_track(struct store *s, const char *key, struct subject *sub,
    struct err *e)
{
	struct track_info t;

	if (!track_by_key(s, key, &sub->track_id, e))
		return false;
	if (sub->track_id == 0)
		return err_set(e, ERR_INVALID, _("there is no track '%s'"),
		    key);
	if (!track_info_get(s, sub->track_id, &t, e))
		return false;
	sub->kind = t.subject;
	track_info_fini(&t);
	return true;
}

bool
subject_find_by(struct store *s, struct names *names, const char *text,
    const char *track_key, struct subject *sub, struct err *e)
{
	struct finding f = { .s = s, .names = names, .text = text };
	unsigned kinds = KINDS_ALL;

	memset(sub, 0, sizeof(*sub));
	if (track_key) {
		if (!named_track(s, track_key, sub, e))
			return false;
		kinds = KIND_BIT(sub->kind);
	}
	return find_subject(&f, kinds, sub, e) &&
	    (track_key || default_track(s, sub, e));
}

bool
subject_find(struct store *s, const char *text, const char *track_key,
    struct subject *sub, struct err *e)
{
	struct names *names = names_load(s, e);
	bool ok;

	if (!names)
		return false;
	ok = subject_find_by(s, names, text, track_key, sub, e);
	names_free(names);
	return ok;
}
