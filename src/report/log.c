/*
 * The history as a sheet (log.h).
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "report/log.h"
#include "report/roster_sheet.h"
#include "store/object.h"

#define CHANGES_SHOWN	1000

static const struct sheet_col act_cols[] = {
	{ "act", "Handling", N_("Act"), CELL_INT },
	{ "at", "Tidspunkt", N_("When"), CELL_TEXT },
	{ "actor", "Hvem", N_("Who"), CELL_TEXT },
	{ "origin", "Hvorfra", N_("Where"), CELL_TEXT },
	{ "title", "Hvad", N_("What"), CELL_TEXT },
	{ "changes", "Ændringer", N_("Changes"), CELL_INT },
	{ "reason", "Begrundelse", N_("Reason"), CELL_TEXT },
	{ "undone_by", "Fortrudt af", N_("Taken back by"), CELL_INT },
};

static bool
act_line(struct store *s, int64_t id, struct sheet *sh, struct err *e)
{
	struct act a;

	if (!act_get(s, id, &a, e))
		return false;
	sheet_int(sh, a.id);
	sheet_text(sh, a.at);
	sheet_text(sh, a.actor);
	sheet_word(sh, origin_word(a.origin), origin_name(a.origin));
	sheet_text(sh, a.title);
	sheet_int(sh, a.nchanges);
	sheet_text(sh, a.reason);
	if (a.undone_by)
		sheet_int(sh, a.undone_by);
	else
		sheet_none(sh);
	act_fini(&a);
	return true;
}

/* The newest n that pass, newest first. */
static bool
filtered_ids(struct store *s, size_t n, const char *text, day_t day,
    struct ids *ids, struct err *e)
{
	struct roster_pick newest = { F_ACT_ID, true };
	struct roster_query q = { .sort = &newest, .nsort = 1, .limit = n };
	struct roster *r = NULL;
	bool ok, whole;

	q.filter = roster_filter(ROSTER_ACTS, text, day, e);
	if (q.filter)
		r = roster_open(s, ROSTER_ACTS, day, false, e);
	ok = r && roster_count(r, filter_fields(q.filter), e) &&
	    roster_ids(r, &q, ids, &whole, e);
	roster_close(r);
	filter_free(q.filter);
	return ok;
}

static bool
newest_ids(struct store *s, size_t n, struct ids *ids, struct err *e)
{
	ids->id = xcalloc(n, sizeof(*ids->id));
	ids->n = (size_t)act_page(s, 0, ids->id, (int)n, e);
	return !e->code;
}

bool
log_sheet(struct store *s, int n, const char *filter, day_t day,
    struct sheet *sh, struct err *e)
{
	struct ids ids = { NULL, 0 };
	size_t i;
	bool ok;

	sheet_init(sh, "log", _("History, newest first"), act_cols,
	    (int)(sizeof(act_cols) / sizeof(act_cols[0])));
	ok = str_empty(filter) ? newest_ids(s, (size_t)n, &ids, e) :
	    filtered_ids(s, (size_t)n, filter, day, &ids, e);
	for (i = 0; ok && i < ids.n && i < (size_t)n; i++)
		ok = act_line(s, ids.id[i], sh, e);
	free(ids.id);
	return ok;
}

static const struct sheet_col change_cols[] = {
	{ "act", "Handling", N_("Act"), CELL_INT },
	{ "kind", "Art", N_("Kind"), CELL_TEXT },
	{ "id", "Id", N_("Id"), CELL_INT },
	{ "object", "Hvad", N_("Of what"), CELL_TEXT },
	{ "field", "Felt", N_("Field"), CELL_TEXT },
	{ "from", "Fra", N_("From"), CELL_TEXT },
	{ "to", "Til", N_("To"), CELL_TEXT },
};

static const struct sheet_col thing_cols[] = {
	{ "act", "Handling", N_("Act"), CELL_INT },
	{ "at", "Tidspunkt", N_("When"), CELL_TEXT },
	{ "actor", "Hvem", N_("Who"), CELL_TEXT },
	{ "object", "Hvad", N_("Of what"), CELL_TEXT },
	{ "field", "Felt", N_("Field"), CELL_TEXT },
	{ "from", "Fra", N_("From"), CELL_TEXT },
	{ "to", "Til", N_("To"), CELL_TEXT },
};

#define BIRTHS_SHOWN	40	/* an act that made more is a list: too long */

struct change_list {
	struct store	*store;
	struct sheet	*sheet;
	bool		 births;	/* show what new rows held, and those
					 * that went in a run */
	bool		 of_thing;	/* thing_cols, else change_cols */
	struct act	 act;		/* of the line before; of_thing */
};

static void change_line(struct change_list *, const struct change *);

static void
change_value(struct change_list *l, const struct change *ch,
    const struct value *v)
{
	struct buf b = BUF_INIT;

	if (object_day(v) != DAY_NONE) {
		sheet_day(l->sheet, object_day(v));
		return;
	}
	object_value(&b, l->store, ch->entity, ch->field, v);
	sheet_word(l->sheet, v->type == VALUE_NULL ? "" :
	    object_word(ch->entity, ch->field, v), buf_str(&b));
	buf_fini(&b);
}

/*
 * What a new row held, as the changes from nothing that they are; or what one
 * held that went in a run, as changes to nothing.
 */
static void
value_lines(struct change_list *l, const struct change *ch)
{
	const struct entity_info *info = &entity_info[ch->entity];
	bool came = ch->field == CHANGE_CAME;
	struct record r;
	int f;

	if (came ? object_at_birth(l->store, ch, &r) :
	    record_went(l->store, ch->entity, ch->row_id, &r, NULL))
		for (f = 0; f < info->nfields; f++) {
			struct change field = *ch;

			if (r.v[f].type == VALUE_NULL)
				continue;
			field.field = f;
			*(came ? &field.to : &field.from) = r.v[f];
			change_line(l, &field);
		}
	record_fini(&r);
}

/* What stands before the row's name: the act and when and who, or the row. */
static void
change_head(struct change_list *l, const struct change *ch)
{
	struct err e = ERR_INIT;

	sheet_int(l->sheet, ch->act_id);
	if (!l->of_thing) {
		sheet_word(l->sheet, entity_info[ch->entity].table,
		    _(entity_info[ch->entity].name));
		sheet_int(l->sheet, ch->row_id);
		return;
	}
	if (l->act.id != ch->act_id) {
		act_fini(&l->act);
		act_get(l->store, ch->act_id, &l->act, &e);
	}
	sheet_text(l->sheet, l->act.at);
	sheet_text(l->sheet, l->act.actor);
}

static void
change_line(struct change_list *l, const struct change *ch)
{
	const struct entity_info *info = &entity_info[ch->entity];
	struct buf b = BUF_INIT;

	change_head(l, ch);
	object_name(&b, l->store, ch->entity, ch->row_id);
	sheet_text(l->sheet, buf_str(&b));
	buf_fini(&b);
	if (ch->field < 0) {
		if (ch->field == CHANGE_CAME)
			sheet_word(l->sheet, "(new)", _("(new)"));
		else
			sheet_word(l->sheet, "(gone)", _("(gone)"));
		sheet_none(l->sheet);
		sheet_none(l->sheet);
		if (l->births && (ch->field == CHANGE_CAME || ch->in_run))
			value_lines(l, ch);
		return;
	}
	sheet_word(l->sheet, info->field[ch->field].column,
	    _(info->field[ch->field].name));
	change_value(l, ch, &ch->from);
	change_value(l, ch, &ch->to);
}

/* Gather first, name after: names are read with queries of their own. */
struct gathered {
	struct change	*ch;
	size_t		 n;
	int64_t		 left_out;
};

static bool
gather(void *arg, const struct change *ch)
{
	struct gathered *g = arg;
	struct change *to;

	if (g->n >= CHANGES_SHOWN) {
		g->left_out++;
		return true;
	}
	g->ch = xrealloc(g->ch, g->n + 1, sizeof(*g->ch));
	to = &g->ch[g->n++];
	*to = *ch;
	if (ch->from.type == VALUE_TEXT)
		to->from.s = xstrdup(ch->from.s);
	if (ch->to.type == VALUE_TEXT)
		to->to.s = xstrdup(ch->to.s);
	return true;
}

static void
put_gathered(struct store *s, struct gathered *g, bool of_thing,
    struct sheet *sh)
{
	struct change_list l = { .store = s, .sheet = sh,
	    .births = of_thing || g->n <= BIRTHS_SHOWN, .of_thing = of_thing };
	char note[120];
	size_t i;

	for (i = 0; i < g->n; i++) {
		change_line(&l, &g->ch[i]);
		if (g->ch[i].from.type == VALUE_TEXT)
			free(g->ch[i].from.s);
		if (g->ch[i].to.type == VALUE_TEXT)
			free(g->ch[i].to.s);
	}
	act_fini(&l.act);
	free(g->ch);
	if (g->left_out) {
		snprintf(note, sizeof(note), _("and %lld more changes"),
		    (long long)g->left_out);
		sheet_note(sh, note);
	}
}

bool
act_sheet(struct store *s, int64_t act_id, struct sheet *sh, struct err *e)
{
	struct gathered g = { NULL, 0, 0 };
	char title[CLOCK_TEXT + 300];
	struct act a;
	bool ok;

	if (!act_get(s, act_id, &a, e)) {
		sheet_init(sh, "act", "", change_cols, 7);
		return false;
	}
	snprintf(title, sizeof(title), _("Act %lld, %s, %s: %s"),
	    (long long)a.id, a.at, a.actor, a.title);
	act_fini(&a);
	sheet_init(sh, "act", title, change_cols,
	    (int)(sizeof(change_cols) / sizeof(change_cols[0])));
	ok = act_changes(s, act_id, gather, &g, e);
	put_gathered(s, &g, false, sh);
	return ok;
}

bool
thing_log_sheet(struct store *s, const struct thing *thing, struct sheet *sh,
    struct err *e)
{
	struct gathered g = { NULL, 0, 0 };
	struct buf title = BUF_INIT;
	bool ok;

	object_name(&title, s, thing->entity, thing->id);
	if (thing->step_id) {
		buf_addc(&title, ' ');
		object_name(&title, s, ENTITY_STEP, thing->step_id);
	}
	buf_add(&title, _(": history, newest first"));
	sheet_init(sh, "row_log", buf_str(&title), thing_cols,
	    (int)(sizeof(thing_cols) / sizeof(thing_cols[0])));
	buf_fini(&title);
	ok = thing_changes(s, thing, gather, &g, e);
	put_gathered(s, &g, true, sh);
	return ok;
}
