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

static bool ascii_only;
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

const char *
glyph(enum glyph g)
{
	return ascii_only ? glyphs[g].ascii : glyphs[g].unicode;
}

const char *
glyph_word(enum glyph g)
{
	return _(glyphs[g].word);
}
