/*
 * Private to the import screens: what is said by hand about the columns of a
 * file and the words in them, and its profile. The map step (import_map.c)
 * shows the result; this is the menus on top of it.
 */
#ifndef VIEW_IMPORT_CHOOSE_H
#define VIEW_IMPORT_CHOOSE_H

#include "lists/told.h"
#include "view/app.h"

enum choose {				/* which menu is open */
	CHOOSE_NONE,
	CHOOSE_TARGET,			/* where a column goes */
	CHOOSE_WORD,			/* what the words of a column mean */
	CHOOSE_MEANING,			/* of one of them */
	CHOOSE_PROFILE
};

struct known_profile {
	char		*name, *list;
	int		 version, ncolumns;
};

struct import_view;

struct choosing {
	enum choose	 menu;
	struct list_map	 map;		/* what was said; opts.map */
	char		*profile;	/* opts.profile */
	int		 column;	/* of told; the menus are about it */
	int		 word;		/* of that column */
	int		 sample;	/* row shown; -1: the first filled */
	struct table	 targets, words, meanings, profiles;
	struct known_profile *known;
	size_t		 nknown;
};

void	 choose_init(struct import_view *);
void	 choose_fini(struct import_view *);
/* The commands of the map step and its menus; false: not one of them. */
bool	 choose_command(struct import_view *, enum cmd, struct err *);
bool	 choose_can(const struct import_view *, enum cmd);
/* Out of a menu; false: none was open. */
bool	 choose_back(struct import_view *);
/* The menu that is open; NULL: none is. */
struct table *choose_table(struct import_view *);
void	 choose_draw(struct import_view *, const struct area *);
/* "Import 2 of 3: where 'Fase' goes"; appended. */
void	 choose_where(const struct import_view *, struct buf *);
void	 choose_sentence(const struct import_view *, struct buf *);
/* Selected column of the map step; NULL: there is none. */
const struct column_told *choose_column(const struct import_view *);
/* What a column of ours is called in the user's language. */
const char *choose_column_word(const struct column_info *);

/* import_profile.c */
void	 choose_profile_init(struct import_view *);
void	 choose_profile_fini(struct import_view *);
/* By its name, or, if that is empty, from the menu of them. */
void	 choose_profile(struct import_view *, const char *name, struct err *);
/* The one that is selected there. */
void	 choose_profile_row(struct import_view *);
/* Save how the file is read; an empty name is asked for. */
void	 choose_save(struct import_view *, const char *name, struct err *);

#endif
