/*
 * What changed, as a sheet; and the two times in words (diff.h).
 */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "report/diff.h"

static const struct {
	const char *word, *name;
} kinds[DIFF__COUNT] = {
	[DIFF_COUNT] = { "count", N_("count") },
	[DIFF_GATE] = { "gate", N_("gate") },
	[DIFF_STEP] = { "step", N_("step") },
	[DIFF_REQUEST] = { "request", N_("request") },
	[DIFF_STATUS] = { "status", N_("status") },
};

const char *
diff_word(enum diff_kind k)
{
	return kinds[k].word;
}

const char *
diff_name(enum diff_kind k)
{
	return _(kinds[k].name);
}

bool
moment_parse(const char *text, day_t today, struct moment *m, struct err *e)
{
	const char *known = NULL;

	memset(m, 0, sizeof(*m));
	m->day = date_parse_loose(text, today);
	if (!strcmp(text, "now") || !strcmp(text, _("now")))
		m->day = today;
	if (m->day != DAY_NONE)
		return true;
	if (!strncmp(text, "known ", 6))
		known = text + 6;
	else if (!strncmp(text, _("known "), strlen(_("known "))))
		known = text + strlen(_("known "));
	if (!known_parse(known ? known : text, today, &m->k, e))
		return false;
	m->known = true;
	m->day = m->k.act ? DAY_NONE : known_day(&m->k);
	return true;
}

void
moment_text(const struct moment *m, struct buf *b)
{
	char day[DAY_TEXT];
	struct buf at = BUF_INIT;

	if (!m->known) {
		buf_add(b, date_dk(m->day, day));
		return;
	}
	if (m->k.act && !*m->k.at)
		buf_addf(&at, _("act %lld"), (long long)m->k.act);
	else
		known_text(&m->k, &at);
	buf_addf(b, _("as known %s"), buf_str(&at));
	buf_fini(&at);
}

static const struct sheet_col cols[] = {
	{ "kind", "Slags", N_("Kind"), CELL_TEXT },
	{ "subject", "Hvad", N_("What"), CELL_TEXT },
	{ "detail", "Detalje", N_("Detail"), CELL_TEXT },
	{ "before", "Før", N_("Before"), CELL_TEXT },
	{ "after", "Efter", N_("After"), CELL_TEXT },
	{ "was", "Antal før", N_("Was"), CELL_INT },
	{ "is", "Antal efter", N_("Is"), CELL_INT },
	{ "difference", "Forskel", N_("Difference"), CELL_INT },
};

static void
line(const struct diff_row *r, struct sheet *sh)
{
	sheet_word(sh, diff_word(r->kind), diff_name(r->kind));
	sheet_text(sh, r->name);
	if (r->kind == DIFF_COUNT) {
		sheet_word(sh, r->before, r->what);
		sheet_none(sh);
		sheet_none(sh);
		sheet_int(sh, r->was);
		sheet_int(sh, r->will);
		sheet_int(sh, r->will - r->was);
		return;
	}
	sheet_text(sh, r->what);
	sheet_word(sh, r->before, r->from);
	sheet_word(sh, r->after, r->to);
	sheet_none(sh);
	sheet_none(sh);
	sheet_none(sh);
}

void
diff_sheet(const struct diff *d, struct sheet *sh)
{
	struct buf title = BUF_INIT, a = BUF_INIT, b = BUF_INIT;
	size_t i;

	moment_text(&d->a, &a);
	moment_text(&d->b, &b);
	buf_addf(&title, _("What changed from %s to %s"), buf_str(&a),
	    buf_str(&b));
	sheet_init(sh, "diff", buf_str(&title), cols,
	    (int)(sizeof(cols) / sizeof(cols[0])));
	for (i = 0; i < d->n; i++)
		line(&d->row[i], sh);
	if (!d->n)
		sheet_note(sh, _("nothing changed"));
	buf_fini(&title);
	buf_fini(&a);
	buf_fini(&b);
}
