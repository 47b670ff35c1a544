/*
 * Import, second step: what the file is, and what shows that it was
 * understood: encoding, separator, header, list, dates, and every column with
 * a sample and where it goes.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/path.h"
#include "view/import.h"
#include "view/screens.h"

#define FACTS		6
#define FACTS_ROWS	(FACTS + 2)

enum { COL_NAME, COL_FILLED, COL_SAMPLE, COL_TO, COL_HELP, COL__COUNT };

static const struct table_col cols[COL__COUNT] = {
	[COL_NAME] = { N_("column in the file"), 16, 24, 1, 0, ALIGN_LEFT },
	[COL_FILLED] = { N_("filled"), 6, 6, 0, 1, ALIGN_RIGHT },
	[COL_SAMPLE] = { N_("sample"), 15, 26, 1, 0, ALIGN_LEFT },
	[COL_TO] = { N_("goes to"), 15, 20, 1, 0, ALIGN_LEFT },
	[COL_HELP] = { N_("check"), 20, 60, 3, 2, ALIGN_LEFT },
};

enum { LIST_WORD, LIST_WHAT, LIST__COLS };

static const struct table_col list_cols[LIST__COLS] = {
	[LIST_WORD] = { N_("list"), 16, 20, 0, 0, ALIGN_LEFT },
	[LIST_WHAT] = { N_("what it is"), 20, 60, 1, 0, ALIGN_LEFT },
};

static bool
is_danish(void)
{
	return strcmp(i18n_lang(), "da") == 0;
}

const char *
import_list_word(enum list list)
{
	return is_danish() ? list_info[list].danish : list_info[list].word;
}

/* ---- the two lists of this step ---- */

static int
strange_words(const struct column_told *c)
{
	int i, n = 0;

	for (i = 0; i < c->nwords; i++)
		n += c->word[i].state == WORD_STRANGE;
	return n;
}

/* What is to be looked at first; else what the column holds. */
static void
column_check(const struct column_told *c, struct table_row *row)
{
	int strange = c->to ? strange_words(c) : 0;

	if (c->unfit > 0 && strange > 0)
		row->text[COL_HELP] = table_textf(row, i18n_plural("! %d "
		    "unknown word: v", "! %d unknown words: v",
		    (unsigned long)strange), strange);
	else if (c->unfit > 0)
		row->text[COL_HELP] = table_textf(row, i18n_plural("! %lld "
		    "does not fit", "! %lld do not fit",
		    (unsigned long)c->unfit), (long long)c->unfit);
	else if (c->state == COLUMN_NEW)
		row->text[COL_HELP] = _("NEW: not in profile");
	else if (c->state == COLUMN_RENAMED)
		row->text[COL_HELP] = table_textf(row, _("was '%s'"), c->was);
	else if (c->to)
		row->text[COL_HELP] = _(c->to->help);
	else if (c->state == COLUMN_GIVEN || c->state == COLUMN_KEPT)
		row->text[COL_HELP] = _("by choice");
	row->mark = c->unfit > 0 ? '!' : c->state == COLUMN_NEW ||
	    c->state == COLUMN_RENAMED ? 'i' : 0;
}

static const char *
sample_of(const struct import_view *w, const struct column_told *c)
{
	int at = w->choosing.sample;

	return at >= 0 && at < w->plan.told->nsamples ? c->row[at] :
	    c->sample;
}

static void
column_row(void *arg, size_t i, struct table_row *row)
{
	struct import_view *w = arg;
	const struct column_told *c = &w->plan.told->column[i];

	row->text[COL_NAME] = *c->name ? c->name : _("(no name)");
	row->text[COL_FILLED] = table_textf(row, "%d%%", w->plan.rows > 0 ?
	    (int)(c->filled * 100 / w->plan.rows) : 0);
	row->text[COL_SAMPLE] = sample_of(w, c);
	column_check(c, row);
	if (c->to) {
		row->text[COL_TO] = choose_column_word(c->to);
	} else {
		row->text[COL_TO] = _("(left out)");
		row->row_style = STYLE_FAINT;
	}
}

static void
list_row(void *arg, size_t i, struct table_row *row)
{
	(void)arg;
	row->text[LIST_WORD] = import_list_word((enum list)i);
	row->text[LIST_WHAT] = _(list_info[i].help);
}

void
import_map_init(struct import_view *w)
{
	table_init(&w->columns, cols, COL__COUNT);
	w->columns.row = column_row;
	w->columns.arg = w;
	w->columns.empty = N_("no columns were read");
	table_init(&w->lists, list_cols, LIST__COLS);
	w->lists.row = list_row;
	w->lists.arg = w;
	table_set_rows(&w->lists, LIST__COUNT);
}

/* ---- what is known, and what shows it ---- */

static int
columns_used(const struct told *t)
{
	int i, n = 0;

	for (i = 0; i < t->ncolumns; i++)
		n += t->column[i].to != NULL;
	return n;
}

bool
import_needs_day(const struct import_view *w)
{
	const struct told *t = w->plan.told;
	int i;

	if (!t || !t->day_assumed)
		return false;
	for (i = 0; i < t->ncolumns; i++)
		if (t->column[i].to && t->column[i].filled > 0 &&
		    (!strcmp(t->column[i].to->type, "rollout") ||
		    !strcmp(t->column[i].to->type, "state")))
			return true;
	return false;
}

static const char *
encoding_proof(const struct told *t)
{
	if (t->marked)
		return _("sure: the mark at its start says so");
	if (t->given)
		return _("you said so");
	return strcmp(t->encoding, "UTF-8") == 0 ?
	    _("sure: every byte of it is UTF-8") :
	    _("it is not UTF-8, and every byte is a letter here");
}

static void
draw_fact(const struct area *a, int row, const char *name, const char *value,
    const char *proof)
{
	draw_text(a, row, 1, 12, STYLE_FAINT, name);
	draw_text(a, row, 14, 18, STYLE_STRONG, value);
	draw_text(a, row, 33, a->cols - 34, STYLE_NORMAL, proof);
}

static void
draw_separator(const struct area *a, int row, const struct read_report *r)
{
	const struct told *t = r->told;
	char value[16], proof[160];

	snprintf(value, sizeof(value), "%s", t->separator == '\t' ? _("tab") :
	    (char[]){ t->separator, '\0' });
	snprintf(proof, sizeof(proof), t->sep_line ? _("line 1 says so; %d "
	    "columns in %lld of %lld rows") :
	    _("%d columns in %lld of %lld rows"), t->ncolumns,
	    (long long)t->even, (long long)r->rows);
	draw_fact(a, row, _("separator"), value, proof);
}

static void
draw_list(const struct area *a, int row, const struct import_view *w)
{
	const struct told *t = w->plan.told;
	char proof[160];

	snprintf(proof, sizeof(proof), w->opts.list == LIST__COUNT ?
	    _("%d of %d columns are its own") :
	    _("you said so; %d of %d columns are its own"), columns_used(t),
	    t->ncolumns);
	draw_fact(a, row, _("list"), import_list_word(w->plan.list), proof);
}

static void
draw_dates(const struct area *a, int row, const struct told *t)
{
	char proof[160];

	if (t->dates == 0)
		snprintf(proof, sizeof(proof), "%s",
		    _("no date is written with the day first"));
	else if (t->late_days == 0)
		snprintf(proof, sizeof(proof), "%s", _("not proven: no day is "
		    "above 12; look at a sample"));
	else
		snprintf(proof, sizeof(proof), _("sure: %lld of %lld have a "
		    "day above 12"), (long long)t->late_days,
		    (long long)t->dates);
	draw_fact(a, row, _("dates"), t->dates ? _("dd-mm-yyyy") :
	    _("yyyy-mm-dd"), proof);
}

static void
draw_day(const struct area *a, int row, const struct import_view *w)
{
	char day[DAY_TEXT];

	draw_fact(a, row, _("status date"), date_dk(w->plan.status_date, day),
	    import_needs_day(w) ? _("today, as nobody said which: d says it") :
	    w->opts.status_date != DAY_NONE ? _("you said so") :
	    w->plan.told->day_assumed ? _("today; no column asks for one") :
	    _("as when the same file was imported before"));
}

/* "profile Formpipe, version 2: 212 rows" */
static void
facts_title(const struct import_view *w, char *title, size_t n)
{
	const struct read_report *r = &w->plan;
	size_t len = 0;

	if (r->profile) {
		snprintf(title, n, _("profile %.40s, version %d: "),
		    r->profile, r->profile_version);
		len = strlen(title);
	}
	snprintf(title + len, n - len, i18n_plural("%lld row", "%lld rows",
	    (unsigned long)r->rows), (long long)r->rows);
}

static void
draw_facts(const struct import_view *w, const struct area *a)
{
	const struct told *t = w->plan.told;
	char text[160], title[200];
	struct area in;

	facts_title(w, title, sizeof(title));
	in = draw_box(a, _("What the file is"), title);
	draw_fact(&in, 0, _("encoding"), t->encoding, encoding_proof(t));
	draw_separator(&in, 1, &w->plan);
	snprintf(text, sizeof(text), _("line %lld"),
	    (long long)t->header_line);
	draw_fact(&in, 2, _("header"), text, t->sep_line ?
	    _("below the line that tells the separator") :
	    _("the first line that is not empty"));
	draw_list(&in, 3, w);
	draw_dates(&in, 4, t);
	draw_day(&in, 5, w);
}

/* ---- the step ---- */

static void
draw_refused(const struct import_view *w, const struct area *a)
{
	struct buf b = BUF_INIT;
	int i;

	buf_addf(&b, "%s\n \n%s\n", w->stopped ?
	    _("It was stopped. Nothing was written.") :
	    _("This file cannot be imported. Nothing was written."),
	    w->refused.msg);
	for (i = 0; i < REASON__COUNT; i++)
		if (w->plan.count[i] && reason_info[i].kind == REASON_FILE)
			buf_addf(&b, "%s\n", _(reason_info[i].help));
	buf_addf(&b, " \n%s\n", w->stopped ? _("R reads it from the start.") :
	    _("R reads it again when it has been put right. L says which list "
	    "it is, C which encoding, S which separator."));
	draw_lines(a, buf_str(&b));
	buf_fini(&b);
}

/* It went through, will be read anew, or its header is all that is wrong. */
bool
import_shows_columns(const struct import_view *w)
{
	static const enum reason header[] = { REASON_missing_column,
	    REASON_duplicate_header, REASON_wrong_kind, REASON_bad_map,
	    REASON_several_profiles };
	size_t i;

	for (i = 0; w->plan.told && !w->stopped &&
	    i < sizeof(header) / sizeof(header[0]); i++)
		if (w->plan.count[header[i]])
			return true;
	return w->planned || (w->plan.told && w->must_run);
}

/* Its header does not do, but a map may help: what is wrong, its columns. */
static void
draw_unsettled(struct import_view *w, const struct area *a)
{
	struct area text = area_part(a, 1, 2, 4, a->cols - 4);
	struct area rest = area_part(a, 7, 0, a->rows - 7, a->cols);

	draw_text(a, 5, 2, a->cols - 4, STYLE_NORMAL, _("Enter says where a "
	    "column goes; L which list it is; p which profile."));
	draw_text(a, 0, 2, a->cols - 4, STYLE_STRONG,
	    _("The columns are not understood yet. Nothing was written."));
	draw_paragraph(&text, 0, text.rows, STYLE_NORMAL, w->refused.msg);
	table_draw(&w->columns, &rest, true, true);
}

void
import_map_draw(struct import_view *w, const struct area *a)
{
	struct area text = area_part(a, 1, 2, a->rows - 1, a->cols - 4);
	struct area facts = area_part(a, 0, 0, FACTS_ROWS, a->cols);
	struct area rest = area_part(a, FACTS_ROWS, 0, a->rows - FACTS_ROWS,
	    a->cols);
	char line[300];

	if (w->step == IMPORT_LISTS) {
		table_draw(&w->lists, a, true, true);
	} else if (w->choosing.menu != CHOOSE_NONE) {
		choose_draw(w, a);
	} else if (w->planned && a->rows > FACTS_ROWS + 3) {
		draw_facts(w, &facts);
		table_draw(&w->columns, &rest, true, true);
	} else if (w->planned) {
		table_draw(&w->columns, a, true, true);
	} else if (w->must_run) {
		snprintf(line, sizeof(line), _("reading %s"),
		    path_base(w->path));
		draw_paragraph(&text, 0, text.rows, STYLE_NORMAL, line);
	} else if (import_shows_columns(w) && a->rows > 9) {
		draw_unsettled(w, a);
	} else {
		draw_refused(w, &text);
	}
}

void
import_map_sentence(struct import_view *w, struct buf *b)
{
	const struct column_told *c;

	if (w->step == IMPORT_LISTS) {
		buf_add(b, _("Enter reads the file as this list; Esc leaves "
		    "it as it was"));
		return;
	}
	if (w->choosing.menu != CHOOSE_NONE) {
		choose_sentence(w, b);
		return;
	}
	c = import_shows_columns(w) ? choose_column(w) : NULL;
	if (!c)
		return;
	if (c->to)
		buf_addf(b, _("%s goes to %s; Enter changes that"), c->name,
		    choose_column_word(c->to));
	else
		buf_addf(b, _("%s is left out; Enter says where it goes"),
		    *c->name ? c->name : _("(no name)"));
	if (w->choosing.sample >= 0)
		buf_addf(b, _("; sample: row %d"), w->choosing.sample + 1);
	else if (w->planned)
		buf_addf(b, "; %s", _("w shows what will change"));
}
