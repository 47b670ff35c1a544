/*
 * The inbox in words and as sheets (inbox.h).
 */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "report/inbox.h"

#define NCOLS(c)	((int)(sizeof(c) / sizeof((c)[0])))
#define OWNERS_NAMED	20

void
inbox_who(struct buf *b, const struct inbox_item *it)
{
	const struct holder *h = &it->holder;

	buf_add(b, h->organisation ? h->organisation :
	    h->of.party != PARTY_NONE ? party_name(h->of.party) : "?");
	buf_addf(b, " / %s", h->person ? h->person : _("(no contact)"));
}

void
inbox_title(struct buf *b, const struct inbox_item *it)
{
	if (it->kind == INBOX_REQUEST)
		buf_addf(b, "%s: ", request_name(REQUEST_ASKED));
	else if (it->kind == INBOX_ENDING && it->judge)
		buf_addf(b, "%s: ", it->state == STEP_WAIVED ?
		    _("waiver ends") : _("waiver ended"));
	buf_add(b, it->title);
}

void
inbox_what(struct buf *b, const struct inbox_item *it)
{
	inbox_title(b, it);
	if (it->key)
		buf_addf(b, " (%s)", it->key);
	buf_addf(b, ", %s", it->name);
}

void
inbox_owners(const struct inbox *b, struct buf *names)
{
	const char *seen[OWNERS_NAMED];
	size_t n = 0, i, k;

	for (i = 0; i < b->n && n < OWNERS_NAMED; i++) {
		const char *owner = b->item[i].owner;

		for (k = 0; owner && k < n && strcmp(seen[k], owner); k++)
			;
		if (!owner || k < n)
			continue;
		seen[n++] = owner;
		buf_addf(names, "%s%s", n > 1 ? ", " : "", owner);
	}
}

void
inbox_ladder(struct buf *b, const struct inbox *box,
    const struct inbox_item *it)
{
	const struct chase_facts *f = &it->facts;

	if (f->times)
		buf_addf(b, i18n_plural("asked %d time", "asked %d times",
		    (unsigned long)f->times), f->times);
	else
		buf_add(b, _("not asked yet"));
	buf_addf(b, _(", on the rung '%s'"),
	    chase_rung_name(&box->rules, f->rung));
	if (f->rung < box->rules.nrungs)
		buf_addf(b, it->may_climb ? _("; time for: %s") :
		    _("; next: %s"),
		    chase_rung_name(&box->rules, f->rung + 1));
}

static const struct sheet_col full_cols[] = {
	{ "group", "Gruppe", N_("Group"), CELL_TEXT },
	{ "rank", "Vægt", N_("Rank"), CELL_INT },
	{ "organisation", "Organisation", N_("Organisation"), CELL_TEXT },
	{ "person", "Person", N_("Person"), CELL_TEXT },
	{ "mail", "Mail", N_("Mail"), CELL_TEXT },
	{ "subject", "Emne", N_("Subject"), CELL_TEXT },
	{ "step", "Trin", N_("Step"), CELL_TEXT },
	{ "item", "Udestående nr.", N_("Open item"), CELL_INT },
	{ "title", "Hvad mangler", N_("What is missing"), CELL_TEXT },
	{ "since", "Siden", N_("Since"), CELL_DAY },
	{ "asked", "Spurgt gange", N_("Times asked"), CELL_INT },
	{ "asked_on", "Spurgt den", N_("Asked on"), CELL_DAY },
	{ "silent", "Tavs arbejdsdage", N_("Silent"), CELL_INT },
	{ "due", "Frist", N_("Due"), CELL_DAY },
	{ "late", "Arbejdsdage for sent", N_("Late"), CELL_INT },
	{ "promised", "Lovet til", N_("Promised by"), CELL_DAY },
	{ "promise", "Løfte", N_("Promise"), CELL_TEXT },
	{ "steps", "Trin der venter", N_("Steps"), CELL_INT },
	{ "municipalities", "Kommuner der venter", N_("Municipalities"),
	    CELL_INT },
	{ "targets", "Kvartalsmål", N_("Targets"), CELL_INT },
	{ "rung", "Rykkertrin", N_("Rung"), CELL_TEXT },
	{ "snoozed", "Ligger til", N_("Left alone until"), CELL_DAY },
	{ "owner", "Ansvarlig", N_("Owner"), CELL_TEXT },
	{ "why", "Hvorfor", N_("Why"), CELL_TEXT },
	{ "waiver", "Dispensation", N_("Waiver"), CELL_TEXT },
};

/* Who they are, what it is about. */
static void
full_head(struct sheet *sh, const struct inbox_item *it)
{
	const struct holder *h = &it->holder;
	struct buf title = BUF_INIT;

	sheet_word(sh, chase_group_word(it->group),
	    chase_group_name(it->group));
	sheet_int(sh, it->rank.sum);
	sheet_text(sh, h->organisation);
	sheet_text(sh, h->person);
	sheet_text(sh, h->mail);
	sheet_text(sh, it->name);
	sheet_text(sh, it->key);
	if (it->what.item_id)
		sheet_int(sh, it->what.item_id);
	else
		sheet_none(sh);
	inbox_title(&title, it);
	sheet_text(sh, buf_str(&title));
	buf_fini(&title);
}

static void
full_line(struct sheet *sh, const struct inbox *b,
    const struct inbox_item *it)
{
	const struct chase_facts *f = &it->facts;
	struct buf why = BUF_INIT;

	full_head(sh, it);
	sheet_day(sh, f->since);
	sheet_int(sh, f->times);
	sheet_day(sh, f->asked);
	sheet_int(sh, it->silent);
	sheet_day(sh, f->due);
	sheet_int(sh, it->rank.late);
	sheet_day(sh, f->promise);
	sheet_word(sh, promise_word(it->promise), promise_name(it->promise));
	sheet_int(sh, it->rank.effect.steps);
	sheet_int(sh, it->rank.effect.municipalities);
	sheet_int(sh, it->rank.effect.targets);
	sheet_text(sh, chase_rung_name(&b->rules, f->rung));
	sheet_day(sh, f->snoozed);
	sheet_text(sh, it->owner);
	chase_rank_tell(&why, &it->rank);
	sheet_text(sh, buf_str(&why));
	sheet_text(sh, it->waiver);
	buf_fini(&why);
}

void
inbox_sheet(const struct inbox *b, struct sheet *sh)
{
	char title[100], day[DAY_TEXT];
	size_t i;

	snprintf(title, sizeof(title), _("Inbox as of %s"),
	    date_dk(b->day, day));
	sheet_init(sh, "inbox", title, full_cols, NCOLS(full_cols));
	for (i = 0; i < b->n; i++)
		full_line(sh, b, &b->item[i]);
}

/* ---- for people, a sheet a group ---- */

static const struct sheet_col group_cols[] = {
	{ "number", "Nr.", N_("No."), CELL_INT },
	{ "who", "Hvem", N_("Who should act"), CELL_TEXT },
	{ "what", "Hvad", N_("What is missing"), CELL_TEXT },
	{ "asked", "Spurgt", N_("Asked"), CELL_TEXT },
	{ "silent", "Tavs", N_("Silent"), CELL_TEXT },
	{ "due", "Frist", N_("Due"), CELL_DAY },
	{ "promise", "Lovet", N_("Promised"), CELL_TEXT },
	{ "unlocks", "Sætter fri", N_("Sets free"), CELL_TEXT },
	{ "rank", "Vægt", N_("Rank"), CELL_INT },
};

static void
sheet_buf(struct sheet *sh, struct buf *b)
{
	sheet_text(sh, buf_str(b));
	buf_clear(b);
}

/* "04-11-2026, broken" */
static void
promise_tell(struct buf *b, const struct inbox_item *it)
{
	char day[DAY_TEXT];

	if (it->promise == PROMISE_NONE)
		return;
	buf_add(b, date_dk(it->facts.promise, day));
	if (it->promise == PROMISE_BROKEN)
		buf_addf(b, ", %s", promise_name(it->promise));
}

static void
group_line(struct sheet *sh, const struct inbox_item *it, size_t number)
{
	struct buf b = BUF_INIT;

	sheet_int(sh, (int64_t)number);
	inbox_who(&b, it);
	sheet_buf(sh, &b);
	inbox_what(&b, it);
	sheet_buf(sh, &b);
	if (it->facts.times)
		buf_addf(&b, "%dx", it->facts.times);
	sheet_buf(sh, &b);
	if (it->silent)
		buf_addf(&b, _("%dd"), it->silent);
	sheet_buf(sh, &b);
	sheet_day(sh, it->facts.due);
	promise_tell(&b, it);
	sheet_buf(sh, &b);
	chase_effect_tell(&b, &it->rank.effect);
	sheet_buf(sh, &b);
	sheet_int(sh, it->rank.sum);
	buf_fini(&b);
}

/* Without it nobody can decide. */
static void
waiver_note(struct sheet *sh, const struct inbox_item *it, size_t number)
{
	struct buf b = BUF_INIT;

	if (it->waiver) {
		buf_addf(&b, "%zu: %s", number, it->waiver);
		sheet_note(sh, buf_str(&b));
	}
	buf_fini(&b);
}

static void
why_note(struct sheet *sh, const struct inbox *box,
    const struct inbox_item *it, size_t number)
{
	struct buf b = BUF_INIT;

	buf_addf(&b, "%zu: ", number);
	chase_rank_tell(&b, &it->rank);
	if (it->kind == INBOX_STEP || it->kind == INBOX_ITEM) {
		buf_add(&b, "; ");
		inbox_ladder(&b, box, it);
	}
	if (it->due_by)
		buf_addf(&b, _("; the due date is that of %s, which waits for "
		    "it"), it->due_by);
	if (it->holder.guessed)
		buf_add(&b, _("; nobody is named: the contact is a guess"));
	if (it->last)
		buf_addf(&b, "; \"%s\"", it->last);
	sheet_note(sh, buf_str(&b));
	buf_fini(&b);
}

/* What the sheets do not show, and what lies between two chairs. */
static void
rest_notes(struct sheet *sh, const struct inbox *b, bool all)
{
	size_t later = b->count[CHASE_LATER];
	size_t snoozed = b->count[CHASE_SNOOZED];
	char note[200];

	if (later && !all) {
		snprintf(note, sizeof(note), i18n_plural(
		    "%zu more is owed and not pressing; --all shows it",
		    "%zu more are owed and not pressing; --all shows them",
		    later), later);
		sheet_note(sh, note);
	}
	if (snoozed && !all) {
		snprintf(note, sizeof(note), i18n_plural(
		    "%zu is left alone until its day",
		    "%zu are left alone until their days", snoozed),
		    snoozed);
		sheet_note(sh, note);
	}
	if (b->unowned) {
		snprintf(note, sizeof(note), i18n_plural(
		    "%zu has no owner", "%zu have no owner", b->unowned),
		    b->unowned);
		sheet_note(sh, note);
	}
	if (b->left_out) {
		snprintf(note, sizeof(note), i18n_plural(
		    "%zu newer enrolment was not looked at",
		    "%zu newer enrolments were not looked at", b->left_out),
		    b->left_out);
		sheet_note(sh, note);
	}
}

static void
group_sheet(const struct inbox *b, enum chase_group g, size_t from, bool why,
    struct sheet *sh)
{
	char title[200];
	size_t i;

	snprintf(title, sizeof(title), "%s (%zu)", chase_group_name(g),
	    b->count[g]);
	sheet_init(sh, chase_group_word(g), title, group_cols,
	    NCOLS(group_cols));
	for (i = from; i < from + b->count[g]; i++)
		group_line(sh, &b->item[i], i + 1);
	for (i = from; i < from + b->count[g]; i++)
		waiver_note(sh, &b->item[i], i + 1);
	for (i = from; why && i < from + b->count[g]; i++)
		why_note(sh, b, &b->item[i], i + 1);
}

int
inbox_sheets(const struct inbox *b, bool all, bool why, struct sheet *sh)
{
	enum chase_group last = all ? CHASE_SNOOZED : CHASE_DECISION;
	char title[100], day[DAY_TEXT];
	size_t from = 0;
	int g, n = 0;

	for (g = 0; g <= (int)last; from += b->count[g++])
		if (b->count[g])
			group_sheet(b, (enum chase_group)g, from, why,
			    &sh[n++]);
	if (!n) {
		snprintf(title, sizeof(title), _("Inbox as of %s"),
		    date_dk(b->day, day));
		sheet_init(&sh[n++], "inbox", title, group_cols,
		    NCOLS(group_cols));
		sheet_note(&sh[0], _("nobody needs to be chased"));
	}
	rest_notes(&sh[n - 1], b, all);
	return n;
}
