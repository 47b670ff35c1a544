/*
 * Are the packed blocks what the rows say (packed.h)? What another program has
 * unpacked says nothing, so it is never wrong.
 */
#include <string.h>

#include "base/i18n.h"
#include "store/packed.h"

static bool
verify_block(struct store *s, int64_t block, struct err *e)
{
	unsigned char own[PACKED_BYTES];
	struct stmt *q = stmt_use(s, STMT_PACKED_GET, e);
	const unsigned char *p = NULL;
	size_t len = 0;
	enum got got;
	bool same;
	int n;

	if (!q || !packed_rows(s, block, own, &n, e))
		return false;
	stmt_int(q, 1, block);
	got = stmt_step(q, e);
	if (got == GOT_ROW)
		p = col_blob(q, 0, &len);
	same = got == GOT_ROW ? !p || (len == PACKED_BYTES &&
	    memcmp(p, own, len) == 0) : n == 0;
	stmt_release(q);
	if (got == GOT_ERROR)
		return false;
	return same || err_set(e, ERR_STORE, _("'%s' is damaged (what it "
	    "counts of installations %lld to %lld is not what their rows "
	    "say); keep it, and restore a backup"), s->path,
	    (long long)(block * PACKED_ROWS),
	    (long long)(block * PACKED_ROWS + PACKED_ROWS - 1));
}

/* The next block that there is, or should be, from one on; -1: none. */
static bool
next_block(struct store *s, int64_t *block, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_PACKED_NEXT, e);
	enum got got;

	if (!q)
		return false;
	stmt_int(q, 1, *block);
	stmt_int(q, 2, PACKED_ROWS);
	got = stmt_step(q, e);
	*block = got == GOT_ROW && !col_null(q, 0) ? col_int(q, 0) : -1;
	stmt_release(q);
	return got != GOT_ERROR;
}

static bool
verify_blocks(struct store *s, struct err *e)
{
	int64_t block = 0;
	bool ok;

	while ((ok = next_block(s, &block, e)) && block >= 0)
		if (!verify_block(s, block++, e))
			return false;
	return ok;
}

/* Of one moment: somebody else may commit meanwhile. */
bool
packed_verify(struct store *s, struct err *e)
{
	bool ok;

	if (!store_snapshot(s, e))
		return false;
	ok = verify_blocks(s, e);
	store_snapshot_end(s);
	return ok;
}
