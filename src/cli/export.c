/* klar export LIST [FILE]: what klar import reads back without a change. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/out.h"
#include "cli/cli.h"
#include "lists/list.h"
#include "report/roster_sheet.h"
#include "store/names.h"

static bool
one_id(const char *opt, const char *text, int64_t id, int64_t *to,
    struct err *e)
{
	if (text && id <= 0)
		return err_set(e, ERR_INVALID, _("--%s: no '%s'"), opt, text);
	if (text)
		*to = id;
	return true;
}

static bool
read_opts(struct cli *c, struct write_opts *o, struct err *e)
{
	const char *municipality = cli_opt(c, "municipality");
	const char *system = cli_opt(c, "system");
	const char *vendor = cli_opt(c, "vendor");
	struct names *n;
	bool ok;

	*o = (struct write_opts){ .plain = c->plain,
	    .sheet = cli_opt(c, "sheet") != NULL };
	if (!municipality && !system && !vendor)
		return true;
	n = names_load(c->store, e);
	if (!n)
		return false;
	ok = one_id("municipality", municipality, municipality ?
	    names_municipality(n, municipality) : 0, &o->municipality_id, e) &&
	    one_id("vendor", vendor, vendor ? names_vendor(n, vendor) : 0,
	    &o->vendor_id, e) && one_id("system", system, system ?
	    names_system(n, o->vendor_id, system) : 0, &o->system_id, e);
	names_free(n);
	return ok;
}

/* What was asked for must be what is written. */
static bool
check_opts(enum list list, const struct write_opts *o, struct err *e)
{
	if (!list_narrows(list, o))
		return err_set(e, ERR_USAGE, _("the list of %s cannot be "
		    "narrowed in that way"), list_info[list].word);
	if (o->sheet && !list_is_sheet(list))
		return err_set(e, ERR_USAGE, _("--sheet is for the lists "
		    "installations and statuses, not %s"),
		    list_info[list].word);
	if (o->sheet && list == LIST_statuses && o->municipality_id == 0 &&
	    o->system_id == 0 && o->vendor_id == 0)
		return err_set(e, ERR_USAGE, _("say whose steps: --vendor, "
		    "--system or --municipality"));
	return true;
}

static bool
read_filter(struct cli *c, enum list list, struct write_opts *o,
    struct err *e)
{
	const char *text = cli_opt(c, "filter");
	enum roster_id roster = ROSTER__COUNT;

	o->day = cli_as_of(c);
	if (!text)
		return true;
	if (!list_roster(list, &roster))
		return err_set(e, ERR_INVALID, _("the list %s takes no "
		    "filter"), list_info[list].word);
	if (o->sheet && list == LIST_statuses)
		return err_set(e, ERR_USAGE, _("a sheet of steps has those "
		    "that nobody has touched, so it takes no filter"));
	o->filter = roster_filter(roster, text, o->day, e);
	return o->filter != NULL;
}

/*
 * Where the file really is: a link is followed, so that its target is what is
 * replaced. A folder, FIFO or device is no place for a list.
 */
static char *
real_place(struct cli *c, const char *path, struct err *e)
{
	struct stat st;
	char *real;

	if (stat(path, &st) != 0)
		return xstrdup(path);
	if (!S_ISREG(st.st_mode)) {
		err_set(e, ERR_INVALID, _("%s is no ordinary file"), path);
		return NULL;
	}
	if (!cli_opt(c, "force")) {
		err_set(e, ERR_INVALID,
		    _("%s exists; --force writes over it"), path);
		return NULL;
	}
	real = realpath(path, NULL);
	if (!real)
		err_set(e, ERR_IO, _("cannot write %s: %s"), path,
		    strerror(errno));
	return real;
}

/* Into a file of its own name only when it is whole. */
static bool
write_file(struct cli *c, enum list list, const struct write_opts *o,
    const char *to, struct err *e)
{
	char *path = real_place(c, to, e), *part;
	FILE *f = NULL;
	bool ok = false;

	if (!path)
		return false;
	part = xasprintf("%s.klar-part", path);
	f = fopen(part, "wx");
	if (!f) {
		err_set(e, ERR_IO, _("cannot write %s: %s"), part,
		    strerror(errno));
		goto out;
	}
	ok = list_write(c->store, list, o, f, e);
	if (ok && (!out_flush(f) || fsync(fileno(f)) != 0))
		ok = err_set(e, ERR_IO, _("cannot write %s: %s"), path,
		    strerror(errno));
	if (fclose(f) != 0 && ok)
		ok = err_set(e, ERR_IO, _("cannot write %s: %s"), path,
		    strerror(errno));
	if (ok && rename(part, path) != 0)
		ok = err_set(e, ERR_IO, _("cannot write %s: %s"), path,
		    strerror(errno));
	if (!ok)
		unlink(part);
out:
	free(part);
	free(path);
	return ok;
}

/* A list of no rows is one, but not what was asked for. */
static void
tell_written(const char *path, const struct write_opts *o, int *status)
{
	if (path)
		out_putf(stdout, _("wrote %s\n"), path);
	if (*o->rows || (!o->filter && !o->municipality_id && !o->system_id &&
	    !o->vendor_id))
		return;
	out_flush(stdout);
	out_error(_("the list has no rows: nothing matched"));
	*status = err_exit(ERR_PART);
}

bool
cli_export(struct cli *c, int *status, struct err *e)
{
	const char *path = c->argc == 2 && strcmp(c->argv[1], "-") ?
	    c->argv[1] : NULL;
	struct write_opts o;
	size_t rows = 0;
	enum list list;
	bool ok;

	if (c->argc < 1 || c->argc > 2)
		return cli_usage(c, e);
	if (!list_of(c->argv[0], &list))
		return err_set(e, ERR_INVALID,
		    _("no list '%s'; 'klar lists' names them"), c->argv[0]);
	if (!read_opts(c, &o, e) || !check_opts(list, &o, e) ||
	    !read_filter(c, list, &o, e))
		return false;
	o.rows = &rows;
	ok = path ? write_file(c, list, &o, path, e) :
	    list_write(c->store, list, &o, stdout, e);
	if (ok)
		tell_written(path, &o, status);
	filter_free(o.filter);
	return ok;
}
