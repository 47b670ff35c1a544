/*
 * Fuzzes the filter language: any text, for each roster in turn, is read or
 * refused with a place; what is read is printed, the print is read back and
 * printed the same, and both let the same rows through.
 */
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "fuzz.h"
#include "model/filter.h"

static const struct err none = ERR_INIT;

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	i18n_start(NULL);
	return 0;
}

/* A row of which every field holds something; *arg is the roster. */
static void
value(void *arg, int field, struct filter_value *v)
{
	const struct roster_info *r = arg;
	const struct roster_field *f = &r->field[field];

	v->text = f->words ? f->words[0].word : "Ærø 0492";
	v->code = "0492";
	v->n = 18747 + field;
	v->set = true;
}

static bool
matches(struct filter *f, struct roster_info *r)
{
	bool whole, each = true;
	int i;

	filter_bind(f, date_parse(FUZZ_TODAY), "tine");
	whole = filter_match(f, value, r);
	for (i = 0; i < filter_parts(f); i++)
		each = each && filter_part_match(f, i, value, r);
	must(each == whole, "the parts are not the whole", &none);
	return whole;
}

static void
check(const char *text, struct roster_info r)
{
	struct err e = ERR_INIT;
	struct filter *f = filter_parse(text, r.field, r.nfields, &e), *again;
	struct buf b = BUF_INIT, twice = BUF_INIT;

	must(f != NULL || (e.code == ERR_INVALID && e.msg[0] != '\0'),
	    "refused without a sentence", &e);
	if (!f)
		return;
	filter_print(&b, f);
	/* The canonical text may be longer than what one may type. */
	if (b.len <= FILTER_TEXT) {
		again = filter_parse(buf_str(&b), r.field, r.nfields, &e);
		must(again != NULL, "its own text is refused", &e);
		filter_print(&twice, again);
		must(strcmp(buf_str(&b), buf_str(&twice)) == 0,
		    "printed otherwise the second time", &none);
		must(matches(f, &r) == matches(again, &r),
		    "it means something else now", &none);
		filter_free(again);
	}
	filter_free(f);
	buf_fini(&b);
	buf_fini(&twice);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	char *text = xstrndup((const char *)data, len);

	check(text, roster_info[len % ROSTER__COUNT]);
	free(text);
	return 0;
}
