/*
 * Names for rows (object.h). A reference is followed by its column's name:
 * "vendor_id" points to the entity vendor; so a new entity needs no line
 * here unless its name is more than its own fields.
 */
#include "store/object.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/contract.h"
#include "model/mark.h"
#include "model/request.h"

/* Newest first: what is put last is what it was first changed from. */
static bool
take_older(void *arg, const struct change *ch)
{
	struct record *r = arg;
	struct value *to;

	if (ch->field < 0)
		return true;
	to = &r->v[ch->field];
	if (to->type == VALUE_TEXT)
		free(to->s);
	*to = ch->from;
	if (to->type == VALUE_TEXT)
		to->s = xstrdup(ch->from.s);
	return true;
}

/* What a row that is gone held, from the history of its going. */
struct lost {
	struct record	*r;
	int64_t		 act;		/* that took it away; 0: not yet seen */
	bool		 in_run;	/* with others: kept aside */
};

static bool
take_field(void *arg, const struct change *ch)
{
	struct lost *l = arg;

	if (!l->act) {
		l->act = ch->act_id;
		l->in_run = ch->in_run && ch->field == CHANGE_WENT;
	}
	return !l->in_run &&  ch->act_id == l->act && take_older(l->r, ch);
}

/* The row as it is, or as it was when it went. */
static bool
read_row(struct store *s, struct record *r, int64_t id)
{
	struct lost l = { r, 0, false };
	struct err e = ERR_INIT;

	if (record_get(s, r->entity, id, r, &e))
		return true;
	if (!row_changes(s, r->entity, id, take_field, &l, &e) || !l.act)
		return false;
	return !l.in_run || record_went(s, r->entity, id, r, &e);
}

/* The entity that a column refers to ("step_id", "requires_id"). */
static bool
refers_to(const char *column, enum entity *to)
{
	char word[40];
	size_t n = strlen(column);

	if (!strcmp(column, "requires_id")) {
		*to = ENTITY_STEP;
		return true;
	}
	if (n < 4 || n >= sizeof(word) || strcmp(column + n - 3, "_id"))
		return false;
	memcpy(word, column, n - 3);
	word[n - 3] = '\0';
	return entity_of(word, to);
}

/* The fields that make a name, in order, until the first that is filled. */
static const char *
own_name(const struct record *r)
{
	static const char *const columns[] = { "name", "title", "label",
	    "number", "system", "metric" };
	const struct entity_info *info = &entity_info[r->entity];
	size_t k;
	int f;

	for (k = 0; k < sizeof(columns) / sizeof(columns[0]); k++)
		for (f = 0; f < info->nfields; f++)
			if (!strcmp(info->field[f].column, columns[k]) &&
			    r->v[f].type == VALUE_TEXT)
				return r->v[f].s;
	return NULL;
}

/* Rows whose name is that of what they refer to: "Acadre F1". */
static void
joined_name(struct buf *b, struct store *s, const struct record *r)
{
	const struct entity_info *info = &entity_info[r->entity];
	size_t start = b->len;
	enum entity to;
	int f;

	for (f = 0; f < info->nfields; f++) {
		if (r->v[f].type != VALUE_INT ||
		    !refers_to(info->field[f].column, &to))
			continue;
		if (r->entity == ENTITY_RUN && to == ENTITY_TRACK)
			continue;	/* the subject alone is the name */
		if (b->len > start)
			buf_add(b, r->entity == ENTITY_INSTALLATION ?
			    " / " : " ");
		object_name(b, s, to, r->v[f].i);
	}
}

struct birth {
	struct store	*s;
	struct record	*r;
	int64_t		 came;		/* the change that made it */
};

/* Back to the birth; a later life of the row leaves nothing behind. */
static bool
take_life(void *arg, const struct change *ch)
{
	struct birth *b = arg;
	enum entity entity = b->r->entity;

	if (ch->id <= b->came)
		return false;
	if (ch->field == CHANGE_CAME) {
		record_fini(b->r);
		record_init(b->r, entity);
	} else if (ch->field == CHANGE_WENT && ch->in_run) {
		record_fini(b->r);
		return record_went(b->s, entity, ch->row_id, b->r, NULL);
	}
	return take_older(b->r, ch);
}

bool
object_at_birth(struct store *s, const struct change *came,
    struct record *r)
{
	struct birth b = { s, r, came->id };
	struct err e = ERR_INIT;

	record_init(r, came->entity);
	return read_row(s, r, came->row_id) &&
	    row_changes(s, came->entity, came->row_id, take_life, &b, &e);
}

void
object_name(struct buf *b, struct store *s, enum entity entity, int64_t id)
{
	struct record r;
	const char *own;

	record_init(&r, entity);
	if (!read_row(s, &r, id)) {
		buf_addf(b, "%lld", (long long)id);
	} else if (entity == ENTITY_STEP && record_text(&r, "key")) {
		buf_add(b, record_text(&r, "key"));
	} else if ((own = own_name(&r)) && entity != ENTITY_FACT) {
		buf_add(b, own);
	} else {
		joined_name(b, s, &r);
		if (own)
			buf_addf(b, " %s", own);
	}
	record_fini(&r);
}

/* A word that is kept for programs, and as people say it; false: it is none. */
static bool
stored_word(const char *column, const char *text, const char **word,
    const char **name)
{
	enum request_state asked;
	enum mark_state state;
	enum party party;
	enum contract contract;

	if (!strcmp(column, "state") && mark_of(text, &state)) {
		*word = mark_word(state);
		*name = mark_name(state);
	} else if (!strcmp(column, "state") && request_of(text, &asked)) {
		*word = request_word(asked);
		*name = request_name(asked);
	} else if (!strcmp(column, "waits_for") && party_of(text, &party)) {
		*word = party_word(party);
		*name = party_name(party);
	} else if (!strcmp(column, "contract") && contract_of(text,
	    &contract)) {
		*word = contract_word(contract);
		*name = contract_name(contract);
	} else {
		return false;
	}
	return true;
}

const char *
object_word(enum entity entity, int field, const struct value *v)
{
	const char *word, *name;

	return v->type == VALUE_TEXT &&
	    stored_word(entity_info[entity].field[field].column, v->s, &word,
	    &name) ? word : NULL;
}

day_t
object_day(const struct value *v)
{
	return v->type == VALUE_TEXT && strlen(v->s) == 10 ?
	    date_parse(v->s) : DAY_NONE;
}

void
object_value(struct buf *b, struct store *s, enum entity entity, int field,
    const struct value *v)
{
	const char *column = entity_info[entity].field[field].column;
	const char *word, *name;
	char day[DAY_TEXT];
	enum entity to;

	if (v->type == VALUE_NULL) {
		buf_addc(b, '-');
	} else if (v->type == VALUE_INT) {
		if (refers_to(column, &to))
			object_name(b, s, to, v->i);
		else
			buf_addf(b, "%lld", (long long)v->i);
	} else if (stored_word(column, v->s, &word, &name)) {
		buf_add(b, name);
	} else if (object_day(v) != DAY_NONE) {
		buf_add(b, date_dk(object_day(v), day));
	} else {
		buf_add(b, v->s);
	}
}
