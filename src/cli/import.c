/* klar import FILE...: each list is one act; what came of it is told. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "act/import.h"
#include "act/profile.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/out.h"
#include "base/path.h"
#include "cli/cli.h"
#include "cli/stop.h"
#include "lists/fixes.h"
#include "lists/told.h"
#include "report/reporting.h"
#include "store/object.h"

static bool
read_separator(const char *text, char *to, struct err *e)
{
	if (!text)
		return true;
	if (!strcmp(text, "tab"))
		text = "\t";
	if (strlen(text) != 1 || !strchr(";,\t", *text))
		return err_set(e, ERR_USAGE,
		    _("--separator is ; or , or tab, not '%s'"), text);
	*to = *text;
	return true;
}

/* A list cannot tell what has not come; it would outdo every later one. */
static bool
read_status_date(const struct cli *c, day_t *day, struct err *e)
{
	char text[DAY_TEXT];

	if (!cli_day(c, "status-date", day, e))
		return false;
	if (*day != DAY_NONE && *day > c->today)
		return err_set(e, ERR_USAGE, _("--status-date: %s has not come "
		    "yet; give the day the list was true"),
		    date_dk(*day, text));
	return true;
}

/* "Their header=column" */
static bool
read_map(const struct cli *c, struct list_map *map, struct err *e)
{
	const char *text, *eq;
	char *header;
	int i = 0;

	while ((text = cli_opt_each(c, "map", &i)) != NULL) {
		eq = strrchr(text, '=');
		if (!eq || eq == text)
			return err_set(e, ERR_USAGE, _("--map is 'THEIR "
			    "HEADER=OUR COLUMN', not '%s'"), text);
		header = xstrndup(text, (size_t)(eq - text));
		list_map_column(map, header, 0, eq + 1);
		free(header);
	}
	return true;
}

/* "column:their word=our word" */
static bool
read_words(const struct cli *c, struct list_map *map, struct err *e)
{
	const char *text, *colon, *eq;
	char *target, *said;
	int i = 0;

	while ((text = cli_opt_each(c, "map-value", &i)) != NULL) {
		colon = strchr(text, ':');
		eq = strrchr(text, '=');
		if (!colon || !eq || colon == text || eq <= colon + 1)
			return err_set(e, ERR_USAGE, _("--map-value is 'OUR "
			    "COLUMN:THEIR WORD=OUR WORD', not '%s'"), text);
		target = xstrndup(text, (size_t)(colon - text));
		said = xstrndup(colon + 1, (size_t)(eq - colon - 1));
		list_map_word(map, target, said, eq + 1);
		free(target);
		free(said);
	}
	return true;
}

static bool
read_fixes(const struct cli *c, struct fixes *f, struct err *e)
{
	const char *text;
	int i = 0;

	while ((text = cli_opt_each(c, "fix", &i)) != NULL)
		if (!fixes_parse_cell(f, text, e))
			return false;
	for (i = 0; (text = cli_opt_each(c, "fix-value", &i)) != NULL;)
		if (!fixes_parse_value(f, text, e))
			return false;
	if (f->n && c->argc > 1)
		return err_set(e, ERR_USAGE, _("corrections are for one file; "
		    "import the others apart"));
	return true;
}

/* What becomes of it; "list" names it besides, "count" is the default. */
static bool
read_gone(const struct cli *c, struct read_opts *o, struct err *e)
{
	const char *text;
	int i = 0;

	while ((text = cli_opt_each(c, "gone", &i)) != NULL)
		if (strcmp(text, "list") != 0 && strcmp(text, "count") != 0 &&
		    !gone_of(text, &o->gone))
			return err_set(e, ERR_USAGE, _("--gone is ask, "
			    "archive, ignore, or list to have it named, not "
			    "'%s'"), text);
	return true;
}

static bool
read_opts(struct cli *c, struct read_opts *o, struct err *e)
{
	const char *list = cli_opt(c, "list");
	const char *conflict = cli_opt(c, "on-conflict");

	*o = (struct read_opts){ .list = LIST__COUNT, .today = c->today,
	    .status_date = DAY_NONE, .strict = cli_opt(c, "strict") != NULL,
	    .encoding = cli_opt(c, "encoding"),
	    .profile = cli_opt(c, "profile"),
	    .save_as = cli_opt(c, "save-profile") };
	if (list && !list_of(list, &o->list))
		return err_set(e, ERR_USAGE,
		    _("no list '%s'; 'klar lists' names them"), list);
	if (conflict && !strcmp(conflict, "keep"))
		o->on_conflict = CONFLICT_KEEP;
	else if (conflict && !strcmp(conflict, "take"))
		o->on_conflict = CONFLICT_TAKE;
	else if (conflict)
		return err_set(e, ERR_USAGE,
		    _("--on-conflict is keep or take, not '%s'"), conflict);
	return read_gone(c, o, e) &&
	    (!o->save_as || profile_name_check(o->save_as, e)) &&
	    read_status_date(c, &o->status_date, e) &&
	    read_separator(cli_opt(c, "separator"), &o->separator, e);
}

static void
tell_fixes(const struct read_opts *o, const struct read_report *r)
{
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < r->nfixes; i++) {
		buf_clear(&b);
		fix_tell(&o->fixes->fix[i], &b);
		buf_addf(&b, i18n_plural(" (%lld cell)", " (%lld cells)",
		    (unsigned long)r->fix_cells[i]),
		    (long long)r->fix_cells[i]);
		out_putf(stdout, _("corrected: %s\n"), buf_str(&b));
	}
	buf_fini(&b);
}

/* What may be meant by what was rejected, ready to be given. */
static void
tell_near(const struct told *t)
{
	const struct value_told *v;
	int i, k;

	for (i = 0; t && i < t->ngroups; i++)
		for (k = 0; k < t->group[i].nvalues; k++) {
			v = &t->group[i].value[k];
			if (v->near && v->by_word &&
			    !strpbrk(v->value, "='\n") &&
			    !strchr(v->near, '\''))
				out_putf(stdout, i18n_plural("perhaps: "
				    "--fix-value '%s:%s=%s' (%lld row)\n",
				    "perhaps: --fix-value '%s:%s=%s' "
				    "(%lld rows)\n", (unsigned long)v->rows),
				    t->group[i].column, v->value, v->near,
				    (long long)v->rows);
		}
}

static void
tell_findings(const struct read_report *r)
{
	int i;

	for (i = 0; i < r->nfindings; i++) {
		const struct finding *f = &r->finding[i];

		out_putf(stdout, "%s:%lld: %s%s%s%s\n", r->file,
		    (long long)f->line, f->column ? f->column : "",
		    f->column ? ": " : "", f->text,
		    reason_info[f->reason].kind == REASON_WARNING ?
		    _(" (warning)") : "");
	}
	for (i = 0; i < REASON__COUNT; i++)
		if (r->count[i])
			out_putf(stdout, "  %-20s %lld\n",
			    reason_info[i].word, (long long)r->count[i]);
}

static bool
lists_gone(const struct cli *c)
{
	const char *text;
	int i = 0;

	while ((text = cli_opt_each(c, "gone", &i)) != NULL)
		if (!strcmp(text, "list"))
			return true;
	return false;
}

static void
tell_gone(const struct cli *c, const struct read_report *r)
{
	struct buf name = BUF_INIT;
	char day[DAY_TEXT];
	size_t i;

	if (r->gone.n == 0)
		return;
	out_putf(stdout, i18n_plural("%zu row of %s (%s) is not in this file",
	    "%zu rows of %s (%s) are not in this file",
	    (unsigned long)r->gone.n), r->gone.n, path_base(r->since.file),
	    date_dk(r->since.status_date, day));
	gone_tell(r, &name);
	out_putf(stdout, "%s\n", buf_str(&name));
	for (i = 0; lists_gone(c) && i < r->gone.n; i++) {
		buf_clear(&name);
		object_name(&name, c->store, r->gone.row[i].entity,
		    r->gone.row[i].id);
		out_putf(stdout, "  %s\n", buf_str(&name));
	}
	if (!lists_gone(c))
		out_putf(stdout, "  %s\n", _("--gone list names them"));
	buf_fini(&name);
}

static void
json_text(struct buf *b, const char *name, const char *value)
{
	buf_addf(b, "\"%s\":", name);
	if (value)
		json_string(b, value);
	else
		buf_add(b, "null");
}

static void
json_findings(struct buf *b, const struct read_report *r)
{
	int i, n = 0;

	buf_add(b, ",\"reasons\":{");
	for (i = 0; i < REASON__COUNT; i++)
		if (r->count[i])
			buf_addf(b, "%s\"%s\":%lld", n++ ? "," : "",
			    reason_info[i].word, (long long)r->count[i]);
	buf_add(b, "},\"findings\":[");
	for (i = 0; i < r->nfindings; i++) {
		buf_addf(b, "%s\n{\"line\":%lld,\"reason\":\"%s\",",
		    i ? "," : "", (long long)r->finding[i].line,
		    reason_info[r->finding[i].reason].word);
		json_text(b, "column", r->finding[i].column);
		buf_addc(b, ',');
		json_text(b, "text", r->finding[i].text);
		buf_addc(b, '}');
	}
	buf_addc(b, ']');
}

static void
json_values(struct buf *b, const struct group_told *g)
{
	int i;

	for (i = 0; i < g->nvalues; i++) {
		buf_add(b, i ? ",{" : "{");
		json_text(b, "value", g->value[i].value);
		buf_addf(b, ",\"rows\":%lld,", (long long)g->value[i].rows);
		json_text(b, "perhaps", g->value[i].near);
		buf_addc(b, '}');
	}
}

static void
json_groups(struct buf *b, const struct told *t)
{
	int i;

	buf_add(b, ",\"groups\":[");
	for (i = 0; t && i < t->ngroups; i++) {
		const struct group_told *g = &t->group[i];

		buf_addf(b, "%s\n{\"reason\":\"%s\",", i ? "," : "",
		    reason_info[g->reason].word);
		json_text(b, "column", g->column);
		buf_addf(b, ",\"rows\":%lld,\"values\":[",
		    (long long)g->rows);
		json_values(b, g);
		buf_add(b, "]}");
	}
	buf_addc(b, ']');
}

static void
json_fixes(struct buf *b, const struct read_opts *o,
    const struct read_report *r)
{
	size_t i;

	buf_addf(b, ",\"corrected\":%lld,\"corrections\":[",
	    (long long)r->fixed);
	for (i = 0; i < r->nfixes; i++) {
		const struct fix *f = &o->fixes->fix[i];

		buf_add(b, i ? ",\n{" : "\n{");
		if (f->line)
			buf_addf(b, "\"line\":%lld,", (long long)f->line);
		else
			json_text(b, "word", f->bad);
		buf_add(b, f->line ? "" : ",");
		json_text(b, "column", f->column);
		buf_addc(b, ',');
		json_text(b, "value", f->good);
		buf_addf(b, ",\"cells\":%lld}", (long long)r->fix_cells[i]);
	}
	buf_addc(b, ']');
}

static void
json_profile(struct buf *b, const struct read_report *r)
{
	buf_add(b, ",\"profile\":");
	if (!r->profile) {
		buf_add(b, "null");
		return;
	}
	buf_addc(b, '{');
	json_text(b, "name", r->profile);
	buf_addf(b, ",\"version\":%d,\"saved\":%s}", r->profile_version,
	    r->profile_changed ? "true" : "false");
}

static void
json_gone(struct buf *b, const struct cli *c, const struct read_report *r)
{
	char day[DAY_TEXT];
	struct buf name = BUF_INIT;
	size_t i;

	buf_add(b, ",\"gone\":");
	if (!r->since.act_id) {
		buf_add(b, "null");
		return;
	}
	buf_addc(b, '{');
	json_text(b, "since", r->since.file);
	buf_addf(b, ",\"status_date\":\"%s\",\"count\":%zu,\"how\":"
	    "\"%s\",\"ended\":%lld,\"rows\":[",
	    date_iso(r->since.status_date, day), r->gone.n,
	    gone_word(r->gone_how), (long long)r->ended);
	for (i = 0; lists_gone(c) && i < r->gone.n; i++) {
		const struct seen_row *g = &r->gone.row[i];

		buf_clear(&name);
		object_name(&name, c->store, g->entity, g->id);
		buf_addf(b, "%s\n{\"kind\":\"%s\",\"id\":%lld,",
		    i ? "," : "", entity_info[g->entity].table,
		    (long long)g->id);
		json_text(b, "name", buf_str(&name));
		buf_addc(b, '}');
	}
	buf_add(b, "]}");
	buf_fini(&name);
}

static void
tell_json(const struct cli *c, const struct read_opts *o,
    const struct read_report *r, const struct act_result *res,
    const struct err *e)
{
	struct buf b = BUF_INIT;

	buf_addf(&b, "{\"klar\":1,\"act\":%lld,\"dry_run\":%s,",
	    (long long)res->act_id, c->dry ? "true" : "false");
	json_text(&b, "error", e->code ? e->msg : NULL);
	buf_addc(&b, ',');
	json_text(&b, "file", r->file);
	buf_addc(&b, ',');
	json_text(&b, "list", r->list < LIST__COUNT ?
	    list_info[r->list].word : NULL);
	buf_addc(&b, ',');
	json_text(&b, "rejects", r->rejects);
	json_profile(&b, r);
	json_gone(&b, c, r);
	buf_addf(&b, ",\"rows\":%lld,\"new\":%lld,\"changed\":%lld,"
	    "\"same\":%lld,\"conflict\":%lld,\"rejected\":%lld",
	    (long long)r->rows, (long long)r->added, (long long)r->changed,
	    (long long)r->same, (long long)r->conflict,
	    (long long)r->rejected);
	json_fixes(&b, o, r);
	json_groups(&b, r->told);
	json_findings(&b, r);
	buf_add(&b, "}\n");
	out_data(stdout, buf_str(&b));
	buf_fini(&b);
}

static bool
show_progress(void *arg, int64_t rows, int64_t bytes, int64_t size)
{
	const bool *shown = arg;

	if (!*shown)
		return stop_asked();
	if (size > 0)
		out_putf(stderr, _("%lld rows, %d %%\n"), (long long)rows,
		    (int)(bytes * 100 / size));
	else
		out_putf(stderr, _("%lld rows\n"), (long long)rows);
	return stop_asked();
}

/* A list of a month's statuses: what the month still lacks. */
static void
tell_month(struct cli *c, const struct read_report *r)
{
	struct err e = ERR_INIT;
	char *line;

	if (c->dry)
		return;
	line = reporting_line(c->store, r, c->today, &e);
	if (line)
		out_putf(stdout, "%s\n", line);
	free(line);
}

/* How the file was read becomes a profile; an act of its own. */
static bool
save_profile(struct cli *c, const struct read_report *r, int64_t import_act,
    struct act_result *res, struct err *e)
{
	struct act_ctx ctx = cli_act(c);
	const char *name = cli_opt(c, "save-profile");

	return !name || act_profile_save(&ctx, name, r, import_act, res, e);
}

static void
tell_one(struct cli *c, const struct read_opts *o,
    const struct read_report *r, const struct act_result *res,
    const struct act_result *saved, bool ok)
{
	if (r->understood)
		out_putf(stdout, "%s: %s\n", r->file, r->understood);
	if (r->profile && !saved->text[0])
		out_putf(stdout, _("%s: profile '%s', version %d\n"), r->file,
		    r->profile, r->profile_version);
	tell_findings(r);
	if (ok) {
		tell_gone(c, r);
		tell_near(r->told);
		tell_fixes(o, r);
		cli_tell(c, res);
	}
	if (ok && saved->text[0])
		cli_tell(c, saved);
	if (ok && r->rejects)
		out_putf(stdout, _("the rejected rows are in %s\n"),
		    r->rejects);
	if (ok && o->status_date != DAY_NONE)
		tell_month(c, r);
}

/* One file. False with err only if it was refused. */
static bool
import_one(struct cli *c, const char *path, struct read_opts *o,
    int *status, struct err *e)
{
	struct read_report r = { .list = LIST__COUNT };
	struct act_result res = ACT_RESULT_INIT, saved = ACT_RESULT_INIT;
	struct act_ctx ctx = cli_act(c);
	const char *rejects = cli_opt(c, "rejects");
	char *beside = strcmp(path, "-") ? path_insert(path, "afvist") : NULL;
	bool ok;

	/* A dry run keeps nothing, so it writes no file either. */
	o->tell = c->json ? TELL_GROUPS : c->dry ? TELL_NEAR : TELL_NOTHING;
	o->rejects = c->dry ? NULL : rejects ? rejects : beside;
	ok = act_import(&ctx, path, o, &r, &res, e) &&
	    save_profile(c, &r, res.act_id, &saved, e);
	if (c->json) {
		tell_json(c, o, &r, &res, e);
		c->told = true;
	} else {
		tell_one(c, o, &r, &res, &saved, ok);
	}
	if (ok && (r.rejected || r.conflict))
		*status = err_exit(ERR_PART);
	free(beside);
	read_report_fini(&r);
	act_result_fini(&res);
	act_result_fini(&saved);
	return ok;
}

bool
cli_import(struct cli *c, int *status, struct err *e)
{
	struct fixes fixes = FIXES_INIT;
	struct list_map map = { NULL, 0, NULL, 0 };
	struct read_opts o;
	bool ok, shown;
	int i;

	if (!c->argc)
		return cli_usage(c, e);
	ok = read_opts(c, &o, e) && read_fixes(c, &fixes, e) &&
	    read_map(c, &map, e) && read_words(c, &map, e);
	o.fixes = &fixes;
	o.map = &map;
	shown = isatty(STDERR_FILENO) && !c->json;
	o.progress = show_progress;
	o.progress_arg = &shown;
	for (i = 0; ok && i < c->argc; i++) {
		/* What is typed or piped in may never come: ended at once. */
		if (strcmp(c->argv[i], "-") != 0)
			stop_catch();
		ok = import_one(c, c->argv[i], &o, status, e);
		stop_release();
		if (ok && stop_asked() && i + 1 < c->argc)
			ok = err_set(e, ERR_INTERRUPT,
			    _("stopped; %s was not imported"), c->argv[i + 1]);
	}
	fixes_fini(&fixes);
	list_map_fini(&map);
	return ok;
}
