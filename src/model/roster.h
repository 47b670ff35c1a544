/*
 * Rosters: what can be listed, filtered and sorted, and their fields. The
 * tables are rosters.def and roster_words.def; nothing about a field is
 * written anywhere else. No I/O: the rows are store/roster.h's.
 */
#ifndef MODEL_ROSTER_H
#define MODEL_ROSTER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

#define ROSTER_FIELDS_MAX	32	/* a set of fields is one uint32_t */

enum roster_id {
#define ROSTER(id, name, other, title, order, now)	ROSTER_##id,
#define RFIELD(id, name, other, type, words, head, title, width, flags, help)
#define REND
#include "model/rosters.def"
#undef ROSTER
#undef RFIELD
#undef REND
	ROSTER__COUNT
};

/* F_INSTALLATION_CODE ...: the index of a field in its roster. */
enum {
#define ROSTER(id, name, other, title, order, now)	F_BEFORE_##id = -1,
#define RFIELD(id, name, other, type, words, head, title, width, flags, help) \
	F_##id,
#define REND
#include "model/rosters.def"
#undef ROSTER
#undef RFIELD
#undef REND
};

enum roster_type {
	RT_TEXT,
	RT_CODE,			/* equal but for leading zeros */
	RT_PERSON,			/* a login or a name */
	RT_NUMBER,
	RT_MONEY,			/* in øre */
	RT_SPAN,			/* days gone by */
	RT_DAY,
	RT_WORD				/* one of words */
};

enum {					/* flags of a field */
	RF_SHOWN	= 1 << 0,	/* unless other columns are chosen */
	RF_COUNTED	= 1 << 1,	/* costs a count over other rows */
	RF_ASIDE	= 1 << 2,	/* plain words do not look there */
	RF_NAME		= 1 << 3	/* a number that counts nothing: a
					 * year, an act; without points */
};

struct roster_word {
	const char	*word;		/* stored, for programs */
	const char	*other;		/* also read; '|' between */
	const char	*name;		/* msgid, for people */
};

struct roster_field {
	const char	*name, *other;
	enum roster_type type;
	const struct roster_word *words;	/* ends with a NULL word */
	const char	*head;		/* Danish, of CSV for people */
	const char	*title;		/* msgid */
	int		 width;		/* columns of screen */
	unsigned	 flags;
};

struct roster_info {
	const char	*name, *other;
	const char	*title;		/* msgid */
	const char	*now;		/* msgid: what is told as it is now on
					 * every day; "": nothing */
	const char	*order;		/* fields, ',' between, '-' before one
					 * that falls; "": as they come */
	const struct roster_field *field;
	int		 nfields;
};

extern const struct roster_info roster_info[ROSTER__COUNT];

/* The roster of this name, in any case and in English or Danish. */
bool	 roster_of(const char *, enum roster_id *);
/* The error that there is none of this name, and which there are; false. */
bool	 roster_unknown(const char *, enum err_code, struct err *);
/* Index of the field of this name, -1 if there is none. */
int	 roster_field_of(const struct roster_field *, int n, const char *);
/*
 * The name (English or Danish) that is most like one that no field has; NULL
 * if none is near. Appended to the buffer, which it is borrowed from.
 */
const char *roster_field_near(const struct roster_field *, int n,
	    const char *, struct buf *);
/* Index of a word as it is stored, -1 if there is none such. */
int	 roster_word_of(const struct roster_word *, const char *stored);
/* The same of what a person wrote, in any case, English or Danish. */
int	 roster_word_read(const struct roster_word *, const char *);

/*
 * Columns or an order: names of fields with ',' or blanks between. sort:
 * '-' before a name is an order that falls. Fills at most
 * ROSTER_FIELDS_MAX, returns how many, -1 with a sentence if a field does
 * not exist or is there twice.
 */
struct roster_pick {
	int	 field;
	bool	 falls;
};
int	 roster_pick(const struct roster_info *, const char *text, bool sort,
	    struct roster_pick[ROSTER_FIELDS_MAX], struct err *);
/* The columns that are shown when none are chosen. */
int	 roster_shown(const struct roster_info *,
	    struct roster_pick[ROSTER_FIELDS_MAX]);
/* Their stable names, as roster_pick reads them; ',' between; appended. */
void	 roster_pick_print(struct buf *, const struct roster_info *,
	    const struct roster_pick *, int n);

#endif
