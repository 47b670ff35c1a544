/*
 * The inbox (inbox.h). The store names the runs that move and the items that
 * are left; the walk says which steps are owed, the log how long they have
 * been silent, and the rules of model/chase.h in which order they press. What
 * many items ask for is read once (inbox_hold.c).
 */
#include "report/inbox.h"

#include <stdlib.h>
#include <string.h>

#include "base/config.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "report/inbox_room.h"
#include "store/store.h"

void
inbox_rules(struct chase_rules *r)
{
	chase_rules_default(r);
	r->silent_days = (int)config_number(SETTING_SILENT_DAYS);
	r->answer_days = (int)config_number(SETTING_ANSWER_DAYS);
	r->colleague_days = (int)config_number(SETTING_COLLEAGUE_DAYS);
	r->lapse_days = (int)config_number(SETTING_LAPSE_DAYS);
	r->ladder_asks = (int)config_number(SETTING_LADDER_ASKS);
	chase_rules_ladder(r, config_text(SETTING_LADDER));
	r->weight_steps = (int)config_number(SETTING_WEIGHT_STEPS);
	r->weight_municipalities =
	    (int)config_number(SETTING_WEIGHT_MUNICIPALITIES);
	r->weight_targets = (int)config_number(SETTING_WEIGHT_TARGETS);
	r->weight_late = (int)config_number(SETTING_WEIGHT_LATE);
}

struct inbox_ask
inbox_asked(const char *text, day_t day, const struct chase_rules *r)
{
	struct inbox_ask a = { .day = day, .rules = r };

	if (text && !strcmp(text, "all"))
		return a;
	if (text && strcmp(text, "me")) {
		a.owner = text;
		return a;
	}
	a.owner = history_actor();
	a.unowned = true;
	if (*config_text(SETTING_SIGNATURE))
		a.also = config_text(SETTING_SIGNATURE);
	return a;
}

static void
item_fini(struct inbox_item *it)
{
	free(it->name);
	free(it->system);
	free(it->place);
	free(it->key);
	free(it->title);
	free(it->owner);
	free(it->judge);
	free(it->asker);
	free(it->waiver);
	free(it->holder.organisation);
	free(it->holder.person);
	free(it->holder.mail);
	free(it->holder.phone);
	free(it->due_by);
	free(it->last);
}

void
inbox_fini(struct inbox *b)
{
	size_t i;

	for (i = 0; i < b->n; i++)
		item_fini(&b->item[i]);
	free(b->item);
	*b = (struct inbox){ .item = NULL };
}

bool
inbox_is_theirs(const struct inbox_ask *a, const char *name)
{
	return name && (utf8_same_folded(name, a->owner) ||
	    (a->also && utf8_same_folded(name, a->also)));
}

/*
 * A waiver is also of whoever grants it, a request for one also of who is
 * asked and who asks: what is asked for is never unowned.
 */
static bool
is_asked_for(const struct inbox_ask *a, const struct inbox_item *it)
{
	if (!a->owner || inbox_is_theirs(a, it->owner) ||
	    inbox_is_theirs(a, it->judge) || inbox_is_theirs(a, it->asker))
		return true;
	return !it->owner && !it->asker && a->unowned;
}

/* The same of what has no waiver, known by its owner alone. */
bool
inbox_is_asked_for(const struct inbox_work *w, const char *owner)
{
	return !w->ask.owner || inbox_is_theirs(&w->ask, owner) ||
	    (!owner && w->ask.unowned);
}

/* ---- what was said about an item ---- */

static void
append(struct contact_line *to, size_t *n, const struct contact_line *from,
    size_t m)
{
	if (m)
		memcpy(&to[*n], from, m * sizeof(*to));
	*n += m;
}

/* Fold lines (borrowed copies) into the item's facts. */
static void
hear(struct inbox_item *it, struct contact_line *line, size_t n, day_t day)
{
	struct chase_line *c = xcalloc(n + 1, sizeof(*c));
	size_t i;

	contact_lines_sort(line, n);
	for (i = 0; i < n; i++) {
		c[i] = (struct chase_line){ line[i].on, line[i].outcome,
		    line[i].promise, line[i].next };
		if (!it->last && line[i].note)
			it->last = xstrdup(line[i].note);
	}
	chase_hear(&it->facts, c, n, day);
	free(c);
}

/* What is said of all that its holder owes counts for this too. */
static bool
hear_all(struct inbox_work *w, struct inbox_item *it,
    const struct contact_line *own, size_t nown, struct err *e)
{
	const struct inbox_said *said = NULL;
	const struct inbox_people *people;
	struct contact_line *all;
	size_t n = 0;

	if (it->holder.contact_id) {
		said = inbox_said(w, it->holder.contact_id, e);
		if (!said)
			return false;
	}
	people = inbox_people(w, &it->holder.of, e);
	if (!people)
		return false;
	all = xcalloc(nown + people->nlines + (said ? said->n : 0) + 1,
	    sizeof(*all));
	append(all, &n, own, nown);
	append(all, &n, people->line, people->nlines);
	if (said)
		append(all, &n, said->line, said->n);
	hear(it, all, n, w->ask.day);
	free(all);
	return true;
}

/* ---- one item into the inbox ---- */

bool
inbox_is_decision(const struct inbox_item *it)
{
	return it->kind == INBOX_GATE || it->kind == INBOX_ENDING ||
	    it->kind == INBOX_REQUEST;
}

static void
settle(struct inbox_work *w, struct inbox_item *it,
    const struct chase_effect *x)
{
	const struct chase_rules *r = &w->box.rules;
	struct chase_facts *f = &it->facts;
	day_t day = w->ask.day;
	int late = chase_late(r, f, day);

	it->group = chase_group(r, f, day);
	if (it->group != CHASE_SNOOZED && inbox_is_decision(it))
		it->group = CHASE_DECISION;
	it->promise = promise_on(f->promise, f->done, day);
	it->silent = chase_silent(f, day);
	it->may_climb = !inbox_is_decision(it) && chase_may_climb(r, f, day);
	chase_rank(r, x, late, &it->rank);
}

static bool
read_item(struct inbox_work *w, struct inbox_item *it,
    const struct inbox_place *at, enum party party, const char *who,
    struct err *e)
{
	struct said_ask ask = inbox_facts(w);
	struct contact_line *own = NULL;
	struct chase_row row;
	size_t nown = 0;
	bool ok;

	if (it->kind == INBOX_GATE)
		return inbox_hold(w, at, party, who, it, e);
	ok = chase_find(w->store, &it->what, &row, e) &&
	    said_of_owed(w->store, &it->what, &ask, &own, &nown, e);
	if (ok) {
		/* Who leaves the step alone has not answered for it. */
		if (it->kind != INBOX_REQUEST)
			it->facts.snoozed = row.snoozed;
		it->facts.rung = row.rung;
		it->facts.rung_on = row.rung_on;
		if (nown)
			it->holder.contact_id = own[0].contact_id;
	}
	ok = ok && inbox_hold(w, at, party, who, it, e) &&
	    hear_all(w, it, own, nown, e);
	contact_lines_free(own, nown);
	return ok;
}

bool
inbox_put(struct inbox_work *w, struct inbox_item *it,
    const struct inbox_place *at, enum party party, const char *who,
    const struct chase_effect *x, struct err *e)
{
	struct inbox *b = &w->box;

	if (!is_asked_for(&w->ask, it)) {
		item_fini(it);
		return true;
	}
	if (!read_item(w, it, at, party, who, e)) {
		item_fini(it);
		return false;
	}
	settle(w, it, x);
	if (b->n == w->room) {
		w->room = w->room ? 2 * w->room : 64;
		b->item = xrealloc(b->item, w->room, sizeof(*b->item));
	}
	b->item[b->n++] = *it;
	b->count[it->group]++;
	b->unowned += !it->owner;
	return true;
}

/* ---- the whole of it ---- */

static int
compare(const void *a, const void *b)
{
	const struct inbox_item *x = a, *y = b;
	int c;

	if (x->group != y->group)
		return x->group < y->group ? -1 : 1;
	if (x->rank.sum != y->rank.sum)
		return x->rank.sum > y->rank.sum ? -1 : 1;
	if (x->facts.due != y->facts.due)	/* no day is last */
		return x->facts.due == DAY_NONE || (y->facts.due != DAY_NONE &&
		    x->facts.due > y->facts.due) ? 1 : -1;
	c = utf8_collate(x->name, strlen(x->name), y->name, strlen(y->name));
	if (c)
		return c;
	if (x->what.step_id != y->what.step_id)
		return x->what.step_id < y->what.step_id ? -1 : 1;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	return x->what.item_id < y->what.item_id ? -1 :
	    x->what.item_id > y->what.item_id;
}

/* Items of the same holder stand together. */
static int
holder_order(const void *a, const void *b)
{
	const struct holder *x = &(*(struct inbox_item *const *)a)->holder;
	const struct holder *y = &(*(struct inbox_item *const *)b)->holder;

	if (x->contact_id != y->contact_id)
		return x->contact_id < y->contact_id ? -1 : 1;
	if (x->contact_id)
		return 0;
	if (x->of.party != y->of.party)
		return x->of.party < y->of.party ? -1 : 1;
	if (x->of.id != y->of.id)
		return x->of.id < y->of.id ? -1 : 1;
	return strcmp(x->person ? x->person : "", y->person ? y->person : "");
}

/* Who holds what, and what goes in one message. */
static void
count_people(struct inbox *b)
{
	struct inbox_item **it = xcalloc(b->n + 1, sizeof(struct inbox_item *));
	size_t i, k, end, bundle;

	for (i = 0; i < b->n; i++)
		it[i] = &b->item[i];
	qsort(it, b->n, sizeof(struct inbox_item *), holder_order);
	for (i = 0; i < b->n; i = end) {
		bundle = 0;
		end = i;
		do {
			bundle += it[end]->group != CHASE_SNOOZED &&
			    it[end]->kind != INBOX_GATE;
			end++;
		} while (end < b->n && inbox_same_holder(&it[i]->holder,
		    &it[end]->holder));
		for (k = i; k < end; k++) {
			it[k]->bundle = bundle;
			it[k]->person = b->people;
		}
		b->people++;
	}
	free(it);
}

struct inbox_work *
inbox_begin(struct store *s, const struct inbox_ask *ask)
{
	struct inbox_work *w = xcalloc(1, sizeof(*w));

	w->store = s;
	w->ask = *ask;
	w->box = (struct inbox){ .day = ask->day, .rules = *ask->rules };
	w->ask.rules = &w->box.rules;
	if (ask->owner)
		w->ask.owner = w->owner = xstrdup(ask->owner);
	return w;
}

static void
forget(struct inbox_work *w)
{
	struct chase_rules rules = w->box.rules;

	inbox_known_free(w);
	moving_runs_free(w->run, w->nruns);
	free(w->items.id);
	inbox_fini(&w->box);
	w->box = (struct inbox){ .day = w->ask.day, .rules = rules };
	w->run = NULL;
	w->items = (struct ids){ NULL, 0 };
	w->nruns = w->runs_done = w->items_done = w->room = 0;
	w->listed = false;
}

/* What there is to go through; anew if anybody has written. */
static bool
list(struct inbox_work *w, struct err *e)
{
	uint64_t now = store_generation(w->store);
	int y, m, d;

	if (w->listed && w->generation == now)
		return true;
	forget(w);
	w->generation = now;
	date_split(w->ask.day, &y, &m, &d);
	w->listed = target_rows(w->store, y, date_quarter(w->ask.day),
	    &w->target, &w->ntargets, e) && inbox_list_runs(w, e) &&
	    open_items_left(w->store, w->ask.day, &w->items, e);
	return w->listed;
}

/* Take out what was put after the first n: it was broken off. */
static void
take_back(struct inbox *b, size_t n)
{
	while (b->n > n) {
		struct inbox_item *it = &b->item[--b->n];

		b->count[it->group]--;
		b->unowned -= !it->owner;
		item_fini(it);
	}
}

/* One run after the other, then one item after the other. */
static bool
put_all(struct inbox_work *w, struct err *e)
{
	while (w->runs_done < w->nruns || w->items_done < w->items.n) {
		size_t n = w->box.n;
		bool run = w->runs_done < w->nruns;

		if (store_must_stop(w->store))
			return err_set(e, ERR_INTERRUPT, "%s", "");
		if (!(run ? inbox_put_run(w, &w->run[w->runs_done], e) :
		    inbox_put_item(w, w->items.id[w->items_done], e))) {
			take_back(&w->box, n);
			return false;
		}
		if (run)
			w->runs_done++;
		else
			w->items_done++;
	}
	return true;
}

bool
inbox_go_on(struct inbox_work *w, struct err *e)
{
	bool ok;

	if (!store_snapshot(w->store, e))
		return false;
	ok = list(w, e) && put_all(w, e);
	store_snapshot_end(w->store);
	if (!ok)
		return false;
	if (w->box.n)
		qsort(w->box.item, w->box.n, sizeof(*w->box.item), compare);
	count_people(&w->box);
	return true;
}

void
inbox_end(struct inbox_work *w, struct inbox *b)
{
	if (!w)
		return;
	if (b) {
		*b = w->box;
		w->box.item = NULL;
		w->box.n = 0;
	}
	forget(w);
	free(w->owner);
	free(w);
}

bool
inbox_load(struct store *s, const struct inbox_ask *ask, struct inbox *b,
    struct err *e)
{
	struct inbox_work *w = inbox_begin(s, ask);
	bool ok = inbox_go_on(w, e);

	*b = (struct inbox){ .item = NULL };
	inbox_end(w, ok ? b : NULL);
	return ok;
}

bool
inbox_same_holder(const struct holder *a, const struct holder *b)
{
	if (a->contact_id || b->contact_id)
		return a->contact_id == b->contact_id;
	return a->of.party == b->of.party && a->of.id == b->of.id &&
	    str_eq(a->person, b->person) &&
	    (a->organisation || a->person || b->person);
}

bool
inbox_log(struct store *s, const struct inbox_item *it, day_t day, int most,
    struct contact_line **line, size_t *n, struct err *e)
{
	struct said_ask ask = { .day = day, .most = INBOX_LINES };
	struct contact_line *whole[2] = { NULL, NULL };
	size_t nwhole[2] = { 0, 0 }, i;
	bool ok = said_of_owed(s, &it->what, &ask, line, n, e) &&
	    said_of_organisation(s, &it->holder.of, &ask, &whole[0],
	    &nwhole[0], e) && (!it->holder.contact_id ||
	    said_of_contact(s, it->holder.contact_id, &ask, &whole[1],
	    &nwhole[1], e));

	*line = xrealloc(*line, *n + nwhole[0] + nwhole[1] + 1,
	    sizeof(**line));
	for (i = 0; i < 2; i++) {
		append(*line, n, whole[i], nwhole[i]);
		free(whole[i]);
	}
	contact_lines_sort(*line, *n);
	while (*n > (ok ? (size_t)most : 0))
		contact_line_fini(&(*line)[--*n]);
	return ok;
}
