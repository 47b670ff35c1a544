/*
 * A folder of its own for a test that needs files, under $TMPDIR or /tmp.
 */
#ifndef TESTS_UNIT_SCRATCH_H
#define TESTS_UNIT_SCRATCH_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SCRATCH_MAX	256	/* bytes of a path in it */

static inline bool
scratch_make(char out[SCRATCH_MAX])
{
	const char *tmp = getenv("TMPDIR");

	if (!tmp || tmp[0] != '/' || strlen(tmp) > SCRATCH_MAX / 2)
		tmp = "/tmp";
	snprintf(out, SCRATCH_MAX, "%s/klar-test-XXXXXX", tmp);
	return mkdtemp(out) != NULL;
}

#endif
