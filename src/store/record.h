/*
 * Rows of any entity, written only together with their history. The table
 * of entities and fields is db/entities.def; their four statements are made
 * from it at build time (db/records.awk). Every add, put and delete needs an
 * open act (history.h) and logs itself into it: nobody can forget to.
 */
#ifndef STORE_RECORD_H
#define STORE_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/err.h"

struct store;

enum entity {
#define ENTITY(id, table, name)	ENTITY_##id,
#define FIELD(column, type, name)
#define END
#include "../../db/entities.def"
#undef ENTITY
#undef FIELD
#undef END
	ENTITY__COUNT
};

#define RECORD_FIELDS_MAX	20

enum value_type { VALUE_NULL, VALUE_INT, VALUE_TEXT };

struct value {
	enum value_type	 type;
	int64_t		 i;
	char		*s;		/* owned; VALUE_TEXT only */
};

struct field_info {
	const char	*column;
	enum value_type	 type;
	const char	*name;		/* msgid */
};

struct entity_info {
	const char	*table;		/* also its word in history */
	const char	*name;		/* msgid */
	const struct field_info *field;
	int		 nfields;
};

extern const struct entity_info entity_info[ENTITY__COUNT];

/* The entity of a history word; false if there is none such. */
bool	 entity_of(const char *word, enum entity *);
/* Index of a column; asserts that it exists. */
int	 entity_field(enum entity, const char *column);

struct record {
	enum entity	 entity;
	int64_t		 id;		/* 0: not stored yet */
	struct value	 v[RECORD_FIELDS_MAX];
};

/* All fields NULL. Always paired with record_fini. */
void	 record_init(struct record *, enum entity);
void	 record_fini(struct record *);
void	 record_copy(struct record *to, const struct record *from);

/* Set or read one field by column name; the name must exist (asserted). */
void	 record_set_int(struct record *, const char *column, int64_t);
/* NULL or "" stores NULL. The text is copied. */
void	 record_set_text(struct record *, const char *column, const char *);
void	 record_set_day(struct record *, const char *column, day_t);
void	 record_set_null(struct record *, const char *column);
int64_t	 record_int(const struct record *, const char *column);	/* NULL: 0 */
/* Borrowed until the record changes; NULL for NULL. */
const char *record_text(const struct record *, const char *column);
day_t	 record_day(const struct record *, const char *column);
bool	 value_equal(const struct value *, const struct value *);

/* ERR_INVALID if there is no such row. */
bool	 record_get(struct store *, enum entity, int64_t id, struct record *,
	    struct err *);
/* What a row held that went in a run; ERR_INVALID if it never did. */
bool	 record_went(struct store *, enum entity, int64_t id, struct record *,
	    struct err *);
/* Insert, log '+', set r->id. */
bool	 record_add(struct store *, struct record *, struct err *);
/*
 * Write the row as it now is and log each field that differs from what is
 * stored. *changed (may be NULL) gets the number of fields; 0 writes nothing.
 */
bool	 record_put(struct store *, const struct record *, int *changed,
	    struct err *);
/*
 * Somebody has told once more what a field is: its value stays, and in the log
 * it is given by the open act.
 */
bool	 record_confirm(struct store *, enum entity, int64_t id, int field,
	    struct err *);
/* Log every field and '-', delete. Refused (ERR_RULE) while others need it. */
bool	 record_delete(struct store *, enum entity, int64_t id, struct err *);

#endif
