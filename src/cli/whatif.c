/*
 * klar whatif SUBJECT STEP...: what would come of steps being met, or waived,
 * today. Words that are steps of the subject before are its steps; any other
 * begins the next subject.
 */
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "cli/cli.h"
#include "report/whatif.h"
#include "store/names.h"

struct parse {
	struct supposed	*p;
	size_t		 n;
	struct standing	*st;		/* of the newest; NULL: none */
};

static void
parse_fini(struct parse *w)
{
	if (w->st)
		standing_fini(w->st);
	free(w->st);
	free(w->p);
}

static bool
next_subject(struct cli *c, struct parse *w, const char *word, struct err *e)
{
	struct subject sub;

	if (w->n && !w->p[w->n - 1].steps)
		return err_set(e, ERR_INVALID, _("'%s' is no step of %s"),
		    word, w->st->name);
	if (!subject_find(c->store, word, cli_opt(c, "track"), &sub, e))
		return false;
	if (w->st)
		standing_fini(w->st);
	else
		w->st = xcalloc(1, sizeof(*w->st));
	if (!standing_load(c->store, &sub, cli_as_of(c), w->st, e))
		return false;
	w->p = xrealloc(w->p, w->n + 1, sizeof(*w->p));
	w->p[w->n++] = (struct supposed){ w->st->subject, 0 };
	return true;
}

static bool
read_words(struct cli *c, struct parse *w, struct buf *what, struct err *e)
{
	int k, i;

	for (k = 0; k < c->argc; k++) {
		i = w->st ? track_step(&w->st->track, c->argv[k]) : -1;
		if (i >= 0)
			w->p[w->n - 1].steps |= UINT64_C(1) << i;
		else if (!next_subject(c, w, c->argv[k], e))
			return false;
		buf_addf(what, "%s%s", k ? i < 0 ? ", " : " " : "", i >= 0 ?
		    w->st->track.steps[i].key : w->st->name);
	}
	return w->n && w->p[w->n - 1].steps ? true : cli_usage(c, e);
}

bool
cli_whatif(struct cli *c, int *status, struct err *e)
{
	bool waived = cli_opt(c, "waived") != NULL;
	struct parse w = { .n = 0 };
	struct buf what = BUF_INIT, title = BUF_INIT;
	struct effects es = { .e = NULL };
	struct sheet sh;
	char day[DAY_TEXT];
	bool ok;

	(void)status;
	if (waived && cli_opt(c, "met"))
		return err_set(e, ERR_USAGE, _("--met and --waived do not go "
		    "together"));
	ok = read_words(c, &w, &what, e) && effects_load(c->store,
	    cli_as_of(c), w.p, w.n, waived ? MARK_WAIVED : MARK_MET, &es, e);
	if (ok) {
		buf_addf(&title, waived ? _("what if, waived on %s: %s") :
		    _("what if, met on %s: %s"), date_dk(cli_as_of(c), day),
		    buf_str(&what));
		effects_sheet(&es, buf_str(&title), &sh);
		cli_sheets(c, &sh, 1);
	}
	effects_fini(&es);
	parse_fini(&w);
	buf_fini(&what);
	buf_fini(&title);
	return ok;
}
