/*
 * What a file is, said by hand where the reader cannot know: its list, its
 * encoding, its separator, the day it tells about.
 */
#include <string.h>

#include "base/i18n.h"
#include "base/path.h"
#include "view/import.h"

static void
pick_encoding(struct app *app, void *arg, int key)
{
	struct import_view *w = arg;

	(void)app;
	w->opts.encoding = key == 'u' ? "utf-8" : key == 'w' ?
	    "windows-1252" : NULL;
	import_understood_anew(w);
}

static void
pick_separator(struct app *app, void *arg, int key)
{
	struct import_view *w = arg;

	(void)app;
	w->opts.separator = key == 't' ? '\t' : key == 'f' ? '\0' : (char)key;
	import_understood_anew(w);
}

static void
ask_encoding(struct import_view *w)
{
	struct question q = {
		.label = _("encoding: u UTF-8, w Windows-1252, f find out "),
		.keys = "uwf", .pick = pick_encoding, .arg = w,
	};

	app_ask(w->v.app, &q);
}

static void
ask_separator(struct import_view *w)
{
	struct question q = {
		.label = _("separator: ; or , or t (tab), f find out "),
		.keys = ";,tf", .pick = pick_separator, .arg = w,
	};

	app_ask(w->v.app, &q);
}

/* The list moves to the day; if it was counted with another, it is again. */
static bool
day_done(struct app *app, void *arg, const char *text, struct err *e)
{
	struct import_view *w = arg;
	day_t day = app->today;

	if (*text)
		day = date_parse_loose(text, app->today);
	if (day == DAY_NONE)
		return err_set(e, ERR_INVALID, _("'%s' is no date; "
		    "31-03-2021 is one"), text);
	w->opts.status_date = day;
	if (w->plan.told)
		w->plan.told->day_assumed = false;
	if (day != w->plan.status_date)
		import_run_again(w);
	app->dirty = true;
	return true;
}

static bool
day_then_plan(struct app *app, void *arg, const char *text, struct err *e)
{
	struct import_view *w = arg;

	if (!day_done(app, arg, text, e))
		return false;
	w->step = IMPORT_PLAN;
	return true;
}

/* "opgjort_2021-03-31.csv": a day in the name is a good guess. */
static day_t
day_in_name(const char *name)
{
	char part[DAY_TEXT];
	day_t day;

	for (; strlen(name) >= DAY_TEXT - 1; name++) {
		memcpy(part, name, DAY_TEXT - 1);
		part[DAY_TEXT - 1] = '\0';
		day = date_parse(part);
		if (day != DAY_NONE)
			return day;
	}
	return DAY_NONE;
}

void
import_ask_day(struct import_view *w, bool then_plan)
{
	char text[DAY_TEXT];
	day_t day = import_needs_day(w) ? day_in_name(path_base(w->path)) :
	    w->plan.status_date;
	struct question q = {
		.label = _("status date of the list (empty: today): "),
		.text = date_dk(day, text),
		.done = then_plan ? day_then_plan : day_done, .arg = w,
	};

	app_ask(w->v.app, &q);
}

bool
import_say_command(struct import_view *w, enum cmd cmd, struct err *e)
{
	switch (cmd) {
	case CMD_LIST_KIND:
		w->step = IMPORT_LISTS;
		if (w->plan.list < LIST__COUNT)
			table_go(&w->lists, (size_t)w->plan.list);
		return true;
	case CMD_STATUS_DATE:
		if (*w->v.app->arg)
			day_done(w->v.app, w, w->v.app->arg, e);
		else
			import_ask_day(w, false);
		return true;
	case CMD_ENCODING:
		ask_encoding(w);
		return true;
	case CMD_SEPARATOR:
		ask_separator(w);
		return true;
	case CMD_REFRESH:
		import_run_again(w);
		return true;
	default:
		return false;
	}
}
