/*
 * The help screen: the keys of the screen it was called from, of every list,
 * and everywhere, and the manual pages. It is a list like any other: / narrows
 * it, then the keys of other screens are searched too, Enter runs the command
 * on the screen below, or opens the page. All of it comes from commands.def,
 * so it cannot tell of a key that does not work.
 */
#include <string.h>

#include "base/i18n.h"
#include "base/str.h"
#include "base/utf8.h"
#include "view/app.h"

#define COMMON		(CTX_LIST | CTX_FILTER | CTX_PANES)

static const struct page {
	const char	*name, *section;
	const char	*help;
} pages[] = {
#define PAGE(name, section, help)	{ name, section, help },
#include "pages.def"
#undef PAGE
};

#define PAGES	((int)(sizeof(pages) / sizeof(pages[0])))
#define ROWS_MAX	(CMD__COUNT + PAGES + 5)

struct help_row {
	const char	*heading;	/* translated; NULL: none */
	enum cmd	 cmd;		/* CMD_NONE: a page or a heading */
	int		 page;
};

struct help {
	struct view	 view;
	struct table	 table;
	struct help_row	 row[ROWS_MAX];
	int		 nrows;
};

static const struct table_col help_cols[] = {
	{ N_("keys"), 12, 17, 0, 0, ALIGN_LEFT },
	{ N_("what it does"), 40, 60, 1, 0, ALIGN_LEFT },
	{ N_("by name"), 13, 20, 0, 1, ALIGN_LEFT },
};

/* "j, Down": every key of a command. */
static void
help_keys(enum cmd cmd, struct buf *out)
{
	struct buf key = BUF_INIT;
	int k;

	for (k = 0; command_key(cmd, k, &key); k++) {
		buf_addf(out, "%s%s", k ? "  " : "", buf_str(&key));
		buf_clear(&key);
	}
	buf_fini(&key);
}

static void
help_row(void *arg, size_t i, struct table_row *row)
{
	const struct help_row *r = &((struct help *)arg)->row[i];
	struct buf keys = BUF_INIT;

	if (r->heading) {
		row->kind = ROW_SECTION;
		row->text[0] = r->heading;
	} else if (r->cmd != CMD_NONE) {
		help_keys(r->cmd, &keys);
		row->text[0] = table_textf(row, "%s", buf_str(&keys));
		row->style[0] = STYLE_KEY;
		row->text[1] = _(cmd_info[r->cmd].help);
		row->text[2] = table_textf(row, ":%s",
		    cmd_info[r->cmd].name);
	} else {
		row->text[0] = table_textf(row, "%s(%s)",
		    pages[r->page].name, pages[r->page].section);
		row->text[1] = _(pages[r->page].help);
	}
	buf_fini(&keys);
}

/* Commands and pages are told apart by sign: both stay put when filtered. */
static int64_t
help_id(void *arg, size_t i)
{
	const struct help_row *r = &((struct help *)arg)->row[i];

	return r->cmd != CMD_NONE ? (int64_t)r->cmd : -1 - (int64_t)r->page;
}

static bool
help_is_heading(void *arg, size_t i)
{
	return ((struct help *)arg)->row[i].heading != NULL;
}

/* Always opened above another view, so v->below is there. */
static bool
help_open(struct view *v, const struct view_arg *arg, struct err *e)
{
	struct help *p = (struct help *)v;

	(void)arg;
	(void)e;
	table_init(&p->table, help_cols, 3);
	p->table.arg = p;
	p->table.row = help_row;
	p->table.id = help_id;
	p->table.is_heading = help_is_heading;
	p->table.empty = N_("no key, command or page has that");
	return true;
}

/* Does the filter, folded, let this text through? */
static bool
help_passes(const char *folded, const char *a, const char *b, const char *c)
{
	struct buf hay = BUF_INIT;
	bool is;

	utf8_fold(&hay, a, strlen(a));
	buf_addc(&hay, ' ');
	utf8_fold(&hay, b, strlen(b));
	buf_addc(&hay, ' ');
	utf8_fold(&hay, c, strlen(c));
	is = utf8_contains(buf_str(&hay), folded);
	buf_fini(&hay);
	return is;
}

static void
help_add(struct help *p, const char *heading, enum cmd cmd, int page)
{
	/* The heading of a part comes with its first row. */
	if (heading)
		p->row[p->nrows++] = (struct help_row){ heading, CMD_NONE, 0 };
	p->row[p->nrows++] = (struct help_row){ NULL, cmd, page };
}

/*
 * The commands whose contexts touch want and miss all of not; of those of the
 * screen below the ones that do something there.
 */
static void
help_add_part(struct help *p, const char *heading, unsigned want,
    unsigned not, const char *folded)
{
	const struct view *below = p->view.below;
	struct buf keys = BUF_INIT;
	int c;

	for (c = CMD_NONE + 1; c < CMD__COUNT; c++) {
		const struct cmd_info *info = &cmd_info[c];

		if (!(info->ctx & want) || (info->ctx & not) ||
		    (command_in((enum cmd)c, below->class->ctx) &&
		    !app_takes(below, (enum cmd)c)))
			continue;
		buf_clear(&keys);
		help_keys((enum cmd)c, &keys);
		if (!help_passes(folded, buf_str(&keys), _(info->help),
		    info->name))
			continue;
		help_add(p, heading, (enum cmd)c, 0);
		heading = NULL;
	}
	buf_fini(&keys);
}

static bool
help_load(struct view *v, struct err *e)
{
	struct help *p = (struct help *)v;
	unsigned ctx = v->below->class->ctx;
	unsigned here = ctx | CTX_ANY;
	struct buf folded = BUF_INIT;
	const char *heading = _("MANUAL PAGES");
	int i;

	(void)e;
	utf8_fold(&folded, v->filter, strlen(v->filter));
	p->nrows = 0;
	help_add_part(p, _("THIS SCREEN"), ctx & ~(unsigned)COMMON,
	    CTX_ANY | COMMON, buf_str(&folded));
	help_add_part(p, _("EVERY LIST"), ctx & COMMON, CTX_ANY,
	    buf_str(&folded));
	help_add_part(p, _("EVERYWHERE"), CTX_ANY, 0, buf_str(&folded));
	if (folded.len)
		help_add_part(p, _("ON OTHER SCREENS"), ~here, here,
		    buf_str(&folded));
	for (i = 0; i < PAGES; i++) {
		if (!help_passes(buf_str(&folded), pages[i].name,
		    _(pages[i].help), pages[i].section))
			continue;
		help_add(p, heading, CMD_NONE, i);
		heading = NULL;
	}
	table_set_rows(&p->table, (size_t)p->nrows);
	buf_fini(&folded);
	return true;
}

static void
help_draw(struct view *v, const struct area *a)
{
	table_draw(&((struct help *)v)->table, a, true, true);
}

static bool
help_command(struct view *v, enum cmd cmd, struct err *e)
{
	struct help *p = (struct help *)v;
	struct app *app = v->app;
	struct help_row *r = &p->row[p->table.cursor];
	enum cmd chosen = r->cmd;

	if (cmd == CMD_HELP)
		return true;		/* it is here already */
	if (cmd != CMD_OPEN)
		return false;
	if (chosen == CMD_NONE) {
		manual_open(pages[r->page].name, pages[r->page].section, e);
		return true;
	}
	if (!command_in(chosen, v->below->class->ctx)) {
		err_set(e, ERR_INVALID, "%s", _("that key is of another "
		    "screen; it does nothing where you came from"));
		return true;
	}
	app_pop(app);			/* v and p are gone from here on */
	app_command(app, chosen, "");
	return true;
}

static struct table *
help_table(struct view *v)
{
	return &((struct help *)v)->table;
}

static void
help_where(struct view *v, struct buf *b)
{
	const struct view_class *c = v->below->class;
	struct buf where = BUF_INIT;

	if (c->home || !c->where)
		buf_add(&where, c->home ? _(cmd_info[c->home].bar) : c->name);
	else
		c->where(v->below, &where);
	buf_addf(b, _("Help for: %s"), buf_str(&where));
	buf_fini(&where);
}

static void
help_sentence(struct view *v, struct buf *b)
{
	struct help *p = (struct help *)v;
	const struct help_row *r;

	if (!table_has_row(&p->table))
		return;
	r = &p->row[p->table.cursor];
	if (r->cmd != CMD_NONE && !command_in(r->cmd, v->below->class->ctx))
		buf_addf(b, _("%s; on another screen"),
		    _(cmd_info[r->cmd].help));
	else if (r->cmd != CMD_NONE)
		buf_addf(b, _("%s; Enter does it"), _(cmd_info[r->cmd].help));
	else
		buf_addf(b, _("Enter opens %s(%s)"), pages[r->page].name,
		    pages[r->page].section);
}

static bool
help_can(struct view *v, enum cmd cmd)
{
	(void)v;
	return !(cmd_info[cmd].flags & CMD_WRITES) && cmd != CMD_AS_OF;
}

const struct view_class view_help = {
	.name = "help", .ctx = CTX_LIST | CTX_FILTER | CTX_HELP,
	.size = sizeof(struct help),
	.open = help_open, .load = help_load, .draw = help_draw,
	.command = help_command, .can = help_can, .table = help_table,
	.where = help_where, .sentence = help_sentence,
};
