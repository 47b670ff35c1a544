/*
 * A sheet: what a report comes to, before anybody decides how it looks. Named
 * columns, rows of texts, numbers and days, and notes below. The same sheet
 * is written as text, as CSV for people or programs, or as JSON.
 */
#ifndef REPORT_SHEET_H
#define REPORT_SHEET_H

#include <stdint.h>
#include <stdio.h>

#include "base/date.h"
#include "base/str.h"

enum cell_type { CELL_NONE, CELL_TEXT, CELL_INT, CELL_DAY };

struct sheet_col {
	const char	*key;		/* stable: JSON, CSV for programs */
	const char	*danish;	/* stable: CSV for people */
	const char	*title;		/* msgid: text output */
	enum cell_type	 type;
};

struct sheet_cell {
	enum cell_type	 type;		/* NONE: empty, unknown */
	char		*text;
	const char	*word;		/* for programs; NULL: text. static */
	int64_t		 n;
	day_t		 day;
};

struct sheet {
	const char	*key;		/* stable name of the report */
	char		*title;		/* translated */
	const struct sheet_col *col;
	int		 ncols;
	struct sheet_cell	*cell;		/* nrows * ncols, row by row */
	size_t		 ncells, cap;
	struct buf	 notes;		/* '\n' after each */
};

/* col is borrowed and must outlive the sheet (static tables). */
void	 sheet_init(struct sheet *, const char *key, const char *title,
	    const struct sheet_col *col, int ncols);
void	 sheet_fini(struct sheet *);
/* Fill cell after cell, row after row. NULL or "" text is an empty cell. */
void	 sheet_text(struct sheet *, const char *);
/* A word with a stable form for programs (JSON, plain CSV); "" is null. */
void	 sheet_word(struct sheet *, const char *word, const char *shown);
void	 sheet_int(struct sheet *, int64_t);
void	 sheet_day(struct sheet *, day_t);
void	 sheet_none(struct sheet *);
void	 sheet_note(struct sheet *, const char *);
size_t	 sheet_rows(const struct sheet *);

enum sheet_form {
	FORM_TEXT,			/* aligned columns */
	FORM_PLAIN,			/* a line a row, "title: value; ..." */
	FORM_CSV,			/* Danish Excel: BOM, ';', CRLF */
	FORM_CSV_PLAIN,			/* programs: ',', LF, ISO dates, keys */
	FORM_JSON,
};

/*
 * Write one or more sheets as one document; as_of DAY_NONE is left out.
 * CSV separates sheets by an empty line.
 */
void	 sheets_write(const struct sheet *, int n, enum sheet_form,
	    day_t as_of, FILE *);
/* A JSON string literal of s, controls and bidi escaped. */
void	 json_string(struct buf *, const char *s);

#endif
