/*
 * Profiles as sheets (profiles.h).
 */
#include "report/profiles.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/path.h"

static const struct sheet_col profile_cols[] = {
	{ "profile", "Profil", N_("Profile"), CELL_TEXT },
	{ "version", "Version", N_("Version"), CELL_INT },
	{ "list", "Liste", N_("List"), CELL_TEXT },
	{ "columns", "Kolonner", N_("Columns"), CELL_INT },
	{ "left_out", "Udeladt", N_("Left out"), CELL_INT },
	{ "words", "Ord", N_("Words"), CELL_INT },
	{ "gone", "Udgået", N_("What is gone"), CELL_TEXT },
	{ "imports", "Importer", N_("Imports"), CELL_INT },
	{ "file", "Seneste fil", N_("Last file"), CELL_TEXT },
	{ "status_date", "Statusdato", N_("Status date"), CELL_DAY },
};

static const struct sheet_col column_cols[] = {
	{ "column", "Kolonne i filen", N_("Column in the file"), CELL_TEXT },
	{ "goes_to", "Går til", N_("Goes to"), CELL_TEXT },
};

static const struct sheet_col word_cols[] = {
	{ "column", "Kolonne", N_("Column"), CELL_TEXT },
	{ "said", "Deres ord", N_("Their word"), CELL_TEXT },
	{ "means", "Vores ord", N_("Our word"), CELL_TEXT },
};

static int
left_out(const struct list_map *m)
{
	int i, n = 0;

	for (i = 0; i < m->ncolumns; i++)
		n += m->column[i].target == NULL;
	return n;
}

static bool
profile_line(struct store *s, int64_t id, struct sheet *sh, struct err *e)
{
	struct import_ref last = { 0, NULL, DAY_NONE };
	struct profile p;
	int64_t n = 0;
	bool ok;

	if (!profile_get(s, id, &p, e))
		return false;
	ok = profile_imports(s, p.name, &n, &last, e);
	sheet_text(sh, p.name);
	sheet_int(sh, p.version);
	sheet_text(sh, p.list);
	sheet_int(sh, p.map.ncolumns);
	sheet_int(sh, left_out(&p.map));
	sheet_int(sh, p.map.nwords);
	sheet_text(sh, gone_word(p.gone));
	sheet_int(sh, n);
	sheet_text(sh, last.file ? path_base(last.file) : NULL);
	if (last.act_id)
		sheet_day(sh, last.status_date);
	else
		sheet_none(sh);
	free(last.file);
	profile_fini(&p);
	return ok;
}

bool
profiles_sheet(struct store *s, struct sheet *sh, struct err *e)
{
	struct ids ids;
	bool ok;
	size_t i;

	sheet_init(sh, "profiles", _("Profiles"), profile_cols, 10);
	ok = profile_ids(s, &ids, e);
	for (i = 0; ok && i < ids.n; i++)
		ok = profile_line(s, ids.id[i], sh, e);
	if (ok && ids.n == 0)
		sheet_note(sh, _("There are no profiles. klar import "
		    "--save-profile NAME makes one."));
	free(ids.id);
	return ok;
}

/* For programs an empty cell. */
static void
text_or(struct sheet *sh, const char *text, const char *none)
{
	if (text)
		sheet_text(sh, text);
	else
		sheet_word(sh, "", none);
}

static void
fill_sheets(const struct profile *p, struct sheet sh[2])
{
	const struct list_map *m = &p->map;
	char *title = xasprintf(_("%s, version %d: list of %s"), p->name,
	    p->version, p->list);
	int i;

	sheet_init(&sh[0], "columns", title, column_cols, 2);
	sheet_init(&sh[1], "words", _("Words"), word_cols, 3);
	free(title);
	for (i = 0; i < m->ncolumns; i++) {
		sheet_text(&sh[0], m->column[i].header);
		text_or(&sh[0], m->column[i].target, _("(left out)"));
	}
	for (i = 0; i < m->nwords; i++) {
		sheet_text(&sh[1], m->word[i].target);
		sheet_text(&sh[1], m->word[i].said);
		text_or(&sh[1], m->word[i].means, _("(nothing)"));
	}
}

bool
profile_sheets(struct store *s, const char *name, int version,
    struct sheet sh[2], struct err *e)
{
	struct profile p = { 0 };
	bool ok, found = false;
	struct ids ids;
	size_t i;

	ok = profile_versions(s, name, &ids, e);
	for (i = 0; ok && !found && i < ids.n; i++) {
		profile_fini(&p);
		ok = profile_get(s, ids.id[i], &p, e);
		found = ok && (version == 0 || p.version == version);
	}
	if (ok && !found)
		ok = ids.n == 0 ? err_set(e, ERR_INVALID, _("there is no "
		    "profile '%s'; 'klar profiles' names them"), name) :
		    err_set(e, ERR_INVALID, _("the profile '%s' has no "
		    "version %d"), name, version);
	if (ok)
		fill_sheets(&p, sh);
	profile_fini(&p);
	free(ids.id);
	return ok;
}
