/*
 * The list of other names. What a name stands for must be known; a name that
 * already belongs to something else is no alias.
 */
#include "base/i18n.h"
#include "lists/reader.h"

static const struct {
	const char	*field;
	enum entity	 entity;
	enum reason	 unknown;
} kinds[] = {
	[ALIAS_VENDOR] = { "vendor_id", ENTITY_VENDOR, REASON_unknown_name },
	[ALIAS_SYSTEM] = { "system_id", ENTITY_SYSTEM, REASON_unknown_name },
	[ALIAS_AREA] = { "area_id", ENTITY_AREA, REASON_unknown_name },
	[ALIAS_MUNICIPALITY] = { "municipality_id", ENTITY_MUNICIPALITY,
	    REASON_unknown_municipality },
};

static int64_t
look_up(const struct reader *rd, enum alias_kind kind, int64_t vendor_id,
    const char *name)
{
	switch (kind) {
	case ALIAS_VENDOR:
		return names_vendor(rd->names, name);
	case ALIAS_SYSTEM:
		return names_system(rd->names, vendor_id, name);
	case ALIAS_AREA:
		return names_area(rd->names, name);
	case ALIAS_MUNICIPALITY:
		return names_municipality(rd->names, name);
	}
	return 0;
}

static bool
find_meant(struct reader *rd, enum alias_kind kind, int64_t *meant)
{
	const char *of = CELL(rd, ali_of), *vendor = CELL(rd, ali_vendor);
	int64_t vendor_id = vendor ? names_vendor(rd->names, vendor) : 0;

	if (vendor && vendor_id == 0)
		return row_reject(rd, REASON_unknown_name, C_ali_vendor,
		    _("there is no vendor '%s'"), vendor);
	*meant = look_up(rd, kind, vendor_id, of);
	if (*meant < 0)
		return row_reject(rd, REASON_missing_value, C_ali_vendor,
		    _("several vendors have a system '%s'; say whose"), of);
	return *meant != 0 || row_reject(rd, kinds[kind].unknown, C_ali_of,
	    _("nothing is called '%s'"), of);
}

/* From now on the rest of the file may use it. */
static bool
add_name(struct reader *rd, enum alias_kind kind, int64_t meant,
    struct err *e)
{
	const char *name = CELL(rd, ali_name);
	struct record r;
	bool ok = true;

	switch (kind) {
	case ALIAS_VENDOR:
		names_add_vendor(rd->names, name, meant);
		break;
	case ALIAS_SYSTEM:
		ok = record_get(rd->store, ENTITY_SYSTEM, meant, &r, e);
		if (ok)
			names_add_system_alias(rd->names,
			    record_int(&r, "vendor_id"), name, meant);
		record_fini(&r);
		break;
	case ALIAS_AREA:
		names_add_area(rd->names, name, meant);
		break;
	case ALIAS_MUNICIPALITY:
		names_add_municipality(rd->names, "", name, meant);
		break;
	}
	rd->failed |= !ok;
	return ok;
}

static bool
row(struct reader *rd, struct err *e)
{
	enum alias_kind kind = (enum alias_kind)CELL_N(rd, ali_kind);
	const char *name = CELL(rd, ali_name);
	int64_t id, meant = 0, now;
	struct draft d;
	bool ok;

	if (!row_key(rd, (int64_t)kind, text_key(name), 0) ||
	    !find_meant(rd, kind, &meant))
		return false;
	if (!key_find(rd->store, KEY_ALIAS, &(struct key_args){
	    .t = { alias_word[kind], name } }, &id, e)) {
		rd->failed = true;
		return false;
	}
	now = look_up(rd, kind, 0, name);
	if (id == 0 && now > 0 && now != meant)
		return row_reject(rd, REASON_conflict, C_ali_name,
		    _("'%s' is the name of something else"), name);
	ok = draft_init(&d, rd, ENTITY_ALIAS, id, e);
	draft_put_text(&d, "kind", alias_word[kind], C_ali_kind);
	draft_text(&d, rd, "name", C_ali_name);
	draft_put_int(&d, kinds[kind].field, meant, C_ali_of);
	ok = ok && draft_write(&d, rd, true, NULL, e);
	draft_fini(&d);
	return ok && (!rd->wrote || add_name(rd, kind, meant, e));
}

static bool
put_alias(struct writer *w, const struct record *r, struct err *e)
{
	struct record meant, vendor;
	int kind = ALIAS_VENDOR;
	bool ok;

	while (kind < ALIAS_MUNICIPALITY &&
	    !str_eq(record_text(r, "kind"), alias_word[kind]))
		kind++;
	ok = record_get(w->store, kinds[kind].entity,
	    record_int(r, kinds[kind].field), &meant, e);
	if (ok) {
		put_word(w, C_ali_kind, kind);
		put_field(w, C_ali_name, r, "name");
		put_field(w, C_ali_of, &meant, "name");
	}
	if (ok && kind == ALIAS_SYSTEM) {
		ok = record_get(w->store, ENTITY_VENDOR,
		    record_int(&meant, "vendor_id"), &vendor, e);
		if (ok)
			put_field(w, C_ali_vendor, &vendor, "name");
		record_fini(&vendor);
	}
	record_fini(&meant);
	return ok;
}

static bool
write_all(struct writer *w, struct err *e)
{
	return writer_each(w, LISTING_ALIASES, ENTITY_ALIAS, put_alias, e);
}

const struct list_ops ops_aliases = { row, NULL, write_all, NULL };
