/*
 * Two people on one step (steps.h): the marks are put together by the model
 * (model/merge.h); what clashes is told here, with who it was.
 */
#include "act/steps.h"

#include <string.h>

#include "base/mem.h"

/* Where the parts of a mark are kept. */
static const char *const columns[MERGE__COUNT][9] = {
	[MERGE_STATE] = { "state", "on_date", "until_date", "since_date",
	    "waits_for", "who", "reason", "approver", NULL },
	[MERGE_UNTIL] = { "until_date", NULL },
	[MERGE_OWNER] = { "owner", NULL },
	[MERGE_DUE] = { "due_date", NULL },
	[MERGE_EVIDENCE] = { "evidence", NULL },
	[MERGE_NOTE] = { "note", NULL },
};

static bool
tell_clash(struct clashes *cs, struct store *s, const struct mark *seen,
    const struct mark *mine, const struct mark *now, enum merge_field f,
    struct err *e)
{
	struct buf was = BUF_INIT, yours = BUF_INIT, theirs = BUF_INIT;
	struct clashing x = { .field = merge_word(f), .name = merge_name(f),
	    .entity = ENTITY_MARK, .row_id = now->id ? now->id : seen->id,
	    .columns = columns[f] };
	bool ok;

	merge_tell(&was, seen, f);
	merge_tell(&yours, mine, f);
	merge_tell(&theirs, now, f);
	x.was = buf_str(&was);
	x.yours = buf_str(&yours);
	x.theirs = buf_str(&theirs);
	ok = clash_add(cs, s, &x, e);
	buf_fini(&was);
	buf_fini(&yours);
	buf_fini(&theirs);
	return ok;
}

bool
steps_differ(struct clashes *cs, struct store *s, const struct mark *seen,
    const struct mark *now, enum merge_field f, struct err *e)
{
	struct buf was = BUF_INIT, is = BUF_INIT;
	bool ok;

	merge_tell(&was, seen, f);
	merge_tell(&is, now, f);
	ok = !strcmp(buf_str(&was), buf_str(&is)) ||
	    tell_clash(cs, s, seen, now, now, f, e);
	buf_fini(&was);
	buf_fini(&is);
	return ok;
}

static void
keep_found(struct sight *sight, const struct mark *now)
{
	mark_fini(&sight->found);
	mark_copy(&sight->found, now);
}

bool
steps_meet(struct store *s, struct standing *st, int i,
    const struct mark *now, const struct step_verb *verb, const void *args,
    struct err *e)
{
	struct clashes cs = { NULL, 0 };
	struct mark seen;
	unsigned clash;
	bool ok = true;
	int f;

	if (!verb->sight && !verb->saw)
		return true;
	mark_copy(&seen, verb->sight ? &verb->sight->seen : now);
	if (verb->saw && !verb->saw(&seen, args, verb->day, e)) {
		mark_fini(&seen);
		return false;
	}
	clash = mark_merge(&st->mark[i], &seen, now, !verb->sight ||
	    verb->meant);
	for (f = 0; ok && f < MERGE__COUNT; f++)
		if (clash & 1U << f)
			ok = tell_clash(&cs, s, &seen, &st->mark[i], now,
			    (enum merge_field)f, e);
	if (clash && verb->sight)
		keep_found(verb->sight, now);
	ok = ok && clashes_none(&cs, e);
	if (verb->clashes) {
		clashes_fini(verb->clashes);
		*verb->clashes = cs;
	} else
		clashes_fini(&cs);
	mark_fini(&seen);
	return ok;
}
