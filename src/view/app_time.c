/*
 * Another time (app.h): the facts of another day (as of), what the store said
 * then (as known), or both; T asks, Esc comes back. Views know nothing of it
 * but the day (view_day); the store answers from its copy by itself.
 */
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "view/app.h"
#include "view/app_room.h"

bool
app_is_another_time(const struct app *app)
{
	return app->as_of != DAY_NONE || store_is_known(app->store);
}

/*
 * Read what is on top at the new time. What was not there then cannot be
 * shown: its view is closed, and the message says why.
 */
static void
read_again(struct app *app)
{
	app_stale(app);
	while (app->top->below && app->top->loaded && !app_rows(app))
		app_pop(app);
}

bool
app_show_known(struct app *app, const struct known *at, struct err *e)
{
	struct known k = *at;
	bool ok;

	app_work_begin(app);
	app->work_told_at = 0;		/* say so at once */
	app_work(app, _("taking back what came later; Esc stops"));
	ok = store_known(app->store, &k, e);
	app_work_end(app);
	app->known = k;
	read_again(app);
	return ok;
}

/* "known 2021-04-07", "kendt 12": not a day but what was known. */
static const char *
after_known(const char *text)
{
	const char *const words[] = { "known ", _("known ") };
	size_t i, n;

	for (i = 0; i < 2; i++) {
		n = strlen(words[i]);
		if (strncmp(text, words[i], n) == 0)
			return text + n;
	}
	return NULL;
}

bool
app_to_now(struct app *app)
{
	if (!app_is_another_time(app))
		return false;
	app->as_of = DAY_NONE;
	store_now(app->store);
	read_again(app);
	return true;
}

static bool
show_day(struct app *app, const char *text, struct err *e)
{
	day_t day = date_parse_loose(text, app->today);

	if (day == DAY_NONE)
		return err_set(e, ERR_INVALID, _("'%s' is no time; write "
		    "31-03-2021 for a day, or 31-03-2021 12:00 for what was "
		    "known then"), text);
	if (day == app->today && !store_is_known(app->store))
		day = DAY_NONE;
	app->as_of = day;
	app_stale(app);
	return true;
}

static bool
known_done(struct app *app, void *arg, const char *text, struct err *e)
{
	struct known k;

	(void)arg;
	if (!*text) {
		app_to_now(app);
		return true;
	}
	return known_parse(text, app->today, &k, e) &&
	    app_show_known(app, &k, e);
}

/* A day is as of, with a time or the word it is as known. */
static bool
time_done(struct app *app, void *arg, const char *text, struct err *e)
{
	const char *known = after_known(text);
	struct err none = ERR_INIT;
	struct known k;

	if (!*text || known)
		return known_done(app, arg, known ? known : text, e);
	if (date_parse_loose(text, app->today) == DAY_NONE &&
	    known_parse(text, app->today, &k, &none) && k.act == 0)
		return app_show_known(app, &k, e);
	return show_day(app, text, e);
}

void
app_ask_time(struct app *app, enum cmd cmd)
{
	bool known = cmd == CMD_AS_KNOWN;
	char day[DAY_TEXT];
	struct buf at = BUF_INIT;
	struct question q = {
		.label = known ? _("as known (day, day time, act): ")
		    : _("as of day, or as known day time: "),
		.done = known ? known_done : time_done,
	};
	struct err e = ERR_INIT;

	if (*app->arg) {
		if (!q.done(app, NULL, app->arg, &e))
			app_fail(app, &e);
		return;
	}
	if (store_is_known(app->store))
		known_text(&app->known, &at);
	q.text = known ? buf_str(&at) : date_dk(app->as_of, day);
	app_ask(app, &q);
	buf_fini(&at);
}

void
app_time_words(const struct app *app, bool brief, struct buf *b)
{
	bool known = store_is_known(app->store);
	struct buf at = BUF_INIT;

	if (known) {
		known_text(&app->known, &at);
		buf_addf(b, _("AS KNOWN %s"), buf_str(&at));
	}
	if (app->as_of != DAY_NONE) {
		buf_clear(&at);
		app_day_short(app->as_of, &at);
		buf_addf(b, known ? _(", as of %s") : _("AS OF %s"),
		    buf_str(&at));
	}
	buf_add(b, _(", read only"));
	if (!brief)
		buf_add(b, _(", T changes, Esc now"));
	buf_fini(&at);
}
