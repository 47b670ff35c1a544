/*
 * Base64 (RFC 4648), one way.
 */
#ifndef BASE_BASE64_H
#define BASE_BASE64_H

#include "base/str.h"

/* Append len bytes as base64, with padding and without line ends. */
void	 base64_put(struct buf *, const char *bytes, size_t len);

#endif
