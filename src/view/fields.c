/*
 * The fields of a row itself in a form (F): a system's or an installation's
 * owner and note, a contact, an open item; on any list whose rows have a
 * history, so it is known what they are. Nothing is decided here: the acts
 * know the rules, and whether somebody else has changed a field meanwhile.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "act/contact.h"
#include "act/openitem.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "store/object.h"
#include "view/app_room.h"

struct fields_work {			/* of the form that is open */
	enum entity	 entity;
	int64_t		 id;
	char		 title[256];
	bool		 took;		/* something of theirs was taken */
};

static const struct form_field system_fields[] = {
	{ "owner", N_("owner"), FIELD_TEXT, NULL, 0, NULL },
	{ "note", N_("note"), FIELD_TEXT, NULL, 0, NULL },
};

static const struct form_field installation_fields[] = {
	{ "owner", N_("responsible"), FIELD_TEXT, NULL, 0, NULL },
	{ "contract", N_("contract type"), FIELD_TEXT, NULL, 0,
	    N_("2014, 2019 or individuel") },
	{ "note", N_("note"), FIELD_TEXT, NULL, 0, NULL },
};

static const struct form_field contact_fields[] = {
	{ "name", N_("name"), FIELD_TEXT, NULL, 0, NULL },
	{ "role", N_("role"), FIELD_TEXT, NULL, 0, NULL },
	{ "mail", N_("mail"), FIELD_TEXT, NULL, 0, NULL },
	{ "phone", N_("phone"), FIELD_TEXT, NULL, 0, NULL },
	{ "note", N_("note"), FIELD_TEXT, NULL, 0, NULL },
};

static const struct form_field item_fields[] = {
	{ "title", N_("title"), FIELD_TEXT, NULL, 0, NULL },
	{ "owner", N_("owner"), FIELD_TEXT, NULL, 0, NULL },
	{ "due", N_("due"), FIELD_TEXT, NULL, 0, N_("dd-mm, +2u, fri") },
	{ "note", N_("note"), FIELD_TEXT, NULL, 0, NULL },
};

#define FIELDS(f)	(f), (int)(sizeof(f) / sizeof((f)[0]))

static const struct {
	const struct form_field *field;
	int		 n;
	enum entity	 entity;
} forms[] = {
	{ FIELDS(system_fields), ENTITY_SYSTEM },
	{ FIELDS(installation_fields), ENTITY_INSTALLATION },
	{ FIELDS(contact_fields), ENTITY_CONTACT },
	{ FIELDS(item_fields), ENTITY_OPEN_ITEM },
};

/* Where a field is kept that is called otherwise there. */
static const char *
column_of(enum entity entity, const char *field)
{
	if (entity == ENTITY_INSTALLATION && !strcmp(field, "owner"))
		return "responsible";
	return strcmp(field, "due") ? field : "due_date";
}

static void
settled(struct app *app, void *arg, const struct clash *c, int n)
{
	struct fields_work *w = arg;
	int i;

	for (i = 0; i < n; i++) {
		w->took |= c[i].take;
		if (c[i].take)
			form_set(&app->form, c[i].field, c[i].theirs);
		else
			form_rebase(&app->form, c[i].field, c[i].theirs);
	}
}

static bool
write_fields(struct app *app, const struct fields_work *w,
    const struct assignment *a, int n, struct act_result *r, struct err *e)
{
	struct act_ctx c = app_act(app);
	struct subject sub = { w->entity == ENTITY_SYSTEM ? SUBJECT_SYSTEM :
	    SUBJECT_INSTALLATION, w->id, 0 };

	if (w->entity == ENTITY_CONTACT)
		return act_contact_set(&c, w->id, a, n, r, e);
	if (w->entity == ENTITY_OPEN_ITEM)
		return act_item_set(&c, &w->id, 1, a, n, r, e);
	return act_set_subject(&c, &sub, a, n, r, e);
}

/* Only what was typed is written, held against what it was typed over. */
static bool
save(struct app *app, void *arg, struct form *f, struct err *e)
{
	struct fields_work *w = arg;
	struct act_result r = ACT_RESULT_INIT;
	struct assignment a[FORM_FIELDS];
	bool ok = true;
	int i, n = 0;

	for (i = 0; i < f->nfields; i++)
		if (form_typed(f, f->field[i].name))
			a[n++] = (struct assignment){ f->field[i].name,
			    form_text(f, f->field[i].name),
			    form_was(f, f->field[i].name) };
	if (n) {
		ok = write_fields(app, w, a, n, &r, e);
		if (ok)
			app_done(app, &r);
		else if (r.clashes.n)
			app_clash(app, w->title, &r, settled, w);
	} else if (w->took) {
		app_say(app, "%s", _("nothing of yours was written; what "
		    "stands there is theirs"));
	}
	act_result_fini(&r);
	return ok;
}

static void
fill(struct form *f, const struct record *r)
{
	char day[DAY_TEXT];
	int i;

	for (i = 0; i < f->nfields; i++) {
		const char *name = f->field[i].name;

		form_set(f, name, strcmp(name, "due") ? record_text(r,
		    column_of(r->entity, name)) :
		    date_dk(record_day(r, "due_date"), day));
	}
}

static bool
open_form(struct app *app, struct fields_work *w, int form, struct err *e)
{
	struct form_owner owner = { .save = save, .arg = w };
	struct record r;
	bool ok = record_get(app->store, w->entity, w->id, &r, e);

	if (ok) {
		snprintf(owner.key, sizeof(owner.key), "fields:%s:%lld",
		    entity_info[w->entity].table, (long long)w->id);
		fill(app_form(app, w->title, forms[form].field, forms[form].n,
		    &owner), &r);
		ok = app_form_ready(app, e);
	}
	record_fini(&r);
	return ok;
}

bool
app_edit_fields(struct app *app, struct err *e)
{
	struct view *v = app->top;
	struct fields_work *w = app->fields;
	struct buf name = BUF_INIT;
	struct view_item item;
	int i, n = (int)(sizeof(forms) / sizeof(forms[0]));

	memset(&item, 0, sizeof(item));
	if (v->class->item && v->class->item(v, &item))
		for (i = 0; i < n; i++) {
			if (forms[i].entity != item.thing.entity)
				continue;
			if (!w)
				w = app->fields = xcalloc(1, sizeof(*w));
			*w = (struct fields_work){ .entity =
			    item.thing.entity, .id = item.thing.id };
			/* The row may be about more: a step's is a system's. */
			object_name(&name, app->store, w->entity, w->id);
			str_copy(w->title, sizeof(w->title), buf_str(&name));
			buf_fini(&name);
			return open_form(app, w, i, e);
		}
	return err_set(e, ERR_INVALID, "%s", _("this row has no fields to "
	    "fill in"));
}
