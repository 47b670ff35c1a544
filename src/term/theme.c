/*
 * The tables of styles and glyphs, and which glyphs are in force (theme.h).
 */
#include "term/theme.h"

#include <string.h>

#include "base/i18n.h"

const struct style_info style_info[STYLE__COUNT] = {
#define STYLE(id, letter, attrs, contrast, colour8, colour256) \
	[STYLE_##id] = { letter, attrs, contrast, colour8, colour256 },
#include "term/styles.def"
#undef STYLE
};

static const struct glyph_info {
	const char	*ascii, *unicode;
	const char	*word;
} glyphs[GLYPH__COUNT] = {
#define GLYPH(id, ascii, unicode, word) \
	[GLYPH_##id] = { ascii, unicode, word },
#include "term/glyphs.def"
#undef GLYPH
};

static const char *const theme_names[THEME__COUNT] = {
	"default", "mono", "contrast"
};

static bool ascii_only, spoken;
static enum theme theme;

void
theme_set(enum theme t)
{
	theme = t;
}

enum theme
theme_now(void)
{
	return theme;
}

const char *
theme_name(enum theme t)
{
	return theme_names[t];
}

enum theme
theme_of_name(const char *name)
{
	int t;

	for (t = 0; t < THEME__COUNT; t++)
		if (strcmp(theme_names[t], name) == 0)
			break;
	return (enum theme)t;
}

unsigned
theme_attrs(enum style s)
{
	return theme == THEME_CONTRAST ? style_info[s].contrast :
	    style_info[s].attrs;
}

int
theme_colour(enum style s, int colours)
{
	if (theme != THEME_DEFAULT)
		return -1;
	return colours >= 256 ? style_info[s].colour256 :
	    style_info[s].colour8;
}

void
theme_set_ascii(bool on)
{
	ascii_only = on;
}

bool
theme_is_ascii(void)
{
	return ascii_only;
}

void
theme_set_spoken(bool on)
{
	spoken = on;
	if (on)
		ascii_only = true;
}

bool
theme_is_spoken(void)
{
	return spoken;
}

/* A line or a part of a bar: nothing to say. */
static bool
is_silent(enum glyph g)
{
	return !*glyphs[g].word || (g >= GLYPH_BAR_DONE && g <= GLYPH_BAR_GAP);
}

const char *
glyph(enum glyph g)
{
	if (spoken && is_silent(g))
		return " ";
	return ascii_only ? glyphs[g].ascii : glyphs[g].unicode;
}

const char *
glyph_word(enum glyph g)
{
	return _(glyphs[g].word);
}

const char *
glyph_spoken(const char *text)
{
	int g;

	for (g = 0; g < GLYPH__COUNT; g++)
		if (!is_silent((enum glyph)g) &&
		    strcmp(glyphs[g].ascii, text) == 0)
			return glyph_word((enum glyph)g);
	return text;
}
