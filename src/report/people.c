/*
 * People as sheets (people.h).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "report/people.h"
#include "store/chase.h"

#define NCOLS(c)	((int)(sizeof(c) / sizeof((c)[0])))

static const struct sheet_col log_cols[] = {
	{ "date", "Dato", N_("Date"), CELL_DAY },
	{ "organisation", "Organisation", N_("Organisation"), CELL_TEXT },
	{ "person", "Person", N_("Person"), CELL_TEXT },
	{ "channel", "Kanal", N_("Channel"), CELL_TEXT },
	{ "outcome", "Udfald", N_("Outcome"), CELL_TEXT },
	{ "about", "Om", N_("About"), CELL_TEXT },
	{ "promised", "Lovet til", N_("Promised by"), CELL_DAY },
	{ "promise", "Løfte", N_("Promise"), CELL_TEXT },
	{ "next", "Spørg igen", N_("Ask again"), CELL_DAY },
	{ "actor", "Hvem spurgte", N_("Who asked"), CELL_TEXT },
	{ "note", "Bemærkning", N_("Note"), CELL_TEXT },
};

static bool
about_text(struct store *s, const struct contact_line *l, struct buf *b,
    struct err *e)
{
	struct owed *owed = NULL;
	size_t n = 0, i;
	bool ok = true;

	if (!l->nabout) {
		buf_add(b, _("everything"));
		return true;
	}
	ok = log_about(s, l->id, &owed, &n, e);
	for (i = 0; ok && i < n; i++) {
		buf_add(b, i ? ", " : "");
		ok = owed_tell(s, &owed[i], b, e);
	}
	free(owed);
	return ok;
}

static bool
log_line(struct store *s, struct sheet *sh, const struct contact_line *l,
    day_t day, struct err *e)
{
	struct buf about = BUF_INIT;
	enum promise promise;
	bool ok = about_text(s, l, &about, e) &&
	    line_promise(s, l, day, &promise, e);

	if (ok) {
		sheet_day(sh, l->on);
		sheet_text(sh, l->organisation);
		sheet_text(sh, l->who);
		sheet_word(sh, channel_word(l->channel),
		    channel_name(l->channel));
		sheet_word(sh, outcome_word(l->outcome),
		    outcome_name(l->outcome));
		sheet_text(sh, buf_str(&about));
		sheet_day(sh, l->promise);
		sheet_word(sh, promise_word(promise), promise_name(promise));
		sheet_day(sh, l->next);
		sheet_text(sh, l->actor);
		sheet_text(sh, l->note);
	}
	buf_fini(&about);
	return ok;
}

bool
contact_log_sheet(struct store *s, const struct person *p, day_t day, int n,
    struct sheet *sh, struct err *e)
{
	struct contact_line l;
	struct ids ids = { NULL, 0 };
	char title[300], *of = organisation_name(s, &p->of, e);
	size_t i;
	bool ok = of && (p->contact_id ? log_of_contact(s, p->contact_id, day,
	    n, &ids, e) : log_of_organisation(s, &p->of, day, n, &ids, e));

	if (!ok) {
		free(of);
		return false;
	}
	snprintf(title, sizeof(title), _("Contact log of %s%s%s"), of,
	    p->name ? " / " : "", p->name ? p->name : "");
	sheet_init(sh, "contact_log", title, log_cols, NCOLS(log_cols));
	for (i = 0; ok && i < ids.n; i++) {
		if (contact_line_get(s, ids.id[i], &l, e))
			ok = log_line(s, sh, &l, day, e);
		else
			ok = !e->code;
		contact_line_fini(&l);
	}
	if (!ids.n)
		sheet_note(sh, _("nothing has been logged"));
	if (!ok)
		sheet_fini(sh);
	free(ids.id);
	free(of);
	return ok;
}

bool
colleague_tell(struct buf *b, struct store *s, const struct person *p,
    day_t day, int days, struct err *e)
{
	struct contact_line l;
	char on[DAY_TEXT];

	if (!days)
		return true;
	if (!log_of_colleague(s, p, history_actor(), day - days, &l, e))
		return false;
	if (l.id) {
		buf_addf(b, _("%s asked %s on %s (%s)"), l.actor, l.who ?
		    l.who : l.organisation, date_dk(l.on, on),
		    channel_name(l.channel));
		if (l.note)
			buf_addf(b, ": \"%s\"", l.note);
	}
	contact_line_fini(&l);
	return true;
}

static const struct sheet_col item_cols[] = {
	{ "number", "Nr.", N_("No."), CELL_INT },
	{ "vendor", "Leverandør", N_("Vendor"), CELL_TEXT },
	{ "system", "System", N_("System"), CELL_TEXT },
	{ "title", "Udestående", N_("Open item"), CELL_TEXT },
	{ "state", "Status", N_("State"), CELL_TEXT },
	{ "opened", "Rejst den", N_("Opened on"), CELL_DAY },
	{ "due", "Frist", N_("Due"), CELL_DAY },
	{ "owner", "Ansvarlig", N_("Owner"), CELL_TEXT },
	{ "note", "Bemærkning", N_("Note"), CELL_TEXT },
};

bool
open_items_sheet(struct store *s, day_t day, struct sheet *sh, struct err *e)
{
	struct ids ids = { NULL, 0 };
	struct open_item item;
	bool ok = open_items_left(s, day, &ids, e), running;
	size_t i;

	sheet_init(sh, "items", _("Open items"), item_cols,
	    NCOLS(item_cols));
	for (i = 0; ok && i < ids.n; i++) {
		if (!open_item_get(s, ids.id[i], &item, e)) {
			ok = !e->code;
			continue;
		}
		sheet_int(sh, item.id);
		sheet_text(sh, item.vendor);
		sheet_text(sh, item.system);
		sheet_text(sh, item.title);
		running = str_eq(item.state, "running");
		sheet_word(sh, running ? "running" : "open", running ?
		    _("under way") : _("open"));
		sheet_day(sh, item.opened);
		sheet_day(sh, item.due);
		sheet_text(sh, item.owner);
		sheet_text(sh, item.note);
		open_item_fini(&item);
	}
	free(ids.id);
	if (!ok)
		sheet_fini(sh);
	return ok;
}
