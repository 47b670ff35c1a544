/*
 * One question on one line, answered by a line of text or by one key of a
 * few. It answers keys and draws itself; what the answer means is its
 * owner's (view/app.h).
 */
#ifndef WIDGET_PROMPT_H
#define WIDGET_PROMPT_H

#include <stdbool.h>

#include "widget/edit.h"

enum prompt_answer {
	PROMPT_OPEN,			/* goes on, nothing changed */
	PROMPT_CHANGED,			/* goes on, the text changed */
	PROMPT_DONE,
	PROMPT_CANCEL
};

struct prompt {
	char		 label[128];	/* translated: ":", "/", "due: " */
	struct edit	 edit;
	const char	*keys;		/* "yn": done with one of these keys */
	int		 key;		/* which it was */
	char		 error[256];	/* sentence beside it; "" for none */
	/*
	 * Tab: put the longest completion of text in out, and what is
	 * possible (names with blanks between) in hint; or NULL.
	 */
	void		(*complete)(const char *text, struct buf *out,
			    struct buf *hint);
	char		 hint[256];
};

void	 prompt_init(struct prompt *, const char *label, const char *text);
/* One key of these answers instead of a line. */
void	 prompt_init_keys(struct prompt *, const char *question,
	    const char *keys);
enum prompt_answer prompt_key(struct prompt *, int key);
void	 prompt_draw(struct prompt *, const struct area *, int row);

#endif
