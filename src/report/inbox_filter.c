/*
 * Narrowing the inbox (inbox.h) by the filter language: what can be asked of
 * an item. It is no roster of the store, since it is worked out each day.
 */
#include "report/inbox.h"

#include <stdlib.h>

#include "base/mem.h"
#include "model/filter.h"

enum { F_WHO, F_ORGANISATION, F_WHAT, F_STEP, F_NAME, F_SYSTEM,
	F_MUNICIPALITY, F_OWNER, F_GROUP, F_KIND, F_DUE, F_ASKED, F_SILENT,
	F_LATE, F__COUNT };

static const struct roster_word groups[] = {
	{ "overdue", "overskredet", "" }, { "today", "i dag|idag", "" },
	{ "silent", "tavs", "" }, { "decision", "afgørelse", "" },
	{ "later", "senere", "" }, { "snoozed", "udsat", "" },
	{ NULL, NULL, NULL }
};

static const struct roster_word kinds[] = {
	[INBOX_STEP] = { "step", "trin", "" },
	[INBOX_ITEM] = { "item", "udestående", "" },
	[INBOX_GATE] = { "gate", "port", "" },
	[INBOX_ENDING] = { "ending", "udløber", "" },
	[INBOX_REQUEST] = { "request", "ansøgning|anmodning", "" },
	{ NULL, NULL, NULL }
};

#define FIELD(name, other, type) { name, other, type, NULL, "", "", 0, 0 }

static const struct roster_field fields[F__COUNT] = {
	[F_WHO] = FIELD("who", "hvem|person", RT_TEXT),
	[F_ORGANISATION] = FIELD("organisation", "vendor|leverandør",
	    RT_TEXT),
	[F_WHAT] = FIELD("what", "hvad|title|titel", RT_TEXT),
	[F_STEP] = FIELD("step", "trin", RT_CODE),
	[F_NAME] = FIELD("name", "emne|subject", RT_TEXT),
	[F_SYSTEM] = FIELD("system", "it-system", RT_TEXT),
	[F_MUNICIPALITY] = FIELD("municipality", "kommune", RT_TEXT),
	[F_OWNER] = FIELD("owner", "ansvarlig", RT_PERSON),
	[F_GROUP] = { "group", "gruppe", RT_WORD, groups, "", "", 0, 0 },
	[F_KIND] = { "kind", "art", RT_WORD, kinds, "", "", 0, 0 },
	[F_DUE] = FIELD("due", "frist", RT_DAY),
	[F_ASKED] = FIELD("asked", "spurgt", RT_NUMBER),
	[F_SILENT] = FIELD("silent", "tavs", RT_NUMBER),
	[F_LATE] = FIELD("late", "forsinket", RT_NUMBER),
};

#undef FIELD

static void
number(struct filter_value *v, int64_t n)
{
	v->n = n;
	v->set = true;
}

static void
item_value(void *arg, int field, struct filter_value *v)
{
	const struct inbox_item *it = arg;

	switch (field) {
	case F_WHO:		v->text = it->holder.person; break;
	case F_ORGANISATION:	v->text = it->holder.organisation; break;
	case F_WHAT:		v->text = it->title; break;
	case F_STEP:		v->text = it->key; break;
	case F_NAME:		v->text = it->name; break;
	case F_SYSTEM:		v->text = it->system; break;
	case F_MUNICIPALITY:	v->text = it->place; break;
	case F_OWNER:		v->text = it->owner; break;
	case F_GROUP:		v->text = chase_group_word(it->group); break;
	case F_KIND:		v->text = kinds[it->kind].word; break;
	case F_ASKED:		number(v, it->facts.times); break;
	case F_SILENT:		number(v, it->silent); break;
	case F_LATE:		number(v, it->rank.late); break;
	case F_DUE:
		v->n = it->facts.due;
		v->set = it->facts.due != DAY_NONE;
		break;
	}
}

bool
inbox_narrow(const struct inbox *b, const char *text, const char *me,
    size_t **index, size_t *n, struct err *e)
{
	struct filter *f = filter_parse(text, fields, F__COUNT, e);
	size_t i;

	*index = NULL;
	*n = 0;
	if (!f)
		return false;
	filter_bind(f, b->day, me);
	*index = xcalloc(b->n + 1, sizeof(**index));
	for (i = 0; i < b->n; i++)
		if (filter_match(f, item_value, &b->item[i]))
			(*index)[(*n)++] = i;
	filter_free(f);
	return true;
}
