/*
 * Bytes to UTF-8. Which encoding a list is in is decided by all of its bytes
 * before the first is used; a probe also takes its hash.
 */
#ifndef LISTS_DECODE_H
#define LISTS_DECODE_H

#include "lists/source.h"

enum encoding { ENC_UTF8, ENC_CP1252, ENC_UTF16LE, ENC_UTF16BE };

/*
 * FNV-1a 64 of the bytes, in hex. A byte at a time, each waiting for the one
 * before, it is the slowest part of a probe: if nobody need know it before the
 * rows are read, the decoder takes it, which has a thread of its own.
 */
#define HASH_TEXT	17
uint64_t fnv_start(void);
uint64_t fnv_add(uint64_t, const unsigned char *, size_t);
void	 fnv_hex(uint64_t, char[HASH_TEXT]);

struct probe {
	enum encoding	 encoding;
	bool		 bom;
	bool		 cr_only;	/* lines end in CR alone */
	int64_t		 size;
	char		 hash[HASH_TEXT];	/* "": not taken */
};

const char *encoding_name(enum encoding);
/* wanted NULL: found out. On a refusal *why says which. */
bool	 probe_source(struct source *, const char *wanted, bool hash,
	    struct probe *, enum reason *why, struct err *);

struct decoder {
	struct source	*source;
	struct probe	 probe;
	unsigned char	*raw;		/* a block, and what was left over */
	size_t		 left;
	struct buf	 text;
	bool		 started;
	int64_t		 bytes;		/* read so far */
	uint64_t	 fnv;		/* of them, if the probe has none */
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
