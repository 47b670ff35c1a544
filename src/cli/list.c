/*
 * klar list WHAT [FILTER...]: what the store holds, the rows and columns that
 * are asked for. The options that name a thing are short for a filter.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/out.h"
#include "cli/cli.h"
#include "report/roster_sheet.h"
#include "store/names.h"
#include "store/views.h"

/* One name option to an id; a name that is not known is an error. */
static bool
name_known(const char *opt, const char *text, int64_t id, struct err *e)
{
	if (id > 0)
		return true;
	return err_set(e, ERR_INVALID, id ? _("--%s: '%s' fits several") :
	    _("--%s: no '%s'"), opt, text);
}

static bool
add_municipality(struct cli *c, const struct names *n, struct buf *b,
    struct err *e)
{
	const char *text = cli_opt(c, "municipality");
	int64_t id = text ? names_municipality(n, text) : 0;
	struct municipality m;

	if (!text)
		return true;
	if (!name_known("municipality", text, id, e) ||
	    !municipality_get(c->store, id, &m, e))
		return false;
	roster_term(b, "code", m.code);
	municipality_fini(&m);
	return true;
}

static bool
add_system(struct cli *c, const struct names *n, struct buf *b,
    struct err *e)
{
	const char *text = cli_opt(c, "system");
	int64_t id = text ? names_system(n, 0, text) : 0;
	struct system s;

	if (!text)
		return true;
	if (!name_known("system", text, id, e) ||
	    !system_get(c->store, id, &s, e))
		return false;
	roster_term(b, "vendor", s.vendor);
	roster_term(b, "system", s.name);
	system_fini(&s);
	return true;
}

static bool
add_area(struct cli *c, const struct names *n, struct buf *b, struct err *e)
{
	const char *text = cli_opt(c, "area");
	int64_t id = text ? names_area(n, text) : 0;
	struct record r;

	if (!text)
		return true;
	if (!name_known("area", text, id, e) ||
	    !record_get(c->store, ENTITY_AREA, id, &r, e))
		return false;
	roster_term(b, "area", record_text(&r, "name"));
	record_fini(&r);
	return true;
}

static bool
add_status(struct cli *c, struct buf *b, struct err *e)
{
	const char *text = cli_opt(c, "status");
	enum rollout status;

	if (!text)
		return true;
	if (!rollout_of(text, &status))
		return err_set(e, ERR_INVALID, _("--status: '%s' is none of "
		    "'i drift', aftalt, 'endnu ikke aftalt', ukendt"), text);
	roster_term(b, "status", rollout_word(status));
	return true;
}

/*
 * The words from the first of the filter on, and what the options are short
 * for. The words are read alone, so that an error has its place among them.
 */
static bool
read_filter(struct cli *c, enum roster_id roster, int first, struct buf *b,
    struct err *e)
{
	struct buf words = BUF_INIT;
	struct filter *f;
	struct names *n;
	bool ok;
	int i;

	for (i = first; i < c->argc; i++)
		buf_addf(&words, "%s%s", i > first ? " " : "", c->argv[i]);
	f = roster_filter(roster, buf_str(&words), cli_as_of(c), e);
	ok = f != NULL;
	if (ok && !filter_is_empty(f))
		buf_addf(b, " (%s)", buf_str(&words));
	filter_free(f);
	buf_fini(&words);
	if (!ok)
		return false;
	n = names_load(c->store, e);
	if (!n)
		return false;
	ok = add_municipality(c, n, b, e) && add_system(c, n, b, e) &&
	    add_area(c, n, b, e) && add_status(c, b, e);
	names_free(n);
	return ok;
}

static bool
read_limit(const struct cli *c, size_t *limit, struct err *e)
{
	const char *text = cli_opt(c, "limit");
	unsigned long long n;
	char *end;

	if (!text)
		return true;
	n = strtoull(text, &end, 10);
	if (!str_digits(text) || *end || n == 0 || n > SIZE_MAX / 2)
		return err_set(e, ERR_USAGE, _("--limit is a number of rows, "
		    "not '%s'"), text);
	*limit = (size_t)n;
	return true;
}

static void
add_notes(const struct roster_ask *ask, struct roster_sheet *to)
{
	size_t rows = sheet_rows(&to->sheet);
	struct buf b = BUF_INIT;

	if (to->n < 0)
		buf_addf(&b, _("the first %zu"), rows);
	else if (ask->limit > 0 && (int64_t)rows < to->n)
		buf_addf(&b, _("the first %zu of %lld"), rows,
		    (long long)to->n);
	if (b.len > 0)
		sheet_note(&to->sheet, buf_str(&b));
	buf_fini(&b);
}

/* A list without a row is not silent: is it the filter, or is there none? */
static void
tell_none(const struct roster_ask *ask)
{
	struct buf b = BUF_INIT;

	if (str_empty(ask->filter))
		buf_addf(&b, _("%s: there are none"),
		    _(roster_info[ask->roster].title));
	else
		buf_addf(&b, _("%s: none passes the filter %s"),
		    _(roster_info[ask->roster].title),
		    ask->filter + strspn(ask->filter, " "));
	out_flush(stdout);
	out_error(buf_str(&b));
	buf_fini(&b);
}

static bool
list_rows(struct cli *c, const struct roster_ask *ask, int *status,
    struct err *e)
{
	struct roster_sheet to;
	char title[100], day[DAY_TEXT];
	bool ok;

	snprintf(title, sizeof(title), _("Installations as of %s"),
	    date_dk(ask->day, day));
	ok = roster_sheet(c->store, ask, ask->roster == ROSTER_INSTALLATIONS ?
	    title : NULL, &to, e);
	if (ok) {
		bool none = !sheet_rows(&to.sheet);

		add_notes(ask, &to);
		cli_sheets(c, &to.sheet, 1);
		if (none) {
			*status = err_exit(ERR_PART);
			tell_none(ask);
		}
	}
	roster_sheet_fini(&to);
	return ok;
}

static bool
count_rows(struct cli *c, const struct roster_ask *ask, int *status,
    struct err *e)
{
	static const struct sheet_col col[] = {
		{ "count", "Antal", N_("Count"), CELL_INT },
	};
	struct sheet sh;
	int64_t n;

	if (!roster_sheet_count(c->store, ask, &n, e))
		return false;
	if (n == 0)
		*status = err_exit(ERR_PART);
	if (!c->json && !c->csv) {
		out_putf(stdout, "%lld\n", (long long)n);
		return true;
	}
	sheet_init(&sh, roster_info[ask->roster].name,
	    _(roster_info[ask->roster].title), col, 1);
	sheet_int(&sh, n);
	cli_sheets(c, &sh, 1);
	return true;
}

/* What there is to list, the filter's first word among those of the shell. */
static bool
list(struct cli *c, struct roster_ask *ask, int first, struct buf *filter,
    int *status, struct err *e)
{
	if (cli_opt(c, "columns"))
		ask->columns = cli_opt(c, "columns");
	if (cli_opt(c, "sort"))
		ask->sort = cli_opt(c, "sort");
	ask->day = cli_as_of(c);
	ask->past = c->as_of != DAY_NONE;
	if (!read_filter(c, ask->roster, first, filter, e) ||
	    !read_limit(c, &ask->limit, e))
		return false;
	ask->filter = buf_str(filter);
	return cli_opt(c, "count") ? count_rows(c, ask, status, e) :
	    list_rows(c, ask, status, e);
}

bool
cli_list_view(struct cli *c, const char *name, int first, int *status,
    struct err *e)
{
	struct roster_ask ask = { .roster = ROSTER__COUNT };
	struct buf filter = BUF_INIT;
	struct saved_view v;
	bool ok;

	if (!saved_view_get(c->store, history_actor(), name, &v, e))
		return false;
	ask.columns = v.columns;
	ask.sort = v.sort;
	if (v.filter)
		buf_addf(&filter, "(%s)", v.filter);
	ok = roster_of(v.list, &ask.roster) || err_set(e, ERR_STORE,
	    _("the view %s is of a list that this klar does not know"),
	    v.name);
	ok = ok && list(c, &ask, first, &filter, status, e);
	saved_view_fini(&v);
	buf_fini(&filter);
	return ok;
}

bool
cli_list(struct cli *c, int *status, struct err *e)
{
	struct roster_ask ask = { .roster = ROSTER__COUNT };
	struct buf filter = BUF_INIT;
	bool ok;

	if (cli_opt(c, "view"))
		return cli_list_view(c, cli_opt(c, "view"), 0, status, e);
	if (c->argc < 1)
		return cli_usage(c, e);
	if (!roster_of(c->argv[0], &ask.roster))
		return roster_unknown(c->argv[0], ERR_USAGE, e);
	ok = list(c, &ask, 1, &filter, status, e);
	buf_fini(&filter);
	return ok;
}
