/*
 * Bytes to UTF-8. Which encoding a list is in is decided by all of its bytes
 * before the first is used; a probe also takes its hash.
 */
#ifndef LISTS_DECODE_H
#define LISTS_DECODE_H

#include "lists/source.h"

enum encoding { ENC_UTF8, ENC_CP1252, ENC_UTF16LE, ENC_UTF16BE };

struct probe {
	enum encoding	 encoding;
	bool		 bom;
	bool		 cr_only;	/* lines end in CR alone */
	int64_t		 size;
	char		 hash[17];	/* FNV-1a 64 of the bytes, hex */
};

const char *encoding_name(enum encoding);
/* wanted NULL: found out. On a refusal *why says which. */
bool	 probe_source(struct source *, const char *wanted, struct probe *,
	    enum reason *why, struct err *);

struct decoder {
	struct source	*source;
	struct probe	 probe;
	unsigned char	*raw;		/* a block, and what was left over */
	size_t		 left;
	struct buf	 text;
	bool		 started;
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
