/*
 * klar message PERSON: one text about all that somebody owes. It is written,
 * never sent; that it went out is logged when the user says so.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "act/contact.h"
#include "base/config.h"
#include "base/editor.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/out.h"
#include "base/save.h"
#include "cli/cli.h"
#include "report/message.h"
#include "report/people.h"
#include "store/store.h"

struct job {
	struct cli	*c;
	struct chase_rules rules;
	struct person	 person;
	struct holder	 holder;
	struct inbox	 box;
	enum letter_lang lang;
	struct letter	 letter;
	struct buf	 text;		/* as it goes out */
	struct buf	 warning;	/* a colleague asked too */
};

static bool
compose(struct job *j, struct err *e)
{
	day_t day = cli_as_of(j->c);
	struct inbox_ask ask = inbox_asked("all", day, &j->rules);
	const char *signature = config_text(SETTING_SIGNATURE);
	struct letter_ask how = { .today = day,
	    .answer_days = j->rules.answer_days };

	/* They are Danish, unless it is asked for in another language. */
	how.lang = j->lang = j->c->lang && !strcmp(j->c->lang, "en") ?
	    LETTER_ENGLISH : LETTER_DANISH;
	how.signature = *signature ? signature : history_actor();
	if (!inbox_load(j->c->store, &ask, &j->box, e))
		return false;
	j->holder.of = j->person.of;
	j->holder.contact_id = j->person.contact_id;
	j->holder.person = j->person.name;
	j->holder.organisation = organisation_name(j->c->store,
	    &j->person.of, e);
	if (!j->holder.organisation)
		return false;
	letter_write(&j->box, &j->holder, &how, &j->letter);
	if (!j->letter.n)
		return err_set(e, ERR_PART, _("%s owes nothing"),
		    j->person.name ? j->person.name :
		    j->holder.organisation);
	letter_text(&j->text, &j->letter, j->lang);
	return colleague_tell(&j->warning, j->c->store, &j->person, day,
	    j->rules.colleague_days, e);
}

static bool
edit(struct job *j, struct err *e)
{
	char *text;

	if (!cli_opt(j->c, "edit"))
		return true;
	text = editor_run(buf_str(&j->text), NULL, e);
	if (!text)
		return false;
	buf_clear(&j->text);
	buf_add(&j->text, text);
	free(text);
	return *buf_str(&j->text) || err_set(e, ERR_PART,
	    _("the message is empty; nothing was done"));
}

static void
put_json(struct job *j)
{
	char day[DAY_TEXT];
	const char *mail;
	size_t i;
	struct buf b = BUF_INIT;

	mail = j->box.item[j->letter.item[0]].holder.mail;
	buf_add(&b, "{\"klar\":1,\"to\":");
	json_string(&b, mail ? mail : "");
	buf_add(&b, ",\"subject\":");
	json_string(&b, j->letter.subject);
	buf_add(&b, ",\"text\":");
	json_string(&b, buf_str(&j->text));
	buf_addf(&b, ",\"answer_by\":\"%s\",\"warning\":",
	    date_iso(j->letter.answer_by, day));
	json_string(&b, buf_str(&j->warning));
	buf_add(&b, ",\"items\":[");
	for (i = 0; i < j->letter.n; i++) {
		const struct inbox_item *it = &j->box.item[j->letter.item[i]];

		buf_addf(&b, "%s{\"subject\":", i ? "," : "");
		json_string(&b, it->name);
		buf_add(&b, ",\"step\":");
		json_string(&b, it->key ? it->key : "");
		buf_addf(&b, ",\"item\":%lld}", (long long)it->what.item_id);
	}
	buf_add(&b, "]}\n");
	out_data(stdout, buf_str(&b));
	buf_fini(&b);
}

static bool
put(struct job *j, struct err *e)
{
	const char *to = cli_opt(j->c, "to");

	if (j->warning.len && !j->c->json)
		out_error(buf_str(&j->warning));
	if (to && !j->c->dry && !save_text(to, buf_str(&j->text),
	    cli_opt(j->c, "force") != NULL, e))
		return e->code == ERR_INVALID ? err_set(e, ERR_INVALID,
		    _("%s exists; --force writes over it"), to) : false;
	if (j->c->json)
		put_json(j);
	else if (!to)
		out_put(stdout, buf_str(&j->text));
	return true;
}

/* Did it go out? --log says so; somebody at a terminal is asked. */
static bool
went_out(struct job *j)
{
	struct cli *c = j->c;
	char line[16];

	if (cli_opt(c, "log"))
		return true;
	if (store_is_read_only(c->store) || c->json ||
	    !isatty(STDIN_FILENO) || !isatty(STDERR_FILENO))
		return false;
	out_flush(stdout);
	out_putf(stderr, i18n_plural("did it go out? then %zu question is "
	    "logged (y/n) ", "did it go out? then %zu questions are logged "
	    "(y/n) ", (unsigned long)j->letter.n), j->letter.n);
	return fgets(line, sizeof(line), stdin) && strchr("yYjJ", line[0]);
}

/* One line of the log, about all of it; to be asked again when it is late. */
static bool
log_asked(struct job *j, struct err *e)
{
	struct contact_args a;
	const char *channel = cli_opt(j->c, "channel");
	struct owed *owed;
	struct act_result r = ACT_RESULT_INIT;
	struct act_ctx ctx = cli_act(j->c);
	bool ok;

	letter_asked(&j->box, &j->letter, &a, &owed);
	ok = (!channel || channel_of(channel, &a.channel) || err_set(e,
	    ERR_USAGE, _("--channel is mail, phone, meeting, chat, letter or "
	    "other, not '%s'"), channel)) &&
	    act_contact(&ctx, &j->person, &(struct owed_rows){ owed,
	    j->letter.n, 0, NULL }, &a, &r, e);
	if (ok && !j->c->json)
		out_putf(stderr, "%s%s\n", j->c->dry ?
		    _("dry run, nothing is kept: ") : "", r.text);
	act_result_fini(&r);
	free(owed);
	return ok;
}

bool
cli_message(struct cli *c, int *status, struct err *e)
{
	struct job j = { .c = c };
	bool ok;

	(void)status;
	if (c->argc != 1)
		return cli_usage(c, e);
	if (c->dry && !cli_opt(c, "log"))
		return err_set(e, ERR_USAGE,
		    _("--dry-run goes with --log: a message writes nothing"));
	inbox_rules(&j.rules);
	ok = person_find(c->store, c->argv[0], &j.person, e) &&
	    compose(&j, e) && edit(&j, e) && put(&j, e) &&
	    (!went_out(&j) || log_asked(&j, e));
	free(j.holder.organisation);
	free(j.person.name);
	buf_fini(&j.text);
	buf_fini(&j.warning);
	letter_fini(&j.letter);
	inbox_fini(&j.box);
	return ok;
}
