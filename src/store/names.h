/*
 * Names to rows: municipalities by code or name, vendors, systems and areas
 * by name or alias, folded (case, æ/ae, å/aa, "Kommune", A/S). Read whole when
 * loaded (a few hundred names); what is added later must be told.
 */
#ifndef STORE_NAMES_H
#define STORE_NAMES_H

#include "store/standing.h"

struct names;

enum name_kind { NAME_MUNICIPALITY, NAME_VENDOR, NAME_AREA, NAME_SYSTEM };

struct names *names_load(struct store *, struct err *);
void	 names_free(struct names *);

/*
 * 0 if there is none. Codes: "101" and "0101" are one; "Odense Kommune" and
 * "Odense" are one. system: "Acadre", "Formpipe/Acadre", "Formpipe Acadre";
 * vendor_id narrows, 0 does not. -1 if several systems fit; but the own name
 * of one of the vendor's goes before a label or an alias of another.
 */
int64_t	 names_municipality(const struct names *, const char *);
int64_t	 names_vendor(const struct names *, const char *);
int64_t	 names_area(const struct names *, const char *);
int64_t	 names_system(const struct names *, int64_t vendor_id, const char *);
/* A name added in this transaction (import). */
void	 names_add_vendor(struct names *, const char *, int64_t id);
void	 names_add_area(struct names *, const char *, int64_t id);
void	 names_add_system(struct names *, int64_t vendor_id, const char *,
	    int64_t id);
void	 names_add_system_alias(struct names *, int64_t vendor_id,
	    const char *, int64_t id);
void	 names_add_municipality(struct names *, const char *code,
	    const char *name, int64_t id);

/*
 * The name of a kind that a text which is none may mean: a slip, a part of
 * it, or for a municipality letters of it ("Kbh."). NULL: nothing is near.
 * Borrowed from the names.
 */
const char *names_near(const struct names *, enum name_kind, const char *);

/*
 * What a person typed for a subject, with its track:
 *   "Acadre"              the system on its course
 *   "Odense/Fasit"        the installation (code or name, "/", system)
 *   "Odense" + track key  the municipality on a KLIK group
 * track_key NULL: the subject's only track. ERR_INVALID with the nearest
 * names if there is none, ERR_USAGE if it fits several. A system on no course
 * is found with track_id 0; standing_load refuses it with a sentence.
 */
bool	 subject_find(struct store *, const char *text, const char *track_key,
	    struct subject *, struct err *);
/* The same for many, with names that have been loaded. */
bool	 subject_find_by(struct store *, struct names *, const char *text,
	    const char *track_key, struct subject *, struct err *);

#endif
