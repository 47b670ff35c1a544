/*
 * The words that name what somebody owes: SUBJECT... STEP..., every step of
 * every subject; or numbers, which are open items.
 */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "cli/owed.h"
#include "store/chase.h"
#include "store/names.h"

struct words {
	struct cli	*c;
	int		 from, steps;	/* argv; the first step, or argc */
	struct owed	*owed;
	size_t		 n;
};

static void
push(struct words *w, const struct owed *o)
{
	w->owed = xrealloc(w->owed, w->n + 1, sizeof(*w->owed));
	w->owed[w->n++] = *o;
}

static bool
all_numbers(const struct cli *c, int from)
{
	int i;

	for (i = from; i < c->argc; i++)
		if (!str_digits(c->argv[i]))
			return false;
	return !cli_opt(c, "track");
}

static bool
push_items(struct words *w, struct err *e)
{
	struct open_item item;
	bool ok = true;
	int i;

	for (i = w->from; ok && i < w->c->argc; i++) {
		struct owed o = { .item_id = strtoll(w->c->argv[i], NULL,
		    10) };

		ok = open_item_get(w->c->store, o.item_id, &item, e);
		if (!ok && !e->code)
			err_set(e, ERR_INVALID, _("there is no open item %s; "
			    "'klar item' lists them"), w->c->argv[i]);
		o.subject = (struct subject){ SUBJECT_SYSTEM, item.system_id,
		    0 };
		if (ok)
			push(w, &o);
		open_item_fini(&item);
	}
	return ok;
}

/* The steps that the last words name, of one subject. */
static bool
push_steps(struct words *w, const struct standing *st, struct err *e)
{
	int i, k;

	for (i = w->steps; i < w->c->argc; i++) {
		k = track_step(&st->track, w->c->argv[i]);
		if (k < 0)
			return err_set(e, ERR_INVALID, _("'%s' is no step of "
			    "%s"), w->c->argv[i], st->track.title);
		push(w, &(struct owed){ .subject = st->subject,
		    .run_id = st->run_id,
		    .step_id = st->track.steps[k].id });
	}
	return true;
}

static bool
push_subject(struct words *w, const char *text, struct err *e)
{
	struct standing *st = xcalloc(1, sizeof(*st));
	struct cli *c = w->c;
	struct subject sub;
	bool ok = subject_find(c->store, text, cli_opt(c, "track"), &sub,
	    e) && standing_load(c->store, &sub, c->today, st, e);

	/* The first subject's track says which words are steps. */
	if (ok && w->steps == c->argc)
		while (w->steps - 1 > w->from &&
		    track_step(&st->track, c->argv[w->steps - 1]) >= 0)
			w->steps--;
	if (ok && w->steps == c->argc)
		ok = err_set(e, ERR_INVALID, _("'%s' is no step of %s"),
		    c->argv[c->argc - 1], st->track.title);
	ok = ok && push_steps(w, st, e);
	standing_fini(st);
	free(st);
	return ok;
}

bool
cli_owed(struct cli *c, int from, struct owed **owed, size_t *n,
    struct err *e)
{
	struct words w = { .c = c, .from = from, .steps = c->argc };
	bool ok = true;
	int i;

	if (all_numbers(c, from))
		ok = push_items(&w, e);
	else if (c->argc - from < 2)
		ok = cli_usage(c, e);
	else
		for (i = from; ok && i < w.steps; i++)
			ok = push_subject(&w, c->argv[i], e);
	if (!ok) {
		free(w.owed);
		w = (struct words){ .n = 0 };
	}
	*owed = w.owed;
	*n = w.n;
	return ok;
}

bool
cli_was(struct cli *c, struct assignment *a, int n, struct err *e)
{
	const char *text, *eq;
	int i = 0, k;

	while ((text = cli_opt_each(c, "was", &i))) {
		eq = strchr(text, '=');
		for (k = 0; eq && k < n; k++)
			if (strlen(a[k].field) == (size_t)(eq - text) &&
			    !strncmp(a[k].field, text, strlen(a[k].field)))
				break;
		if (!eq || k == n)
			return err_set(e, ERR_USAGE, _("--was '%s': write "
			    "FIELD=VALUE, of a field that is set"), text);
		a[k].was = eq + 1;
	}
	return true;
}

bool
cli_fields(struct cli *c, int from, struct assignment *a, char **names,
    int *n, struct err *e)
{
	const char *eq;
	int i;

	*n = 0;
	for (i = from; i < c->argc; i++) {
		eq = strchr(c->argv[i], '=');
		if (!eq || *n == CLI_FIELDS_MAX)
			return err_set(e, ERR_USAGE,
			    _("'%s': fields are written FIELD=VALUE"),
			    c->argv[i]);
		names[*n] = xstrndup(c->argv[i], (size_t)(eq - c->argv[i]));
		a[*n] = (struct assignment){ names[*n], eq + 1, NULL };
		(*n)++;
	}
	return cli_was(c, a, *n, e);
}
