/*
 * klar contact: a line in the contact log, the log of somebody, and the
 * contacts themselves (add, edit, close).
 */
#include <stdlib.h>
#include <string.h>

#include "act/contact.h"
#include "base/i18n.h"
#include "base/out.h"
#include "cli/cli.h"
#include "cli/owed.h"
#include "report/inbox.h"
#include "report/people.h"

static bool
read_words(const struct cli *c, struct contact_args *a, struct err *e)
{
	const char *channel = cli_opt(c, "channel");
	const char *outcome = cli_opt(c, "outcome");

	if (channel && !channel_of(channel, &a->channel))
		return err_set(e, ERR_USAGE, _("--channel is mail, phone, "
		    "meeting, chat, letter or other, not '%s'"), channel);
	if (outcome && !outcome_of(outcome, &a->outcome))
		return err_set(e, ERR_USAGE, _("--outcome is asked, promised, "
		    "answered, no_answer or refused, not '%s'"), outcome);
	if (!cli_day(c, "date", &a->on, e) ||
	    !cli_day(c, "promise", &a->promise, e) ||
	    !cli_day(c, "next", &a->next, e))
		return false;
	if (!outcome && a->promise != DAY_NONE)
		a->outcome = OUTCOME_PROMISED;
	return true;
}

/* A colleague has asked them lately: said, and no reason to stop. */
static bool
tell_colleague(struct cli *c, const struct person *p, struct err *e)
{
	struct buf b = BUF_INIT;
	struct chase_rules rules;
	bool ok;

	inbox_rules(&rules);
	ok = colleague_tell(&b, c->store, p, c->today, rules.colleague_days,
	    e);
	if (ok && b.len)
		out_error(buf_str(&b));
	buf_fini(&b);
	return ok;
}

static bool
log_contact(struct cli *c, struct err *e)
{
	struct contact_args a = { .on = DAY_NONE, .channel = CHANNEL_MAIL,
	    .outcome = OUTCOME_ASKED, .promise = DAY_NONE,
	    .next = DAY_NONE, .note = cli_opt(c, "note") };
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx ctx = cli_act(c);
	struct person p = { .name = NULL };
	struct owed *owed = NULL;
	size_t n = 0;
	bool ok;

	ok = read_words(c, &a, e) &&
	    person_find(c->store, c->argv[0], &p, e) &&
	    cli_owed(c, 1, &owed, &n, e) && tell_colleague(c, &p, e) &&
	    act_contact(&ctx, &p, &(struct owed_rows){ owed, n, 0, NULL }, &a,
	    &r, e);
	if (ok)
		cli_tell(c, &r);
	act_result_fini(&r);
	free(owed);
	free(p.name);
	return ok;
}

static bool
show_log(struct cli *c, struct err *e)
{
	const char *text = cli_opt(c, "n");
	struct person p = { .name = NULL };
	struct sheet sh;
	long n = text ? strtol(text, NULL, 10) : 40;
	bool ok;

	if (c->argc != 1)
		return cli_usage(c, e);
	if (n < 1 || n > 1000000 || (text && !str_digits(text)))
		return err_set(e, ERR_USAGE,
		    _("-n is a number from 1 to 1000000"));
	ok = person_find(c->store, c->argv[0], &p, e);
	if (ok && p.name && !p.contact_id)
		ok = err_set(e, ERR_INVALID, _("nobody is called '%s'"),
		    c->argv[0]);
	ok = ok && contact_log_sheet(c->store, &p, cli_as_of(c), (int)n, &sh,
	    e);
	if (ok)
		cli_sheets(c, &sh, 1);
	free(p.name);
	return ok;
}

/* add, edit: the person in the second word, fields behind it. */
static bool
change_contact(struct cli *c, bool add, struct err *e)
{
	struct assignment a[CLI_FIELDS_MAX];
	char *names[CLI_FIELDS_MAX];
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx ctx = cli_act(c);
	struct person p = { .name = NULL };
	int n = 0, i;
	bool ok = c->argc > (add ? 1 : 2) || cli_usage(c, e);

	ok = ok && cli_fields(c, 2, a, names, &n, e) &&
	    person_find(c->store, c->argv[1], &p, e);
	if (ok && add && p.contact_id)
		ok = err_set(e, ERR_INVALID, _("%s is a contact already; "
		    "'klar contact edit' changes it"), p.name);
	if (ok && !add && !p.contact_id)
		ok = err_set(e, ERR_INVALID, _("nobody is called '%s'"),
		    c->argv[1]);
	ok = ok && (add ? act_contact_add(&ctx, &p, a, n, &r, e) :
	    act_contact_set(&ctx, p.contact_id, a, n, &r, e));
	if (ok)
		cli_tell(c, &r);
	for (i = 0; i < n; i++)
		free(names[i]);
	act_result_fini(&r);
	free(p.name);
	return ok;
}

static bool
close_contact(struct cli *c, struct err *e)
{
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx ctx = cli_act(c);
	struct person p = { .name = NULL };
	day_t on = c->today;
	bool ok = c->argc == 2 || cli_usage(c, e);

	ok = ok && cli_day(c, "date", &on, e) &&
	    person_find(c->store, c->argv[1], &p, e);
	if (ok && !p.contact_id)
		ok = err_set(e, ERR_INVALID, _("nobody is called '%s'"),
		    c->argv[1]);
	ok = ok && act_contact_gone(&ctx, p.contact_id, on, &r, e);
	if (ok)
		cli_tell(c, &r);
	act_result_fini(&r);
	free(p.name);
	return ok;
}

bool
cli_contact(struct cli *c, int *status, struct err *e)
{
	(void)status;
	if (c->argc < 1)
		return cli_usage(c, e);
	if (cli_opt(c, "log"))
		return show_log(c, e);
	if (!strcmp(c->argv[0], "add"))
		return change_contact(c, true, e);
	if (!strcmp(c->argv[0], "edit"))
		return change_contact(c, false, e);
	if (!strcmp(c->argv[0], "close"))
		return close_contact(c, e);
	return log_contact(c, e);
}
