/*
 * Fuzzes the list reader: any bytes, read as a list into a store in memory
 * that was born with the programme, in an act that is always rolled back.
 * Nothing may crash, and the report must add up.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/embed.h"
#include "base/i18n.h"
#include "lists/list.h"
#include "store/history.h"
#include "store/store.h"

int	 LLVMFuzzerInitialize(int *, char ***);
int	 LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static struct store *store;
static int64_t acts;

static void
must(bool ok, const char *what, const struct err *e)
{
	if (ok)
		return;
	fprintf(stderr, "fuzz_lists: %s: %s\n", what, e->msg);
	abort();
}

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	struct read_opts o = { .list = LIST__COUNT, .status_date = DAY_NONE,
	    .today = date_parse("2021-04-27"), .strict = true };
	struct read_report r = { .list = LIST__COUNT };
	const struct embedded *f;
	struct err e = ERR_INIT;

	(void)argc;
	(void)argv;
	i18n_start(NULL);
	store = store_open("", STORE_MEMORY, &e);
	must(store != NULL, "open", &e);
	must(act_begin(store, ORIGIN_INIT, "programme", NULL, &e), "begin",
	    &e);
	for (f = embedded_programme; f->name; f++) {
		must(list_read_bytes(store, f->name, f->data, f->len, &o, &r,
		    &e), f->name, &e);
		read_report_fini(&r);
		r = (struct read_report){ .list = LIST__COUNT };
	}
	must(act_commit(store, false, &e), "commit", &e);
	acts = act_count(store, &e);
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	struct read_opts o = { .list = LIST__COUNT, .status_date = DAY_NONE,
	    .today = date_parse("2021-04-27") };
	struct read_report r = { .list = LIST__COUNT };
	struct err e = ERR_INIT;
	bool ok;

	/* The length decides the options, so that the bytes stay a list. */
	o.strict = len % 5 == 4;
	o.on_conflict = (enum on_conflict)(len % 3);
	if (len % 4 == 3)
		o.list = (enum list)(len / 4 % LIST__COUNT);
	must(act_begin(store, ORIGIN_IMPORT, "fuzz", NULL, &e), "begin", &e);
	ok = list_read_bytes(store, "fuzz", data, len, &o, &r, &e);
	if (ok != (e.code == ERR_NONE) || (!ok && !e.msg[0]))
		must(false, "outcome and sentence differ", &e);
	if (ok && r.rows != r.added + r.changed + r.same + r.conflict +
	    r.rejected)
		must(false, "the rows do not add up", &e);
	if (r.nfindings > FINDINGS_MAX || r.nfindings < 0)
		must(false, "too many findings", &e);
	if (!ok && e.code != ERR_INVALID)
		must(false, "an error that is not about the list", &e);
	read_report_fini(&r);
	act_cancel(store);
	must(act_count(store, &e) == acts, "something stayed", &e);
	return 0;
}
