/*
 * The verbs on steps, for one subject or for many (cli.h): who is meant, the
 * question before more than twenty rows, and a line for each row afterwards.
 * One subject named by a word: all its steps or none, in one sentence.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "act/many.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/out.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "store/names.h"

#define NEXT		"next"	/* for a step: the next one of each */
#define LINE_BYTES	1000	/* of a line of --from */

struct job {
	struct cli	*c;
	const struct deed *deed;
	struct names	*names;
	const char *const *step;	/* the words that are steps */
	int		 nsteps;
	struct errands	 errands;
	struct many	 many;
};

/* ---- who is meant ---- */

static void
add_subject(struct job *j, const char *text)
{
	struct subject sub;
	struct err why = ERR_INIT;
	int k;

	if (!subject_find_by(j->c->store, j->names, text,
	    cli_opt(j->c, "track"), &sub, &why)) {
		many_refuse(&j->many, text, why.msg);
		return;
	}
	if (j->deed->verb == VERB_PASS)
		errands_add(&j->errands, &sub, NULL);
	for (k = 0; k < j->nsteps; k++)
		errands_add(&j->errands, &sub,
		    strcmp(j->step[k], NEXT) ? j->step[k] : NULL);
}

/* A subject a line; blank lines and lines that begin with # are passed. */
static bool
add_lines(struct job *j, FILE *f, const char *file, struct err *e)
{
	char line[LINE_BYTES + 2], *s;
	long number = 0;
	size_t n;

	while (fgets(line, sizeof(line), f)) {
		number++;
		n = strlen(line);
		if (n == LINE_BYTES + 1 && line[n - 1] != '\n')
			return err_set(e, ERR_USAGE, _("%s:%ld: the line is "
			    "too long for a name"), file, number);
		s = number == 1 && !strncmp(line, "\357\273\277", 3) ?
		    line + 3 : line;
		s[strcspn(s, "\r\n")] = '\0';
		n = utf8_trim(s, strlen(s));
		if (!utf8_valid(s, n))
			return err_set(e, ERR_USAGE, _("%s:%ld: this is not "
			    "UTF-8; save the file as UTF-8"), file, number);
		if (*s && *s != '#')
			add_subject(j, s);
	}
	return !ferror(f) || err_set(e, ERR_IO, "%s: %s", file,
	    strerror(errno));
}

static bool
add_file(struct job *j, const char *file, struct err *e)
{
	FILE *f = strcmp(file, "-") ? fopen(file, "re") : stdin;
	bool ok;

	if (!f)
		return err_set(e, ERR_IO, "%s: %s", file, strerror(errno));
	ok = add_lines(j, f, file, e);
	if (f != stdin)
		fclose(f);
	return ok;
}

/* How many of the last words are steps of the first subject's track. */
static int
count_steps(struct cli *c, struct names *names, int nwords)
{
	struct standing *st = xcalloc(1, sizeof(*st));
	struct subject sub;
	struct err none = ERR_INIT;
	int n = 0;

	if (nwords && subject_find_by(c->store, names, c->argv[0],
	    cli_opt(c, "track"), &sub, &none) &&
	    standing_load(c->store, &sub, c->today, st, &none))
		while (n < nwords - 1 &&
		    (!strcmp(c->argv[nwords - n - 1], NEXT) ||
		    track_step(&st->track, c->argv[nwords - n - 1]) >= 0))
			n++;
	standing_fini(st);
	free(st);
	return n;
}

/* Sort the words; *single: one subject by name, the old way. */
static bool
read_words(struct job *j, int nwords, bool *single, struct err *e)
{
	struct cli *c = j->c;
	bool pass = j->deed->verb == VERB_PASS;
	const char *from = cli_opt(c, "from");
	int i, n = from && !pass ? nwords : pass ? 0 :
	    count_steps(c, j->names, nwords);

	*single = false;
	if (pass ? nwords < 1 && !from : nwords < (from ? 1 : 2))
		return cli_usage(c, e);
	j->step = c->argv + nwords - n;
	j->nsteps = n;
	*single = !from && (pass ? nwords == 1 : n == 0 || (n == nwords - 1 &&
	    (n != 1 || strcmp(c->argv[1], NEXT))));
	if (*single)
		return true;
	for (i = 0; i < nwords - n; i++)
		add_subject(j, c->argv[i]);
	return !from || add_file(j, from, e);
}

/* ---- the question ---- */

static bool
is_yes(void)
{
	char line[16];

	return fgets(line, sizeof(line), stdin) && (line[0] == 'y' ||
	    line[0] == 'Y' || line[0] == 'j' || line[0] == 'J');
}

/*
 * More than so many rows: told what would happen and asked, or, where nobody
 * can answer, refused without --yes.
 */
static bool
may_go_on(struct job *j, const struct act_result *plan, struct err *e)
{
	if (!isatty(STDIN_FILENO) || !isatty(STDERR_FILENO) || j->c->json)
		return err_set(e, ERR_USAGE, i18n_plural("this is %zu row; "
		    "--dry-run shows what would happen, --yes does it",
		    "this is %zu rows; --dry-run shows what would happen, "
		    "--yes does it", (unsigned long)j->errands.n),
		    j->errands.n);
	out_putf(stderr, _("%zu rows. %s\ndo it? (y/n) "), j->errands.n,
	    plan->text);
	return is_yes() || err_set(e, ERR_PART, _("nothing was changed"));
}

static bool
ask_first(struct job *j, struct err *e)
{
	struct act_result plan = ACT_RESULT_INIT;
	struct many would = { .n = 0 };
	struct act_ctx ctx = cli_act(j->c);
	struct many_how how = { .stop = NULL };
	bool ok;

	if (j->errands.n <= many_guard() || j->c->dry || cli_opt(j->c, "yes"))
		return true;
	ctx.dry = true;
	ok = act_many(&ctx, j->deed, j->errands.errand, j->errands.n, &how,
	    &would, &plan, e) && may_go_on(j, &plan, e);
	many_fini(&would);
	act_result_fini(&plan);
	return ok;
}

/* ---- what came of it ---- */

static const struct sheet_col cols[] = {
	{ "subject", "Emne", N_("Subject"), CELL_TEXT },
	{ "step", "Trin", N_("Step"), CELL_TEXT },
	{ "result", "Resultat", N_("Result"), CELL_TEXT },
	{ "text", "Hvad", N_("What"), CELL_TEXT },
};

static void
tell_rows(const struct job *j, const struct act_result *r, bool all)
{
	struct sheet sh;
	size_t i;

	sheet_init(&sh, "rows", r->text, cols, 4);
	for (i = 0; i < j->many.n; i++) {
		const struct many_row *row = &j->many.row[i];

		if (!all && row->outcome == MANY_DONE)
			continue;
		sheet_text(&sh, row->name);
		sheet_text(&sh, row->step);
		sheet_word(&sh, many_word(row->outcome),
		    many_name(row->outcome, j->c->dry));
		sheet_text(&sh, row->text);
	}
	sheets_write(&sh, 1, cli_form(j->c), DAY_NONE, stdout);
	sheet_fini(&sh);
}

static void
tell_json(const struct job *j, const struct act_result *r)
{
	struct buf b = BUF_INIT;
	size_t i;

	buf_addf(&b, "{\"klar\":1,\"act\":%lld,\"changes\":%d,\"kept\":0,"
	    "\"dry_run\":%s,\"text\":", (long long)r->act_id, r->nchanges,
	    j->c->dry ? "true" : "false");
	json_string(&b, r->text);
	buf_add(&b, ",\"rows\":[");
	for (i = 0; i < j->many.n; i++) {
		const struct many_row *row = &j->many.row[i];

		buf_addf(&b, "%s{\"subject\":", i ? "," : "");
		json_string(&b, row->name);
		buf_add(&b, ",\"step\":");
		json_string(&b, row->step);
		buf_addf(&b, ",\"result\":\"%s\",\"text\":",
		    many_word(row->outcome));
		json_string(&b, row->text);
		buf_addc(&b, '}');
	}
	buf_add(&b, "]}\n");
	out_data(stdout, buf_str(&b));
	buf_fini(&b);
}

static void
tell(const struct job *j, const struct act_result *r)
{
	size_t odd = j->many.n - j->many.count[MANY_DONE];

	if (j->c->json)
		tell_json(j, r);
	else if (j->c->csv || j->c->dry || odd)
		tell_rows(j, r, j->c->csv || j->c->dry);
	else
		out_putf(stdout, "%s\n", r->text);
	if (j->c->dry && !j->c->json && !j->c->csv)
		out_putf(stdout, "%s\n", _("dry run, nothing is kept"));
}

static bool
do_many(struct job *j, int *status, struct err *e)
{
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx ctx = cli_act(j->c);
	struct many_how how = { .strict = cli_opt(j->c, "strict") != NULL };
	const size_t *n = j->many.count;
	bool ok;

	ok = ask_first(j, e) && act_many(&ctx, j->deed, j->errands.errand,
	    j->errands.n, &how, &j->many, &r, e);
	if (ok || (how.strict && n[MANY_REFUSED])) {
		if (!ok)
			str_copy(r.text, sizeof(r.text), e->msg);
		tell(j, &r);
		j->c->told = true;
	}
	if (ok && n[MANY_REFUSED])
		*status = n[MANY_DONE] ? err_exit(ERR_PART) :
		    err_exit(ERR_RULE);
	act_result_fini(&r);
	return ok;
}

/* One subject by its name: all of its steps or none. */
static bool
do_one(struct job *j, int nwords, struct err *e)
{
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx ctx = cli_act(j->c);
	struct subject sub;
	bool ok;

	ok = subject_find_by(j->c->store, j->names, j->c->argv[0],
	    cli_opt(j->c, "track"), &sub, e) &&
	    act_deed(&ctx, j->deed, &sub, j->c->argv + 1, nwords - 1, &r, e);
	if (ok)
		cli_tell(j->c, &r);
	act_result_fini(&r);
	return ok;
}

bool
cli_deed(struct cli *c, const struct deed *deed, int nwords, int *status,
    struct err *e)
{
	struct job j = { .c = c, .deed = deed };
	bool single, ok;

	j.names = names_load(c->store, e);
	if (!j.names)
		return false;
	ok = read_words(&j, nwords, &single, e) &&
	    (single ? do_one(&j, nwords, e) : do_many(&j, status, e));
	names_free(j.names);
	errands_fini(&j.errands);
	many_fini(&j.many);
	return ok;
}
