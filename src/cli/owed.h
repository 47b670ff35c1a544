/*
 * Words shared by the subcommands about people and what they owe.
 */
#ifndef CLI_OWED_H
#define CLI_OWED_H

#include "act/set.h"
#include "cli/cli.h"
#include "store/people.h"

#define CLI_FIELDS_MAX	10

/*
 * What the words from that one on name: SUBJECT... STEP..., or the numbers of
 * open items; none: nothing. The caller frees *owed.
 */
bool	 cli_owed(struct cli *, int from, struct owed **owed, size_t *n,
	    struct err *);
/*
 * FIELD=VALUE words from that one on, at most CLI_FIELDS_MAX. The caller frees
 * the first *n names, also after a failure.
 */
bool	 cli_fields(struct cli *, int from, struct assignment *, char **names,
	    int *n, struct err *);
/* What --was says of the n fields: what the writer has seen there. */
bool	 cli_was(struct cli *, struct assignment *, int n, struct err *);

#endif
