/*
 * The dialog when two people changed the same field (act/clash.h): what it
 * was, yours, theirs, one field after the other. Nothing is written before all
 * are decided.
 */
#ifndef VIEW_CLASH_H
#define VIEW_CLASH_H

#include "view/app.h"

struct clash_box {			/* while MODE_CLASH */
	struct clashes	 all;
	int		 at;		/* the one that is asked about */
	enum app_mode	 back;		/* MODE_FORM or MODE_PROMPT */
	char		 title[256];
	void		(*settled)(struct app *, void *arg,
			    const struct clash *, int n);
	void		*arg;
};

/* clash.c: called by the app while MODE_CLASH */
void	 clash_key(struct app *, int key);
void	 clash_draw(struct app *, const struct area *);
/* The whole of it in one sentence, for who hears the screen. */
void	 clash_sentence(const struct app *, struct buf *);
void	 clash_free(struct app *);

#endif
