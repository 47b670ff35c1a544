/*
 * Key names and the decoder (key.h). Every terminal klar meets speaks the
 * same dialect (ECMA-48 as xterm has it), so the sequences are read by their
 * grammar, with terminfo's own strings on top for the few that do not. A
 * sequence is swallowed whole even when its meaning is unknown.
 */
#include "term/key.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

#include "base/i18n.h"
#include "base/str.h"
#include "base/utf8.h"

#define LEARNED_MAX	48
#define LEARNED_BYTES	16

static const struct key_word {
	int		 key;
	const char	*name;		/* between < and > */
	const char	*label;
} key_words[] = {
	{ K_TAB,	"Tab",		N_("Tab") },
	{ K_ENTER,	"Enter",	N_("Enter") },
	{ K_ESC,	"Esc",		N_("Esc") },
	{ ' ',		"Space",	N_("Space") },
	{ '<',		"lt",		"<" },
	{ K_UP,		"Up",		N_("Up") },
	{ K_DOWN,	"Down",		N_("Down") },
	{ K_LEFT,	"Left",		N_("Left") },
	{ K_RIGHT,	"Right",	N_("Right") },
	{ K_HOME,	"Home",		N_("Home") },
	{ K_END,	"End",		N_("End") },
	{ K_PAGE_UP,	"PageUp",	N_("PgUp") },
	{ K_PAGE_DOWN,	"PageDown",	N_("PgDn") },
	{ K_INSERT,	"Insert",	N_("Ins") },
	{ K_DELETE,	"Delete",	N_("Del") },
	{ K_BACKSPACE,	"Backspace",	N_("Backspace") },
	{ K_BACKTAB,	"S-Tab",	N_("Shift-Tab") },
	{ K_F1,	"F1", "F1" }, { K_F2, "F2", "F2" }, { K_F3, "F3", "F3" },
	{ K_F4,	"F4", "F4" }, { K_F5, "F5", "F5" }, { K_F6, "F6", "F6" },
	{ K_F7,	"F7", "F7" }, { K_F8, "F8", "F8" }, { K_F9, "F9", "F9" },
	{ K_F10, "F10", "F10" }, { K_F11, "F11", "F11" },
	{ K_F12, "F12", "F12" },
};

#define KEY_WORDS	(sizeof(key_words) / sizeof(key_words[0]))

static struct {
	char	 text[LEARNED_BYTES];
	size_t	 len;
	int	 key;
} learned[LEARNED_MAX];
static size_t nlearned;

/* "<Name>" at s; K_NONE if it is none. */
static int
key_parse_word(const char *s, size_t *used)
{
	const char *end = strchr(s, '>');
	size_t len, i;

	if (*s != '<' || !end || end - s < 2)
		return K_NONE;
	len = (size_t)(end - s) - 1;
	*used = len + 2;
	if (len == 3 && s[1] == 'C' && s[2] == '-' &&
	    ((s[3] >= 'a' && s[3] <= 'z') || strchr("\\]^_", s[3])))
		return K_CTRL(s[3]);
	for (i = 0; i < KEY_WORDS; i++) {
		if (strlen(key_words[i].name) == len &&
		    strncmp(key_words[i].name, s + 1, len) == 0)
			return key_words[i].key;
	}
	return K_NONE;
}

int
key_parse(const char **s)
{
	size_t used = 0;
	int32_t cp;
	int key;

	if (!**s)
		return K_NONE;
	key = key_parse_word(*s, &used);
	if (key != K_NONE) {
		*s += used;
		return key;
	}
	if (used)		/* "<Nonsense>" is not seven keys */
		return K_NONE;
	used = utf8_next(*s, strlen(*s), &cp);
	if (!key_is_text(cp))
		return K_NONE;
	*s += used;
	return cp;
}

int
key_parse_sequence(const char *name, int key[KEY_SEQUENCE])
{
	int n = 0;

	while (*name) {
		if (n == KEY_SEQUENCE)
			return 0;
		key[n] = key_parse(&name);
		if (key[n++] == K_NONE)
			return 0;
	}
	return n;
}

char *
key_label(int key, char out[KEY_NAME])
{
	size_t i, n;

	for (i = 0; i < KEY_WORDS; i++) {
		if (key_words[i].key != key)
			continue;
		str_copy(out, KEY_NAME, _(key_words[i].label));
		return out;
	}
	if (key > 0 && key < 0x20) {
		snprintf(out, KEY_NAME, _("Ctrl-%c"),
		    key + (key < K_ESC ? 0x60 : 0x40));
		return out;
	}
	n = key_is_text(key) ? utf8_put(out, key) : 0;
	out[n] = '\0';
	return out;
}

bool
key_needs_altgr(int key)
{
	static const int easy[] = {
		0xe6, 0xf8, 0xe5, 0xc6, 0xd8, 0xc5, 0xbd, 0xa7, 0xa4
	};
	size_t i;

	if (key >= K_NONE || key < 0x20)
		return false;
	if (key < 0x7f)
		return strchr("[]{}@$|~\\^`", key) != NULL;
	for (i = 0; i < sizeof(easy) / sizeof(easy[0]); i++)
		if (easy[i] == key)
			return false;
	return true;
}

bool
key_is_text(int key)
{
	return key >= 0x20 && key <= 0x10ffff && !utf8_is_control(key) &&
	    !(key >= 0xd800 && key <= 0xdfff);
}

/* ---- the decoder ---- */

void
key_learn(const char *sequence, int key)
{
	size_t len = strlen(sequence);

	/* Only sequences: a terminfo that calls "a" an arrow is ignored. */
	if (len < 2 || len > LEARNED_BYTES || sequence[0] != K_ESC ||
	    nlearned == LEARNED_MAX)
		return;
	memcpy(learned[nlearned].text, sequence, len);
	learned[nlearned].len = len;
	learned[nlearned++].key = key;
}

size_t
key_room(struct key_decoder *d, unsigned char **to)
{
	if (d->at > 0) {
		memmove(d->b, d->b + d->at, d->n - d->at);
		d->n -= d->at;
		d->at = 0;
	}
	*to = d->b + d->n;
	return sizeof(d->b) - d->n;
}

/* A sequence of this terminal's own. Returns its length or 0. */
static size_t
key_match_learned(const unsigned char *s, size_t n, int *key)
{
	size_t i, best = 0;

	for (i = 0; i < nlearned; i++) {
		if (learned[i].len > best && learned[i].len <= n &&
		    memcmp(learned[i].text, s, learned[i].len) == 0) {
			best = learned[i].len;
			*key = learned[i].key;
		}
	}
	return best;
}

static int
key_of_final(unsigned char c)
{
	switch (c) {
	case 'A': return K_UP;
	case 'B': return K_DOWN;
	case 'C': return K_RIGHT;
	case 'D': return K_LEFT;
	case 'F': return K_END;
	case 'H': return K_HOME;
	case 'P': return K_F1;
	case 'Q': return K_F2;
	case 'R': return K_F3;
	case 'S': return K_F4;
	case 'Z': return K_BACKTAB;
	default:  return K_UNKNOWN;
	}
}

/* The number before "~" of vt220 and its kin. */
static int
key_of_number(int n)
{
	static const int keys[] = {
		[1] = K_HOME, [2] = K_INSERT, [3] = K_DELETE, [4] = K_END,
		[5] = K_PAGE_UP, [6] = K_PAGE_DOWN, [7] = K_HOME, [8] = K_END,
		[11] = K_F1, [12] = K_F2, [13] = K_F3, [14] = K_F4,
		[15] = K_F5, [17] = K_F6, [18] = K_F7, [19] = K_F8,
		[20] = K_F9, [21] = K_F10, [23] = K_F11, [24] = K_F12,
	};

	if (n < 0 || n >= (int)(sizeof(keys) / sizeof(keys[0])) || !keys[n])
		return K_UNKNOWN;
	return keys[n];
}

/*
 * The mouse (xterm's 1006): "Esc [ < button ; column ; row M", or m when a
 * button goes up, which nobody here waits for. 0: its end has not come.
 */
static size_t
key_match_mouse(const unsigned char *s, size_t n, struct mouse_event *m,
    int *key)
{
	int number[3] = { 0, 0, 0 };
	size_t i, k = 0;

	*key = K_UNKNOWN;
	for (i = 3; i < n; i++) {
		if (s[i] == ';' && k < 2)
			k++;
		else if (s[i] < '0' || s[i] > '9')
			break;
		else if (number[k] < 10000)
			number[k] = number[k] * 10 + (s[i] - '0');
	}
	if (i == n)
		return 0;
	if (s[i] != 'M' && s[i] != 'm')
		return i;		/* broken off by something else */
	if (s[i] == 'm' || k != 2 || number[1] < 1 || number[2] < 1)
		return i + 1;
	if (number[0] != 0 && number[0] != 64 && number[0] != 65)
		return i + 1;
	m->act = number[0] == 0 ? MOUSE_CLICK : number[0] == 64 ?
	    MOUSE_WHEEL_UP : MOUSE_WHEEL_DOWN;
	m->col = number[1] - 1;
	m->row = number[2] - 1;
	*key = K_MOUSE;
	return i + 1;
}

/* "Esc [ parameters final", modifiers ignored. 0: its end has not come. */
static size_t
key_match_csi(const unsigned char *s, size_t n, int *key)
{
	size_t i = 2;
	int number = 0;

	*key = K_UNKNOWN;
	if (n > 2 && s[2] == '[') {	/* the Linux console: Esc [ [ A */
		if (n < 4)
			return 0;
		if (s[3] >= 'A' && s[3] <= 'E')
			*key = K_F1 + (s[3] - 'A');
		return 4;
	}
	for (; i < n && s[i] >= '0' && s[i] <= '9'; i++)
		if (number < 1000)
			number = number * 10 + (s[i] - '0');
	while (i < n && s[i] >= 0x20 && s[i] <= 0x3f)
		i++;
	if (i == n)
		return 0;
	if (s[i] < 0x40 || s[i] > 0x7e)
		return i;		/* broken off by something else */
	if (s[i] == '~')
		*key = key_of_number(number);
	else
		*key = key_of_final(s[i]);
	return i + 1;
}

/* "Esc O x", the keypad among them. */
static size_t
key_match_ss3(const unsigned char *s, size_t n, int *key)
{
	if (n < 3)
		return 0;
	*key = key_of_final(s[2]);
	if (s[2] == 'M')
		*key = K_ENTER;
	else if (s[2] >= 'j' && s[2] <= 'y')
		*key = s[2] - 'j' + '*';	/* * + , - . / 0 ... 9 */
	return 3;
}

/* An answer of the terminal, ended by BEL or "Esc \". */
static size_t
key_match_string(const unsigned char *s, size_t n, int *key)
{
	size_t i;

	*key = K_UNKNOWN;
	for (i = 2; i < n; i++) {
		if (s[i] == 0x07)
			return i + 1;
		if (s[i] == K_ESC && i + 1 < n && s[i + 1] == '\\')
			return i + 2;
	}
	return 0;
}

/* What starts with an Esc. 0: not to be told yet. */
static size_t
key_match_esc(const unsigned char *s, size_t n, bool final,
    struct mouse_event *m, int *key)
{
	size_t used = key_match_learned(s, n, key);

	if (used)
		return used;
	if (n == 1) {
		*key = K_ESC;
		return final ? 1 : 0;
	}
	if (s[1] == '[' && n > 2 && s[2] == '<')
		used = key_match_mouse(s, n, m, key);
	else if (s[1] == '[')
		used = key_match_csi(s, n, key);
	else if (s[1] == 'O')
		used = key_match_ss3(s, n, key);
	else if (s[1] == ']')
		used = key_match_string(s, n, key);
	if (used)
		return used;
	if (!final && strchr("[O]", s[1]) && s[1])
		return 0;
	if (n > 2 && strchr("[O]", s[1]) && s[1]) {
		*key = K_UNKNOWN;	/* half a sequence: gone as a whole */
		return n;
	}
	*key = K_ESC;			/* and then another key */
	return 1;
}

static size_t
key_match_text(const struct key_decoder *d, const unsigned char *s, size_t n,
    bool final, int *key)
{
	static const unsigned char need[] = { 2, 2, 3, 4 };
	int32_t cp = -1;
	size_t used = 1;
	wchar_t wc;

	if (d->bytes) {
		mbstate_t st;
		char c = (char)*s;

		memset(&st, 0, sizeof(st));
		if (mbrtowc(&wc, &c, 1, &st) == 1)
			cp = (int32_t)wc;
	} else {
		if (*s >= 0xc2 && *s <= 0xf4 && !final) {
			size_t i, all = need[(*s >> 4) - 0xc];

			for (i = 1; i < n && i < all; i++)
				if ((s[i] & 0xc0) != 0x80)
					break;
			if (i == n && i < all)
				return 0;
		}
		used = utf8_next((const char *)s, n, &cp);
	}
	*key = key_is_text(cp) ? cp : K_UNKNOWN;
	return used;
}

int
key_take(struct key_decoder *d, bool final)
{
	const unsigned char *s = d->b + d->at;
	size_t n = d->n - d->at, used = 1;
	int key = K_NONE;

	if (n == 0)
		return K_NONE;
	/* A full buffer without an end is no sequence anybody sends. */
	if (n == sizeof(d->b))
		final = true;
	if (*s == K_ESC)
		used = key_match_esc(s, n, final, &d->mouse, &key);
	else if (*s == '\n')
		key = K_ENTER;
	else if (*s == 0x7f || *s == 0x08)
		key = K_BACKSPACE;
	else if (*s == 0)
		key = K_UNKNOWN;
	else if (*s < 0x7f)
		key = *s;
	else
		used = key_match_text(d, s, n, final, &key);
	assert(used <= n);
	if (used == 0)
		return K_NONE;
	d->at += used;
	return key;
}

enum key_wait
key_waits(const struct key_decoder *d)
{
	if (d->at == d->n)
		return KEY_WAIT_NOTHING;
	return d->n - d->at == 1 && d->b[d->at] == K_ESC ? KEY_WAIT_ESC :
	    KEY_WAIT_REST;
}
