/*
 * Private to src/lists: what reading a list consists of. read.c opens the
 * file and drives, row.c takes one row apart; a list's own file (list_ID.c)
 * decides about it, with the help of decide.c (records), keys.c (rows about
 * the same thing) and tracks.c, places.c, installation.c, mark.c (what several
 * lists have in common). What a person or a profile says about its columns and
 * words is map.c.
 *
 * Functions that take a struct err return false when the row is done with:
 * either it was rejected (row_reject, the error is empty) or the store is in
 * trouble. So every step of a row is "if (!step(...)) return false;".
 */
#ifndef LISTS_READER_H
#define LISTS_READER_H

#include "lists/csvrows.h"
#include "lists/decode.h"
#include "lists/prepare.h"
#include "lists/words.h"
#include "store/lists_read.h"
#include "store/names.h"
#include "store/profiles.h"

enum column {				/* of any list, one after the other */
#define LIST(id, word, danish, help)
#define COL(id, type, flags, danish, english, aliases, help)	C_##id,
#define END
#include "../../import/lists.def"
#undef LIST
#undef COL
#undef END
	C__COUNT
};

int	 list_first_column(enum list);	/* its columns follow in order */
enum type column_type(int col);
const struct column_info *column_of(int col);

struct cell {
	const char	*s;	/* NFC, trimmed; NULL: no column, or empty */
	int64_t		 n;	/* its value, by type: day, number, word; of
				 * text and names their length in bytes */
};

/* ---- header -------------------------------------------------------------- */

enum {
	HEADER_EMPTY = -1, HEADER_UNKNOWN = -2, HEADER_OURS = -3,
	HEADER_LEFT = -4,		/* left out by choice */
	HEADER_SENT = -5		/* the marks of a sheet: sent.c */
};

struct header {
	int		 n;			/* columns of the file */
	int		 col[CSV_COLUMNS_MAX];	/* C_x, or one of the above */
	char		*name[CSV_COLUMNS_MAX];	/* as in the file, owned */
	char		*folded[CSV_COLUMNS_MAX];	/* as compared, owned */
	bool		 has[C__COUNT];
	enum list	 list;
	int		 sent;		/* the column of marks, plus 1; or 0 */
};

enum mapped {				/* who says where a column goes */
	MAP_NAME,			/* its name, nobody else */
	MAP_PROFILE,
	MAP_RENAMED,			/* the profile, of the one it was */
	MAP_GIVEN			/* read_opts.map */
};

struct mapping {			/* map.c */
	struct profile	 profile;	/* id 0: none */
	enum mapped	 how[CSV_COLUMNS_MAX];
	const char	*target[CSV_COLUMNS_MAX];	/* unless MAP_NAME;
					 * NULL: left out */
	struct meaning	*meaning;	/* of words */
	size_t		 nmeanings;
	const char	*was[CSV_COLUMNS_MAX];	/* MAP_RENAMED: its old name */
	bool		 means[C__COUNT];	/* it has some */
	char		**strange;	/* words told as unknown to it */
	size_t		 nstrange;
};

/* The names of a header line. */
bool	 header_read(struct header *, const struct csv_row *,
	    enum reason *why, const char *file, struct err *);
/* Which list is it, and which column is where? wanted COUNT: found out. */
bool	 header_settle(struct header *, const struct mapping *,
	    enum list wanted, enum reason *why, const char *file,
	    struct err *);
void	 header_fini(struct header *);
/* The column of a list (COUNT: of any) with this folded header; -1: none. */
int	 header_column(enum list, const char *folded);
/* How many of the names in a header line, so separated, klar knows. */
int	 header_guess(const char *line, size_t n, char separator);
/* The lines above one that looks like a header, as the first does not; or 0. */
int	 header_below(const char *text, size_t n);

/* ---- what is kept of every row ------------------------------------------- */

struct keys;
/*
 * With neighbours: of eight keys that follow each other most will be there.
 * Else no key may be 0.
 */
struct keys *keys_new(bool neighbours);
void	 keys_free(struct keys *);
/* A value is not 0. To set a key asked for just now costs next to nothing. */
void	 keys_set(struct keys *, uint64_t key, uint64_t value);
/* 0: there is none. */
uint64_t keys_get(struct keys *, uint64_t key);
/*
 * It will be asked for: of a million keys each lies in no cache, and can be
 * fetched while the rows before are decided.
 */
void	 keys_soon(const struct keys *, uint64_t key);

/* What texts meant when last looked up; narrow is part of the question. */
enum { MEMO_MUNICIPALITY, MEMO_VENDOR, MEMO_SYSTEM, MEMO_AREA, MEMO_WORD,
	MEMO_MEANING, MEMO__COUNT };

struct memo;
struct memo *memo_new(void);
void	 memo_free(struct memo *);
/* A name of the kind has come or changed; its age tells how often. */
void	 memo_forget(struct memo *, int kind);
uint32_t memo_age(const struct memo *, int kind);
bool	 memo_get(struct memo *, int kind, int64_t narrow, const char *,
	    int64_t *value);
void	 memo_put(struct memo *, int kind, int64_t narrow, const char *,
	    int64_t value);

/* ---- the reader ---------------------------------------------------------- */

enum outcome {				/* the higher one counts */
	ROW_SAME, ROW_CHANGED, ROW_CONFLICT, ROW_NEW, ROW_REJECTED
};

struct fixing;
struct rejects;
struct tracks;
struct writer;

struct ref {				/* what a number of prepare.h meant */
	uint32_t	 age;		/* of the names then; 0: not known */
	int64_t		 vendor_id, id, area_id;
};
struct refs {
	struct ref	*ref;		/* by number */
	size_t		 size;
};

struct reader {
	struct store	*store;
	const struct read_opts *opts;
	struct read_report *report;
	const char	*name;		/* of the file, for people */
	const struct list_ops *ops;
	struct names	*names;		/* ask through the memo */
	struct memo	*memo;
	struct refs	 municipalities, places;
	struct ref	 jobcenter;	/* jobcenter_area has it */
	struct preparer	*preparer;	/* NULL: rows are not prepared */
	struct header	 header;
	struct mapping	 map;
	struct probe	 probe;
	char		 separator;
	bool		 crlf, sep_line;
	int		 below;		/* lines above the likely header */
	day_t		 status_date;	/* of the list */
	bool		 day_assumed;	/* it is today, nobody said so */
	bool		 failed;	/* the error is set */
	bool		 looking;	/* refused, but all of it is told */
	struct err	*e;
	int64_t		 bytes;		/* of the file read so far */

	/* The row at work. */
	const struct csv_row *row;
	int64_t		 line;
	struct cell	 cell[C__COUNT];
	struct buf	 clean[C__COUNT];
	enum outcome	 outcome;
	bool		 wrote;
	uint64_t	 key;		/* 0: not known, or not told twice */
	uint64_t	 pair;		/* instead: fresh.c remembers it */
	uint64_t	 digest;	/* it was known so; 0: it was not */
	uint32_t	 content;
	enum reason	 why;		/* rejected */
	struct {			/* if it went out in a sheet: sent.c */
		bool		 row;	/* it did, and says something */
		bool		 touched;	/* a cell was changed */
		bool		 same[C__COUNT];	/* but these did not */
		uint32_t	 digest[C__COUNT];	/* what they said */
	} sent;

	struct fixing	*fixing;	/* corrections; NULL: none */
	/* For the next finding: what is meant; by this row alone. Borrowed. */
	const char	*near;
	bool		 alone;
	bool		 told;		/* as a decision already: no group */
	struct keys	*seen;		/* rows told: content and line */
	struct keys	*known;		/* fresh.c; NULL: the store is asked */
	struct keys	*parts;		/* ... that was, of these parts */
	uint64_t	 part;		/* of the last row; 0: none */
	struct rejects	*rejects;
	struct tracks	*tracks;	/* read at first use */
	bool		 watching;	/* what rows tell of is kept: gone.c */
	bool		 quiet;		/* rejecting and warning tell nothing */
	const struct csv_row *right;	/* the row, as corrected */
	int		 nread;		/* its cells that are read */
	int64_t		 last_known;	/* fresh.c: installation before it */
	int		 nnew;		/* names made; twins are sought early */
	struct system_known *systems;	/* by id */
	size_t		 nsystems;
	void		*own;		/* of the list; freed after finish */
};

struct list_ops {
	bool	(*row)(struct reader *, struct err *);
	bool	(*finish)(struct reader *, struct err *);	/* or NULL */
	bool	(*write)(struct writer *, struct err *);
	/*
	 * What a rejected row is about, of what the store has: row_saw. False:
	 * that cannot be told. NULL: of no row.
	 */
	bool	(*about)(struct reader *, struct err *);
};

#define LIST(id, word, danish, help)	extern const struct list_ops ops_##id;
#define COL(id, type, flags, danish, english, aliases, help)
#define END
#include "../../import/lists.def"
#undef LIST
#undef COL
#undef END

/* Decide about one row and count it; false: trouble, or stopped. */
bool	 row_read(struct reader *, const struct csv_row *);
/* All of a long list is decided; false: it is to stop, the error is set. */
bool	 row_last(struct reader *);
/* Count a finding and keep it while there is room; takes the text over. */
void	 row_find(struct reader *, enum reason, int64_t line,
	    const char *column, char *text);
/* Always false, and the compiler can see it. col: C_x, or -1. */
#define row_reject(...)	(row_reject_(__VA_ARGS__), err_false())
void	 row_reject_(struct reader *, enum reason, int col, const char *, ...)
	    PRINTF_LIKE(4, 5);
/* The text is looked up, in one's language, only if it will be told. */
#define row_warn(rd, why, ...)						\
	(row_is_told(rd, why) ? row_warn_(rd, why, __VA_ARGS__) :	\
	    (void)((rd)->report->count[why] += !(rd)->quiet))
bool	 row_is_told(const struct reader *, enum reason);
void	 row_warn_(struct reader *, enum reason, int col, const char *, ...)
	    PRINTF_LIKE(4, 5);
/*
 * What the row is about, by up to three numbers: rejects it if an earlier row
 * of the file was about the same. Later rows will find this one.
 */
bool	 row_key(struct reader *, int64_t, int64_t, int64_t);
/* Rejects the row: one that told so (content, line) was about the same. */
bool	 row_again(struct reader *, uint64_t told);
uint64_t row_key_of(int64_t, int64_t, int64_t);
/* The same for what was made just now: nobody can have told it before. */
void	 row_key_new(struct reader *, int64_t, int64_t, int64_t);
/* What it says, apart from what it is about, as a hash. */
uint32_t row_content(const struct reader *);
/* For keys that are text. */
int64_t	 text_key(const char *);
/* The higher of the two outcomes stands. */
void	 row_outcome(struct reader *, enum outcome);

#define CELL(rd, col)	((rd)->cell[C_##col].s)
#define CELL_N(rd, col)	((rd)->cell[C_##col].n)

/*
 * Clean and read one cell of the row. Rejects it: control_char, too_long, or
 * what its type says.
 */
bool	 cell_read(struct reader *, int col, char *text, size_t len);
/*
 * The same of a field with nothing to be told about, without the reader; words
 * through a memo of the caller's. False: cell_read must, of what is in text
 * and *len then; they may have been trimmed.
 */
bool	 cell_plain(struct memo *, int col, char *text, size_t *len,
	    struct cell *);
/* What the cells say, apart from what the row is about. */
uint32_t cells_content(enum list, const struct cell *first);

/* ---- corrections (fixes.h); nothing without opts->fixes ------------------ */

/* The header is known: aim them. ERR_INVALID: there is no such column. */
bool	 fixes_start(struct reader *, struct err *);
void	 fixes_stop(struct reader *);
/* The row as it is to be read; rd->failed: a line to correct was no row. */
const struct csv_row *fixes_row(struct reader *, const struct csv_row *);
/* The clean text of a cell (NULL: empty), put right; rd->fixing is there. */
char	*fixes_cell(struct reader *, int col, char *);
/* What stood in the cell of the row at work; NULL: it was not corrected. */
const char *fixes_was(const struct reader *, int col);
/* The row at work was not rejected. */
void	 fixes_count(struct reader *);
bool	 fixes_end(struct reader *);

/* ---- maps and profiles (map.c) ------------------------------------------- */

/*
 * The profile and where it and opts->map send the columns, before the list is
 * known; *list if one of them says which it is.
 */
bool	 map_choose(struct reader *, enum list *, enum reason *why,
	    struct err *);
/* Words, drift, and the map as it came to be; the header is settled. */
bool	 map_settle(struct reader *, enum reason *why, struct err *);
void	 map_fini(struct mapping *);
/* What the cell's word means; false: what it says. NULL: nothing. */
bool	 map_word(struct reader *, int col, const char *, const char **means);
/* The word is none of ours: told once if a profile should have known it. */
void	 map_strange(struct reader *, int col, const char *);

/* Read a value of a type; of texts only the length is looked at. */
bool	 cell_value(enum type, const char *, int64_t *);

/* ---- sheets that come back (sent.c) -------------------------------------- */

/* May the list go out as a sheet? */
bool	 sent_lists(enum list);
const char *sent_header(void);
/* The mark of the row at work. */
void	 sent_put(const struct writer *, struct buf *);
/*
 * The cells have been read: those that came back as they went out are emptied
 * (rd->sent.same) but for the required ones and the status of an installation.
 * False: the row says nothing.
 */
bool	 sent_row(struct reader *, const struct csv_row *);
/*
 * Has our value of a field been changed since the sheet went out? False: that
 * is not known of the field, or the row is of no sheet.
 */
bool	 sent_is_news(const struct reader *, const struct record *have,
	    int field, int col, bool *moved);
/* The word, as C_sta_state has it, of a mark. */
int	 sent_state(const struct record *mark);

/* ---- what is told in detail (told.c); nothing without opts->tell --------- */

void	 told_start(struct reader *);	/* the header has been read */
void	 told_row(struct reader *);	/* the row at work is decided */
/* A cell of the column cannot be read: not a date, not one of the words. */
void	 told_unfit(struct reader *, int col);
/* One field of the row at work; last NULL: no conflict. Texts are copied. */
void	 told_field(struct reader *, const char *field, const char *yours,
	    const char *last, const char *file, enum on_conflict);
void	 told_free(struct told *);

struct group_told;
/* A row was rejected or warned of; column and text are copied. */
void	 told_found(struct reader *, enum reason, int64_t line, int col,
	    const char *column, const char *text);
/* The file is read: what may be meant by what was rejected. */
void	 told_end(struct reader *);
void	 group_told_fini(struct group_told *);

/* ---- deciding about one record ------------------------------------------- */

struct draft {
	struct record	 have, want;
	int		 col[RECORD_FIELDS_MAX];	/* told by, or -1 */
	bool		 settled[RECORD_FIELDS_MAX];	/* no three-way */
	bool		 quiet[RECORD_FIELDS_MAX];	/* counts as same */
	bool		 whole;		/* one value kept keeps them all */
};

/* id 0: a new one. Always paired with draft_fini, also after a failure. */
bool	 draft_init(struct draft *, struct reader *, enum entity, int64_t id,
	    struct err *);
void	 draft_fini(struct draft *);
/* Take over a filled cell; an empty one says nothing. */
void	 draft_text(struct draft *, const struct reader *, const char *field,
	    int col);
void	 draft_int(struct draft *, const struct reader *, const char *field,
	    int col);
void	 draft_day(struct draft *, const struct reader *, const char *field,
	    int col);
/* A value worked out of a cell. */
void	 draft_put_text(struct draft *, const char *field, const char *,
	    int col);
void	 draft_put_int(struct draft *, const char *field, int64_t, int col);
void	 draft_put_day(struct draft *, const char *field, day_t, int col);
/*
 * Compare with the store, field by field, keep what a person changed since
 * the last list, write the rest, log it. The outcome goes into the row's; a
 * new record that is not the row's main one makes the row "changed".
 */
bool	 draft_write(struct draft *, struct reader *, bool main_one,
	    int64_t *id, struct err *);

/* ---- what lists have in common ------------------------------------------- */

/* The names, asked once for each text. */
int64_t	 name_municipality(struct reader *, const char *);
int64_t	 name_vendor(struct reader *, const char *);
int64_t	 name_area(struct reader *, const char *);
int64_t	 name_system(struct reader *, int64_t vendor_id, const char *);

/* A municipality by code, name or both; 0 if the row names none. */
bool	 row_municipality(struct reader *, int code, int name, int64_t *id);

struct place {				/* a system, known or to be made */
	int64_t		 vendor_id, system_id, area_id;	/* 0: not known */
	const char	*vendor, *system, *area;
	int		 vendor_col, system_col, area_col;
};
/* Look the names up; nothing is made. Ambiguous names are rejected. */
bool	 row_place(struct reader *, struct place *, int vendor, int system,
	    int area);
/* A row that will come: fetch what it will be looked up by, if known. */
void	 row_soon(void *reader, const struct prepared *);
/*
 * Make the vendor and the area that are missing, and with system the system,
 * whose area is told or filled in but never changed from here.
 */
bool	 place_make(struct reader *, struct place *, bool system,
	    struct err *);
/* Its area (0: none), and whether it is ready (klarmeldt); cached. */
struct system_known {
	bool	 known, ready;
	int64_t	 area_id;
	bool	 asked[2];		/* lives.c: first told of, by what */
	day_t	 first[2];		/* stands, and ever */
};
const struct system_known *system_known(struct reader *, int64_t id,
	    struct err *);
void	 system_forget(struct reader *, int64_t id);

/*
 * When installations live (lives.c). The day a new one begins that tells no
 * "Fra": its first known day, if the system, or another Jobcenter of the
 * municipality, was known before; else DAY_NONE, so that the first list about
 * a system holds for earlier days too. on: the day the row was true.
 */
bool	 lives_from(struct reader *, const struct record *, day_t on,
	    day_t *from, struct err *);
/* The area of which a municipality has one system at a time; 0: none such. */
int64_t	 jobcenter_area(struct reader *);
/* Before anything is written that lives_from is not asked about. */
bool	 lives_begin(struct reader *, struct err *);
/* Was the system told of before the file, as of a day before this one? */
bool	 lives_told(struct reader *, int64_t system_id, day_t on, bool *told,
	    struct err *);
/* It was written; told when the file is read if it doubles another. */
bool	 lives_wrote(struct reader *, int64_t installation, int64_t system_id,
	    int col, struct err *);
bool	 lives_finish(struct reader *, struct err *);
/* Told of as before its end: if a list had but left it out, it lives on. */
bool	 lives_back(struct reader *, int64_t municipality_id,
	    int64_t system_id, int col, struct err *);
/*
 * What was known of an installation is kept as one that ended on the day; the
 * installation itself, with its steps and its history, begins on that day.
 */
bool	 lives_split(struct reader *, const struct record *was,
	    const struct rollout_dates *known, day_t on, struct err *);

/* The C_x of what a row may tell of an installation, -1: no such column. */
struct installation_cols {
	int	 contract, contract_ref, status, date, agreed, operation,
		 reported, reported_by, responsible, from, to, note;
};
bool	 row_installation(struct reader *, int64_t municipality_id,
	    struct place *, const struct installation_cols *, struct err *);

struct said {				/* of its status */
	bool		 any;		/* a status or a date of one */
	enum rollout	 status;	/* UNKNOWN: none given */
	day_t		 agreed, operation;	/* DAY_NONE: none given */
	day_t		 to;
	bool		 by;		/* ... or before: it tells no day */
	day_t		 on;		/* the row was true on this day */
};

/*
 * The short way for a long list: a row about what nobody has told yet, or
 * that says just what the store holds. *done false: take the long way.
 */
bool	 fresh_begin(struct reader *, struct err *);
bool	 fresh_end(struct reader *, struct err *);
/*
 * The row at work is about these: what the store held of them before the file,
 * and of their neighbours, is read if it has not been.
 */
bool	 fresh_meet(struct reader *, int64_t municipality_id,
	    int64_t system_id, struct err *);
bool	 fresh_row(struct reader *, int64_t municipality_id, struct place *,
	    const struct installation_cols *, const struct said *, bool *done,
	    struct err *);
/* Before the long way: the store must hold all so far. */
bool	 fresh_flush(struct reader *, struct err *);
/*
 * As row_key (*fine is what that returns) and row_key_new, of what the short
 * way looks up anyway; false: it does not, so they must.
 */
bool	 fresh_key(struct reader *, int64_t municipality_id,
	    int64_t system_id, bool ended, bool *fine);
bool	 fresh_key_new(struct reader *, int64_t municipality_id,
	    int64_t system_id, bool ended);
void	 fresh_told(struct reader *, uint64_t told);
/* What they will look up. */
void	 fresh_soon(struct reader *, int64_t municipality_id,
	    int64_t system_id);
/* After it: this pair is asked for from now on. */
void	 fresh_ask(struct reader *, int64_t municipality_id,
	    int64_t system_id);
/* Said of a system in operation that is not ready. */
bool	 warn_ahead(struct reader *, const struct place *, int col,
	    struct err *);
/* By whom it is known: the list says so, or it is the list. */
const char *reported_by(const struct reader *,
	    const struct installation_cols *);

/* Tracks by key, title or number ("1" is the course forloeb1); cached. */
struct track_ref {
	int64_t		 id;
	int		 version;
	bool		 newest;	/* of its key */
	enum subject_kind subject;
	char		*key, *kind, *title;
};
/* kind NULL: any; version 0: the newest. NULL and no error: none such. */
const struct track_ref *tracks_find(struct reader *, const char *text,
	    const char *kind, int64_t version, struct err *);
const struct track_ref *tracks_by_id(struct reader *, int64_t id,
	    struct err *);
/* The whole track; borrowed until tracks_forget. */
const struct track *tracks_load(struct reader *, int64_t id, struct err *);
void	 tracks_forget(struct reader *);	/* something was written */

struct mark_at {			/* the step that a row is about */
	struct subject	 subject;
	const struct track *track;
	int		 step;
	int64_t		 run_id, mark_id;	/* 0: none yet */
};
/* The C_x of what a row may tell of a step, -1: no such column. */
struct mark_cols {
	int	 step, state, date, until, due, who, owner, evidence, reason,
		 approver, note;
	bool	 answers;		/* "not begun" is an answer, kept */
};
/* The run of an installation or a municipality on the subject's track. */
bool	 mark_find_run(struct reader *, struct mark_at *, struct err *);
/* The subject, its track and its run must be known. */
bool	 row_mark(struct reader *, struct mark_at *, const struct mark_cols *,
	    struct err *);
/* The finish of a list that uses row_mark; it owns rd->own. */
bool	 marks_finish(struct reader *, struct err *);

/* ---- rejects ------------------------------------------------------------- */

/* The row at work into the file of rejects, which is opened with the first. */
bool	 rejects_row(struct reader *, const char *why, struct err *);
/* Give the file its name; or, without keep, leave nothing. */
bool	 rejects_close(struct reader *, bool keep, struct err *);

/* ---- writing ------------------------------------------------------------- */

struct writer {
	struct store	*store;
	FILE		*f;
	enum list	 list;
	const struct write_opts *opts;
	bool		 tty;		/* made harmless for the eye */
	struct buf	 out;
	char		*value[C__COUNT];	/* of the row at work, owned */
	const char	*words;		/* of its step, in a sheet; or NULL */
};

/* Does a cell begin like a formula: = + - @ tab CR, full-width forms too? */
bool	 csv_is_formula(const char *);
/* Does an apostrophe keep it from that? Export put it there. */
bool	 csv_is_guarded(const char *);
void	 put_text(struct writer *, int col, const char *);
void	 put_day(struct writer *, int col, day_t);
void	 put_int(struct writer *, int col, int64_t);
void	 put_money(struct writer *, int col, int64_t oere);
void	 put_word(struct writer *, int col, int value);
/* A record's field, by the type of the column; NULL writes nothing. */
void	 put_field(struct writer *, int col, const struct record *,
	    const char *field);
/* Write the row; its values are forgotten. */
bool	 writer_row(struct writer *, struct err *);
/* Keep the ids that the filter lets through, if there is one. */
bool	 writer_narrow(struct writer *, struct ids *, struct err *);
/* Every id of a listing through each(), until one fails. */
bool	 writer_each(struct writer *, enum listing, enum entity,
	    bool (*each)(struct writer *, const struct record *,
	    struct err *), struct err *);

#endif
