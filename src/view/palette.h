/*
 * The palette behind ":": commands, screens, municipalities, systems, vendors,
 * saved views, contacts and manual pages in one list, narrowed by a few
 * letters. What is found is in palette_find.c, how far it is in
 * palette_status.c, keys and looks are in palette.c.
 */
#ifndef VIEW_PALETTE_H
#define VIEW_PALETTE_H

#include "base/fuzzy.h"
#include "view/app.h"
#include "widget/edit.h"

#define PALETTE_HITS	100	/* the best; more are only counted */
#define PALETTE_RECENT	20	/* opened before, remembered */
#define PALETTE_LINES	30	/* typed before, remembered */

/* In this order when all else is equal. */
enum pal_kind {
	PAL_SCREEN, PAL_COMMAND, PAL_MUNICIPALITY, PAL_SYSTEM, PAL_VIEW,
	PAL_VENDOR, PAL_CONTACT, PAL_MANUAL, PAL__COUNT
};

struct pal_item {
	enum pal_kind	 kind;
	int64_t		 id;		/* of the thing, command or page */
	int64_t		 vendor_id, municipality_id;	/* a contact's */
	char		*name, *fact;	/* shown */
	char		*keys;		/* folded, '\n' after each; the first is
					 * the name's */
	char		*status;	/* how far it is; NULL: not known yet */
};

struct pal_hit {
	enum fuzzy	 fit;
	int		 recent;	/* higher is newer; 0: never */
	size_t		 order;		/* of the item, among all */
	const struct pal_item *item;
	struct pal_item	*own;		/* freed with the hit, or NULL */
};

struct palette {			/* lives as long as the app */
	struct edit	 edit;
	char		 error[256];
	struct pal_item	*item;		/* all but contacts; while open */
	size_t		 nitems, room;
	int64_t		 contacts;	/* how many there are */
	int64_t		 contact_at;	/* searched up to this id; -1: done */
	struct buf	 needle;	/* folded */
	struct pal_hit	 hit[PALETTE_HITS];
	size_t		 nhits, total;
	size_t		 cursor, top;
	int		 rows;		/* shown, when last drawn */
	struct municipality_count *count;	/* NULL: not counted yet */
	size_t		 ncount;
	enum cmd	 line;		/* the text is this command's line */
	struct { enum pal_kind kind; int64_t id; } recent[PALETTE_RECENT];
	int		 nrecent;	/* newest last */
	char		*typed[PALETTE_LINES];
	int		 ntyped, back;	/* back: how far Up has gone */
};

/* palette_find.c */
void	 palette_load(struct palette *, struct app *);
void	 palette_unload(struct palette *);
/* What fits the text now; contacts follow by palette_contacts. */
void	 palette_search(struct palette *, struct app *);
/* Some more contacts, until a key waits; true when there was work. */
bool	 palette_contacts(struct palette *, struct app *);
/*
 * palette_status.c: how far the systems and municipalities in sight are, after
 * the paint and until a key waits; true when there was work.
 */
bool	 palette_status(struct palette *, struct app *, struct err *);
void	 palette_remember(struct palette *, const struct pal_item *);
const char *palette_kind(enum pal_kind);	/* translated */
bool	 palette_manual(const struct pal_item *, struct err *);

/* palette.c: called by the app while MODE_PALETTE */
void	 palette_open(struct app *);
void	 palette_key(struct app *, int key);
void	 palette_draw(struct app *, const struct area *);
/* What Enter would do, for the message line. */
void	 palette_sentence(const struct app *, struct buf *);
void	 palette_free(struct app *);

/* app_command.c: do a command line as it was typed. */
bool	 app_command_line(struct app *, const char *text, struct err *);

#endif
