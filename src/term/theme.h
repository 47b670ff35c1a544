/*
 * Styles and glyphs by their meaning. Both have one table (styles.def,
 * glyphs.def); what a terminal makes of them is decided in tty.c. Meaning
 * never rests on a style alone: there is always a glyph or a word as well.
 */
#ifndef TERM_THEME_H
#define TERM_THEME_H

#include <stdbool.h>

enum style {
#define STYLE(id, letter, attrs, contrast, colour8, colour256)	STYLE_##id,
#include "term/styles.def"
#undef STYLE
	STYLE__COUNT
};

/* Attributes a style asks for; the terminal gives what it has. */
enum {
	ATTR_BOLD	= 1 << 0,
	ATTR_DIM	= 1 << 1,
	ATTR_UNDERLINE	= 1 << 2,
	ATTR_REVERSE	= 1 << 3
};

struct style_info {
	char		 letter;	/* in the grid of a dump */
	unsigned	 attrs, contrast;	/* of ATTR_ */
	int		 colour8;	/* -1: the terminal's own */
	int		 colour256;
};

extern const struct style_info style_info[STYLE__COUNT];

/* In the order of the setting's words in config.def. */
enum theme { THEME_DEFAULT, THEME_MONO, THEME_CONTRAST, THEME__COUNT };

void	 theme_set(enum theme);
enum theme theme_now(void);
/* "default", "mono", "contrast"; never translated. */
const char *theme_name(enum theme);
/* THEME__COUNT if there is none of that name. */
enum theme theme_of_name(const char *);
/* What a style is in the theme in force. */
unsigned theme_attrs(enum style);
/* Of a terminal with so many colours; -1: the terminal's own. */
int	 theme_colour(enum style, int colours);

enum glyph {
#define GLYPH(id, ascii, unicode, word)	GLYPH_##id,
#include "term/glyphs.def"
#undef GLYPH
	GLYPH__COUNT
};

/* Draw glyphs, lines and the ellipsis with ASCII only (--ascii). */
void	 theme_set_ascii(bool);
bool	 theme_is_ascii(void);
/* The glyph in force: one column wide. A literal, never freed. */
const char *glyph(enum glyph);
/*
 * For who hears the screen: ASCII, no lines and no bars (what they show stands
 * beside them as a number), and tables say their signs in words.
 */
void	 theme_set_spoken(bool);
bool	 theme_is_spoken(void);
/* What it says in words, translated ("met", "waiting"); "" for lines. */
const char *glyph_word(enum glyph);
/* The word of a sign that is drawn; the text itself if it is none. */
const char *glyph_spoken(const char *text);

#endif
