/*
 * What the fuzzers have in common: libFuzzer's two functions, giving up with
 * a sentence, and a store that was born with the programme.
 */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/embed.h"
#include "lists/list.h"
#include "store/history.h"
#include "store/store.h"

#define FUZZ_TODAY	"2021-04-27"

int	 LLVMFuzzerInitialize(int *, char ***);
int	 LLVMFuzzerTestOneInput(const uint8_t *, size_t);

/* A finding: libFuzzer keeps the input of what aborts. */
static inline void
must(bool ok, const char *what, const struct err *e)
{
	if (ok)
		return;
	fprintf(stderr, "fuzz: %s: %s\n", what, e->msg);
	abort();
}

static inline struct store *
fuzz_store(const char *path, enum store_mode mode)
{
	struct read_opts o = { .list = LIST__COUNT, .status_date = DAY_NONE,
	    .today = date_parse(FUZZ_TODAY), .strict = true };
	struct read_report r = { .list = LIST__COUNT };
	const struct embedded *f;
	struct err e = ERR_INIT;
	struct store *s = store_open(path, mode, &e);

	must(s != NULL, "open", &e);
	must(act_begin(s, ORIGIN_INIT, "programme", NULL, &e), "begin", &e);
	for (f = embedded_programme; f->name; f++) {
		must(list_read_bytes(s, f->name, f->data, f->len, &o, &r, &e),
		    f->name, &e);
		read_report_fini(&r);
		r = (struct read_report){ .list = LIST__COUNT };
	}
	must(act_commit(s, false, &e), "commit", &e);
	return s;
}

#endif
