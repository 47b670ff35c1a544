/*
 * Import: one list, one act, one undo. A dry run is the same run rolled back.
 */
#ifndef ACT_IMPORT_H
#define ACT_IMPORT_H

#include "act/act.h"
#include "lists/list.h"

/*
 * The report is filled in whatever happens; read_report_fini it. True also
 * with rejected rows (report->rejected tells); a refused file, a strict run
 * with a bad row and a stop by the user are false and wrote nothing.
 */
bool	 act_import(struct act_ctx *, const char *path,
	    const struct read_opts *, struct read_report *,
	    struct act_result *, struct err *);

#endif
