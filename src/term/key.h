/*
 * Keys, as klar knows them: a Unicode code point, a control character, or
 * one of the values below, which lie above all of Unicode. curses' KEY_* are
 * not used at all: the bytes of the terminal are decoded here, so that an
 * unknown escape sequence is one unknown key and never a row of letters that
 * each run a command.
 */
#ifndef TERM_KEY_H
#define TERM_KEY_H

#include <stdbool.h>
#include <stddef.h>

enum {
	K_TAB		= 0x09,
	K_ENTER		= 0x0d,		/* line feed comes out as this too */
	K_ESC		= 0x1b,
	K_NONE		= 0x110001,	/* no key in the time given */
	K_GONE,				/* the terminal has vanished */
	K_UNKNOWN,			/* a sequence nobody here knows */
	K_MOUSE,			/* where and what: key_decoder.mouse */
	K_UP, K_DOWN, K_LEFT, K_RIGHT, K_HOME, K_END, K_PAGE_UP, K_PAGE_DOWN,
	K_INSERT, K_DELETE, K_BACKSPACE, K_BACKTAB,
	K_F1, K_F2, K_F3, K_F4, K_F5, K_F6, K_F7, K_F8, K_F9, K_F10, K_F11,
	K_F12
};

#define K_CTRL(c)	((c) & 0x1f)
#define KEY_SEQUENCE	2		/* keys in the longest command key */
#define KEY_NAME	24		/* bytes of the longest name and NUL */

/*
 * One key by its name: "j", "Å", "<Down>", "<C-d>", "<F1>", "<Enter>",
 * "<lt>" (also plain "<" when nothing follows it). Moves *s behind it.
 * Returns K_NONE if there is no such key, or at the end of the text.
 */
int	 key_parse(const char **s);
/* "gg" -> two keys. Returns how many, 0 if a name is bad or it is too long. */
int	 key_parse_sequence(const char *name, int key[KEY_SEQUENCE]);
/*
 * What a person reads: "Down", "Ctrl-d", "Esc". Translated where the word is.
 * Returns out.
 */
char	*key_label(int key, char out[KEY_NAME]);
/* Does it need AltGr, or is it a dead key, on a Danish keyboard? */
bool	 key_needs_altgr(int key);
/* A key that stands for a character a person may type into a field. */
bool	 key_is_text(int key);

/*
 * The decoder. Bytes go in at the end, keys come out at the front; it makes
 * no calls, so it can be fuzzed. Zero-fill it (but utf8) to start.
 */
#define KEY_BUFFER	4096

enum mouse_act { MOUSE_CLICK, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN };

struct mouse_event {
	enum mouse_act	 act;
	int		 row, col;	/* of the screen, from 0 */
};

struct key_decoder {
	struct mouse_event mouse;		/* of the last K_MOUSE */
	unsigned char	 b[KEY_BUFFER];
	size_t		 at, n;		/* the next byte; the end */
	bool		 bytes;		/* one byte is one character (ISO) */
};

/* Room for more bytes, and where; then add n to d->n. */
size_t	 key_room(struct key_decoder *, unsigned char **);
/*
 * The next key, K_NONE if there is none or its end has not come yet. With
 * final, what has come is all there will be: an Esc is then an Esc.
 */
int	 key_take(struct key_decoder *, bool final);
/* What key_take(d, false) waits for, when it has said K_NONE. */
enum key_wait {
	KEY_WAIT_NOTHING,		/* no bytes are left */
	KEY_WAIT_ESC,			/* an Esc: the key, or a beginning? */
	KEY_WAIT_REST			/* surely more: "Esc [" */
};
enum key_wait key_waits(const struct key_decoder *);

/* Teach the decoder a sequence of this terminal (terminfo). */
void	 key_learn(const char *sequence, int key);

#endif
