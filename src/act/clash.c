/*
 * Clashes (clash.h): who it was is read from the history, inside the act that
 * met them, so that it is the change that was met.
 */
#include "act/clash.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "store/history.h"

static void
clash_fini(struct clash *c)
{
	free(c->name);
	free(c->was);
	free(c->yours);
	free(c->theirs);
	free(c->actor);
}

void
clashes_fini(struct clashes *cs)
{
	int i;

	for (i = 0; i < cs->n; i++)
		clash_fini(&cs->clash[i]);
	free(cs->clash);
	*cs = (struct clashes){ NULL, 0 };
}

struct search {
	const struct clashing *at;
	int64_t		 act_id;	/* 0: not found yet */
};

/* Newest first. A row that came or went changed all it held. */
static bool
is_of_field(void *arg, const struct change *ch)
{
	struct search *s = arg;
	const char *const *column;

	for (column = s->at->columns; *column && !s->act_id; column++)
		if (ch->field < 0 || ch->field ==
		    entity_field(s->at->entity, *column))
			s->act_id = ch->act_id;
	return !s->act_id;
}

static bool
find_who(struct store *s, const struct clashing *at, struct clash *c,
    struct err *e)
{
	struct search search = { at, 0 };
	struct act act;

	if (at->row_id && !row_changes(s, at->entity, at->row_id,
	    is_of_field, &search, e))
		return false;
	if (!search.act_id)
		return true;
	if (!act_get(s, search.act_id, &act, e))
		return false;
	c->act_id = act.id;
	str_copy(c->at, sizeof(c->at), act.at);
	c->actor = xstrdup(act.actor);
	act_fini(&act);
	return true;
}

bool
clash_add(struct clashes *cs, struct store *s, const struct clashing *x,
    struct err *e)
{
	struct clash *c;

	cs->clash = xrealloc(cs->clash, (size_t)cs->n + 1,
	    sizeof(*cs->clash));
	c = &cs->clash[cs->n++];
	*c = (struct clash){ .name = xstrdup(x->name),
	    .was = xstrdup(x->was), .yours = xstrdup(x->yours),
	    .theirs = xstrdup(x->theirs) };
	str_copy(c->field, sizeof(c->field), x->field);
	return find_who(s, x, c, e);
}

bool
clashes_none(const struct clashes *cs, struct err *e)
{
	const struct clash *c = cs->clash;

	if (!cs->n)
		return true;
	if (!c->actor)
		return err_set(e, ERR_CONFLICT, _("%s has meanwhile been "
		    "changed from '%s' to '%s'; yours is '%s'"), c->name,
		    c->was, c->theirs, c->yours);
	return err_set(e, ERR_CONFLICT, _("%s has meanwhile been changed "
	    "from '%s' to '%s' by %s (act %lld); yours is '%s'"), c->name,
	    c->was, c->theirs, c->actor, (long long)c->act_id, c->yours);
}
