/*
 * Writing lists. Two dialects: for people as Danish Excel opens it (UTF-8 with
 * BOM, ';', CRLF, dd-mm-yyyy, decimal comma, cells that look like formulas
 * guarded by an apostrophe), and plain for programs (',', LF, ISO dates,
 * decimal point). The reader takes both back without a change. On a terminal
 * a list is only looked at, so there it is made harmless.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/out.h"
#include "lists/reader.h"
#include "store/roster.h"
#include "store/store.h"

bool
csv_is_formula(const char *s)
{
	static const char *const wide[] = {
		"\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\xa0",
	};
	size_t i;

	if (*s != '\0' && strchr("=+-@\t\r", *s))
		return true;
	for (i = 0; i < sizeof(wide) / sizeof(wide[0]); i++)
		if (strncmp(s, wide[i], strlen(wide[i])) == 0)
			return true;
	return false;
}

bool
csv_is_guarded(const char *s)
{
	return *s == '\'' && csv_is_formula(s + strspn(s, "'"));
}

static bool
is_number(const char *s)
{
	bool digit = false;

	if (*s == '-' || *s == '+')
		s++;
	for (; *s; s++) {
		if (*s >= '0' && *s <= '9')
			digit = true;
		else if (*s != '.' && *s != ',')
			return false;
	}
	return digit;
}

void
csv_field(struct buf *to, const char *s, char separator, bool guard)
{
	size_t ticks = strspn(s, "'");
	bool tick = csv_is_formula(s + ticks) &&
	    (ticks > 0 || (guard && !is_number(s)));
	const char special[] = { separator, '"', '\r', '\n', '\0' };
	size_t len = strlen(s);

	if (s[strcspn(s, special)] == '\0' && (len == 0 || (s[0] != ' ' &&
	    s[0] != '\t' && s[len - 1] != ' ' && s[len - 1] != '\t'))) {
		if (tick)
			buf_addc(to, '\'');
		buf_addn(to, s, len);
		return;
	}
	buf_addc(to, '"');
	if (tick)
		buf_addc(to, '\'');
	for (; *s; s++) {
		if (*s == '"')
			buf_addc(to, '"');
		buf_addc(to, *s);
	}
	buf_addc(to, '"');
}

void
put_text(struct writer *w, int col, const char *text)
{
	free(w->value[col]);
	w->value[col] = str_empty(text) ? NULL : xstrdup(text);
}

void
put_day(struct writer *w, int col, day_t day)
{
	char text[DAY_TEXT];

	put_text(w, col, w->opts->plain ? date_iso(day, text) :
	    date_dk(day, text));
}

void
put_int(struct writer *w, int col, int64_t n)
{
	free(w->value[col]);
	w->value[col] = xasprintf("%lld", (long long)n);
}

void
put_money(struct writer *w, int col, int64_t oere)
{
	free(w->value[col]);
	w->value[col] = xasprintf("%lld%c%02d", (long long)(oere / 100),
	    w->opts->plain ? '.' : ',', (int)(oere % 100));
}

void
put_word(struct writer *w, int col, int value)
{
	put_text(w, col, word_write(column_type(col), value));
}

void
put_field(struct writer *w, int col, const struct record *r,
    const char *field)
{
	const struct value *v = &r->v[entity_field(r->entity, field)];

	if (v->type == VALUE_NULL)
		return;
	if (column_type(col) == TYPE_date || column_type(col) == TYPE_month)
		put_day(w, col, record_day(r, field));
	else if (column_type(col) == TYPE_money)
		put_money(w, col, v->i);
	else if (v->type == VALUE_INT)
		put_int(w, col, v->i);
	else
		put_text(w, col, v->s);
}

static bool
put_out(struct writer *w, struct err *e)
{
	buf_add(&w->out, w->opts->plain || w->tty ? "\n" : "\r\n");
	if (w->tty)
		out_put(w->f, buf_str(&w->out));
	else
		fwrite(w->out.p, 1, w->out.len, w->f);
	if (ferror(w->f))
		return err_set(e, ERR_IO, _("cannot write the list: %s"),
		    strerror(errno));
	buf_clear(&w->out);
	return true;
}

/* The columns of a sheet that the list does not have. */
static void
put_sent(struct writer *w, char separator)
{
	if (w->list == LIST_statuses) {
		buf_addc(&w->out, separator);
		csv_field(&w->out, w->words ? w->words : "", separator,
		    !w->opts->plain);
	}
	buf_addc(&w->out, separator);
	sent_put(w, &w->out);
}

bool
writer_row(struct writer *w, struct err *e)
{
	const struct list_info *info = &list_info[w->list];
	char separator = w->opts->plain ? ',' : ';';
	int i, col = list_first_column(w->list);

	for (i = 0; i < info->ncols; i++, col++) {
		if (i > 0)
			buf_addc(&w->out, separator);
		csv_field(&w->out, w->value[col] ? w->value[col] : "",
		    separator, !w->opts->plain);
	}
	if (w->opts->sheet)
		put_sent(w, separator);
	while (i-- > 0)
		put_text(w, --col, NULL);
	if (w->opts->rows)
		++*w->opts->rows;
	return put_out(w, e);
}

static bool
put_header(struct writer *w, struct err *e)
{
	const struct list_info *info = &list_info[w->list];
	int i;

	if (!w->opts->plain && !w->tty)
		buf_add(&w->out, "\xef\xbb\xbf");
	for (i = 0; i < info->ncols; i++)
		buf_addf(&w->out, "%s%s", i == 0 ? "" : w->opts->plain ? "," :
		    ";", info->col[i].danish);
	if (w->opts->sheet && w->list == LIST_statuses)
		buf_addf(&w->out, "%sTrin i ord", w->opts->plain ? "," : ";");
	if (w->opts->sheet)
		buf_addf(&w->out, "%s%s", w->opts->plain ? "," : ";",
		    sent_header());
	return put_out(w, e);
}

bool
list_roster(enum list list, enum roster_id *roster)
{
	static const struct {
		enum list	 list;
		enum roster_id	 roster;
	} same[] = {
		{ LIST_municipalities, ROSTER_MUNICIPALITIES },
		{ LIST_systems, ROSTER_SYSTEMS },
		{ LIST_installations, ROSTER_INSTALLATIONS },
		{ LIST_statuses, ROSTER_STEPS }, { LIST_klik, ROSTER_STEPS },
		{ LIST_contacts, ROSTER_CONTACTS },
		{ LIST_openitems, ROSTER_ITEMS },
		{ LIST_payments, ROSTER_PAYMENTS },
		{ LIST_targets, ROSTER_TARGETS },
		{ LIST_measures, ROSTER_MEASURES },
		{ LIST_prices, ROSTER_PRICES },
	};
	size_t i;

	for (i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		if (same[i].list == list) {
			*roster = same[i].roster;
			return true;
		}
	return false;
}

bool
writer_narrow(struct writer *w, struct ids *ids, struct err *e)
{
	const struct write_opts *o = w->opts;
	enum roster_id id = ROSTER__COUNT;
	struct roster *r;
	bool ok;

	if (!o->filter)
		return true;
	if (!list_roster(w->list, &id))
		return err_set(e, ERR_INVALID, _("the list %s takes no "
		    "filter"), list_info[w->list].word);
	r = roster_open(w->store, id, o->day, false, e);
	ok = r && roster_count(r, filter_fields(o->filter), e) &&
	    roster_keep(r, o->filter, ids, e);
	roster_close(r);
	return ok;
}

bool
writer_each(struct writer *w, enum listing listing, enum entity entity,
    bool (*each)(struct writer *, const struct record *, struct err *),
    struct err *e)
{
	const struct write_opts *o = w->opts;
	struct listing_of of = { o->municipality_id, o->system_id, o->area_id,
	    o->vendor_id };
	struct ids ids;
	struct record r;
	bool ok;
	size_t i;

	ok = listing_ids(w->store, listing, &of, &ids, e) &&
	    writer_narrow(w, &ids, e);
	for (i = 0; ok && i < ids.n; i++) {
		ok = record_get(w->store, entity, ids.id[i], &r, e) &&
		    each(w, &r, e) && writer_row(w, e);
		record_fini(&r);
	}
	free(ids.id);
	return ok;
}

static const struct list_ops *const ops[LIST__COUNT] = {
#define LIST(id, word, danish, help)	[LIST_##id] = &ops_##id,
#define COL(id, type, flags, danish, english, aliases, help)
#define END
#include "../../import/lists.def"
#undef LIST
#undef COL
#undef END
};

bool
list_write(struct store *store, enum list list, const struct write_opts *opts,
    FILE *f, struct err *e)
{
	struct writer w = { .store = store, .f = f, .list = list,
	    .opts = opts, .tty = isatty(fileno(f)) };
	bool ok;
	int i;

	if (!store_snapshot(store, e))
		return false;
	ok = put_header(&w, e) && ops[list]->write(&w, e);
	store_snapshot_end(store);
	if (ok && fflush(f) != 0)
		ok = err_set(e, ERR_IO, _("cannot write the list: %s"),
		    strerror(errno));
	for (i = 0; i < C__COUNT; i++)
		free(w.value[i]);
	buf_fini(&w.out);
	return ok;
}

bool
list_narrows(enum list list, const struct write_opts *o)
{
	switch (list) {
	case LIST_installations:
	case LIST_statuses:
	case LIST_payments:
		return true;
	case LIST_systems:
	case LIST_openitems:
		return o->municipality_id == 0;
	case LIST_contacts:
		return o->system_id == 0 && o->area_id == 0;
	case LIST_klik:
		return o->system_id == 0 && o->area_id == 0 &&
		    o->vendor_id == 0;
	default:
		return o->municipality_id == 0 && o->system_id == 0 &&
		    o->area_id == 0 && o->vendor_id == 0;
	}
}

bool
list_is_sheet(enum list list)
{
	return sent_lists(list);
}

bool
list_template(enum list list, FILE *f, struct err *e)
{
	static const struct write_opts opts = { .plain = false };
	struct writer w = { .f = f, .list = list, .opts = &opts,
	    .tty = isatty(fileno(f)) };
	bool ok = put_header(&w, e) && fflush(f) == 0;

	buf_fini(&w.out);
	return ok;
}
