/*
 * The frame around every subcommand (cli.h): which store, which day, what is
 * printed of an act, and the exit status of design section 5.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/config.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/out.h"
#include "base/path.h"
#include "cli/cli.h"
#include "store/names.h"
#include "store/store.h"

static cli_sub *const runners[SUB__COUNT] = {
	[SUB_INIT] = cli_init, [SUB_VIEW] = cli_view, [SUB_IMPORT] = cli_import,
	[SUB_EXPORT] = cli_export, [SUB_LISTS] = cli_lists,
	[SUB_LIST] = cli_list, [SUB_SHOW] = cli_show, [SUB_WHY] = cli_why,
	[SUB_TICK] = cli_tick, [SUB_REOPEN] = cli_reopen,
	[SUB_START] = cli_start, [SUB_WAIT] = cli_wait,
	[SUB_WAIVE] = cli_waive, [SUB_SKIP] = cli_skip,
	[SUB_PASS] = cli_pass, [SUB_SWITCH] = cli_switch,
	[SUB_WHATIF] = cli_whatif, [SUB_DIFF] = cli_diff,
	[SUB_SET] = cli_set, [SUB_LOG] = cli_log,
	[SUB_CONTACT] = cli_contact, [SUB_MESSAGE] = cli_message,
	[SUB_SNOOZE] = cli_snooze, [SUB_ESCALATE] = cli_escalate,
	[SUB_ITEM] = cli_item,
	[SUB_UNDO] = cli_undo, [SUB_REDO] = cli_redo,
	[SUB_REPORT] = cli_report, [SUB_CHECK] = cli_check,
	[SUB_BACKUP] = cli_backup, [SUB_VERSION] = cli_version,
	[SUB_CONFIG] = cli_config, [SUB_COMPLETION] = cli_completion,
	[SUB_TUTORIAL] = cli_tutorial,
	[SUB_HELP] = cli_help, [SUB_PROFILES] = cli_profiles,
	[SUB_FORGET] = cli_forget,
};

day_t
cli_as_of(const struct cli *c)
{
	if (c->as_of != DAY_NONE)
		return c->as_of;
	return c->as_known ? known_day(&c->known) : c->today;
}

enum sheet_form
cli_form(const struct cli *c)
{
	if (c->json)
		return FORM_JSON;
	if (c->csv)
		return c->plain ? FORM_CSV_PLAIN : FORM_CSV;
	return c->plain ? FORM_PLAIN : FORM_TEXT;
}

bool
cli_usage(const struct cli *c, struct err *e)
{
	const struct sub_info *s = &sub_info[c->sub];

	return err_set(e, ERR_USAGE, _("use: klar %s%s%s; see klar help "
	    "%s"), s->name, *s->args ? " " : "", s->args, s->name);
}

bool
cli_subject(struct cli *c, int more, struct subject *sub, struct err *e)
{
	if (c->argc < 1 + more)
		return cli_usage(c, e);
	return subject_find(c->store, c->argv[0], cli_opt(c, "track"), sub,
	    e);
}

bool
cli_municipality(const struct cli *c, int64_t *id, struct err *e)
{
	struct names *names;

	*id = 0;
	if (c->argc != 1 || cli_opt(c, "track"))
		return true;
	names = names_load(c->store, e);
	if (!names)
		return false;
	*id = names_municipality(names, c->argv[0]);
	names_free(names);
	return true;
}

struct act_ctx
cli_act(struct cli *c)
{
	return (struct act_ctx){ c->store, ORIGIN_CLI, c->dry, c->today };
}

static void
tell_json(const struct act_result *r, bool dry)
{
	struct buf b = BUF_INIT;

	buf_addf(&b, "{\"klar\":1,\"act\":%lld,\"changes\":%d,\"kept\":%d,"
	    "\"dry_run\":%s,\"text\":", (long long)r->act_id, r->nchanges,
	    r->kept, dry ? "true" : "false");
	json_string(&b, r->text);
	buf_add(&b, ",\"details\":");
	json_string(&b, buf_str(&r->details));
	buf_add(&b, "}\n");
	out_data(stdout, buf_str(&b));
	buf_fini(&b);
}

void
cli_tell(const struct cli *c, const struct act_result *r)
{
	if (c->json) {
		tell_json(r, c->dry);
		return;
	}
	out_putf(stdout, "%s%s\n", c->dry ?
	    _("dry run, nothing is kept: ") : "", r->text);
	if (r->details.len)
		out_putf(stdout, "%s\n", buf_str(&r->details));
}

void
cli_sheets(const struct cli *c, struct sheet *sh, int n)
{
	int i;

	sheets_write(sh, n, cli_form(c), cli_as_of(c), stdout);
	for (i = 0; i < n; i++)
		sheet_fini(&sh[i]);
}

/* Some commands only read, or write, when asked to in a certain way. */
static enum sub_store
store_need(const struct cli *c)
{
	bool log = cli_opt(c, "log") != NULL;

	if ((c->sub == SUB_CONTACT && log) ||
	    (c->sub == SUB_ITEM && !c->argc) || (c->sub == SUB_VIEW &&
	    !cli_opt(c, "save") && !cli_opt(c, "forget")))
		return SUB_STORE_READ;
	if (c->sub == SUB_MESSAGE && (log || (!c->read_only && !c->json &&
	    isatty(STDIN_FILENO) && isatty(STDERR_FILENO))))
		return SUB_STORE_WRITE;
	return sub_info[c->sub].store;
}

static bool
open_store(struct cli *c, struct err *e)
{
	enum sub_store need = store_need(c);

	if (need == SUB_STORE_NONE)
		return true;
	if (need == SUB_STORE_WRITE && c->read_only)
		return err_set(e, ERR_USAGE, _("--read-only and '%s', which "
		    "writes, do not go together"), sub_info[c->sub].name);
	c->store = store_open(c->db, need == SUB_STORE_WRITE ? STORE_WRITE :
	    STORE_READ, e);
	if (!c->store)
		return false;
	if (store_warning(c->store))
		out_error(store_warning(c->store));
	return !c->as_known || store_known(c->store, &c->known, e);
}

/* Why it failed: a sentence, and with --json an object for programs too. */
static int
tell_error(const struct cli *c, const struct err *e)
{
	struct buf b = BUF_INIT;
	int status = err_exit(e->code);

	if (c->json && !c->told) {
		buf_addf(&b, "{\"klar\":1,\"error\":{\"status\":%d,\"text\":",
		    status);
		json_string(&b, e->msg);
		buf_add(&b, "}}\n");
		out_data(stdout, buf_str(&b));
		buf_fini(&b);
	}
	out_flush(stdout);
	out_error(e->msg);
	return status;
}

/* A setting that is not taken is told, and no reason to stop. */
static void
tell_settings(const struct cli *c)
{
	struct buf b = BUF_INIT;
	int i;

	for (i = 0; c->sub != SUB_CONFIG && i < config_faults(); i++) {
		config_fault_text(i, &b);
		out_error(buf_str(&b));
		buf_clear(&b);
	}
	buf_fini(&b);
}

int
cli_run(struct cli *c)
{
	struct err e = ERR_INIT;
	int status = 0;

	tell_settings(c);
	if (c->help) {
		cli_help(c, &status, &e);
	} else if (!open_store(c, &e) || !runners[c->sub](c, &status, &e)) {
		status = tell_error(c, &e);
	}
	store_close(c->store);
	c->store = NULL;
	if (!out_flush(stdout) && !status) {
		out_error(_("the output could not be written in full"));
		status = err_exit(ERR_IO);
	}
	return status;
}
