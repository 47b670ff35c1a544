/*
 * Rows read ahead: the list is decoded, parsed and its rows are prepared by a
 * thread of its own while they are decided on (thread.h), which sees the
 * source and its own memory, and lives within one call.
 */
#ifndef LISTS_AHEAD_H
#define LISTS_AHEAD_H

#include "lists/csvrows.h"
#include "lists/decode.h"
#include "lists/prepare.h"

/* Opens the parser for the first stretch of text, of which it may eat. */
typedef struct csvrows *(*ahead_start)(void *, const char **, size_t *n,
	    csv_each, void *each_arg);

struct ahead_how {
	ahead_start	 start;
	/* Who prepares rows; asked after each() of the first one; or NULL. */
	struct preparer *(*preparer)(void *);
	/* Told of a prepared row some rows before its turn; or NULL. */
	void		(*soon)(void *, const struct prepared *);
	void		*arg;		/* of all three */
};

struct ahead_end {
	bool		 ok;		/* else the error is set */
	enum csv_end	 end;		/* NULL parser: CSV_END_OK */
	int64_t		 line;		/* where the row at the end began */
};

/*
 * Every row through each(), until false; *bytes is how much had been read for
 * it. Small lists are read without a thread.
 */
void	 ahead_read(struct decoder *, const struct ahead_how *,
	    csv_each each, void *, int64_t *bytes, struct ahead_end *,
	    struct err *);

#endif
