/*
 * Corrections: cells put right while a list is read, one by one or wherever a
 * column says the same. They belong to one run; the file stays as it is. The
 * reader consults them (read_opts.fixes), so a dry run and the run that
 * writes see the same list.
 */
#ifndef LISTS_FIXES_H
#define LISTS_FIXES_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

struct fix {
	int64_t		 line;		/* of the row; 0: wherever bad stands */
	char		*column;	/* header of the file, or klar's own */
	char		*bad;		/* "": the empty cell; compared folded
					 * (utf8_fold). With a line: what
					 * stood there, only to be told */
	char		*good;		/* "": as if the cell were empty */
};

struct fixes {
	struct fix	*fix;
	size_t		 n;
};

#define FIXES_INIT	{ NULL, 0 }

void	 fixes_fini(struct fixes *);
/*
 * Add one; it takes the place of an earlier one about the same cell or the
 * same word of the column. Texts are copied. ERR_INVALID: good is no text
 * that a cell may hold (a control character, too long).
 */
bool	 fixes_put(struct fixes *, int64_t line, const char *column,
	    const char *bad, const char *good, struct err *);
void	 fixes_drop(struct fixes *, size_t i);
/* Those about one cell; what is said of a word holds for any line. */
void	 fixes_drop_lines(struct fixes *);
/* "12:Kommune=Odense"; ERR_USAGE says how it is written. */
bool	 fixes_parse_cell(struct fixes *, const char *, struct err *);
/* "Kommune:Kbh.=København", the word up to the first "=". */
bool	 fixes_parse_value(struct fixes *, const char *, struct err *);
/* "Kommune: 'Kbh.' to 'København'", "line 12, Kommune: ..."; appended. */
void	 fix_tell(const struct fix *, struct buf *);

#endif
