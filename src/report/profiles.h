/*
 * Profiles as sheets: which there are and when they were used last, and one
 * with its columns and words.
 */
#ifndef REPORT_PROFILES_H
#define REPORT_PROFILES_H

#include "report/sheet.h"
#include "store/profiles.h"

/* sheet_fini it, also on failure. */
bool	 profiles_sheet(struct store *, struct sheet *, struct err *);
/*
 * Columns, then words; version 0 is the newest. Two sheets that the caller
 * finishes; on false there are none. ERR_INVALID: no such profile.
 */
bool	 profile_sheets(struct store *, const char *name, int version,
	    struct sheet sh[2], struct err *);

#endif
