/*
 * Private to src/store. The statements of db/queries, prepared once, and the
 * small words with which the rest of the folder binds, steps and reads them,
 * so that SQLite's own names stay in few files.
 *
 *	struct stmt *q = stmt_use(s, STMT_VENDOR_GET, e);
 *
 *	if (!q)
 *		return false;
 *	stmt_int(q, 1, id);
 *	while ((got = stmt_step(q, e)) == GOT_ROW)
 *		... col_int(q, 0) ...
 *	stmt_release(q);
 *	return got == GOT_DONE;
 */
#ifndef STORE_STMT_H
#define STORE_STMT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"
#include "base/err.h"
#include "statements.h"
#include "store/record.h"

struct sqlite3_stmt;

enum {					/* flags of a statement */
	STMT_WRITES	= 1 << 0,	/* only inside a transaction */
	STMT_SCAN_OK	= 1 << 1,	/* may read a whole table or index */
	STMT_SORT_OK	= 1 << 2,	/* may sort in a temporary tree */
	STMT_UNCHECKED	= 1 << 3,	/* writes what bulk.c has proven */
};

struct stmt_info {
	const char	*name;
	unsigned	 flags;
	const char	*sql;
};

extern const struct stmt_info stmt_info[STMT__COUNT];

struct stmt {				/* one prepared statement of a store */
	struct sqlite3_stmt *q;		/* NULL until first used */
	struct store	*store;
	enum stmt_id	 id;
	int		 trouble;	/* of a bind; told by the step */
};

enum got { GOT_ROW, GOT_DONE, GOT_ERROR };

/*
 * Borrow a statement: it must not be in use (asserted), a writing one needs
 * a transaction (asserted). NULL on trouble.
 */
struct stmt *stmt_use(struct store *, enum stmt_id, struct err *);
/* Give it back: reset, bindings cleared. NULL is fine. */
void	 stmt_release(struct stmt *);
/* Finalize all of them. */
void	 stmt_close_all(struct store *);

/* Texts must live until the statement is released. */
void	 stmt_int(struct stmt *, int n, int64_t);
void	 stmt_text(struct stmt *, int n, const char *);	/* NULL is NULL */
void	 stmt_day(struct stmt *, int n, day_t);		/* DAY_NONE is NULL */
void	 stmt_blob(struct stmt *, int n, const void *, size_t bytes);
void	 stmt_value(struct stmt *, int n, const struct value *);

enum got stmt_step(struct stmt *, struct err *);
/* Step once to the end and release: for what gives no rows. */
bool	 stmt_run(struct stmt *, struct err *);
/* The first number of the first row, 0 without a row; releases. */
bool	 stmt_number(struct stmt *, int64_t *, struct err *);

bool	 col_null(const struct stmt *, int i);
int64_t	 col_int(const struct stmt *, int i);
const char *col_peek(const struct stmt *, int i); /* dies with the step */
/* Bytes, that die with the step; NULL for NULL. */
const unsigned char *col_blob(const struct stmt *, int i, size_t *bytes);
char	*col_text(const struct stmt *, int i);	/* a copy; NULL for NULL */
day_t	 col_day(const struct stmt *, int i);
void	 col_value(const struct stmt *, int i, struct value *);

#endif
