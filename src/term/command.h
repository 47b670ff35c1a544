/*
 * The commands of the screens, expanded from src/commands.def: the enum, the
 * table, the keymap. Which keys work where is asked here and nowhere else.
 */
#ifndef TERM_COMMAND_H
#define TERM_COMMAND_H

#include <stdbool.h>

#include "base/str.h"
#include "term/key.h"

/*
 * Contexts, as a mask: a screen has one or more, CTX_ANY is always added.
 * Help, history, import, plan and columns may share keys with steps and gates,
 * as they are never on one screen; ctx_together says so, a test and app_push
 * hold to it.
 */
enum ctx {
	CTX_ANY		= 1 << 0,	/* every screen */
	CTX_LIST	= 1 << 1,	/* has a cursor on rows */
	CTX_BOARD	= 1 << 2,	/* a course board */
	CTX_FILTER	= 1 << 3,	/* can be narrowed with / */
	CTX_PANES	= 1 << 4,	/* has more than one pane */
	CTX_STEPS	= 1 << 5,	/* steps that can be worked on */
	CTX_GATES	= 1 << 6,	/* things with a next gate */
	CTX_HISTORY	= 1 << 7,	/* acts */
	CTX_HELP	= 1 << 8,	/* the help screen */
	CTX_COLUMNS	= 1 << 9,	/* has columns to go between */
	CTX_IMPORT	= 1 << 10,	/* a list on its way in */
	CTX_MARKS	= 1 << 11,	/* rows that can be marked */
	CTX_PLAN	= 1 << 12,	/* what would come of a deed to many */
	CTX_MATRIX	= 1 << 13,	/* cells of two axes */
	CTX_PLACES	= 1 << 14,	/* installations of one municipality */
	CTX_CHASE	= 1 << 15,	/* what somebody owes */
	CTX_INBOX	= 1 << 16,	/* the inbox */
	CTX_LETTER	= 1 << 17,	/* a message to somebody */
	CTX_SORT	= 1 << 18,	/* columns to choose and sort by */
	CTX_VIEWS	= 1 << 19,	/* saved views */
	CTX_CHOOSE	= 1 << 20,	/* columns that are being chosen */
	CTX_TIMES	= 1 << 21,	/* shows what can be compared */
	CTX_TIMELINE	= 1 << 22,	/* a course along the weeks */
	CTX__END	= 1 << 23
};

enum cmd_flag {
	CMD_WRITES	= 1 << 0,	/* changes the store */
	CMD_ROW		= 1 << 1,	/* needs a selected row */
	CMD_BAR		= 1 << 2,	/* shown in the key bar */
	CMD_MOVE	= 1 << 3,	/* answered by the list widget */
	CMD_ARG		= 1 << 4,	/* ":name text" hands it the text */
	CMD_FILE	= 1 << 5	/* and that is a file: Tab completes */
};

enum cmd {
	CMD_NONE,
#define CMD(id, name, ctx, keys, flags, bar, help)	CMD_##id,
#include "commands.def"
#undef CMD
	CMD__COUNT
};

struct cmd_info {
	const char	*name;		/* after ":"; never translated */
	unsigned	 ctx;
	const char	*keys;		/* names, separated by blanks */
	unsigned	 flags;
	const char	*bar;		/* msgid: its word in the key bar */
	const char	*help;		/* msgid: its line in the help */
};

/*
 * Take the keys that klar.conf gives to commands in place of those in
 * commands.def. All lines count together, so keys may be swapped; one that
 * names no command or no key, or whose key has another meaning on the same
 * screen, is told by config_fault and the command keeps its own keys. Here
 * AltGr is the user's own choice. Call before keys are asked for.
 */
void	 command_take_config(void);

/* [CMD_NONE] has empty texts. */
extern const struct cmd_info cmd_info[CMD__COUNT];

/* May these two contexts be active on one screen? */
bool	 ctx_together(enum ctx, enum ctx);
/* Every two contexts of the mask may be. */
bool	 ctx_sound(unsigned mask);

/* The command of one key (second = K_NONE) or of two; CMD_NONE if none. */
enum cmd command_of_keys(unsigned ctx, int first, int second);
/* Does a command in this context start with this key and go on? */
bool	 command_is_prefix(unsigned ctx, int key);
/* By the full name, or one that only one command starts with. */
enum cmd command_of_name(const char *name);
/*
 * Is it usable on a screen with these contexts (ctx without CTX_ANY is fine)?
 */
bool	 command_in(enum cmd, unsigned ctx);
/*
 * The k-th key sequence of a command, as people read it: "g d", "Ctrl-d";
 * false behind the last.
 */
bool	 command_key(enum cmd, int k, struct buf *out);
/* The k-th sequence as keys; returns how many, 0 behind the last. */
int	 command_keys(enum cmd, int k, int key[KEY_SEQUENCE]);
/*
 * The names that start with prefix, one after the other: pass CMD_NONE
 * first, then what came; CMD_NONE when there are no more.
 */
enum cmd command_complete(const char *prefix, enum cmd after);

#endif
