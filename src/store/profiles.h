/*
 * Profiles: how a sender's list is read, kept by name and version; and what a
 * file read by one told of, so that the next can be compared with it. Writing
 * a profile is an act's (act/profile.h); names are compared folded.
 */
#ifndef STORE_PROFILES_H
#define STORE_PROFILES_H

#include "store/history.h"
#include "store/programme.h"

/*
 * A map: where the columns of a list go, and what the words in them mean.
 * Given by a person, or kept in a profile. Texts are owned.
 */
struct map_column {
	char		*header;	/* as the sender writes it */
	int		 nth;		/* of those so called, from 1; 0: as
					 * they stand in the map */
	char		*target;	/* a column of ours; NULL: left out */
};

struct map_word {
	char		*target;
	char		*said;		/* the sender's word */
	char		*means;		/* ours; NULL: it says nothing */
};

struct list_map {			/* {0} is an empty one */
	struct map_column *column;
	int		 ncolumns;
	struct map_word	*word;
	int		 nwords;
};

/*
 * Append, or take the place of what is said of the same column (the header and
 * a number of it) or word already. The texts are copied, "" is NULL for target
 * and means.
 */
void	 list_map_column(struct list_map *, const char *header, int nth,
	    const char *target);
void	 list_map_word(struct list_map *, const char *target,
	    const char *said, const char *means);
/* Say nothing of a column any more. */
void	 list_map_drop(struct list_map *, const char *header, int nth);
void	 list_map_fini(struct list_map *);

/* What becomes of what the last file told of and this one does not. */
enum gone_how {
	GONE_UNSAID,			/* as the profile says */
	GONE_ASK,			/* told, nothing done */
	GONE_ARCHIVE,			/* ended by the status date */
	GONE_IGNORE,			/* not told either */
	GONE__COUNT
};

/* "ask", "archive", "ignore"; NULL for what is unsaid. */
const char *gone_word(enum gone_how);
bool	 gone_of(const char *word, enum gone_how *);

struct profile {
	int64_t		 id;
	char		*name, *list;	/* list: its word */
	int		 version;
	enum gone_how	 gone;		/* never unsaid */
	struct list_map	 map;		/* columns in the order of the file */
};

void	 profile_fini(struct profile *);
/* ERR_INVALID if there is no such. */
bool	 profile_get(struct store *, int64_t id, struct profile *,
	    struct err *);
/* The newest version of each, by name. */
bool	 profile_ids(struct store *, struct ids *, struct err *);
/* Every version of a name, newest first; none: empty, and no error. */
bool	 profile_versions(struct store *, const char *name, struct ids *,
	    struct err *);
/* Its columns and words, as rows of PROFILE_COLUMN and PROFILE_VALUE. */
bool	 profile_rows(struct store *, int64_t id, enum entity, struct ids *,
	    struct err *);

struct import_ref {
	int64_t		 act_id;	/* 0: none */
	char		*file;		/* free it */
	day_t		 status_date;
};

/*
 * The import that a file from this day is compared with: of those that stand
 * and were read by any version of the profile, the last by status date, then
 * by act, that is from the day or before. An earlier reading of the same file
 * (its hash, or NULL) about that day is none: it found what this one finds.
 */
bool	 profile_last_import(struct store *, const char *name, day_t on,
	    const char *hash, struct import_ref *, struct err *);
/* How many imports that stand were read by the profile. */
bool	 profile_imports(struct store *, const char *name, int64_t *n,
	    struct import_ref *last, struct err *);
/* The import of an act was read by this profile; inside an act. */
bool	 import_set_profile(struct store *, int64_t act_id,
	    int64_t profile_id, struct err *);

/* The open act's file tells of this row; again is fine. */
bool	 seen_add(struct store *, enum entity, int64_t row_id, struct err *);
/* ... of the installations of a system in a municipality that have no end. */
bool	 seen_add_pair(struct store *, int64_t municipality_id,
	    int64_t system_id, struct err *);
/* ... of every living installation with a higher id. */
bool	 seen_add_since(struct store *, int64_t id, struct err *);
/* ... of all that an earlier act told of. */
bool	 seen_keep(struct store *, int64_t act_id, struct err *);

/* The open act's file does not, and therefore it was ended. */
bool	 ended_add(struct store *, enum entity, int64_t row_id,
	    struct err *);
/* Did that act end it for no better reason? */
bool	 ended_by(struct store *, int64_t act_id, enum entity,
	    int64_t row_id, bool *is, struct err *);

struct seen_row {
	enum entity	 entity;
	int64_t		 id;
};

struct seen_rows {			/* free(row) when done */
	struct seen_row	*row;
	size_t		 n;
};

/*
 * What the act told of and the open one does not, in the order they came into
 * the store; without what is there no more, and what had ended by the day.
 */
bool	 seen_gone(struct store *, int64_t act_id, day_t on,
	    struct seen_rows *, struct err *);
/* Forget what was seen before the newest imports of a profile. */
bool	 seen_prune(struct store *, const char *name, struct err *);

#endif
