/*
 * The table of commands.def and its keymap (command.h). The keymap is a flat
 * array of at most a hundred key sequences, searched from the start: that is
 * faster than anything clever at this size.
 */
#include "term/command.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/config.h"
#include "base/i18n.h"

const struct cmd_info cmd_info[CMD__COUNT] = {
	[CMD_NONE] = { "", 0, "", 0, "", "" },
#define CMD(id, name, ctx, keys, flags, bar, help) \
	[CMD_##id] = { name, ctx, keys, flags, bar, help },
#include "commands.def"
#undef CMD
};

#define KEYS_EACH	3		/* of one command, at most */
#define BINDINGS_MAX	((size_t)CMD__COUNT * KEYS_EACH)

/* What klar.conf says instead; borrowed from it. */
static struct {
	const char	*keys;		/* NULL: nothing */
	int		 line;
} said[CMD__COUNT];

static struct binding {
	enum cmd	 cmd;
	int		 key[KEY_SEQUENCE];
	int		 nkeys;		/* 0: its name was bad */
	char		 name[KEY_NAME];
} bindings[BINDINGS_MAX];
static size_t nbindings;

static const char *
keys_of(enum cmd cmd)
{
	return said[cmd].keys ? said[cmd].keys : cmd_info[cmd].keys;
}

/* The table does not change, so it is read once, when first asked for. */
static void
command_bind(void)
{
	const char *s;
	size_t len;
	int c;

	if (nbindings)
		return;
	for (c = CMD_NONE + 1; c < CMD__COUNT; c++) {
		for (s = keys_of((enum cmd)c); *s; s += len) {
			struct binding *b = &bindings[nbindings];

			s += strspn(s, " \t");
			len = strcspn(s, " \t");
			if (!len || nbindings == BINDINGS_MAX)
				break;
			b->cmd = (enum cmd)c;
			if (len < sizeof(b->name)) {
				memcpy(b->name, s, len);
				b->name[len] = '\0';
				b->nkeys = key_parse_sequence(b->name, b->key);
			}
			nbindings++;
		}
	}
}

bool
ctx_together(enum ctx a, enum ctx b)
{
	const unsigned work = CTX_STEPS | CTX_GATES | CTX_BOARD |
	    CTX_MATRIX | CTX_CHASE | CTX_INBOX | CTX_SORT | CTX_TIMELINE;
	const unsigned alone = CTX_HISTORY | CTX_HELP | CTX_IMPORT |
	    CTX_PLAN | CTX_LETTER | CTX_CHOOSE;

	/* Each of these is a screen of its own. */
	const unsigned screens = CTX_BOARD | CTX_MATRIX | CTX_INBOX |
	    CTX_PLACES | CTX_SORT | CTX_TIMELINE;

	if (a == b)
		return true;
	/* But the timeline is one of courses, too. */
	if ((a | b) == (CTX_BOARD | CTX_TIMELINE))
		return true;
	if ((a & screens) && (b & screens))
		return false;
	/* A file and a letter have no rows to mark. */
	if ((a == CTX_MARKS && (b & (CTX_IMPORT | CTX_LETTER))) ||
	    (b == CTX_MARKS && (a & (CTX_IMPORT | CTX_LETTER))))
		return false;
	if ((a & alone) && (b & (alone | work)))
		return false;
	if ((b & alone) && (a & work))
		return false;
	return true;
}

bool
ctx_sound(unsigned mask)
{
	unsigned a, b;

	for (a = CTX_ANY; a < CTX__END; a <<= 1)
		for (b = a; b < CTX__END; b <<= 1)
			if ((mask & a) && (mask & b) &&
			    !ctx_together((enum ctx)a, (enum ctx)b))
				return false;
	return true;
}

bool
command_in(enum cmd cmd, unsigned ctx)
{
	return (cmd_info[cmd].ctx & (ctx | CTX_ANY)) != 0;
}

enum cmd
command_of_keys(unsigned ctx, int first, int second)
{
	int want = second == K_NONE ? 1 : 2;
	size_t i;

	command_bind();
	for (i = 0; i < nbindings; i++) {
		const struct binding *b = &bindings[i];

		if (b->nkeys == want && b->key[0] == first &&
		    (want == 1 || b->key[1] == second) &&
		    command_in(b->cmd, ctx))
			return b->cmd;
	}
	return CMD_NONE;
}

bool
command_is_prefix(unsigned ctx, int key)
{
	size_t i;

	command_bind();
	for (i = 0; i < nbindings; i++)
		if (bindings[i].nkeys > 1 && bindings[i].key[0] == key &&
		    command_in(bindings[i].cmd, ctx))
			return true;
	return false;
}

enum cmd
command_complete(const char *prefix, enum cmd after)
{
	int c;

	for (c = (int)after + 1; c < CMD__COUNT; c++)
		if (strncmp(cmd_info[c].name, prefix, strlen(prefix)) == 0)
			return (enum cmd)c;
	return CMD_NONE;
}

enum cmd
command_of_name(const char *name)
{
	enum cmd c, first = CMD_NONE;
	int n = 0;

	if (!*name)
		return CMD_NONE;
	for (c = CMD_NONE; (c = command_complete(name, c)) != CMD_NONE;) {
		if (strcmp(cmd_info[c].name, name) == 0)
			return c;
		if (n++ == 0)
			first = c;
	}
	return n == 1 ? first : CMD_NONE;
}

static const struct binding *
binding_at(enum cmd cmd, int k)
{
	size_t i;

	command_bind();
	for (i = 0; i < nbindings; i++)
		if (bindings[i].cmd == cmd && k-- == 0)
			return &bindings[i];
	return NULL;
}

int
command_keys(enum cmd cmd, int k, int key[KEY_SEQUENCE])
{
	const struct binding *b = binding_at(cmd, k);

	if (!b)
		return 0;
	memcpy(key, b->key, sizeof(b->key));
	return b->nkeys;
}

bool
command_key(enum cmd cmd, int k, struct buf *out)
{
	const struct binding *b = binding_at(cmd, k);
	char label[KEY_NAME];
	int i;

	if (!b)
		return false;
	for (i = 0; i < b->nkeys; i++)
		buf_add(out, key_label(b->key[i], label));
	return true;
}

/* Do the two share a context, or have contexts that go together? */
static bool
binding_meet(const struct binding *a, const struct binding *b)
{
	unsigned x, y;

	for (x = CTX_ANY; x < CTX__END; x <<= 1)
		for (y = CTX_ANY; y < CTX__END; y <<= 1)
			if ((cmd_info[a->cmd].ctx & x) &&
			    (cmd_info[b->cmd].ctx & y) &&
			    ctx_together((enum ctx)x, (enum ctx)y))
				return true;
	return false;
}

/* The same keys, or one the beginning of the other, on one screen. */
static bool
binding_clash(const struct binding *a, const struct binding *b)
{
	return a->nkeys && b->nkeys && a->key[0] == b->key[0] &&
	    (a->nkeys == 1 || b->nkeys == 1 || a->key[1] == b->key[1]) &&
	    binding_meet(a, b);
}

/* The command keeps the keys of commands.def, and klar.conf hears why. */
static void
refuse(enum cmd cmd, int line, const char *why)
{
	struct buf b = BUF_INIT;

	buf_addf(&b, _("the keys of %s stay as they are: %s"),
	    cmd_info[cmd].name, why);
	config_fault(line, buf_str(&b));
	buf_fini(&b);
	said[cmd].keys = NULL;
	nbindings = 0;
}

/* Every word of the line is a key, and they are not too many. */
static void
take_line(const struct config_key *k)
{
	enum cmd cmd = command_of_name(k->command);
	int key[KEY_SEQUENCE], n = 0;
	char name[KEY_NAME], why[128];
	const char *s = k->keys;
	size_t len;

	if (cmd == CMD_NONE || strcmp(cmd_info[cmd].name, k->command) != 0) {
		snprintf(why, sizeof(why), _("there is no command '%.40s'; "
		    "the help names them"), k->command);
		config_fault(k->line, why);
		return;
	}
	if (said[cmd].line) {
		snprintf(why, sizeof(why), _("the keys of %s are said before, "
		    "in line %d"), k->command, said[cmd].line);
		config_fault(k->line, why);
		return;
	}
	said[cmd].keys = k->keys;
	said[cmd].line = k->line;
	for (s += strspn(s, " \t"); *s; s += strspn(s, " \t")) {
		len = strcspn(s, " \t");
		snprintf(name, sizeof(name), "%.*s", (int)len, s);
		if (len >= sizeof(name) || !key_parse_sequence(name, key)) {
			snprintf(why, sizeof(why), _("'%.*s' is no key; a key "
			    "is written x, å, gx, <C-x>, <F2> or <Down>"),
			    len > 20 ? 20 : (int)len, s);
			refuse(cmd, k->line, why);
			return;
		}
		n++;
		s += len;
	}
	snprintf(why, sizeof(why), _("%d at most"), KEYS_EACH);
	if (n > KEYS_EACH)
		refuse(cmd, k->line, why);
	else if (n == 0 && (cmd == CMD_COMMAND || cmd == CMD_BACK))
		refuse(cmd, k->line, _("it cannot be without one"));
}

/* One clash that klar.conf made, taken back; false when there is none. */
static bool
settle_one(void)
{
	const struct binding *a, *b;
	char why[128];
	size_t i, k;

	command_bind();
	for (i = 0; i < nbindings; i++)
		for (k = i + 1; k < nbindings; k++) {
			a = &bindings[i];
			b = &bindings[k];
			if (a->cmd == b->cmd || !binding_clash(a, b) ||
			    (!said[a->cmd].keys && !said[b->cmd].keys))
				continue;
			if (!said[b->cmd].keys || (said[a->cmd].keys &&
			    said[a->cmd].line > said[b->cmd].line)) {
				a = &bindings[k];
				b = &bindings[i];
			}
			snprintf(why, sizeof(why),
			    _("%s is a key of %s on the same screen"),
			    b->name, cmd_info[a->cmd].name);
			refuse(b->cmd, said[b->cmd].line, why);
			return true;
		}
	return false;
}

void
command_take_config(void)
{
	const struct config_key *k;
	int i;

	for (i = 0; i < CMD__COUNT; i++)
		memset(&said[i], 0, sizeof(said[i]));
	nbindings = 0;
	for (i = 0; (k = config_key(i)) != NULL; i++)
		take_line(k);
	while (settle_one())
		continue;
}
