/*
 * What the palette finds (palette.h). Everything but contacts is read once
 * when it opens, a few thousand names; contacts are read a part at a time
 * after the paint, as long as no key waits.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "store/things.h"
#include "store/views.h"
#include "term/tty.h"
#include "view/palette.h"

#define PART		1000	/* contacts read before keys are looked at */
#define NEEDLE_MIN	2	/* letters, before contacts are searched */

static const struct {
	const char	*name, *section, *help;
} pages[] = {
#define PAGE(name, section, help)	{ name, section, help },
#include "pages.def"
#undef PAGE
};

const char *
palette_kind(enum pal_kind kind)
{
	switch (kind) {
	case PAL_SCREEN:	return _("screen");
	case PAL_COMMAND:	return _("command");
	case PAL_MUNICIPALITY:	return _("municipality");
	case PAL_SYSTEM:	return _("system");
	case PAL_VIEW:		return _("view");
	case PAL_VENDOR:	return _("vendor");
	case PAL_CONTACT:	return _("contact");
	case PAL_MANUAL:	return _("manual");
	case PAL__COUNT:	break;
	}
	return "";
}

bool
palette_manual(const struct pal_item *it, struct err *e)
{
	return manual_open(pages[it->id].name, pages[it->id].section, e);
}

/* ---- reading ---- */

static char *
folded(const char *a, const char *b)
{
	struct buf keys = BUF_INIT;

	fuzzy_fold(&keys, a);
	buf_addc(&keys, '\n');
	if (!str_empty(b)) {
		fuzzy_fold(&keys, b);
		buf_addc(&keys, '\n');
	}
	return buf_take(&keys);
}

/* Two facts side by side, either of them may be missing. */
static char *
facts(const char *a, const char *b)
{
	return xasprintf("%s%s%s", a ? a : "", !str_empty(a) && !str_empty(b) ?
	    ", " : "", b ? b : "");
}

static void
item_fini(struct pal_item *it)
{
	free(it->name);
	free(it->fact);
	free(it->keys);
	free(it->status);
}

static struct pal_item *
new_item(struct palette *p)
{
	if (p->nitems == p->room) {
		p->room = p->room ? 2 * p->room : 512;
		p->item = xrealloc(p->item, p->room, sizeof(*p->item));
	}
	memset(&p->item[p->nitems], 0, sizeof(*p->item));
	return &p->item[p->nitems++];
}

static void
add_commands(struct palette *p, const struct app *app)
{
	int c, i;

	for (c = CMD_NONE + 1; c < CMD__COUNT; c++) {
		struct pal_item *it;
		const struct cmd_info *info = &cmd_info[c];

		/* Nobody looks for "down"; typed in full it is understood. */
		if (!app_takes(app->top, (enum cmd)c) ||
		    c == CMD_COMMAND || (info->flags & CMD_MOVE))
			continue;
		it = new_item(p);
		it->id = c;
		it->kind = PAL_COMMAND;
		for (i = 0; app->screens[i].class; i++)
			if (app->screens[i].cmd == (enum cmd)c)
				it->kind = PAL_SCREEN;
		it->name = xasprintf(":%s", info->name);
		it->fact = xstrdup(_(info->help));
		it->keys = folded(info->name, _(info->bar));
	}
}

static void
add_pages(struct palette *p)
{
	size_t i;

	for (i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
		struct pal_item *it = new_item(p);

		it->kind = PAL_MANUAL;
		it->id = (int64_t)i;
		it->name = xasprintf("%s(%s)", pages[i].name,
		    pages[i].section);
		it->fact = xstrdup(_(pages[i].help));
		it->keys = folded(pages[i].name, NULL);
	}
}

static bool
add_system(void *arg, const struct named_row *r)
{
	struct pal_item *it = new_item(arg);

	it->kind = PAL_SYSTEM;
	it->id = r->id;
	it->name = xstrdup(r->name);
	it->fact = facts(r->fact, r->more);
	it->keys = folded(r->name, NULL);
	return true;
}

/* By its code too, with and without the leading zero. */
static bool
add_municipality(void *arg, const struct named_row *r)
{
	struct pal_item *it = new_item(arg);
	const char *code = r->fact ? r->fact : "";

	it->kind = PAL_MUNICIPALITY;
	it->id = r->id;
	it->name = xasprintf("%s %s", code, r->name);
	it->fact = facts(r->more, NULL);
	it->keys = folded(r->name, NULL);
	if (*code) {
		char *more = xasprintf("%s%s\n%s\n", it->keys, code,
		    *code == '0' ? code + 1 : code);

		free(it->keys);
		it->keys = more;
	}
	return true;
}

static bool
add_vendor(void *arg, const struct named_row *r)
{
	struct pal_item *it = new_item(arg);

	it->kind = PAL_VENDOR;
	it->id = r->id;
	it->name = xstrdup(r->name);
	it->fact = facts(r->fact, NULL);
	it->keys = folded(r->name, NULL);
	return true;
}

static bool
add_views(struct palette *p, struct store *s, struct err *e)
{
	struct saved_view *v = NULL;
	size_t n = 0, i;
	bool ok = saved_views(s, history_actor(), &v, &n, e);

	for (i = 0; ok && i < n; i++) {
		struct pal_item *it = new_item(p);

		it->kind = PAL_VIEW;
		it->id = v[i].id;
		it->name = xstrdup(v[i].name);
		it->fact = xasprintf("%s: %s%s%s", v[i].owner ? _("mine") :
		    _("everybody's"), v[i].list, str_empty(v[i].filter) ?
		    "" : " ", v[i].filter ? v[i].filter : "");
		it->keys = folded(v[i].name, NULL);
	}
	saved_views_free(v, n);
	return ok;
}

/* Another name of a thing is one more key of its item. */
static void
add_alias(void *arg, enum named kind, int64_t id, const char *name)
{
	static const enum pal_kind kinds[NAMED__COUNT] = {
		[NAMED_SYSTEM] = PAL_SYSTEM, [NAMED_VENDOR] = PAL_VENDOR,
		[NAMED_MUNICIPALITY] = PAL_MUNICIPALITY,
	};
	struct palette *p = arg;
	char *key, *more;
	size_t i;

	for (i = 0; i < p->nitems; i++)
		if (p->item[i].kind == kinds[kind] && p->item[i].id == id)
			break;
	if (i == p->nitems)
		return;
	key = folded(name, NULL);
	more = xasprintf("%s%s", p->item[i].keys, key);
	free(p->item[i].keys);
	free(key);
	p->item[i].keys = more;
}

void
palette_load(struct palette *p, struct app *app)
{
	struct err e = ERR_INIT;
	struct store *s = app->store;
	int64_t last;

	add_commands(p, app);
	if (!named_each(s, NAMED_MUNICIPALITY, 0, -1, add_municipality, p,
	    &last, &e) ||
	    !named_each(s, NAMED_SYSTEM, 0, -1, add_system, p, &last, &e) ||
	    !named_each(s, NAMED_VENDOR, 0, -1, add_vendor, p, &last, &e) ||
	    !alias_each(s, add_alias, p, &e) || !add_views(p, s, &e))
		str_copy(p->error, sizeof(p->error), e.msg);
	p->contacts = contact_count(s, &e);
	add_pages(p);
}

static void
forget_hits(struct palette *p)
{
	size_t i;

	for (i = 0; i < p->nhits; i++)
		if (p->hit[i].own) {
			item_fini(p->hit[i].own);
			free(p->hit[i].own);
		}
	p->nhits = p->total = p->cursor = p->top = 0;
}

void
palette_unload(struct palette *p)
{
	size_t i;

	forget_hits(p);
	for (i = 0; i < p->nitems; i++)
		item_fini(&p->item[i]);
	p->nitems = 0;
	p->contact_at = -1;
	free(p->count);
	p->count = NULL;
}

/* ---- searching ---- */

static int
recency(const struct palette *p, enum pal_kind kind, int64_t id)
{
	int i;

	for (i = p->nrecent - 1; i >= 0; i--)
		if (p->recent[i].kind == kind && p->recent[i].id == id)
			return i + 1;
	return 0;
}

void
palette_remember(struct palette *p, const struct pal_item *it)
{
	int i = recency(p, it->kind, it->id) - 1;

	if (i < 0 && p->nrecent == PALETTE_RECENT)
		i = 0;
	if (i >= 0) {
		p->nrecent--;
		memmove(&p->recent[i], &p->recent[i + 1],
		    (size_t)(p->nrecent - i) * sizeof(p->recent[0]));
	}
	p->recent[p->nrecent].kind = it->kind;
	p->recent[p->nrecent++].id = it->id;
}

/*
 * The best of its keys. A command is called what is typed for it; its word in
 * the key bar counts less.
 */
static enum fuzzy
fit_of(const char *keys, const char *needle, bool command)
{
	char key[256];
	enum fuzzy best = FUZZY_NO, m;
	const char *first = keys;
	size_t len;

	for (; *keys && best < FUZZY_WHOLE; keys += len + 1) {
		len = strcspn(keys, "\n");
		snprintf(key, sizeof(key), "%.*s", (int)len, keys);
		m = fuzzy_match(key, needle);
		if (command && keys != first && m > FUZZY_WORD)
			m = FUZZY_WORD;
		best = m > best ? m : best;
		if (!keys[len])
			break;
	}
	return best;
}

/* A command whose name does not begin so comes after all things. */
static int
place_of(const struct pal_hit *h, bool typed)
{
	return (int)h->item->kind + (typed && h->fit < FUZZY_START &&
	    h->item->kind <= PAL_COMMAND ? (int)PAL__COUNT : 0);
}

static int
by_fit(const struct pal_hit *a, const struct pal_hit *b, bool typed)
{
	size_t x, y;

	if (a->fit != b->fit)
		return a->fit > b->fit ? -1 : 1;
	if (a->recent != b->recent)
		return a->recent > b->recent ? -1 : 1;
	if (place_of(a, typed) != place_of(b, typed))
		return place_of(a, typed) < place_of(b, typed) ? -1 : 1;
	x = strlen(a->item->keys);
	y = strlen(b->item->keys);
	if (typed && x != y)
		return x < y ? -1 : 1;
	return (a->order > b->order) - (a->order < b->order);
}

/*
 * Count it, and keep it where it belongs if it is among the best. False: it
 * was not kept, and is still the caller's.
 */
static bool
add_hit(struct palette *p, struct pal_hit h)
{
	bool typed = p->needle.len > 0;
	size_t i = p->nhits;
	struct pal_hit *last = &p->hit[PALETTE_HITS - 1];

	p->total++;
	h.recent = recency(p, h.item->kind, h.item->id);
	while (i > 0 && by_fit(&h, &p->hit[i - 1], typed) < 0)
		i--;
	if (i == PALETTE_HITS)
		return false;
	if (p->nhits == PALETTE_HITS) {
		if (last->own) {
			item_fini(last->own);
			free(last->own);
		}
		p->nhits--;
	}
	memmove(&p->hit[i + 1], &p->hit[i], (p->nhits - i) * sizeof(h));
	p->hit[i] = h;
	p->nhits++;
	return true;
}

/* The command whose line this is: its whole name, a blank, and more. */
static enum cmd
line_of(const char *text)
{
	size_t n = strcspn(text, " ");
	char name[64];
	enum cmd cmd;

	if (!text[n] || n == 0 || n >= sizeof(name))
		return CMD_NONE;
	snprintf(name, sizeof(name), "%.*s", (int)n, text);
	cmd = command_of_name(name);
	return cmd != CMD_NONE && !strcmp(cmd_info[cmd].name, name) ? cmd :
	    CMD_NONE;
}

void
palette_search(struct palette *p, struct app *app)
{
	size_t i;

	(void)app;
	forget_hits(p);
	buf_clear(&p->needle);
	fuzzy_fold(&p->needle, p->edit.text);
	p->line = line_of(p->edit.text);
	for (i = 0; i < p->nitems; i++) {
		const struct pal_item *it = &p->item[i];
		struct pal_hit h = { .order = i, .item = it };
		bool command = it->kind <= PAL_COMMAND;

		if (p->line != CMD_NONE)
			h.fit = command && it->id == (int64_t)p->line ?
			    FUZZY_WHOLE : FUZZY_NO;
		else
			h.fit = fit_of(it->keys, buf_str(&p->needle), command);
		if (h.fit != FUZZY_NO)
			add_hit(p, h);
	}
	p->contact_at = p->line == CMD_NONE && p->contacts &&
	    p->needle.len >= NEEDLE_MIN ? 0 : -1;
}

static bool
add_contact(void *arg, const struct named_row *r)
{
	struct palette *p = arg;
	struct pal_item *it = xcalloc(1, sizeof(*it));
	struct pal_hit h = { .order = p->nitems + (size_t)r->id, .item = it,
	    .own = it };

	it->keys = folded(r->name, NULL);
	h.fit = fit_of(it->keys, buf_str(&p->needle), false);
	/* Letters strewn over a long list of names are no find. */
	if (h.fit > FUZZY_SCATTERED) {
		it->kind = PAL_CONTACT;
		it->id = r->id;
		it->vendor_id = r->vendor_id;
		it->municipality_id = r->municipality_id;
		it->name = xstrdup(r->name);
		it->fact = facts(r->fact, r->more);
		if (add_hit(p, h))
			return true;
	}
	item_fini(it);
	free(it);
	return true;
}

bool
palette_contacts(struct palette *p, struct app *app)
{
	struct err e = ERR_INIT;
	int64_t last = p->contact_at;

	if (last < 0)
		return false;
	do {
		p->contact_at = last;
		if (!named_each(app->store, NAMED_CONTACT, p->contact_at,
		    PART, add_contact, p, &last, &e)) {
			str_copy(p->error, sizeof(p->error), e.msg);
			last = p->contact_at;
		}
	} while (last != p->contact_at && (app->scripted || !tty_pending()));
	p->contact_at = last == p->contact_at ? -1 : last;
	return true;
}
