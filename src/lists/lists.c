/*
 * The tables of lists and reasons, made of import/lists.def and reasons.def,
 * and finding a list by its word.
 */
#include "lists/list.h"

#include <string.h>

#include "base/i18n.h"
#include "lists/words.h"

#define N(a)	((int)(sizeof(a) / sizeof((a)[0])))

#define LIST(id, word, danish, help) \
	static const struct column_info columns_##id[] = {
#define COL(id, type, flags, danish, english, aliases, help) \
	{ danish, english, aliases, #type, flags, help },
#define END };
#include "../../import/lists.def"
#undef LIST
#undef COL
#undef END

const struct list_info list_info[LIST__COUNT] = {
#define LIST(id, word, danish, help) \
	[LIST_##id] = { word, danish, help, columns_##id, N(columns_##id) },
#define COL(id, type, flags, danish, english, aliases, help)
#define END
#include "../../import/lists.def"
#undef LIST
#undef COL
#undef END
};

const struct reason_info reason_info[REASON__COUNT] = {
#define REASON(id, word, kind, help, example) \
	[REASON_##id] = { word, REASON_##kind, help },
#include "lists/reasons.def"
#undef REASON
};

bool
list_of(const char *word, enum list *out)
{
	struct buf want = BUF_INIT;
	bool found = false;
	int i;

	word_fold(&want, word);
	for (i = 0; i < LIST__COUNT && !found; i++)
		if (word_is(buf_str(&want), list_info[i].word) ||
		    word_is(buf_str(&want), list_info[i].danish)) {
			*out = (enum list)i;
			found = true;
		}
	buf_fini(&want);
	return found;
}

bool
column_called(const struct column_info *c, const char *name)
{
	struct buf fold = BUF_INIT;
	bool found;

	word_fold(&fold, name);
	found = word_is(buf_str(&fold), c->danish) ||
	    word_is(buf_str(&fold), c->english) ||
	    word_is(buf_str(&fold), c->aliases);
	buf_fini(&fold);
	return found;
}

static enum type
type_of(const struct column_info *c)
{
	static const char *const ids[] = {
#define TYPE(id, reason, help)	[TYPE_##id] = #id,
#include "lists/cell.def"
#undef TYPE
	};
	int i = 0;

	while (i + 1 < TYPE__COUNT && strcmp(ids[i], c->type) != 0)
		i++;
	return (enum type)i;
}

const char *
column_word(const struct column_info *c, int i)
{
	return word_at(type_of(c), i);
}

bool
column_takes(const struct column_info *c, const char *word)
{
	int value;

	return word_read(type_of(c), word, &value);
}
