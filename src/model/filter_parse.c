/*
 * Reading a filter (filter.h): a small parser by descent, over the text
 * itself. "or" binds less than standing side by side; "-" and "!" more. It
 * gives up at a depth and a size that nobody types.
 */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "model/filter_tree.h"

struct reading {
	const char	*text, *at;
	struct filter	*f;
	int		 depth, nodes;
	struct err	*e;
};

struct node *
node_new(enum node_kind kind)
{
	struct node *n = xcalloc(1, sizeof(*n));

	n->kind = kind;
	return n;
}

void
node_free(struct node *n)
{
	int i;

	if (!n)
		return;
	for (i = 0; i < n->nkids; i++)
		node_free(n->kid[i]);
	for (i = 0; i < n->nv; i++) {
		free(n->v[i].text);
		free(n->v[i].folded);
	}
	free(n->kid);
	free(n->v);
	free(n->is_word);
	free(n);
}

static void
push(struct node *list, struct node *n)
{
	list->kid = xrealloc(list->kid, (size_t)list->nkids + 1,
	    sizeof(struct node *));
	list->kid[list->nkids++] = n;
}

void
node_add(struct node *list, struct node *n)
{
	int i;

	if (n->kind != list->kind) {
		push(list, n);
		return;
	}
	for (i = 0; i < n->nkids; i++)
		push(list, n->kid[i]);
	n->nkids = 0;
	node_free(n);
}

struct node *
node_not(struct node *n)
{
	struct node *not;

	if (n->kind == NODE_NOT) {
		not = n->kid[0];
		n->nkids = 0;
		node_free(n);
		return not;
	}
	not = node_new(NODE_NOT);
	push(not, n);
	return not;
}

struct operand *
node_value(struct node *n)
{
	n->v = xrealloc(n->v, (size_t)n->nv + 1, sizeof(*n->v));
	memset(&n->v[n->nv], 0, sizeof(*n->v));
	return &n->v[n->nv++];
}

void
node_find_words(struct node *n, const struct filter *f)
{
	int i;

	n->is_word = xmalloc((size_t)f->nfields * sizeof(int));
	for (i = 0; i < f->nfields; i++)
		n->is_word[i] = f->field[i].type == RT_WORD ?
		    roster_word_read(f->field[i].words, n->v[0].text) : -1;
}

/* The column of a place in the text, in characters from 1. */
static int
column(const struct reading *r, const char *at)
{
	const char *s = r->text;
	int32_t cp;
	int n = 1;

	for (; s < at; n++)
		s += utf8_next(s, strlen(s), &cp);
	return n;
}

/* Put the place before the sentence that is there. NULL, for returning. */
static struct node *
fail_at(struct reading *r, const char *at)
{
	err_wrap(r->e, _("column %d"), column(r, at));
	return NULL;
}

static struct node *
fail(struct reading *r, const char *at, const char *sentence)
{
	err_set(r->e, ERR_INVALID, "%s", sentence);
	return fail_at(r, at);
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void
skip_blanks(struct reading *r)
{
	while (is_blank(*r->at))
		r->at++;
}

/* Bytes of a plain word: up to a blank, a bracket or a quote. */
static size_t
word_length(const char *s, bool value)
{
	size_t n = 0;

	while (s[n] && !is_blank(s[n]) && s[n] != '(' && s[n] != ')' &&
	    s[n] != '"' && !(value && s[n] == ','))
		n++;
	return n;
}

enum joint
filter_joint(const char *s, size_t len)
{
	static const struct {
		const char	*word;
		enum joint	 joint;
	} joints[] = {
		{ "or", JOINT_OR }, { "eller", JOINT_OR },
		{ "and", JOINT_AND }, { "og", JOINT_AND },
	};
	struct buf b = BUF_INIT;
	enum joint found = JOINT_NONE;
	size_t i;

	utf8_fold(&b, s, len);
	for (i = 0; i < sizeof(joints) / sizeof(joints[0]); i++)
		if (str_eq(joints[i].word, buf_str(&b)))
			found = joints[i].joint;
	buf_fini(&b);
	return found;
}

/* The text between quotes, "" for a quote; the reading stands at the first. */
static bool
read_quoted(struct reading *r, struct buf *b)
{
	const char *start = r->at++;

	for (; *r->at; r->at++) {
		if (*r->at == '"' && r->at[1] == '"') {
			r->at++;
		} else if (*r->at == '"') {
			r->at++;
			if (b->len > 0)
				return true;
			fail(r, start, _("nothing stands between the "
			    "quotes"));
			return false;
		}
		buf_addc(b, *r->at);
	}
	fail(r, start, _("the quote is not closed"));
	return false;
}

static struct node *
read_phrase(struct reading *r)
{
	struct buf b = BUF_INIT;
	struct node *n = NULL;

	if (read_quoted(r, &b)) {
		n = node_new(NODE_WORD);
		operand_text(node_value(n), buf_str(&b), b.len);
		node_find_words(n, r->f);
	}
	buf_fini(&b);
	return n;
}

static bool
read_op(struct reading *r, enum filter_op *op, bool *negated)
{
	static const struct {
		const char	*text;
		enum filter_op	 op;
		bool		 negated;
	} ops[] = {
		{ "<=", OP_LESS_EQ, false }, { ">=", OP_MORE_EQ, false },
		{ "!=", OP_HAS, true }, { "<", OP_LESS, false },
		{ ">", OP_MORE, false }, { "=", OP_IS, false },
		{ ":", OP_HAS, false },
	};
	size_t i, n;

	for (i = 0; i < sizeof(ops) / sizeof(ops[0]); i++) {
		n = strlen(ops[i].text);
		if (strncmp(r->at, ops[i].text, n) == 0) {
			r->at += n;
			*op = ops[i].op;
			*negated = ops[i].negated;
			return true;
		}
	}
	return false;
}

/* Bytes of what may be the name of a field, before an operator. */
static size_t
name_length(const char *s)
{
	size_t n = 0;

	while ((s[n] >= 'a' && s[n] <= 'z') || (s[n] >= 'A' && s[n] <= 'Z') ||
	    (s[n] >= '0' && s[n] <= '9') || s[n] == '_' ||
	    (s[n] == '-' && n > 0) || (unsigned char)s[n] >= 0x80)
		n++;
	return n;
}

/* One value; false with the sentence and its place. */
static bool
read_value(struct reading *r, struct node *n)
{
	const struct roster_field *field = &r->f->field[n->field];
	struct buf b = BUF_INIT;
	const char *start = r->at;
	bool quoted = *start == '"', ok = true;

	if (quoted)
		ok = read_quoted(r, &b);
	else {
		buf_addn(&b, start, word_length(start, true));
		r->at += b.len;
		if (b.len == 0 || strchr(":<>=", *start))
			ok = fail(r, start, _("a value must stand here")) !=
			    NULL;
	}
	if (ok && !operand_read(node_value(n), field, buf_str(&b), quoted,
	    r->e))
		ok = fail_at(r, start) != NULL;
	buf_fini(&b);
	return ok;
}

static bool
read_values(struct reading *r, struct node *n)
{
	const char *start = r->at;

	if (!*r->at || is_blank(*r->at) || *r->at == ')') {
		if (n->op <= OP_IS)
			return true;		/* not set */
		return fail(r, r->at, _("a value must stand here")) != NULL;
	}
	for (;;) {
		if (!read_value(r, n))
			return false;
		if (*r->at != ',')
			break;
		r->at++;
	}
	if (n->nv > 1 && n->op > OP_IS)
		return fail(r, start, _("only one value can be compared with "
		    "'<' or '>'")) != NULL;
	return true;
}

static struct node *
no_field(struct reading *r, const char *at, const char *name)
{
	struct buf near = BUF_INIT;
	const char *meant = roster_field_near(r->f->field, r->f->nfields,
	    name, &near);

	if (meant)
		err_set(r->e, ERR_INVALID, _("no field is called '%s'; did "
		    "you mean %s?"), name, meant);
	else
		err_set(r->e, ERR_INVALID, _("no field is called '%s'"),
		    name);
	buf_fini(&near);
	return fail_at(r, at);
}

/* field operator values; the reading stands at the name of n bytes. */
static struct node *
read_term(struct reading *r, size_t len)
{
	const char *start = r->at;
	char *name = xstrndup(start, len);
	struct node *n = NULL;
	bool negated = false;
	int field = roster_field_of(r->f->field, r->f->nfields, name);

	r->at += len;
	if (field < 0) {
		no_field(r, start, name);
	} else {
		n = node_new(NODE_TERM);
		n->field = field;
		read_op(r, &n->op, &negated);
		if (!read_values(r, n)) {
			node_free(n);
			n = NULL;
		}
	}
	free(name);
	return n && negated ? node_not(n) : n;
}

static struct node *
read_word(struct reading *r)
{
	size_t len = name_length(r->at);
	struct reading ahead = *r;
	enum filter_op op;
	struct node *n;
	bool negated;

	ahead.at += len;
	if (read_op(&ahead, &op, &negated)) {
		if (len > 0)
			return read_term(r, len);
		return fail(r, r->at, _("the name of a field must stand "
		    "right before this"));
	}
	len = word_length(r->at, false);
	n = node_new(NODE_WORD);
	operand_text(node_value(n), r->at, len);
	node_find_words(n, r->f);
	r->at += len;
	return n;
}

static struct node *read_or(struct reading *);

static struct node *
read_brackets(struct reading *r)
{
	const char *start = r->at++;
	struct node *n = read_or(r);

	if (n && *r->at != ')') {
		node_free(n);
		return fail(r, start, _("the bracket is not closed"));
	}
	if (n)
		r->at++;
	return n;
}

static struct node *
read_deep(struct reading *r)
{
	const char *start = r->at;
	struct node *n;

	skip_blanks(r);
	if (++r->nodes > FILTER_NODES || r->depth > FILTER_DEPTH)
		return fail(r, start, _("the filter is too long from here "
		    "on"));
	if (!*r->at || *r->at == ')' || (r->at > start && start > r->text &&
	    (start[-1] == '-' || start[-1] == '!')))
		return fail(r, start, _("a word or a field must stand here"));
	if (*r->at == '-' || *r->at == '!') {
		r->at++;
		n = read_deep(r);
		return n ? node_not(n) : NULL;
	}
	if (*r->at == '(')
		return read_brackets(r);
	return *r->at == '"' ? read_phrase(r) : read_word(r);
}

/* One of what stands side by side, with what negates it. */
static struct node *
read_one(struct reading *r)
{
	struct node *n;

	r->depth++;
	n = read_deep(r);
	r->depth--;
	return n;
}

/* Is "or" or "and" next? Passes it. */
static enum joint
read_joint(struct reading *r)
{
	size_t len;
	enum joint joint;

	skip_blanks(r);
	len = word_length(r->at, false);
	joint = filter_joint(r->at, len);
	if (joint != JOINT_NONE)
		r->at += len;
	return joint;
}

/* A list of one is its member. */
static struct node *
one_of(struct node *list)
{
	struct node *n = list;

	if (list->nkids == 1) {
		n = list->kid[0];
		list->nkids = 0;
		node_free(list);
	}
	return n;
}

/* Side by side, up to "or", a bracket or the end. */
static struct node *
read_and(struct reading *r, bool *more)
{
	struct node *all = node_new(NODE_AND), *n;
	enum joint joint = JOINT_AND;

	*more = false;
	do {
		n = read_one(r);
		if (!n) {
			node_free(all);
			return NULL;
		}
		node_add(all, n);
		joint = read_joint(r);
	} while (joint == JOINT_AND ||
	    (joint == JOINT_NONE && *r->at && *r->at != ')'));
	*more = joint == JOINT_OR;
	return one_of(all);
}

static struct node *
read_or(struct reading *r)
{
	struct node *any = node_new(NODE_OR), *n;
	bool more;

	do {
		n = read_and(r, &more);
		if (!n) {
			node_free(any);
			return NULL;
		}
		node_add(any, n);
	} while (more);
	return one_of(any);
}

struct filter *
filter_parse(const char *text, const struct roster_field *field, int nfields,
    struct err *e)
{
	struct err ignored = ERR_INIT;
	struct reading r = { .text = text, .at = text, .e = e ? e : &ignored };
	struct filter *f;

	if (strlen(text) > FILTER_TEXT || !utf8_valid(text, strlen(text))) {
		err_set(e, ERR_INVALID, _("a filter is at most %d bytes of "
		    "UTF-8"), FILTER_TEXT);
		return NULL;
	}
	r.f = f = xcalloc(1, sizeof(*f));
	f->field = field;
	f->nfields = nfields;
	f->me = xstrdup("");
	skip_blanks(&r);
	if (!*r.at)
		return f;
	f->root = read_or(&r);
	if (f->root && *r.at) {
		fail(&r, r.at, _("this bracket closes nothing"));
		node_free(f->root);
		f->root = NULL;
	}
	if (!f->root) {
		filter_free(f);
		return NULL;
	}
	return f;
}

void
filter_free(struct filter *f)
{
	if (!f)
		return;
	node_free(f->root);
	free(f->me);
	buf_fini(&f->scratch);
	free(f);
}
