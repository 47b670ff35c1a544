/*
 * The part of klar-filter(7) that comes from the table of rosters. Private to
 * mkman.
 */
#ifndef MAN_MKFILTER_H
#define MAN_MKFILTER_H

void	 put_rosters(void);		/* each with its fields and words */

#endif
