/*
 * Fuzzes the list reader: any bytes, read as a list into a store in memory
 * that was born with the programme, in an act that is always rolled back.
 * Nothing may crash, and the report must add up.
 */
#include "base/i18n.h"
#include "fuzz.h"

static struct store *store;
static int64_t acts;

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	struct err e = ERR_INIT;

	(void)argc;
	(void)argv;
	i18n_start(NULL);
	store = fuzz_store("", STORE_MEMORY);
	acts = act_count(store, &e);
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	struct read_opts o = { .list = LIST__COUNT, .status_date = DAY_NONE,
	    .today = date_parse(FUZZ_TODAY), .tell = (enum tell)(len % 4) };
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
