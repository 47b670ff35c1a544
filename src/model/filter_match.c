/*
 * Does a row pass a filter (filter.h)? Only the values that decide are asked
 * for: a list stops at the first member that settles it. What is not set is
 * neither before nor after anything, and has no text.
 */
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "model/filter_tree.h"

struct asking {
	struct filter	*f;
	filter_value	 value;
	void		*arg;
};

static bool
is_text(enum roster_type type)
{
	return type == RT_TEXT || type == RT_CODE || type == RT_PERSON;
}

static bool
is_set(const struct filter_value *v, enum roster_type type)
{
	return is_text(type) || type == RT_WORD ? !str_empty(v->text) :
	    v->set;
}

/* The folded form of a value that has a text; borrowed. */
static const char *
folded(struct asking *a, const struct filter_value *v)
{
	if (v->folded)
		return v->folded;
	buf_clear(&a->f->scratch);
	utf8_fold(&a->f->scratch, v->text, strlen(v->text));
	return buf_str(&a->f->scratch);
}

/* "0101" and "101" are one code; both folded. */
static bool
same_code(const char *a, const char *b)
{
	while (*a == '0' && a[1])
		a++;
	while (*b == '0' && b[1])
		b++;
	return strcmp(a, b) == 0;
}

static bool
compare_holds(enum filter_op op, int64_t order)
{
	switch (op) {
	case OP_LESS:		return order < 0;
	case OP_LESS_EQ:	return order <= 0;
	case OP_MORE:		return order > 0;
	case OP_MORE_EQ:	return order >= 0;
	case OP_HAS:
	case OP_IS:
		break;
	}
	return order == 0;
}

static bool
text_holds(struct asking *a, const struct node *n, const struct operand *o,
    const struct filter_value *v)
{
	enum roster_type type = a->f->field[n->field].type;
	const char *text;

	if (o->kind == OPERAND_ME)
		return strcmp(folded(a, v), a->f->me) == 0;
	if (n->op > OP_IS)
		return compare_holds(n->op, utf8_collate(v->text,
		    strlen(v->text), o->text, strlen(o->text)));
	text = folded(a, v);
	if (type == RT_CODE)
		return same_code(text, o->folded);
	if (v->code && str_digits(o->folded) && same_code(v->code, o->folded))
		return true;
	return n->op == OP_IS ? strcmp(text, o->folded) == 0 :
	    utf8_contains(text, o->folded);
}

static int64_t
order_of(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static bool
operand_holds(struct asking *a, const struct node *n,
    const struct operand *o, const struct filter_value *v)
{
	const struct roster_field *f = &a->f->field[n->field];

	if (is_text(f->type))
		return text_holds(a, n, o, v);
	if (f->type == RT_WORD)
		return compare_holds(n->op, order_of(roster_word_of(f->words,
		    v->text), o->n));
	return o->bound != INT64_MIN &&
	    compare_holds(n->op, order_of(v->n, o->bound));
}

static bool
term_holds(struct asking *a, const struct node *n)
{
	struct filter_value v = { .text = NULL };
	int i;

	a->value(a->arg, n->field, &v);
	if (!is_set(&v, a->f->field[n->field].type))
		return n->nv == 0;
	for (i = 0; i < n->nv; i++)
		if (operand_holds(a, n, &n->v[i], &v))
			return true;
	return false;
}

/* Does a plain word look into this field? */
static bool
looks_into(const struct node *n, const struct filter *f, int field)
{
	const struct roster_field *info = &f->field[field];

	if (info->flags & RF_ASIDE)
		return false;
	return is_text(info->type) || n->is_word[field] >= 0;
}

/* A plain word: in any text, or one of the words that a field may hold. */
static bool
word_holds(struct asking *a, const struct node *n)
{
	const struct roster_field *f = a->f->field;
	struct filter_value v;
	int i;

	for (i = 0; i < a->f->nfields; i++) {
		if (!looks_into(n, a->f, i))
			continue;
		memset(&v, 0, sizeof(v));
		a->value(a->arg, i, &v);
		if (str_empty(v.text))
			continue;
		if (f[i].type == RT_WORD ?
		    roster_word_of(f[i].words, v.text) == n->is_word[i] :
		    utf8_contains(folded(a, &v), n->v[0].folded))
			return true;
	}
	return false;
}

static bool
holds(struct asking *a, const struct node *n)
{
	int i;

	switch (n->kind) {
	case NODE_AND:
		for (i = 0; i < n->nkids; i++)
			if (!holds(a, n->kid[i]))
				return false;
		return true;
	case NODE_OR:
		for (i = 0; i < n->nkids; i++)
			if (holds(a, n->kid[i]))
				return true;
		return false;
	case NODE_NOT:
		return !holds(a, n->kid[0]);
	case NODE_WORD:
		return word_holds(a, n);
	case NODE_TERM:
		break;
	}
	return term_holds(a, n);
}

bool
filter_match(struct filter *f, filter_value value, void *arg)
{
	struct asking a = { f, value, arg };

	return !f->root || holds(&a, f->root);
}

bool
filter_is_empty(const struct filter *f)
{
	return !f->root;
}

static uint32_t
fields_of(const struct filter *f, const struct node *n)
{
	uint32_t set = 0;
	int i;

	if (n->kind == NODE_TERM)
		return (uint32_t)1 << n->field;
	for (i = 0; i < n->nkids; i++)
		set |= fields_of(f, n->kid[i]);
	for (i = 0; n->kind == NODE_WORD && i < f->nfields; i++)
		if (looks_into(n, f, i))
			set |= (uint32_t)1 << i;
	return set;
}

uint32_t
filter_fields(const struct filter *f)
{
	return f->root ? fields_of(f, f->root) : 0;
}

int
filter_parts(const struct filter *f)
{
	if (!f->root)
		return 0;
	return f->root->kind == NODE_AND ? f->root->nkids : 1;
}

static const struct node *
part(const struct filter *f, int i)
{
	return f->root->kind == NODE_AND ? f->root->kid[i] : f->root;
}

uint32_t
filter_part_fields(const struct filter *f, int i)
{
	return fields_of(f, part(f, i));
}

bool
filter_part_match(struct filter *f, int i, filter_value value, void *arg)
{
	struct asking a = { f, value, arg };

	return holds(&a, part(f, i));
}
