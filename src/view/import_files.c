/*
 * Import, first step: choose the file. One folder at a time: the lists of it
 * first, newest on top, then the folders, then the rest. Nothing is opened
 * here, only looked at (stat), so no pipe or device is ever waited for.
 */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/utf8.h"
#include "view/import.h"
#include "view/screens.h"

enum file_kind { FILE_UP, FILE_LIST, FILE_FOLDER, FILE_OTHER, FILE_SPECIAL };

struct file {
	char		*name;
	enum file_kind	 kind;
	int64_t		 id;		/* its inode: the cursor stays on it */
	int64_t		 size, changed;
};

struct files {
	struct file	*file;
	size_t		 n;
};

enum { COL_NAME, COL_KIND, COL_SIZE, COL_CHANGED, COL__COUNT };

static const struct table_col cols[COL__COUNT] = {
	[COL_NAME] = { N_("name"), 24, 40, 1, 0, ALIGN_LEFT },
	[COL_KIND] = { N_("what"), 8, 14, 0, 2, ALIGN_LEFT },
	[COL_SIZE] = { N_("bytes"), 13, 14, 0, 1, ALIGN_RIGHT },
	[COL_CHANGED] = { N_("changed"), 16, 18, 0, 0, ALIGN_LEFT },
};

struct files_view {
	struct view	 v;
	char		*folder;	/* absolute */
	struct files	 files;		/* those the filter lets through */
	struct table	 table;
};

static const char *const kinds[] = {
	[FILE_UP] = N_("folder"), [FILE_LIST] = N_("list"),
	[FILE_FOLDER] = N_("folder"), [FILE_OTHER] = N_("file"),
	[FILE_SPECIAL] = N_("no file"),
};

/* ---- one folder ---- */

static void
files_fini(struct files *f)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		free(f->file[i].name);
	free(f->file);
	*f = (struct files){ NULL, 0 };
}

static bool
is_list_name(const char *name)
{
	static const char *const endings[] = { ".csv", ".tsv", ".txt" };
	size_t i, n = strlen(name);

	for (i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
		if (n > 4 && strcasecmp(name + n - 4, endings[i]) == 0)
			return true;
	return false;
}

static enum file_kind
kind_of(const char *name, mode_t mode)
{
	if (S_ISDIR(mode))
		return FILE_FOLDER;
	if (!S_ISREG(mode))
		return FILE_SPECIAL;
	return is_list_name(name) ? FILE_LIST : FILE_OTHER;
}

static void
add_file(struct files *f, const char *folder, const char *name)
{
	char *path = xasprintf("%s/%s", folder, name);
	struct file *to;
	struct stat st;

	memset(&st, 0, sizeof(st));
	(void)stat(path, &st);		/* a broken link is no file either */
	free(path);
	if ((f->n & (f->n - 1)) == 0)
		f->file = xrealloc(f->file, f->n ? 2 * f->n : 1,
		    sizeof(*f->file));
	to = &f->file[f->n++];
	to->name = xstrdup(name);
	to->kind = strcmp(name, "..") == 0 ? FILE_UP :
	    kind_of(name, st.st_mode);
	to->id = to->kind == FILE_UP ? 0 : (int64_t)st.st_ino;
	to->size = (int64_t)st.st_size;
	to->changed = (int64_t)st.st_mtime;
}

static int
compare(const void *x, const void *y)
{
	const struct file *a = x, *b = y;

	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	if (a->kind == FILE_LIST && a->changed != b->changed)
		return a->changed > b->changed ? -1 : 1;
	return utf8_collate(a->name, strlen(a->name), b->name,
	    strlen(b->name));
}

static bool
read_folder(struct view *v, const char *folder, struct files *f,
    struct err *e)
{
	DIR *d = opendir(folder);
	const struct dirent *ent;
	size_t seen = 0;
	bool ok = true;

	if (!d)
		return err_set(e, ERR_IO, _("cannot read the folder %s: %s"),
		    folder, strerror(errno));
	while (ok && (ent = readdir(d)) != NULL) {
		if (++seen % 1024 == 0 && app_interrupted(v->app))
			ok = err_set(e, ERR_INTERRUPT, "%s", "");
		else if (strcmp(ent->d_name, "..") == 0 ?
		    strcmp(folder, "/") != 0 : ent->d_name[0] != '.' &&
		    view_lets(v, ent->d_name))
			add_file(f, folder, ent->d_name);
	}
	closedir(d);
	if (f->n)
		qsort(f->file, f->n, sizeof(*f->file), compare);
	return ok;
}

/* ---- the list ---- */

static void
files_row(void *arg, size_t i, struct table_row *row)
{
	const struct file *f = &((struct files_view *)arg)->files.file[i];
	time_t at = (time_t)f->changed;
	char when[32] = "";
	struct tm tm;

	row->text[COL_NAME] = f->kind == FILE_FOLDER ?
	    table_textf(row, "%s/", f->name) : f->name;
	row->text[COL_KIND] = _(kinds[f->kind]);
	if (f->kind == FILE_UP)
		return;
	if (f->kind == FILE_LIST || f->kind == FILE_OTHER)
		row->text[COL_SIZE] = table_number(row, f->size);
	if (localtime_r(&at, &tm) && at)
		strftime(when, sizeof(when), "%d-%m-%Y %H:%M", &tm);
	row->text[COL_CHANGED] = table_textf(row, "%s", when);
	if (f->kind == FILE_OTHER || f->kind == FILE_SPECIAL)
		row->row_style = STYLE_FAINT;
}

static int64_t
files_id(void *arg, size_t i)
{
	return ((struct files_view *)arg)->files.file[i].id;
}

static bool
files_open(struct view *v, const struct view_arg *arg, struct err *e)
{
	struct files_view *f = (struct files_view *)v;

	(void)arg;
	f->folder = realpath(".", NULL);
	if (!f->folder)
		f->folder = realpath("/", NULL);
	if (!f->folder)
		return err_set(e, ERR_IO, "%s", strerror(errno));
	table_init(&f->table, cols, COL__COUNT);
	f->table.row = files_row;
	f->table.id = files_id;
	f->table.arg = f;
	f->table.empty = N_("no such file in this folder");
	return true;
}

static bool
files_load(struct view *v, struct err *e)
{
	struct files_view *f = (struct files_view *)v;
	struct files now = { NULL, 0 };

	if (!read_folder(v, f->folder, &now, e)) {
		files_fini(&now);
		return false;
	}
	files_fini(&f->files);
	f->files = now;
	table_set_rows(&f->table, now.n);
	return true;
}

/* Show another folder; the one that is shown stays if that cannot be read. */
static bool
go_folder(struct files_view *f, const char *path, struct err *e)
{
	struct files now = { NULL, 0 };
	char *old = f->folder, *folder = realpath(path, NULL);
	struct stat was;

	f->v.filter[0] = '\0';
	if (!folder || !read_folder(&f->v, folder, &now, e)) {
		if (!folder)
			err_set(e, ERR_IO, _("cannot read the folder %s: %s"),
			    path, strerror(errno));
		free(folder);
		files_fini(&now);
		return false;
	}
	files_fini(&f->files);
	f->files = now;
	f->folder = folder;
	table_restart(&f->table, now.n);
	if (stat(old, &was) == 0)	/* gone up: on the one left behind */
		table_go_id(&f->table, (int64_t)was.st_ino);
	free(old);
	return true;
}

/* ---- commands ---- */

/* What was typed: a folder is shown, a file is read. */
static bool
take_path(struct files_view *f, const char *text, struct err *e)
{
	struct view_arg arg = { .text = NULL };
	struct stat st;
	char *path = path_expand(text);
	bool ok;

	arg.text = path;
	if (stat(path, &st) != 0)
		ok = err_set(e, ERR_IO, "%s: %s", path, strerror(errno));
	else if (S_ISDIR(st.st_mode))
		ok = go_folder(f, path, e);
	else if (!S_ISREG(st.st_mode))
		ok = err_set(e, ERR_INVALID, _("%s is no ordinary file"),
		    path);
	else
		ok = app_push(f->v.app, &view_import_list, &arg, e);
	free(path);
	return ok;
}

static bool
files_command(struct view *v, enum cmd cmd, struct err *e)
{
	struct files_view *f = (struct files_view *)v;
	const struct file *at;
	char *path;

	if (cmd == CMD_IMPORT && *v->app->arg) {
		take_path(f, v->app->arg, e);
		return true;
	}
	if (cmd != CMD_OPEN)
		return false;
	at = &f->files.file[f->table.cursor];
	path = xasprintf("%s/%s", f->folder, at->name);
	take_path(f, path, e);
	free(path);
	return true;
}

static struct table *
files_table(struct view *v)
{
	return &((struct files_view *)v)->table;
}

static void
files_draw(struct view *v, const struct area *a)
{
	table_draw(&((struct files_view *)v)->table, a, true, true);
}

static void
files_where(struct view *v, struct buf *b)
{
	struct files_view *f = (struct files_view *)v;
	char *folder = path_short(f->folder);

	buf_addf(b, "%s  %s", _("Import 1 of 3: the file"), folder);
	free(folder);
}

static void
files_sentence(struct view *v, struct buf *b)
{
	struct files_view *f = (struct files_view *)v;
	const struct file *at = &f->files.file[f->table.cursor];

	switch (at->kind) {
	case FILE_UP:
		buf_add(b, _("Enter goes to the folder above"));
		break;
	case FILE_FOLDER:
		buf_addf(b, _("Enter goes into %s"), at->name);
		break;
	case FILE_SPECIAL:
		buf_addf(b, _("%s is no ordinary file"), at->name);
		break;
	default:
		buf_addf(b, _("Enter reads %s and shows what it is; nothing "
		    "is written yet"), at->name);
	}
}

static void
files_view_fini(struct view *v)
{
	struct files_view *f = (struct files_view *)v;

	files_fini(&f->files);
	free(f->folder);
}

const struct view_class view_import = {
	.name = "import", .home = CMD_IMPORT, .ctx = CTX_LIST | CTX_FILTER,
	.size = sizeof(struct files_view), .open = files_open,
	.load = files_load, .draw = files_draw, .command = files_command,
	.table = files_table, .where = files_where,
	.sentence = files_sentence, .fini = files_view_fini,
};
