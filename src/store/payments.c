/*
 * Payment demands as the rule wants them (payments.h).
 */
#include "store/payments.h"

#include <string.h>

#include "base/i18n.h"
#include "store/stmt.h"

static void
decode(const struct stmt *q, struct payment *p)
{
	memset(p, 0, sizeof(*p));
	if (!col_null(q, 1))
		contract_of(col_peek(q, 1), &p->contract);
	payment_of(col_peek(q, 2), &p->kind);
	p->covered = col_int(q, 3) != 0;
	p->amount = col_int(q, 4);
	p->primary = col_null(q, 5) ? -1 : col_int(q, 5);
	p->decision = verdict_of(col_peek(q, 6));
}

bool
payment_load(struct store *s, int64_t id, struct payment *line,
    struct payment_total *total, struct err *e)
{
	struct stmt *q = stmt_use(s, STMT_PAYMENT_LINES, e);
	struct payment p;
	bool found = false;
	enum got got;

	*total = (struct payment_total)PAYMENT_TOTAL_INIT;
	if (!q)
		return false;
	stmt_int(q, 1, id);
	while ((got = stmt_step(q, e)) == GOT_ROW) {
		decode(q, &p);
		payment_add(total, &p);
		if (col_int(q, 0) == id) {
			*line = p;
			found = true;
		}
	}
	stmt_release(q);
	if (got == GOT_DONE && !found)
		return err_set(e, ERR_INVALID, _("there is no payment demand "
		    "%lld"), (long long)id);
	return got == GOT_DONE;
}
