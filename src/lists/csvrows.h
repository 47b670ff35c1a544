/*
 * CSV text to rows, with exact line numbers, bounded memory and a way on
 * after a broken row. The parser is libcsv's; csv.c is the only file that
 * sees it.
 */
#ifndef LISTS_CSVROWS_H
#define LISTS_CSVROWS_H

#include "lists/list.h"

#define CSV_COLUMNS_MAX	256
#define CSV_FIELD_MAX	(64 * 1024)	/* bytes of UTF-8 */
#define CSV_ROW_MAX	(1024 * 1024)

struct prepared;

struct csv_row {			/* borrowed during the callback */
	int64_t		 line;		/* its first, from 1 */
	int		 n;		/* fields; those beyond the most a list
					 * may have are counted, not kept */
	char		*field[CSV_COLUMNS_MAX];	/* may be written to */
	size_t		 len[CSV_COLUMNS_MAX];	/* a NUL may stand inside */
	bool		 filled_beyond;	/* one of those not kept */
	/*
	 * COUNT, or bad_quote: the only field is the line as it stands; or
	 * too_long: the fields may not be there.
	 */
	enum reason	 trouble;
	const struct prepared *ready;	/* its cells, read; or NULL */
};

/* False stops the reading. */
typedef bool (*csv_each)(void *, const struct csv_row *);

enum csv_end {
	CSV_END_OK,
	CSV_END_STOPPED,		/* the callback said so */
	CSV_END_OPEN_QUOTE		/* csvrows_line: where it was opened */
};

struct csvrows;

/* line is the number of the first line that will be fed. */
struct csvrows *csvrows_new(char separator, int64_t line, csv_each, void *);
/*
 * The rows to come put their text there, each after the one before, and leave
 * it: fields are still borrowed, but what is written into them stays.
 */
void	 csvrows_into(struct csvrows *, struct buf *text);
void	 csvrows_free(struct csvrows *);
/* In stretches of any length; false: stopped. */
bool	 csvrows_feed(struct csvrows *, const char *, size_t);
enum csv_end csvrows_end(struct csvrows *);
int64_t	 csvrows_line(const struct csvrows *);

#endif
