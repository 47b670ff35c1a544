/*
 * What was typed and not saved, on disk (form.h). One file per form and
 * subject, "draft-" and a hash of the key in the state folder; its first
 * line holds the key itself, so a clash of hashes is no draft. Written beside
 * and renamed, so a draft is whole or not there. Before each field's line
 * stands what it was typed over, so that what others change before the draft
 * comes back is not written over unseen.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/str.h"
#include "base/utf8.h"
#include "widget/form.h"

#define DRAFT_LINE	(2 * EDIT_MAX + 128)

static char *
draft_path(const char *key)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);	/* FNV-1a */
	char name[32];

	for (; *key; key++)
		hash = (hash ^ (unsigned char)*key) * UINT64_C(0x100000001b3);
	snprintf(name, sizeof(name), "draft-%016" PRIx64, hash);
	return path_state(name);
}

/* One value on one line: a backslash and a line feed are written as two. */
static void
draft_write_line(FILE *f, const char *name, const char *text)
{
	fprintf(f, "%s=", name);
	for (; *text; text++) {
		if (*text == '\n')
			fputs("\\n", f);
		else if (*text == '\\')
			fputs("\\\\", f);
		else
			fputc(*text, f);
	}
	fputc('\n', f);
}

#define DRAFT_WAS	"was"		/* no field is called so */

static void
draft_write_value(FILE *f, const struct form *form, int i, const char *name,
    const char *text, int choice)
{
	char number[16];

	snprintf(number, sizeof(number), "%d", choice);
	draft_write_line(f, name, form->field[i].kind == FIELD_CHOICE ?
	    number : text);
}

static bool
draft_write(FILE *f, const char *key, const struct form *form)
{
	int i;

	draft_write_line(f, "klar-draft", key);
	for (i = 0; i < form->nfields; i++) {
		if (form->field[i].kind == FIELD_SHOW)
			continue;
		draft_write_value(f, form, i, DRAFT_WAS, form->base[i],
		    form->base_choice[i]);
		draft_write_value(f, form, i, form->field[i].name,
		    form->edit[i].text, form->choice[i]);
	}
	return fflush(f) == 0 && !ferror(f);
}

bool
draft_save(const char *key, const struct form *form, struct err *e)
{
	char *path = draft_path(key), *beside = xasprintf("%s.new", path);
	FILE *f = NULL;
	bool ok = false;
	int fd;

	if (!path_make_parents(path, e))
		goto out;
	fd = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC |
	    O_NOFOLLOW, 0600);
	f = fd >= 0 ? fdopen(fd, "w") : NULL;
	if (f)
		ok = draft_write(f, key, form);
	if (f && fclose(f) != 0)
		ok = false;
	ok = ok && rename(beside, path) == 0;
	if (!ok)
		err_set(e, ERR_IO, _("cannot keep the draft '%s': %s"), path,
		    strerror(errno));
out:
	free(beside);
	free(path);
	return ok;
}

/* In place: "name=text" split, the line feed and the escapes undone. */
static char *
draft_read_line(char *line)
{
	char *text = strchr(line, '='), *from, *to;

	if (!text)
		return NULL;
	*text++ = '\0';
	for (from = to = text; *from && *from != '\n'; from++) {
		if (*from == '\\' && from[1]) {
			from++;
			*to++ = *from == 'n' ? '\n' : *from;
		} else {
			*to++ = *from;
		}
	}
	*to = '\0';
	return utf8_valid(text, strlen(text)) ? text : NULL;
}

/* was: what it was typed over; NULL: a draft that does not say. */
static bool
draft_take_text(struct form *form, int i, const char *text, const char *was)
{
	if (was && strcmp(text, was) == 0)
		return false;
	if (strcmp(form->edit[i].text, text) == 0)
		return false;
	edit_set(&form->edit[i], text);
	if (was)
		str_copy(form->base[i], sizeof(form->base[i]), was);
	return true;
}

static bool
draft_take_choice(struct form *form, int i, const char *text,
    const char *was)
{
	int choice = atoi(text), n = 0;

	while (form->field[i].choices[n])
		n++;
	if (choice < 0 || choice >= n || choice == form->choice[i] ||
	    (was && atoi(was) == choice))
		return false;
	form->choice[i] = choice;
	if (was && atoi(was) >= 0 && atoi(was) < n)
		form->base_choice[i] = atoi(was);
	return true;
}

static bool
draft_take(struct form *form, const char *name, const char *text,
    const char *was)
{
	int i;

	for (i = 0; i < form->nfields; i++)
		if (strcmp(form->field[i].name, name) == 0)
			break;
	if (i == form->nfields || form->field[i].kind == FIELD_SHOW)
		return false;
	return form->field[i].kind == FIELD_TEXT ?
	    draft_take_text(form, i, text, was) :
	    draft_take_choice(form, i, text, was);
}

static bool
draft_read(FILE *f, const char *key, struct form *form, char *line)
{
	char *text, *was = NULL;
	bool any = false;

	if (!fgets(line, DRAFT_LINE, f) || !(text = draft_read_line(line)) ||
	    strcmp(text, key) != 0)
		return false;
	while (fgets(line, DRAFT_LINE, f)) {
		text = draft_read_line(line);
		if (text && strcmp(line, DRAFT_WAS) != 0)
			any |= draft_take(form, line, text, was);
		free(was);
		was = text && strcmp(line, DRAFT_WAS) == 0 ? xstrdup(text) :
		    NULL;
	}
	free(was);
	return any;
}

bool
draft_load(const char *key, struct form *form)
{
	char *path = draft_path(key), *line = xmalloc(DRAFT_LINE);
	FILE *f = fopen(path, "re");
	bool any = f && draft_read(f, key, form, line);

	if (f)
		fclose(f);
	form->drafted = any;
	form->changed = any;
	free(line);
	free(path);
	return any;
}

void
draft_drop(const char *key)
{
	char *path = draft_path(key);

	unlink(path);
	free(path);
}
