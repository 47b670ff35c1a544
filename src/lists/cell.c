/*
 * One cell: from the bytes of a field to clean text and a value. Plain ASCII
 * is trimmed where it stands; everything else is decoded, stripped of what
 * has no width, refused if it could drive a terminal or turn text around, and
 * brought into NFC. Text is never passed through a number.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/hash.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "base/octets.h"
#include "lists/drift.h"

#define NAME_MAX_BYTES	255
#define DIGITS		"0123456789"

static const enum reason type_reason[] = {
#define TYPE(id, reason, help)	[TYPE_##id] = REASON_##reason,
#include "lists/cell.def"
#undef TYPE
};

/* Bytes from 0x20 to 0x7e that the text begins with, or nearly as many. */
static size_t
printable_run(const char *s, size_t len)
{
	uint64_t word, odd;
	size_t i;

	for (i = 0; i + OCTETS <= len; i += OCTETS) {
		word = octets_at(s + i);
		odd = (word | (word + OCTETS_LOW) | (word - OCTETS_LOW * ' ')) &
		    OCTETS_HIGH;
		if (odd)
			return i + octets_before(odd);
	}
	return i;
}

/*
 * May the field be used as it is, once its ends are trimmed? ASCII without
 * controls may, and the letters from U+00C0 to U+00FF, in two bytes of which
 * the first is always C3: all of Danish, in NFC as they stand.
 */
static bool
is_plain(const char *s, size_t len)
{
	size_t i;

	for (i = printable_run(s, len); i < len; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c >= 0x20 && c < 0x7f)
			continue;
		if (c == 0xc3 && i + 1 < len)
			i++;
		else if (c != '\t' && c != '\n')
			return false;
		i += printable_run(s + i + 1, len - i - 1);
	}
	return true;
}

enum washed { WASHED, WASHED_OUT, WASHED_CONTROL };

/* Line ends become LF; WASHED_OUT: something without width was taken out. */
static enum washed
wash(struct buf *to, const char *s, size_t len)
{
	struct buf kept = BUF_INIT;
	enum washed how = WASHED;
	int32_t cp;
	size_t i = 0, n;

	while (i < len && how != WASHED_CONTROL) {
		n = utf8_next(s + i, len - i, &cp);
		if (cp == '\r') {
			if (i + 1 >= len || s[i + 1] != '\n')
				buf_addc(&kept, '\n');
		} else if (cp < 0 || utf8_is_bidi(cp) ||
		    (utf8_is_control(cp) && cp != '\t' && cp != '\n'))
			how = WASHED_CONTROL;
		else if (utf8_is_invisible(cp))
			how = WASHED_OUT;
		else
			buf_addn(&kept, s + i, n);
		i += n;
	}
	buf_clear(to);
	if (how != WASHED_CONTROL && kept.len > 0)
		utf8_nfc(to, kept.p, kept.len);
	buf_fini(&kept);
	return how;
}

/* Is there nothing for one_line to do? Of a plain text. */
static bool
is_one_line(const char *s, size_t len)
{
	uint64_t blank;
	size_t i = 0;

	/* Seven at a time: blanks are looked for in pairs. */
	for (; i + OCTETS <= len; i += OCTETS - 1) {
		uint64_t word = octets_at(s + i);

		blank = octets_that_are(word, ' ');
		if ((blank & blank >> 8) | octets_that_are(word, '\n') |
		    octets_that_are(word, '\t'))
			return false;
	}
	for (; i < len; i++)
		if (s[i] == '\n' || s[i] == '\t' || (s[i] == ' ' &&
		    i + 1 < len && s[i + 1] == ' '))
			return false;
	return true;
}

/* A name stands in one line, with single blanks. */
static void
one_line(char *s)
{
	char *to = s;
	int32_t cp;
	size_t n, left = strlen(s);
	bool blank = false;

	while (left > 0) {
		n = utf8_next(s, left, &cp);
		if (utf8_is_blank(cp) || cp == '\n') {
			blank = true;
		} else {
			if (blank)
				*to++ = ' ';
			blank = false;
			memmove(to, s, n);
			to += n;
		}
		s += n;
		left -= n;
	}
	*to = '\0';
}

static char *
clean(struct reader *rd, int col, char *text, size_t len, bool *ok)
{
	struct buf *own = &rd->clean[col];
	bool plain = is_plain(text, len), guarded;
	char *s = text;

	*ok = true;
	if (!plain) {
		switch (wash(own, text, len)) {
		case WASHED_CONTROL:
			*ok = row_reject(rd, REASON_control_char, col,
			    _("there is a control character in it"));
			return NULL;
		case WASHED_OUT:
			row_warn(rd, REASON_zero_width, col,
			    _("characters without width were taken out"));
			break;
		case WASHED:
			break;
		}
		s = own->p;
		len = own->len;
	}
	len = s ? utf8_trim(s, len) : 0;
	if (len == 0)
		return NULL;
	guarded = csv_is_guarded(s);
	s += guarded;
	if (column_type(col) == TYPE_name &&
	    !(plain && is_one_line(s, len - guarded)))
		one_line(s);
	return s;
}

/* Digits, with "." or blanks between groups of three; no sign. */
static bool
read_number(const char *s, int64_t *n)
{
	int group = -1, digits = 0;
	char sep = '\0';
	int64_t v = 0;

	for (; *s; s++) {
		if (*s >= '0' && *s <= '9') {
			if (++digits > 15 || (group >= 0 && ++group > 3))
				return false;
			v = v * 10 + (*s - '0');
		} else if ((*s == '.' || *s == ' ') && digits > 0 &&
		    (group == -1 ? digits <= 3 : group == 3 && *s == sep)) {
			sep = *s;
			group = 0;
		} else
			return false;
	}
	*n = v;
	return digits > 0 && (group == -1 || group == 3);
}

/*
 * Kroner to øre. The last of comma and point with one or two digits after it
 * is the decimal sign; a point with three digits after it is a thousand's.
 */
static bool
read_money(const char *s, int64_t *oere)
{
	const char *dot = strrchr(s, '.'), *comma = strrchr(s, ',');
	const char *sign = comma > dot ? comma : dot;
	char whole[32];
	size_t n, i, k = 0, after = sign ? strlen(sign + 1) : 0;
	int64_t kr;

	if (sign && after == 3 && sign == dot && !comma) {
		sign = NULL;
		after = 0;
	}
	n = sign ? (size_t)(sign - s) : strlen(s);
	if (n >= sizeof(whole) || (sign && (after < 1 || after > 2 ||
	    !str_digits(sign + 1))))
		return false;
	for (i = 0; i < n; i++)		/* "1,234.56": the other sign */
		whole[k++] = sign && *sign == '.' && s[i] == ',' ? '.' : s[i];
	whole[k] = '\0';
	if (!read_number(whole, &kr))
		return false;
	*oere = kr * 100;
	if (sign)
		*oere += atoi(sign + 1) * (after == 1 ? 10 : 1);
	return true;
}

static bool
read_quarter(const char *s, int64_t *n)
{
	if (*s == 'Q' || *s == 'q' || *s == 'K' || *s == 'k')
		s++;
	if (*s < '1' || *s > '4' || (s[1] != '\0' &&
	    strcmp(s + 1, ". kvartal") != 0))
		return false;
	*n = *s - '0';
	return true;
}

/* A day; or a month, which is its last day. */
static bool
read_month(const char *s, int64_t *n)
{
	const char *sign = s + strcspn(s, "-./");
	bool first = sign == s + 4;
	const char *year = first ? s : sign + 1;
	const char *month = first ? sign + 1 : s;
	int y, m;

	*n = date_parse(s);
	if (*n != DAY_NONE)
		return true;
	if (*sign == '\0')
		return false;
	y = atoi(year);
	m = atoi(month);
	if (strspn(year, DIGITS) != 4 || strspn(month, DIGITS) < 1 ||
	    strspn(month, DIGITS) > 2 || strlen(s) !=
	    5 + strspn(month, DIGITS) || m < 1 || m > 12)
		return false;
	*n = (m == 12 ? date_make(y, 12, 31) :
	    date_make(y, m + 1, 1) - 1);
	return date_make(y, m, 1) != DAY_NONE;
}

/* Three digits get their zero back, which Excel ate. */
static bool
read_code(const char *s, int64_t *n)
{
	size_t len = strlen(s);

	if (!str_digits(s) || len < 3 || len > 4)
		return false;
	*n = atoi(s);
	return true;
}

bool
cell_value(enum type type, const char *s, int64_t *n)
{
	int value;

	switch (type) {
	case TYPE_text:
		*n = (int64_t)strlen(s);
		return true;
	case TYPE_name:
		*n = (int64_t)strlen(s);
		return *n <= NAME_MAX_BYTES;
	case TYPE_code:
		return read_code(s, n);
	case TYPE_date:
		*n = date_parse(s);
		return *n != DAY_NONE;
	case TYPE_month:
		return read_month(s, n);
	case TYPE_number:
		return read_number(s, n);
	case TYPE_money:
		return read_money(s, n);
	case TYPE_amount:
		*n = -1;		/* alle */
		return strcasecmp(s, "alle") == 0 ||
		    strcasecmp(s, "all") == 0 || read_number(s, n);
	case TYPE_quarter:
		return read_quarter(s, n);
	default:
		if (!word_read(type, s, &value))
			return false;
		*n = value;
		return true;
	}
}

/* Words are looked up by folding them: each once. */
static bool
read_word(struct memo *memo, enum type type, const char *s, int64_t *n)
{
	if (memo_get(memo, MEMO_WORD, (int64_t)type, s, n))
		return true;
	if (!cell_value(type, s, n))
		return false;
	memo_put(memo, MEMO_WORD, (int64_t)type, s, *n);
	return true;
}

static bool
read_value(struct memo *memo, enum type type, const char *s, int64_t *n)
{
	switch (type) {
	case TYPE_text:
	case TYPE_name:
	case TYPE_code:
	case TYPE_date:
	case TYPE_month:
	case TYPE_number:
	case TYPE_money:
	case TYPE_amount:
	case TYPE_quarter:
		return cell_value(type, s, n);
	default:
		return read_word(memo, type, s, n);
	}
}

/* What is wrong, in words; the text itself is told unless it is long. */
/* What Excel or a calendar writes where a day is asked for. */
static bool
reject_date(struct reader *rd, int col, const char *s)
{
	char day[DAY_TEXT];
	day_t serial = DAY_NONE;

	if (str_digits(s) && strlen(s) == 5)
		serial = date_make(1900, 1, 1) - 2 + (day_t)atoi(s);
	if (serial != DAY_NONE && serial >= date_make(1990, 1, 1) &&
	    serial <= date_make(2100, 12, 31))
		return row_reject(rd, REASON_bad_date, col, _("'%s' is not a "
		    "date, but how Excel counts %s; give the column the "
		    "format of a date"), s, date_dk(serial, day));
	if (strncasecmp(s, "uge", 3) == 0 || strncasecmp(s, "week", 4) == 0)
		return row_reject(rd, REASON_bad_date, col, _("'%s' is a week; "
		    "a day is needed, as 31-03-2021"), s);
	return row_reject(rd, REASON_bad_date, col, _("'%s' is not a date"),
	    s);
}

static bool
reject_value(struct reader *rd, int col, enum type type, const char *s)
{
	enum reason why = type_reason[type];

	if (why == REASON_too_long || strlen(s) > 80)
		return row_reject(rd, why, col, _("the text is too long"));
	switch (why) {
	case REASON_bad_date:
		return reject_date(rd, col, s);
	case REASON_bad_number:
		return row_reject(rd, why, col, _("'%s' is not a number"), s);
	case REASON_bad_code:
		return row_reject(rd, why, col,
		    _("'%s' is not a municipality code"), s);
	case REASON_unknown_contract:
		return row_reject(rd, why, col,
		    _("'%s' is not a contract type"), s);
	case REASON_unknown_status:
		return row_reject(rd, why, col, _("'%s' is not a status"), s);
	default:
		return row_reject(rd, why, col,
		    _("'%s' is not one of the words"), s);
	}
}

const char *
type_help(enum type type)
{
	static const char *const helps[] = {
#define TYPE(id, reason, help)	[TYPE_##id] = help,
#include "lists/cell.def"
#undef TYPE
	};

	return helps[type];
}

bool
cell_may_hold(struct reader *rd, int col, const char *text)
{
	int64_t n;

	return read_value(rd->memo, column_type(col), text, &n);
}

bool
cell_plain(struct memo *memo, int col, char *text, size_t *len,
    struct cell *to)
{
	enum type type = column_type(col);
	size_t n = *len, guarded;
	char *s;

	*to = (struct cell){ NULL, 0 };
	if (n == 0)
		return true;
	if (!is_plain(text, n))
		return false;
	/* All blanks that a plain text can have are small. */
	if ((unsigned char)text[0] <= ' ' || (unsigned char)text[n - 1] <= ' ')
		n = *len = utf8_trim(text, n);
	if (n == 0)
		return true;
	guarded = csv_is_guarded(text);
	s = text + guarded;
	if (type == TYPE_name && !is_one_line(s, n - guarded))
		return false;
	to->s = s;
	return read_value(memo, type, s, &to->n);
}

uint32_t
cells_content(enum list list, const struct cell *first)
{
	const struct list_info *info = &list_info[list];
	int i, col = list_first_column(list);
	uint64_t h = 0;

	for (i = 0; i < info->ncols; i++, col++) {
		const struct cell *c = &first[i];

		if (!c->s || (info->col[i].flags & COL_KEY))
			continue;
		h = hash_number(h, (uint64_t)col);
		if (column_type(col) == TYPE_text ||
		    column_type(col) == TYPE_name)
			h = hash_bytes(h, c->s, (size_t)c->n);
		else
			h = hash_number(h, (uint64_t)c->n);
	}
	return (uint32_t)(h ^ h >> 32);
}

bool
cell_read(struct reader *rd, int col, char *text, size_t len)
{
	struct cell *cell = &rd->cell[col];
	enum type type = column_type(col);
	char *s;
	bool ok;

	s = clean(rd, col, text, len, &ok);
	cell->s = ok && rd->fixing ? fixes_cell(rd, col, s) : s;
	if (!ok || !cell->s)
		return ok;
	/* What was put right is in our words already. */
	if (rd->map.means[col] && !(rd->fixing && fixes_was(rd, col)) &&
	    map_word(rd, col, cell->s, &cell->s) && !cell->s)
		return true;
	if (read_value(rd->memo, type, cell->s, &cell->n))
		return true;
	if (rd->quiet)
		return false;
	if (type >= TYPE_yesno || rd->map.means[col])
		map_strange(rd, col, cell->s);
	told_unfit(rd, col);
	return reject_value(rd, col, type, cell->s);
}
