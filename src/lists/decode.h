/*
 * Bytes to UTF-8. Which encoding a list is in is decided before the first of
 * its bytes is used: by all of them, or by letters that only one writes so;
 * then a byte that it does not have, further on, refuses the list.
 */
#ifndef LISTS_DECODE_H
#define LISTS_DECODE_H

#include "lists/fingerprint.h"
#include "lists/mixed.h"

enum encoding { ENC_UTF8, ENC_CP1252, ENC_UTF16LE, ENC_UTF16BE };

struct probe {
	enum encoding	 encoding;
	bool		 bom;
	bool		 cr_only;	/* lines end in CR alone */
	bool		 begun;		/* the rest is for the decoder to
					 * check */
	bool		 told;		/* what it is, by a person */
	int64_t		 size;
	char		 hash[HASH_TEXT];	/* "": not taken */
};

const char *encoding_name(enum encoding);
/* wanted NULL: found out. On a refusal *why says which. */
bool	 probe_source(struct source *, const char *wanted, bool hash,
	    struct probe *, enum reason *why, struct err *);
/* Says in which line a source is not what it began as; false. */
bool	 probe_refuse(struct source *, enum encoding begun, struct err *);

struct decoder {
	struct source	*source;
	struct probe	 probe;
	unsigned char	*raw;		/* a block, and what was left over */
	size_t		 used, left;	/* bytes of it; what was left follows
					 * what was used */
	struct buf	 text;
	bool		 started;
	struct mixed	 mixed;
	bool		 broken;	/* it is not what it began as */
	int64_t		 bytes;		/* read so far */
};

/* The source must be rewound. */
void	 decoder_init(struct decoder *, struct source *,
	    const struct probe *);
void	 decoder_fini(struct decoder *);
/* The next stretch of text, borrowed until the next call; *n 0: the end. */
bool	 decoder_next(struct decoder *, const char **, size_t *n,
	    struct err *);
/* Append UTF-8 text in an encoding; what it cannot hold becomes '?'. */
void	 encode(struct buf *, enum encoding, const char *, size_t n);
/* The mark at the start of a file, if the encoding has one. */
void	 encode_bom(struct buf *, enum encoding);

#endif
