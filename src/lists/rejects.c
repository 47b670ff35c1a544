/*
 * The file of rejected rows: the sender's own columns, separator, encoding
 * and line ends, and two more columns that say why and which row. It grows
 * under another name beside its place and gets its own when all went well.
 * Put right and imported again it completes the job.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "lists/reader.h"

struct rejects {
	FILE		*f;
	char		*tmp;
	struct buf	 line, bytes;
	int		 cells;		/* in the line so far */
};

static bool
trouble(struct reader *rd, struct err *e)
{
	rd->failed = true;
	return err_set(e, ERR_IO, _("cannot write the rejected rows to %s: "
	    "%s; nothing was imported"), rd->opts->rejects, strerror(errno));
}

static bool
put_line(struct reader *rd, struct err *e)
{
	struct rejects *r = rd->rejects;

	buf_add(&r->line, rd->crlf ? "\r\n" : "\n");
	encode(&r->bytes, rd->probe.encoding, r->line.p, r->line.len);
	if (fwrite(r->bytes.p, 1, r->bytes.len, r->f) != r->bytes.len)
		return trouble(rd, e);
	buf_clear(&r->line);
	buf_clear(&r->bytes);
	r->cells = 0;
	return true;
}

static void
put_cell(struct reader *rd, const char *text)
{
	struct rejects *r = rd->rejects;

	if (r->cells++ > 0)
		buf_addc(&r->line, rd->separator);
	csv_field(&r->line, text, rd->separator, true);
}

/* A NUL would cut the cell; SUB keeps it from being taken for good later. */
static void
put_field_of(struct reader *rd, int i)
{
	const struct csv_row *row = rd->row;
	size_t k;

	if (i >= row->n || i >= CSV_COLUMNS_MAX) {
		put_cell(rd, "");
		return;
	}
	for (k = strlen(row->field[i]); k < row->len[i]; k++)
		if (row->field[i][k] == '\0' && rd->why == REASON_control_char)
			row->field[i][k] = '\x1a';
	/* The guard of a cell comes off, for it is put on again. */
	put_cell(rd, row->field[i] + csv_is_guarded(row->field[i]));
}

static bool
is_own(const struct reader *rd, int i)
{
	return rd->header.col[i] != HEADER_OURS;
}

static bool
put_header(struct reader *rd, struct err *e)
{
	struct rejects *r = rd->rejects;
	int i;

	if (rd->probe.bom)
		encode_bom(&r->bytes, rd->probe.encoding);
	if (rd->sep_line) {
		buf_addf(&r->line, "sep=%c", rd->separator);
		if (!put_line(rd, e))
			return false;
	}
	for (i = 0; i < rd->header.n; i++)
		if (is_own(rd, i))
			put_cell(rd, rd->header.name[i]);
	put_cell(rd, "Årsag");
	put_cell(rd, "Række");
	return put_line(rd, e);
}

static bool
rejects_open(struct reader *rd, struct err *e)
{
	struct rejects *r;
	struct stat st;
	int fd;

	/* It will be put in its place: never in that of a device. */
	if (stat(rd->opts->rejects, &st) == 0 && !S_ISREG(st.st_mode)) {
		rd->failed = true;
		return err_set(e, ERR_INVALID, _("the rejected rows cannot go "
		    "to %s, which is no ordinary file; nothing was imported"),
		    rd->opts->rejects);
	}
	r = rd->rejects = xcalloc(1, sizeof(*r));
	r->tmp = xasprintf("%s.XXXXXX", rd->opts->rejects);
	fd = mkstemp(r->tmp);
	if (fd >= 0)
		r->f = fdopen(fd, "wb");
	if (r->f)
		return put_header(rd, e);
	trouble(rd, e);
	if (fd >= 0)
		close(fd);
	return false;
}

bool
rejects_row(struct reader *rd, const char *why, struct err *e)
{
	const struct csv_row *row = rd->row;
	char line[24];
	int i;

	if (!rd->opts->rejects || (!rd->rejects && !rejects_open(rd, e)))
		return !rd->failed;
	snprintf(line, sizeof(line), "%lld", (long long)rd->line);
	if (rd->why == REASON_bad_quote) {
		/* As it stands: it is as broken as it was when read again. */
		buf_addn(&rd->rejects->line, row->field[0], row->len[0]);
		rd->rejects->cells++;
	}
	for (i = 0; i < rd->header.n && rd->why != REASON_bad_quote; i++)
		if (is_own(rd, i))
			put_field_of(rd, i);
	put_cell(rd, why);
	put_cell(rd, line);
	/* Beyond the header still, so that they are not lost silently. */
	for (; rd->why == REASON_field_count && i < row->n &&
	    i < CSV_COLUMNS_MAX; i++)
		put_field_of(rd, i);
	return put_line(rd, e);
}

bool
rejects_close(struct reader *rd, bool keep, struct err *e)
{
	struct rejects *r = rd->rejects;
	mode_t mask;
	bool ok = keep;

	if (!r)
		return true;
	if (r->f) {
		mask = umask(077);
		umask(mask);
		if (keep && (fflush(r->f) != 0 ||
		    fchmod(fileno(r->f), 0666 & ~mask) != 0))
			ok = trouble(rd, e);
		if (fclose(r->f) != 0 && ok)
			ok = trouble(rd, e);
		if (ok && rename(r->tmp, rd->opts->rejects) != 0)
			ok = trouble(rd, e);
		if (ok)
			rd->report->rejects = xstrdup(rd->opts->rejects);
		else
			unlink(r->tmp);
	}
	free(r->tmp);
	buf_fini(&r->line);
	buf_fini(&r->bytes);
	free(r);
	rd->rejects = NULL;
	return ok || !keep;
}
