/*
 * The parts of klar-lists(5) that come from the tables of lists. Private to
 * mkman.
 */
#ifndef MAN_MKLISTS_H
#define MAN_MKLISTS_H

void	 put_lists(void);		/* each with its columns */
void	 put_types(void);		/* what a cell holds */
void	 put_reasons(void);		/* by what they are said of */

#endif
