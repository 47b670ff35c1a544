/*
 * The matrix kommune x system: who is live on what. Both axes can be
 * narrowed; a system's cells are read when they are first asked for, so a
 * matrix of ten thousand systems opens as fast as one of ten.
 */
#ifndef REPORT_MATRIX_H
#define REPORT_MATRIX_H

#include "report/sheet.h"
#include "store/matrix.h"

#define MATRIX_COUNTED	300	/* systems that are counted and written */
#define MATRIX_CELL	8	/* bytes of a cell's text and its NUL */

struct matrix {
	struct store	*store;
	day_t		 day;
	struct track	 track;		/* the rollout's newest version */
	struct matrix_axes axes;	/* all there is */
	size_t		*place, *system;	/* what is shown: of axes */
	size_t		 nplaces, nsystems;
	size_t		 all_places, all_systems;	/* what the filter
					 * lets by: shown, then hidden */
	struct matrix_system **loaded;	/* by index in axes; NULL: not yet */
	struct sheet_col *col;		/* of matrix_sheet */
	char		**title;	/* of its systems; NULL ends */
};

/*
 * Both axes, narrowed by a filter (klar-filter(7)) on the municipality, its
 * code and region, and on system, vendor and area; "" is all. me is the
 * login. Frees what was in it; zero it first. Free with matrix_fini, also
 * after a failure.
 */
bool	 matrix_load(struct matrix *, struct store *, day_t,
	    const char *filter, const char *me, struct err *);
void	 matrix_fini(struct matrix *);

const struct matrix_place *matrix_place_at(const struct matrix *, size_t i);
const struct matrix_name *matrix_name_at(const struct matrix *, size_t k);
/* The cells of shown system k, read now if need be; NULL on trouble. */
const struct matrix_system *matrix_cells(struct matrix *, size_t k,
	    struct err *);
/* One cell; NULL: does not have it (no error), or trouble. */
const struct matrix_cell *matrix_at(struct matrix *, size_t i, size_t k,
	    struct err *);

/*
 * Municipalities in operation, and all that have it. What is hidden because
 * it is done counts: hiding changes no sum.
 */
struct matrix_sum {
	int	 operation, all;
};
/* Of one system, over the places that the filter lets by. */
bool	 matrix_sum_system(struct matrix *, size_t k, struct matrix_sum *,
	    struct err *);
/*
 * Of one municipality over those systems that are klarmeldt: nobody is
 * blamed for what cannot be had yet. Only up to MATRIX_COUNTED systems.
 */
bool	 matrix_sum_place(struct matrix *, size_t i, struct matrix_sum *,
	    struct err *);

/* ERR_RULE, with what to do, beyond MATRIX_COUNTED systems. */
bool	 matrix_countable(const struct matrix *, struct err *);
/*
 * Leave out the systems that nobody has or that are in operation wherever
 * they are, then the municipalities with nothing but that. ERR_RULE beyond
 * MATRIX_COUNTED systems.
 */
bool	 matrix_hide_done(struct matrix *, struct err *);

/* "A4!": letter of the status, step, flag. "" for NULL. */
void	 matrix_cell_text(const struct matrix_cell *, char out[MATRIX_CELL]);
/* "agreed, step 4, late", for who hears it; nothing for NULL. Appended. */
void	 matrix_cell_tell(const struct matrix_cell *, struct buf *);
/* Columns that the longest of these takes. */
int	 matrix_cell_cols(void);
/* "operation", "agreed:4:late", for programs; "" for NULL. Static. */
const char *matrix_cell_word(const struct matrix_cell *);
/* "klar", or the phase the system is in ("I"), or "-". */
const char *matrix_gate(const struct matrix_system *);
/* What the letters mean, in one line; brief: of at most 78 columns. */
void	 matrix_legend(struct buf *, bool brief);

/*
 * As a sheet: a row a municipality, a column a system; words: its cells are
 * words, and no letter is to be explained. It borrows from the
 * matrix: sheet_fini first, also after a failure. ERR_RULE beyond
 * MATRIX_COUNTED systems.
 */
bool	 matrix_sheet(struct matrix *, bool words, struct sheet *,
	    struct err *);

#endif
