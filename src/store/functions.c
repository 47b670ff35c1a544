/*
 * What we teach each connection: the Danish order as collation "da", the
 * search form as fold(text), and what looks at rows as they go by. They are
 * used in ORDER BY and WHERE, never in an index or a constraint: the file must
 * stay usable with a plain sqlite3.
 */
#include <sqlite3.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "store/inside.h"

static int
collate_da(void *arg, int alen, const void *a, int blen, const void *b)
{
	(void)arg;
	return utf8_collate(a, (size_t)alen, b, (size_t)blen);
}

static void
function_fold(sqlite3_context *c, int argc, sqlite3_value **argv)
{
	const char *text = (const char *)sqlite3_value_text(argv[0]);
	struct buf out = BUF_INIT;

	(void)argc;
	if (!text)
		return;			/* NULL folds to NULL */
	utf8_fold(&out, text, (size_t)sqlite3_value_bytes(argv[0]));
	sqlite3_result_text(c, buf_str(&out), (int)out.len,
	    SQLITE_TRANSIENT);
	buf_fini(&out);
}

bool
functions_register(struct store *s, struct err *e)
{
	int rc;

	rc = sqlite3_create_collation_v2(s->db, "da", SQLITE_UTF8, NULL,
	    collate_da, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_create_function_v2(s->db, "fold", 1,
		    SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
		    NULL, function_fold, NULL, NULL, NULL);
	if (rc != SQLITE_OK)
		return fault(s, rc, "functions", e);
	return spoken_register(s, e);
}
