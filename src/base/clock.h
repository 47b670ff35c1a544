/*
 * What time it is, in one place, so that tests can hold it still:
 * KLAR_TODAY=yyyy-mm-dd fixes the day, KLAR_NOW="yyyy-mm-dd hh:mm:ss" both.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

#include "base/date.h"

#define CLOCK_TEXT	20	/* bytes of "yyyy-mm-dd hh:mm:ss" and NUL */

day_t	 clock_today(void);			/* local date */
/* Local time as "yyyy-mm-dd hh:mm:ss"; sorts as text. Returns out. */
char	*clock_now(char out[CLOCK_TEXT]);
int64_t	 clock_ms(void);			/* monotonic milliseconds */

#endif
