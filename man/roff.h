/*
 * Text for roff on standard output, written so that nothing in it means
 * anything to roff or mdoc. Private to mkman.
 */
#ifndef MAN_ROFF_H
#define MAN_ROFF_H

#define LINE	4096			/* bytes of the longest line */

/* Texts of the tables come out in this language, of the catalogue there. */
void	 roff_language(const char *lang, const char *catalogues);
/* A msgid in the language of the page; "" stays "". */
const char *roff_tr(const char *)
	    __attribute__((format_arg(1)));

__attribute__((noreturn))
void	 die(const char *what, const char *which);

/* One UTF-8 sequence as an escape; returns the byte behind it. */
const char *put_wide(const char *);
/* Up to the NUL or end; in the middle of a line. */
void	 put_plain(const char *, const char *end);
/*
 * Running text, from the start of a line. A new sentence begins a new line,
 * and so does what would make a line too long.
 */
void	 put_text(const char *);
/* A table's help, a msgid, as a sentence on a line of its own. */
void	 put_sentence(const char *);
/* Words as arguments of a macro: none is a macro or punctuation itself. */
void	 put_words(const char *);
/*
 * "[ACT | SUBJECT [STEP]]" as arguments of .It: brackets are Oo and Oc, '|'
 * stays, words in capitals are Ar and the others, which are typed, Cm.
 */
void	 put_usage(const char *);

#endif
