/*
 * The only road from klar to standard output and standard error. Everything
 * that is printed goes through here, so nothing from a list or the store can
 * drive the terminal, and a terminal without UTF-8 gets '?' for what it
 * cannot show.
 */
#ifndef BASE_OUT_H
#define BASE_OUT_H

#include <stdbool.h>
#include <stdio.h>

/* Print text; '\n' is kept, every other control is made harmless. */
void	 out_put(FILE *, const char *);
void	 out_putf(FILE *, const char *, ...)
	    __attribute__((format(printf, 2, 3)));
/*
 * Bytes for a program (CSV, JSON): as they are into a file or pipe, made
 * harmless like out_put when f is a terminal.
 */
void	 out_data(FILE *, const char *);
/* "klar: text" on standard error. */
void	 out_error(const char *);
/* Flush; false if the reader has gone or the disk is full. */
bool	 out_flush(FILE *);

#endif
