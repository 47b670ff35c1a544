/*
 * Private to src/model (and the filter's tests): what a filter is made of.
 * Normal form: a list (AND, OR) has two members or more, none of its own
 * kind; nothing is negated twice. So a tree has one text, and a text one
 * tree.
 */
#ifndef MODEL_FILTER_TREE_H
#define MODEL_FILTER_TREE_H

#include "model/filter.h"

#define FILTER_DEPTH	32	/* brackets and negations inside another */
#define FILTER_NODES	500

enum node_kind {
	NODE_AND, NODE_OR,		/* lists */
	NODE_NOT,			/* one member */
	NODE_WORD,			/* a plain word, or phrase: one value */
	NODE_TERM			/* field, operator, values; any of them;
					 * without values: not set */
};

enum filter_op {
	OP_HAS,				/* ":" */
	OP_IS,				/* "=" */
	OP_LESS, OP_LESS_EQ, OP_MORE, OP_MORE_EQ
};

enum operand_kind {
	OPERAND_TEXT,			/* and codes */
	OPERAND_ME,
	OPERAND_WORD,			/* n: index of the word */
	OPERAND_NUMBER,			/* n; money in øre, spans in days */
	OPERAND_DAY,			/* n: the day */
	OPERAND_DAYS,			/* n days after today; or before */
	OPERAND_WEEKS, OPERAND_MONTHS,	/* n of them */
	OPERAND_WEEKDAY,		/* n: 0 Monday; the next after today */
	OPERAND_DATE			/* n: month * 100 + day, this year */
};

struct operand {
	enum operand_kind kind;
	char		*text;		/* OPERAND_TEXT, as typed */
	char		*folded;	/* the same */
	int64_t		 n;
	int64_t		 bound;		/* a day; INT64_MIN: there is none */
};

struct node {
	enum node_kind	 kind;
	struct node	**kid;		/* AND, OR, NOT */
	int		 nkids;
	int		 field;		/* TERM */
	enum filter_op	 op;
	struct operand	*v;		/* WORD, TERM */
	int		 nv;
	/* WORD: which of a field's words it is, -1 for none; by field. */
	int		*is_word;
};

struct filter {
	struct node	*root;		/* NULL: empty */
	const struct roster_field *field;
	int		 nfields;
	char		*me;		/* folded */
	struct buf	 scratch;
};

struct node *node_new(enum node_kind);
void	 node_free(struct node *);	/* NULL is fine */
/* Put a member into a list; of the list's own kind: its members instead. */
void	 node_add(struct node *list, struct node *);
/* The negation; of a negation: what was negated. */
struct node *node_not(struct node *);
/* A value, zeroed, to be filled in. */
struct operand *node_value(struct node *);
void	 operand_text(struct operand *, const char *, size_t len);

/* Which of each field's words a plain word is, for the filter. */
void	 node_find_words(struct node *, const struct filter *);

/*
 * Read one value for a field: filter_value.c. quoted: it stood in quotes.
 * False with a sentence without a place.
 */
bool	 operand_read(struct operand *, const struct roster_field *,
	    const char *, bool quoted, struct err *);
void	 operand_print(struct buf *, const struct operand *,
	    const struct roster_field *);
/* As a plain word or in quotes; filter_print.c. */
void	 filter_print_text(struct buf *, const char *, bool plain_word);
/* "or", "og" ...: a plain word that means something else. */
enum joint { JOINT_NONE, JOINT_AND, JOINT_OR };
enum joint filter_joint(const char *, size_t len);

#endif
