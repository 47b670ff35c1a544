/*
 * Records in memory: the table of entities and fields, made of
 * db/entities.def, and setting and reading fields by the names of their
 * columns. Reading and writing the store is rows.c.
 */
#include "store/record.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"

#define N(a)	((int)(sizeof(a) / sizeof((a)[0])))

#define ENTITY(id, table, name) \
	static const struct field_info fields_##id[] = {
#define FIELD(column, type, name) { #column, VALUE_##type, name },
#define END };
#include "../../db/entities.def"
#undef ENTITY
#undef FIELD
#undef END

const struct entity_info entity_info[ENTITY__COUNT] = {
#define ENTITY(id, table, name) \
	[ENTITY_##id] = { #table, name, fields_##id, N(fields_##id) },
#define FIELD(column, type, name)
#define END
#include "../../db/entities.def"
#undef ENTITY
#undef FIELD
#undef END
};

bool
entity_of(const char *word, enum entity *out)
{
	int i;

	for (i = 0; i < ENTITY__COUNT; i++)
		if (strcmp(entity_info[i].table, word) == 0) {
			*out = (enum entity)i;
			return true;
		}
	return false;
}

int
entity_field(enum entity entity, const char *column)
{
	const struct entity_info *info = &entity_info[entity];
	int i = 0;

	while (i < info->nfields &&
	    strcmp(info->field[i].column, column) != 0)
		i++;
	assert(i < info->nfields);	/* no such column */
	return i;
}

static void
value_fini(struct value *v)
{
	free(v->s);
	memset(v, 0, sizeof(*v));
}

bool
value_equal(const struct value *a, const struct value *b)
{
	if (a->type != b->type)
		return false;
	switch (a->type) {
	case VALUE_INT:
		return a->i == b->i;
	case VALUE_TEXT:
		return strcmp(a->s, b->s) == 0;
	case VALUE_NULL:
		break;
	}
	return true;
}

void
record_init(struct record *r, enum entity entity)
{
	memset(r, 0, sizeof(*r));
	r->entity = entity;
}

void
record_fini(struct record *r)
{
	int i;

	for (i = 0; i < entity_info[r->entity].nfields; i++)
		value_fini(&r->v[i]);
}

void
record_copy(struct record *to, const struct record *from)
{
	int i;

	*to = *from;
	for (i = 0; i < entity_info[from->entity].nfields; i++)
		if (from->v[i].s)
			to->v[i].s = xstrdup(from->v[i].s);
}

/* The value of a column, emptied, to be filled with what has this type. */
static struct value *
record_clear(struct record *r, const char *column, enum value_type type)
{
	int i = entity_field(r->entity, column);

	assert(type == VALUE_NULL ||
	    entity_info[r->entity].field[i].type == type);
	value_fini(&r->v[i]);
	r->v[i].type = type;
	return &r->v[i];
}

void
record_set_int(struct record *r, const char *column, int64_t i)
{
	record_clear(r, column, VALUE_INT)->i = i;
}

void
record_set_text(struct record *r, const char *column, const char *text)
{
	/* Copied first: it may be the field's own old text. */
	char *copy = str_empty(text) ? NULL : xstrdup(text);

	record_clear(r, column, copy ? VALUE_TEXT : VALUE_NULL)->s = copy;
}

void
record_set_day(struct record *r, const char *column, day_t day)
{
	char text[DAY_TEXT];

	record_set_text(r, column, date_iso(day, text));
}

void
record_set_null(struct record *r, const char *column)
{
	record_clear(r, column, VALUE_NULL);
}

int64_t
record_int(const struct record *r, const char *column)
{
	return r->v[entity_field(r->entity, column)].i;
}

const char *
record_text(const struct record *r, const char *column)
{
	return r->v[entity_field(r->entity, column)].s;
}

day_t
record_day(const struct record *r, const char *column)
{
	const char *text = record_text(r, column);

	return text ? date_parse(text) : DAY_NONE;
}
