/*
 * The tables of styles and glyphs, and which glyphs are in force (theme.h).
 */
#include "term/theme.h"

#include "base/i18n.h"

const struct style_info style_info[STYLE__COUNT] = {
#define STYLE(id, letter, attrs, colour8, colour256) \
	[STYLE_##id] = { letter, attrs, colour8, colour256 },
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

static bool ascii_only;

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
