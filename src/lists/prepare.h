/*
 * What can be done for a row before its turn, without the store and without
 * the reader: its cells cleaned and typed, its content hashed, and the texts
 * that name a municipality or a system counted off as small numbers, so that
 * they need to be looked up but once. Used by the thread that reads ahead.
 */
#ifndef LISTS_PREPARE_H
#define LISTS_PREPARE_H

#include "lists/csvrows.h"

struct cell;
struct header;
struct preparer;

struct prepared {
	const struct cell *cell;	/* of the list's columns, in order */
	uint32_t	 content;	/* see cells_content */
	/* The same number, the same texts; 0: no number. */
	uint32_t	 municipality, place;
};

/* The header is borrowed, and read only. */
struct preparer *preparer_new(const struct header *);
void	 preparer_free(struct preparer *);
/* How many cells a row needs room for. */
size_t	 preparer_cells(const struct preparer *);
/*
 * False: there is something to be told about the row, so it must be read in
 * full, from the texts as they are then (fields may have been trimmed).
 */
bool	 prepare_row(struct preparer *, struct csv_row *, struct cell *,
	    struct prepared *);

#endif
