/*
 * One municipality (arg.id): who it is, its installations with the eight
 * steps of each side by side, and its KLIK groups; below, whom to talk to
 * there, and who is further with the selected system. Enter opens the row. A
 * line is read when it comes into sight, like the rows of a rowset: its
 * steps have to be walked, and there may be a thousand lines.
 */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "report/pairing.h"
#include "store/people.h"
#include "view/screens.h"
#include "view/switch.h"
#include "widget/aside.h"

#define STEPS_SHOWN	8

enum { COL_SYSTEM, COL_VENDOR, COL_STATUS, COL_STEP,
	COL_RESPONSIBLE = COL_STEP + STEPS_SHOWN, COL__COUNT };

static const struct table_col cols[COL__COUNT] = {
	[COL_SYSTEM] = { N_("system or task group"), 24, 32, 1, 0,
	    ALIGN_LEFT },
	[COL_VENDOR] = { N_("vendor"), 9, 18, 1, 2, ALIGN_LEFT },
	[COL_STATUS] = { N_("status"), 16, 18, 0, 0, ALIGN_LEFT },
	[COL_STEP] = { "1", 1, 2, 0, 0, ALIGN_LEFT },
	[COL_STEP + 1] = { "2", 1, 2, 0, 0, ALIGN_LEFT },
	[COL_STEP + 2] = { "3", 1, 2, 0, 0, ALIGN_LEFT },
	[COL_STEP + 3] = { "4", 1, 2, 0, 0, ALIGN_LEFT },
	[COL_STEP + 4] = { "5", 1, 2, 0, 0, ALIGN_LEFT },
	[COL_STEP + 5] = { "6", 1, 2, 0, 0, ALIGN_LEFT },
	[COL_STEP + 6] = { "7", 1, 2, 0, 0, ALIGN_LEFT },
	[COL_STEP + 7] = { "8", 1, 2, 0, 0, ALIGN_LEFT },
	[COL_RESPONSIBLE] = { N_("responsible"), 8, 22, 1, 3, ALIGN_LEFT },
};

/* For who hears it the steps are one column of words. */
enum { HEARD_STEPS = COL_STEP, HEARD_RESPONSIBLE, HEARD__COUNT };

static const struct table_col heard[HEARD__COUNT] = {
	[COL_SYSTEM] = { N_("system or task group"), 16, 32, 1, 0,
	    ALIGN_LEFT },
	[COL_VENDOR] = { N_("vendor"), 9, 18, 1, 2, ALIGN_LEFT },
	[COL_STATUS] = { N_("status"), 14, 18, 0, 0, ALIGN_LEFT },
	[HEARD_STEPS] = { N_("steps"), 29, 40, 1, 0, ALIGN_LEFT },
	[HEARD_RESPONSIBLE] = { N_("responsible"), 8, 22, 1, 3, ALIGN_LEFT },
};

struct line {				/* one installation or KLIK group */
	struct subject	 subject;
	char		*name, *vendor, *status, *responsible;
	char		 glyph[STEPS_SHOWN][8];
	enum style	 style[STEPS_SHOWN];
	int		 met, applicable;
	bool		 known;		/* the rest of this has been read */
};

struct municipality_view {
	struct view	 v;
	int64_t		 id;
	struct municipality m;
	struct switch_form over;	/* under way */
	struct line	*line;
	size_t		 n;
	struct table	 table;
	struct aside	 aside;
	struct buf	 contacts;
	int64_t		 paired;	/* the installation of: */
	struct pairs	 pairs;
};

#define PANE_ROWS	4
#define LIST_MIN	8
#define PAIRS_TOLD	6

static void
lines_free(struct line *l, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		free(l[i].name);
		free(l[i].vendor);
		free(l[i].status);
		free(l[i].responsible);
	}
	free(l);
}

static char *
copy(const char *s)
{
	return s ? xstrdup(s) : NULL;
}

static void
read_steps(struct view *v, struct line *l)
{
	struct standing *st = xcalloc(1, sizeof(*st));
	struct err e = ERR_INIT;
	int i;

	if (standing_load(v->app->store, &l->subject, view_day(v), st, &e)) {
		l->met = st->walk.met + st->walk.waived;
		l->applicable = st->walk.applicable;
		for (i = 0; i < st->track.nsteps && i < STEPS_SHOWN; i++) {
			const struct step_view *s = &st->walk.step[i];

			str_copy(l->glyph[i], sizeof(l->glyph[i]),
			    step_glyph(s));
			l->style[i] = step_style(s);
		}
		if (!l->name)
			l->name = copy(st->track.title);
	}
	standing_fini(st);
	free(st);
}

/* A row that has gone meanwhile stays without a name: a gap. */
static const struct line *
know(struct municipality_view *m, size_t i)
{
	struct installation in = { .id = 0 };
	struct line *l = &m->line[i];
	struct err e = ERR_INIT;

	if (l->known)
		return l;
	l->known = true;
	if (l->subject.kind != SUBJECT_INSTALLATION) {
		read_steps(&m->v, l);
		l->status = xasprintf(_("%d of %d done"), l->met,
		    l->applicable);
	} else if (installation_get(m->v.app->store, l->subject.id, &in,
	    &e)) {
		l->name = copy(in.system);
		l->vendor = copy(in.vendor);
		l->status = copy(rollout_name(installation_status(&in,
		    view_day(&m->v))));
		l->responsible = copy(in.responsible);
		installation_fini(&in);
		read_steps(&m->v, l);
	}
	return l;
}

struct lines {
	struct line	*line;
	size_t		 n, room;
};

static void
add_line(struct lines *ls, enum subject_kind kind, int64_t id, int64_t track)
{
	if (ls->n == ls->room) {
		ls->room = ls->room ? 2 * ls->room : 32;
		ls->line = xrealloc(ls->line, ls->room, sizeof(*ls->line));
	}
	ls->line[ls->n] = (struct line){ .name = NULL };
	ls->line[ls->n++].subject = (struct subject){ kind, id, track };
}

static bool
add_installations(struct view *v, int64_t id, struct lines *ls,
    struct err *e)
{
	struct installation_filter f = { .municipality_id = id,
	    .status = ROLLOUT__COUNT, .day = view_day(v) };
	struct ids ids = { NULL, 0 };
	bool ok = installation_ids(v->app->store, &f, &ids, e);
	size_t i;

	for (i = 0; ok && i < ids.n; i++)
		add_line(ls, SUBJECT_INSTALLATION, ids.id[i], 0);
	free(ids.id);
	return ok;
}

static bool
add_groups(struct view *v, int64_t id, struct lines *ls, struct err *e)
{
	struct ids ids = { NULL, 0 };
	bool ok = track_ids(v->app->store, &ids, e);
	struct track_info t;
	size_t i;

	for (i = 0; ok && i < ids.n; i++) {
		ok = track_info_get(v->app->store, ids.id[i], &t, e);
		if (!ok)
			break;
		if (t.subject == SUBJECT_MUNICIPALITY)
			add_line(ls, SUBJECT_MUNICIPALITY, id, ids.id[i]);
		track_info_fini(&t);
	}
	free(ids.id);
	return ok;
}

/* "1-2 met, 3-4 may start, 5-8 locked"; appended. */
static void
tell_steps(const struct line *l, struct buf *b)
{
	int from, to;

	for (from = 0; from < STEPS_SHOWN && *l->glyph[from]; from = to) {
		for (to = from + 1; to < STEPS_SHOWN &&
		    !strcmp(l->glyph[from], l->glyph[to]); to++)
			;
		buf_addf(b, "%s%d", b->len ? ", " : "", from + 1);
		if (to > from + 1)
			buf_addf(b, "-%d", to);
		buf_addf(b, " %s", glyph_spoken(l->glyph[from]));
	}
}

static void
tell_row(const struct line *l, struct table_row *row)
{
	struct buf b = BUF_INIT;

	tell_steps(l, &b);
	row->text[HEARD_STEPS] = table_textf(row, "%s", buf_str(&b));
	row->text[HEARD_RESPONSIBLE] = l->responsible;
	buf_fini(&b);
}

static void
municipality_row(void *arg, size_t i, struct table_row *row)
{
	const struct line *l = know(arg, i);
	int s;

	if (!l->name) {
		row->kind = ROW_GAP;
		return;
	}
	row->text[COL_SYSTEM] = l->name;
	row->text[COL_VENDOR] = l->vendor;
	row->text[COL_STATUS] = l->status;
	if (theme_is_spoken()) {
		tell_row(l, row);
		return;
	}
	for (s = 0; s < STEPS_SHOWN; s++) {
		row->text[COL_STEP + s] = l->glyph[s];
		row->style[COL_STEP + s] = l->style[s];
	}
	row->text[COL_RESPONSIBLE] = l->responsible;
}

/* Installations by their id, groups by their track's, below zero. */
static int64_t
municipality_row_id(void *arg, size_t i)
{
	const struct line *l = &((struct municipality_view *)arg)->line[i];

	return l->subject.kind == SUBJECT_INSTALLATION ? l->subject.id :
	    -l->subject.track_id;
}

static bool
municipality_open(struct view *v, const struct view_arg *arg, struct err *e)
{
	struct municipality_view *m = (struct municipality_view *)v;

	m->id = arg->id;
	if (theme_is_spoken())
		table_init(&m->table, heard, HEARD__COUNT);
	else
		table_init(&m->table, cols, COL__COUNT);
	m->table.row = municipality_row;
	m->table.id = municipality_row_id;
	m->table.arg = m;
	if (municipality_get(v->app->store, m->id, &m->m, e))
		return true;
	return e->code ? false : err_set(e, ERR_INVALID,
	    _("the municipality is gone"));
}

static void
read_contacts(struct municipality_view *m)
{
	struct organisation of = { PARTY_MUNICIPALITY, m->id };
	struct contact *c = NULL;
	struct err e = ERR_INIT;
	size_t n = 0, i;

	buf_clear(&m->contacts);
	if (!contacts_of(m->v.app->store, &of, view_day(&m->v), &c, &n, &e))
		return;
	for (i = 0; i < n; i++) {
		buf_addf(&m->contacts, "%s%s", i ? "; " : "", c[i].name);
		if (c[i].role)
			buf_addf(&m->contacts, " (%s)", c[i].role);
		if (c[i].mail)
			buf_addf(&m->contacts, " %s", c[i].mail);
		if (c[i].phone)
			buf_addf(&m->contacts, " %s", c[i].phone);
	}
	contacts_free(c, n);
}

static bool
municipality_load(struct view *v, struct err *e)
{
	struct municipality_view *m = (struct municipality_view *)v;
	struct lines ls = { NULL, 0, 0 };

	if (!add_installations(v, m->id, &ls, e) ||
	    !add_groups(v, m->id, &ls, e)) {
		lines_free(ls.line, ls.n);
		return false;
	}
	read_contacts(m);
	m->paired = 0;
	lines_free(m->line, m->n);
	m->line = ls.line;
	m->n = ls.n;
	table_set_rows(&m->table, m->n);
	return true;
}

/* Asked for when the cursor moves: who is further with that system. */
static void
read_pairs(struct municipality_view *m)
{
	const struct line *l = table_has_row(&m->table) ?
	    &m->line[m->table.cursor] : NULL;
	int64_t id = l && l->subject.kind == SUBJECT_INSTALLATION ?
	    l->subject.id : -1;
	struct err e = ERR_INIT;

	if (m->paired == id)
		return;
	m->paired = id;
	pairs_fini(&m->pairs);
	if (id > 0 && !pairs_load(m->v.app->store, id, view_day(&m->v),
	    &m->pairs, &e))
		pairs_fini(&m->pairs);
}

static void
draw_pane(struct municipality_view *m, const struct area *a)
{
	struct buf b = BUF_INIT;
	struct area in = area_part(a, 1, 2, a->rows - 1, a->cols - 3);

	read_pairs(m);
	draw_rule(a, 0);
	buf_addf(&b, _("Contacts: %s"), m->contacts.len ?
	    buf_str(&m->contacts) : _("none; klar contact add names one"));
	draw_paragraph(&in, 0, 1, STYLE_NORMAL, buf_str(&b));
	buf_clear(&b);
	if (m->pairs.n) {
		buf_addf(&b, _("Further with %s: "), m->pairs.system);
		pairs_tell(&b, &m->pairs, PAIRS_TOLD);
	} else if (m->paired > 0) {
		buf_addf(&b, _("nobody is further with %s"),
		    m->pairs.system ? m->pairs.system : "?");
	}
	draw_paragraph(&in, 1, 2, STYLE_NORMAL, buf_str(&b));
	buf_fini(&b);
}

static void
municipality_draw(struct view *v, const struct area *a)
{
	struct municipality_view *m = (struct municipality_view *)v;
	int pane = a->rows >= LIST_MIN + PANE_ROWS ? PANE_ROWS : 0;
	struct area rest = area_part(a, 2, 0, a->rows - 2 - pane, a->cols);
	struct area low = area_part(a, a->rows - pane, 0, pane, a->cols);
	struct table_row scratch = { .used = 0 };

	draw_textf(a, 0, 1, a->cols - 2, STYLE_STRONG,
	    _("%s %s   region %s   %s residents"), m->m.code, m->m.name,
	    m->m.region ? m->m.region : "?", m->m.population < 0 ? "?" :
	    table_number(&scratch, m->m.population));
	table_draw(&m->table, &rest, true, true);
	if (!pane || aside_stays(&m->aside, &low))
		return;
	draw_pane(m, &low);
	aside_drawn(&m->aside, &low);
}

static bool
municipality_command(struct view *v, enum cmd cmd, struct err *e)
{
	struct municipality_view *m = (struct municipality_view *)v;
	const struct subject *sub;

	if (cmd == CMD_COMPARE) {
		app_compare(v->app, &(struct diff_scope){
		    .what = SCOPE_MUNICIPALITY, .municipality_id = m->id }, e);
		return true;
	}
	if (cmd != CMD_SWITCH && cmd != CMD_OPEN)
		return false;
	sub = &m->line[m->table.cursor].subject;
	if (cmd == CMD_SWITCH && sub->kind == SUBJECT_INSTALLATION) {
		switch_form(v->app, &m->over, sub->id, e);
		return true;
	}
	if (cmd == CMD_SWITCH) {
		err_set(e, ERR_INVALID, "%s", _("this row is no system of "
		    "the municipality"));
		return true;
	}
	open_standing(v->app, sub, e);
	return true;
}

static bool
municipality_errands(struct view *v, int64_t id, struct errands *ts,
    struct err *e)
{
	struct municipality_view *m = (struct municipality_view *)v;
	struct subject group = { SUBJECT_MUNICIPALITY, m->id, -id };
	struct subject in = { SUBJECT_INSTALLATION, id, 0 };

	(void)e;
	errands_add(ts, id > 0 ? &in : &group, NULL);
	return true;
}

static struct table *
municipality_table(struct view *v)
{
	return &((struct municipality_view *)v)->table;
}

static void
municipality_where(struct view *v, struct buf *b)
{
	buf_addf(b, _("Municipalities / %s"),
	    ((struct municipality_view *)v)->m.name);
}

static void
municipality_sentence(struct view *v, struct buf *b)
{
	struct municipality_view *m = (struct municipality_view *)v;
	const struct line *l = know(m, m->table.cursor);

	if (l->name)
		buf_addf(b, _("%s: %s, %d of %d steps done"), l->name,
		    l->status ? l->status : "", l->met, l->applicable);
}

static bool
municipality_item(struct view *v, struct view_item *item)
{
	struct municipality_view *m = (struct municipality_view *)v;
	const struct line *l = know(m, m->table.cursor);

	if (!l->name)
		return false;
	item->thing = subject_thing(&l->subject, 0);
	str_copy(item->title, sizeof(item->title), l->name);
	return true;
}

static void
municipality_view_fini(struct view *v)
{
	struct municipality_view *m = (struct municipality_view *)v;

	lines_free(m->line, m->n);
	aside_fini(&m->aside);
	pairs_fini(&m->pairs);
	buf_fini(&m->contacts);
	municipality_fini(&m->m);
}

const struct view_class view_municipality = {
	.name = "municipality",
	.ctx = CTX_LIST | CTX_MARKS | CTX_STEPS | CTX_GATES | CTX_PLACES |
	    CTX_TIMES,
	.size = sizeof(struct municipality_view), .open = municipality_open,
	.load = municipality_load, .draw = municipality_draw,
	.command = municipality_command, .table = municipality_table,
	.where = municipality_where, .sentence = municipality_sentence,
	.errands = municipality_errands, .item = municipality_item,
	.fini = municipality_view_fini,
};
