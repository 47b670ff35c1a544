/*
 * A store for tests: in memory, or a file in a folder of its own, and rows
 * written in one line each. Every helper asserts that it worked.
 */
#ifndef TESTS_UNIT_STORE_FIXTURE_H
#define TESTS_UNIT_STORE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "scratch.h"
#include "store/history.h"
#include "store/programme.h"
#include "store/store.h"

#define DAY(text)	date_parse(text)

/* The error of the test that runs; its text is printed when it fails. */
static struct err fixture_err;

static inline void
must_(bool ok, const char *what, const char *file, int line)
{
	if (!ok)
		print_error("%s: %s\n", what, fixture_err.msg);
	_assert_true(ok, what, file, line);
}
#define must(call)	must_((call), #call, __FILE__, __LINE__)

static inline struct store *
memory_store(void)
{
	struct store *s = store_open(NULL, STORE_MEMORY, &fixture_err);

	must(s != NULL);
	return s;
}

static inline int
setup_memory(void **state)
{
	*state = memory_store();
	return 0;
}

static inline int
teardown_store(void **state)
{
	store_close(*state);
	return 0;
}

static inline void
begin(struct store *s)
{
	must(act_begin(s, ORIGIN_CLI, "test", NULL, &fixture_err));
}

/* Closes the open act; its number. */
static inline int64_t
commit(struct store *s)
{
	int64_t id = act_current(s);

	must(act_commit(s, false, &fixture_err));
	return id;
}

/* "name=Acadre|vendor_id=1": fill fields by the type of their column. */
static inline void
record_spec(struct record *r, char *spec)
{
	const struct entity_info *info = &entity_info[r->entity];
	char *save, *field, *value;

	for (field = strtok_r(spec, "|", &save); field;
	    field = strtok_r(NULL, "|", &save)) {
		value = strchr(field, '=');
		assert_non_null(value);
		*value++ = '\0';
		if (*value == '\0')
			record_set_null(r, field);
		else if (info->field[entity_field(r->entity, field)].type ==
		    VALUE_INT)
			record_set_int(r, field, strtoll(value, NULL, 10));
		else
			record_set_text(r, field, value);
	}
}

/* Add a row in the open act; its id. */
__attribute__((format(printf, 3, 4)))
static inline int64_t
row(struct store *s, enum entity entity, const char *fmt, ...)
{
	struct record r;
	char spec[512];
	int64_t id;
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(spec, sizeof(spec), fmt, ap);
	va_end(ap);
	record_init(&r, entity);
	record_spec(&r, spec);
	must(record_add(s, &r, &fixture_err));
	id = r.id;
	record_fini(&r);
	return id;
}

/* Change a row in the open act. */
__attribute__((format(printf, 4, 5)))
static inline void
change(struct store *s, enum entity entity, int64_t id, const char *fmt, ...)
{
	struct record r;
	char spec[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(spec, sizeof(spec), fmt, ap);
	va_end(ap);
	must(record_get(s, entity, id, &r, &fixture_err));
	record_spec(&r, spec);
	must(record_put(s, &r, NULL, &fixture_err));
	record_fini(&r);
}

/* All rows of all entities as text, for comparing; the caller frees. */
static inline char *
dump(struct store *s, int64_t highest_id)
{
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;
	struct record r;
	int64_t id;
	int k, i;

	for (k = 0; k < ENTITY__COUNT; k++)
		for (id = 1; id <= highest_id; id++) {
			if (record_get(s, (enum entity)k, id, &r, &e)) {
				buf_addf(&b, "%s %lld", entity_info[k].table,
				    (long long)id);
				for (i = 0; i < entity_info[k].nfields; i++)
					buf_addf(&b, "|%d %lld %s",
					    (int)r.v[i].type,
					    (long long)r.v[i].i,
					    r.v[i].s ? r.v[i].s : "");
				buf_addc(&b, '\n');
			}
			record_fini(&r);
		}
	return buf_take(&b);
}

/* A small generator, the same everywhere; n > 0 gives 0 .. n-1. */
static inline uint32_t
random_next(uint32_t *seed, uint32_t n)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % n;
}

#endif
