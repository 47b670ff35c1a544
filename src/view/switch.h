/*
 * The form of a vendor switch, for the installations of a municipality.
 */
#ifndef VIEW_SWITCH_H
#define VIEW_SWITCH_H

#include "act/switch.h"
#include "view/app.h"

struct switch_form {			/* in the view; lives as long as it */
	struct switch_args a;
	char		 title[256];
};

/* Ask which system comes after this installation, and when; then do it. */
bool	 switch_form(struct app *, struct switch_form *, int64_t installation,
	    struct err *);

#endif
