/*
 * A text into a file of the user's.
 */
#ifndef BASE_SAVE_H
#define BASE_SAVE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* All of it, however often the system takes less. False: errno tells why. */
bool	 save_bytes(int fd, const void *, size_t);
/*
 * Write the text to path, mode 600 if it is new. A file that is there is
 * written over only with over; else ERR_INVALID. What could not be written
 * in full is ERR_IO.
 */
bool	 save_text(const char *path, const char *text, bool over,
	    struct err *);

#endif
