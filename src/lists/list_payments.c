/*
 * The list of payment demands. The verdict in it is a person's only where no
 * rule decides, and kept there; elsewhere it is compared with the rule when
 * all lines have been read, because lines of one contract are added up.
 */
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "lists/reader.h"
#include "store/payments.h"

struct told {				/* verdicts to be compared */
	size_t		 n, room;
	struct {
		int64_t		 id, line;
		enum verdict	 verdict;
	} v[];
};

static bool
failed(struct reader *rd)
{
	rd->failed = true;
	return false;
}

static bool
find(struct reader *rd, int64_t municipality, int64_t system, int64_t *id,
    struct err *e)
{
	const char *subject = CELL(rd, pay_subject);
	struct key_args k = { .i = { municipality, system },
	    .d = (day_t)CELL_N(rd, pay_date), .t = {
	    payment_word((enum payment_kind)CELL_N(rd, pay_line)),
	    subject ? subject : "" } };
	char *line = xasprintf("%d %s %s", (int)k.d, k.t[0], k.t[1]);
	bool ok = row_key(rd, municipality, system, text_key(line));

	free(line);
	if (!ok)
		return false;
	return key_find(rd->store, KEY_PAYMENT, &k, id, e) || failed(rd);
}

/* The contract the line will be under, told or the installation's. */
static bool
contract_under(struct reader *rd, const struct draft *d,
    enum contract *contract, struct err *e)
{
	const char *word = record_text(&d->want, "contract");
	struct record r;
	int64_t id;
	bool ok;

	*contract = CONTRACT_NONE;
	if (word)
		return contract_of(word, contract) || failed(rd);
	if (!installation_find(rd->store,
	    record_int(&d->want, "municipality_id"),
	    record_int(&d->want, "system_id"), &id, e))
		return failed(rd);
	if (id == 0)
		return true;
	ok = record_get(rd->store, ENTITY_INSTALLATION, id, &r, e);
	if (ok && record_text(&r, "contract"))
		contract_of(record_text(&r, "contract"), contract);
	record_fini(&r);
	return ok || failed(rd);
}

/* A verdict told is a person's decision where there is no rule. */
static bool
put_decision(struct reader *rd, struct draft *d, bool *kept, struct err *e)
{
	enum verdict told = (enum verdict)CELL_N(rd, pay_verdict);
	struct payment p = { .kind = (enum payment_kind)CELL_N(rd, pay_line),
	    .covered = record_int(&d->want, "covered") != 0 };

	*kept = false;
	if (!CELL(rd, pay_verdict))
		return true;
	if (!contract_under(rd, d, &p.contract, e))
		return false;
	*kept = payment_by_person(&p) &&
	    (told == VERDICT_FITS || told == VERDICT_BREAKS);
	if (*kept)
		draft_put_text(d, "decision", verdict_word(told),
		    C_pay_verdict);
	return true;
}

static void
note_told(struct reader *rd, int64_t id)
{
	struct told *t = rd->own;
	size_t room;

	if (!t || t->n == t->room) {
		room = t ? 2 * t->room : 64;
		rd->own = xrealloc(t, 1, sizeof(*t) + room * sizeof(t->v[0]));
		if (!t)
			((struct told *)rd->own)->n = 0;
		t = rd->own;
		t->room = room;
	}
	t->v[t->n].id = id;
	t->v[t->n].line = rd->line;
	t->v[t->n++].verdict = (enum verdict)CELL_N(rd, pay_verdict);
}

static void
fill(struct reader *rd, struct draft *d, int64_t municipality,
    int64_t system)
{
	draft_put_int(d, "municipality_id", municipality, C_pay_name);
	draft_put_int(d, "system_id", system, C_pay_system);
	draft_day(d, rd, "demanded_on", C_pay_date);
	draft_put_text(d, "kind", payment_word((enum payment_kind)
	    CELL_N(rd, pay_line)), C_pay_line);
	draft_text(d, rd, "subject", C_pay_subject);
	if (CELL(rd, pay_contract))
		draft_put_text(d, "contract", contract_word((enum contract)
		    CELL_N(rd, pay_contract)), C_pay_contract);
	draft_text(d, rd, "contract_ref", C_pay_contract_ref);
	draft_int(d, rd, "amount_oere", C_pay_amount);
	draft_int(d, rd, "primary_oere", C_pay_primary);
	if (d->have.id == 0 || CELL(rd, pay_covered))
		draft_put_int(d, "covered", !CELL(rd, pay_covered) ||
		    CELL_N(rd, pay_covered), C_pay_covered);
	draft_text(d, rd, "note", C_pay_note);
}

static bool
row(struct reader *rd, struct err *e)
{
	int64_t municipality, id;
	struct place p;
	struct draft d;
	bool ok, kept;

	if (!row_municipality(rd, C_pay_code, C_pay_name, &municipality) ||
	    !row_place(rd, &p, C_pay_vendor, C_pay_system, -1))
		return false;
	if (p.system_id == 0)
		return row_reject(rd, REASON_unknown_name, C_pay_system,
		    _("there is no system '%s'"), p.system);
	if (!find(rd, municipality, p.system_id, &id, e))
		return false;
	ok = draft_init(&d, rd, ENTITY_PAYMENT_DEMAND, id, e);
	fill(rd, &d, municipality, p.system_id);
	ok = ok && put_decision(rd, &d, &kept, e) &&
	    draft_write(&d, rd, true, &id, e);
	draft_fini(&d);
	if (ok && CELL(rd, pay_verdict) && !kept)
		note_told(rd, id);
	return ok;
}

static bool
finish(struct reader *rd, struct err *e)
{
	const struct told *t = rd->own;
	struct payment_total total;
	struct payment line;
	enum verdict is;
	size_t i;

	for (i = 0; t && i < t->n; i++) {
		if (!payment_load(rd->store, t->v[i].id, &line, &total, e))
			return failed(rd);
		is = payment_verdict(&line, &total);
		if (is == t->v[i].verdict)
			continue;
		rd->line = t->v[i].line;
		row_warn(rd, REASON_verdict_differs, C_pay_verdict,
		    _("the list says '%s', by the rule it is '%s'"),
		    word_write(TYPE_verdict, (int)t->v[i].verdict),
		    word_write(TYPE_verdict, (int)is));
	}
	return true;
}

static bool
put_where(struct writer *w, const struct record *r, struct err *e)
{
	struct municipality m;
	struct system s;

	if (!municipality_get(w->store, record_int(r, "municipality_id"), &m,
	    e))
		return false;
	put_text(w, C_pay_code, m.code);
	put_text(w, C_pay_name, m.name);
	municipality_fini(&m);
	if (!system_get(w->store, record_int(r, "system_id"), &s, e))
		return false;
	put_text(w, C_pay_vendor, s.vendor);
	put_text(w, C_pay_system, s.name);
	system_fini(&s);
	return true;
}

static bool
put_payment(struct writer *w, const struct record *r, struct err *e)
{
	const char *word = record_text(r, "contract");
	enum contract contract = CONTRACT_NONE;
	struct payment_total total;
	struct payment line;

	if (!put_where(w, r, e) ||
	    !payment_load(w->store, r->id, &line, &total, e))
		return false;
	if (word && contract_of(word, &contract))
		put_word(w, C_pay_contract, (int)contract);
	put_field(w, C_pay_date, r, "demanded_on");
	put_word(w, C_pay_line, (int)line.kind);
	put_field(w, C_pay_subject, r, "subject");
	put_field(w, C_pay_contract_ref, r, "contract_ref");
	put_field(w, C_pay_amount, r, "amount_oere");
	put_field(w, C_pay_primary, r, "primary_oere");
	put_word(w, C_pay_covered, line.covered);
	put_word(w, C_pay_verdict, (int)payment_verdict(&line, &total));
	put_field(w, C_pay_note, r, "note");
	return true;
}

static bool
write_all(struct writer *w, struct err *e)
{
	return writer_each(w, LISTING_PAYMENTS, ENTITY_PAYMENT_DEMAND,
	    put_payment, e);
}

const struct list_ops ops_payments = { row, finish, write_all, NULL };
