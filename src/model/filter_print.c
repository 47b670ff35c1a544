/*
 * A filter as text again (filter.h), in one way only: English names, stored
 * words, quotes only where a word would be read as something else, brackets
 * only where they are needed. What it gives is read back as the same tree.
 */
#include <string.h>

#include "model/filter_tree.h"

/* Can the text stand without quotes and still be that text? */
static bool
is_plain(const char *s, bool plain_word)
{
	if (strpbrk(s, " \t\n\r()\",:<>=") || strchr("-!", *s))
		return false;
	return !plain_word || (!strchr(s, '!') &&
	    filter_joint(s, strlen(s)) == JOINT_NONE);
}

void
filter_print_text(struct buf *b, const char *s, bool plain_word)
{
	if (is_plain(s, plain_word)) {
		buf_add(b, s);
		return;
	}
	buf_addc(b, '"');
	for (; *s; s++) {
		if (*s == '"')
			buf_addc(b, '"');
		buf_addc(b, *s);
	}
	buf_addc(b, '"');
}

void
filter_print_is(struct buf *b, const char *field, const char *text)
{
	buf_addf(b, "%s%s=", b->len ? " " : "", field);
	filter_print_text(b, text, true);
}

static void
print_term(struct buf *b, const struct node *n, const struct filter *f)
{
	static const char *const ops[] = {
		[OP_HAS] = ":", [OP_IS] = "=", [OP_LESS] = "<",
		[OP_LESS_EQ] = "<=", [OP_MORE] = ">", [OP_MORE_EQ] = ">=",
	};
	int i;

	buf_add(b, f->field[n->field].name);
	buf_add(b, ops[n->op]);
	for (i = 0; i < n->nv; i++) {
		if (i > 0)
			buf_addc(b, ',');
		operand_print(b, &n->v[i], &f->field[n->field]);
	}
}

static void
print_node(struct buf *b, const struct node *n, const struct filter *f)
{
	const struct node *k;
	bool brackets;
	int i;

	switch (n->kind) {
	case NODE_WORD:
		filter_print_text(b, n->v[0].text, true);
		return;
	case NODE_TERM:
		print_term(b, n, f);
		return;
	case NODE_NOT:
		buf_addc(b, '-');
		break;
	case NODE_AND:
	case NODE_OR:
		break;
	}
	for (i = 0; i < n->nkids; i++) {
		k = n->kid[i];
		if (i > 0)
			buf_add(b, n->kind == NODE_OR ? " or " : " ");
		brackets = k->kind == NODE_OR ||
		    (n->kind == NODE_NOT && k->kind == NODE_AND);
		if (brackets)
			buf_addc(b, '(');
		print_node(b, k, f);
		if (brackets)
			buf_addc(b, ')');
	}
}

void
filter_print(struct buf *b, const struct filter *f)
{
	buf_addn(b, "", 0);
	if (f->root)
		print_node(b, f->root, f);
}
