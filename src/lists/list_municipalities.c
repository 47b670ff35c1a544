/*
 * The list of municipalities: code, name, region, residents. The only list
 * that makes municipalities.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "lists/reader.h"

/* The row's municipality, 0 for a new one; the name must not be another's. */
static bool
find(struct reader *rd, const char *code, int64_t *id, struct err *e)
{
	const char *name = CELL(rd, mun_name);
	int64_t folded = names_municipality(rd->names, name), exact;

	if (!key_find(rd->store, KEY_MUNICIPALITY, &(struct key_args){
	    .t = { code } }, id, e) ||
	    !key_find(rd->store, KEY_MUNICIPALITY_NAME, &(struct key_args){
	    .t = { name } }, &exact, e)) {
		rd->failed = true;
		return false;
	}
	if ((folded != 0 && folded != *id) || (exact != 0 && exact != *id))
		return row_reject(rd, REASON_bad_code, C_mun_code,
		    _("%s is not the code of %s"), code, name);
	return true;
}

static bool
row(struct reader *rd, struct err *e)
{
	struct draft d;
	int64_t id;
	char code[8];
	bool ok;

	snprintf(code, sizeof(code), "%04d", (int)CELL_N(rd, mun_code));
	if (!row_key(rd, CELL_N(rd, mun_code), 0, 0) ||
	    !find(rd, code, &id, e))
		return false;
	ok = draft_init(&d, rd, ENTITY_MUNICIPALITY, id, e);
	draft_put_text(&d, "code", code, C_mun_code);
	draft_text(&d, rd, "name", C_mun_name);
	draft_text(&d, rd, "region", C_mun_region);
	draft_int(&d, rd, "population", C_mun_population);
	ok = ok && draft_write(&d, rd, true, &id, e);
	draft_fini(&d);
	if (ok && rd->wrote)	/* it may have a new name */
		names_add_municipality(rd->names, code, CELL(rd, mun_name),
		    id);
	return ok;
}

static bool
put_municipality(struct writer *w, int64_t id, struct err *e)
{
	struct record r;
	bool ok = record_get(w->store, ENTITY_MUNICIPALITY, id, &r, e);

	if (ok) {
		put_field(w, C_mun_code, &r, "code");
		put_field(w, C_mun_name, &r, "name");
		put_field(w, C_mun_region, &r, "region");
		put_field(w, C_mun_population, &r, "population");
		ok = writer_row(w, e);
	}
	record_fini(&r);
	return ok;
}

static bool
write_all(struct writer *w, struct err *e)
{
	int64_t only = w->opts->municipality_id;
	struct ids ids;
	bool ok = municipality_ids(w->store, &ids, e) &&
	    writer_narrow(w, &ids, e);
	size_t i;

	for (i = 0; ok && i < ids.n; i++)
		if (only == 0 || ids.id[i] == only)
			ok = put_municipality(w, ids.id[i], e);
	free(ids.id);
	return ok;
}

const struct list_ops ops_municipalities = { row, NULL, write_all, NULL };
