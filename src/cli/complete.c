/*
 * The next word (complete.h). A word's place decides what kind it is: the
 * tables write kinds in capitals (SUBJECT, FILE, DATE) and words that are
 * themselves small ("da|en"), so this reads what "klar help" shows.
 */
#include "cli/complete.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "lists/list.h"
#include "model/roster.h"
#include "store/names.h"
#include "store/programme.h"
#include "store/store.h"

#define KIND_MAX	64	/* bytes of "vendor|municipality|kombit" */

struct line {
	const char	*db;		/* what --db said, or NULL */
	const char	*subject;	/* the first word of the subcommand */
	const char	*typed;
	enum sub	 sub;		/* SUB__COUNT: not said yet */
	int		 place;		/* of the typed word, from 0 */
	const struct option_info *option;	/* whose value is typed */
	struct buf	*out;
	struct store	*store;
};

static const struct option_info *
option_in(const struct option_info *t, const char *word)
{
	for (; t->name; t++)
		if (strcmp(t->name, word) == 0)
			return t;
	return NULL;
}

static const struct option_info *
option_of(const struct line *l, const char *word)
{
	const struct option_info *o;

	if (strncmp(word, "--", 2) != 0)
		return NULL;
	o = option_in(global_options, word + 2);
	if (!o && l->sub < SUB__COUNT)
		o = option_in(sub_info[l->sub].opt, word + 2);
	return o;
}

static enum sub
sub_of(const char *word)
{
	int i;

	for (i = 0; i < SUB__COUNT; i++)
		if (strcmp(sub_info[i].name, word) == 0)
			break;
	return (enum sub)i;
}

/* Everything in front of the word that is typed. */
static void
read_before(struct line *l, const char *const *words, int n)
{
	const struct option_info *o;
	int i;

	for (i = 0; i < n; i++) {
		o = option_of(l, words[i]);
		if (o && o->arg && i + 1 < n) {
			i++;
			if (strcmp(o->name, "db") == 0)
				l->db = words[i];
		} else if (o && o->arg) {
			l->option = o;
		} else if (words[i][0] == '-' && words[i][1]) {
			continue;
		} else if (l->sub == SUB__COUNT) {
			l->sub = sub_of(words[i]);
		} else if (l->place++ == 0) {
			l->subject = words[i];
		}
	}
}

static void
offer(struct line *l, const char *value, const char *help)
{
	struct buf a = BUF_INIT, b = BUF_INIT;

	utf8_fold(&a, value, strlen(value));
	utf8_fold(&b, l->typed, strlen(l->typed));
	if (strncmp(buf_str(&a), buf_str(&b), b.len) == 0) {
		utf8_clean(l->out, value, strlen(value));
		buf_addc(l->out, '\t');
		utf8_clean(l->out, help, strlen(help));
		buf_addc(l->out, '\n');
	}
	buf_fini(&a);
	buf_fini(&b);
}

static void
offer_options(struct line *l, const struct option_info *t)
{
	char *word;

	for (; t->name; t++) {
		word = xasprintf("--%s", t->name);
		offer(l, word, _(t->help));
		free(word);
	}
}

static bool
need_store(struct line *l)
{
	char *path;

	if (!l->store) {
		path = l->db ? xstrdup(l->db) : path_store_default();
		l->store = store_open(path, STORE_READ, NULL);
		free(path);
	}
	return l->store != NULL;
}

static void
offer_municipalities(struct line *l)
{
	struct ids ids = { 0 };
	struct municipality m;
	size_t i;

	if (need_store(l) && municipality_ids(l->store, &ids, NULL))
		for (i = 0; i < ids.n; i++) {
			if (!municipality_get(l->store, ids.id[i], &m, NULL))
				continue;
			offer(l, m.name, m.code);
			municipality_fini(&m);
		}
	free(ids.id);
}

/* What of a system is offered: itself, its vendor or its area. */
static void
offer_systems(struct line *l, char what)
{
	struct ids ids = { 0 };
	struct system s;
	size_t i;

	if (need_store(l) && system_ids(l->store, &ids, NULL))
		for (i = 0; i < ids.n; i++) {
			if (!system_get(l->store, ids.id[i], &s, NULL))
				continue;
			if (what == 's')
				offer(l, s.name, s.vendor);
			else if (what == 'v')
				offer(l, s.vendor, "");
			else if (s.area)
				offer(l, s.area, "");
			system_fini(&s);
		}
	free(ids.id);
}

/* "Odense/" and the systems that are in Odense. */
static void
offer_installations(struct line *l)
{
	struct installation_filter filter = { .status = ROLLOUT__COUNT,
	    .day = clock_today() };
	size_t n = (size_t)(strchr(l->typed, '/') - l->typed);
	char *place = xstrndup(l->typed, n), *word;
	struct ids ids = { 0 };
	struct installation it;
	struct names *names;
	size_t i;

	names = need_store(l) ? names_load(l->store, NULL) : NULL;
	if (names)
		filter.municipality_id = names_municipality(names, place);
	if (filter.municipality_id > 0 &&
	    installation_ids(l->store, &filter, &ids, NULL))
		for (i = 0; i < ids.n; i++) {
			if (!installation_get(l->store, ids.id[i], &it, NULL))
				continue;
			word = xasprintf("%s/%s", place, it.system);
			offer(l, word, it.vendor);
			free(word);
			installation_fini(&it);
		}
	free(ids.id);
	names_free(names);
	free(place);
}

static void
offer_steps(struct line *l)
{
	struct subject sub = { 0 };
	struct track t;
	int i;

	if (!l->subject || !need_store(l) ||
	    !subject_find(l->store, l->subject, NULL, &sub, NULL) ||
	    !sub.track_id || !track_load(l->store, sub.track_id, &t, NULL))
		return;
	for (i = 0; i < t.nsteps; i++)
		offer(l, t.steps[i].key, t.steps[i].title);
	track_fini(&t);
}

static void
offer_tracks(struct line *l)
{
	struct ids ids = { 0 };
	struct track_info t;
	size_t i;

	if (need_store(l) && track_ids(l->store, &ids, NULL))
		for (i = 0; i < ids.n; i++) {
			if (!track_info_get(l->store, ids.id[i], &t, NULL))
				continue;
			offer(l, t.key, t.title);
			track_info_fini(&t);
		}
	free(ids.id);
}

static void
offer_lists(struct line *l)
{
	int i;

	for (i = 0; i < LIST__COUNT; i++)
		offer(l, list_info[i].word, _(list_info[i].help));
}

static void
offer_rosters(struct line *l)
{
	int i;

	for (i = 0; i < ROSTER__COUNT; i++)
		offer(l, roster_info[i].name, _(roster_info[i].title));
}

static void
offer_subjects(struct line *l)
{
	if (strchr(l->typed, '/')) {
		offer_installations(l);
		return;
	}
	offer_systems(l, 's');
	offer_municipalities(l);
}

static void
offer_commands(struct line *l)
{
	int i;

	for (i = 0; i < SUB__COUNT; i++)
		offer(l, sub_info[i].name, _(sub_info[i].help));
}

/* One of the words between the bars; true if it is a file that is wanted. */
static bool
offer_kind(struct line *l, const char *kind)
{
	static const struct {
		const char	*kind;
		void		(*offer)(struct line *);
	} kinds[] = {
		{ "SUBJECT", offer_subjects }, { "STEP", offer_steps },
		{ "MUNICIPALITY", offer_municipalities },
		{ "LIST", offer_lists },
		{ "ROSTER", offer_rosters }, { "KEY", offer_tracks },
		{ "COMMAND", offer_commands },
	};
	size_t i;

	if (strcmp(kind, "FILE") == 0)
		return true;
	if (strcmp(kind, "SYSTEM") == 0)
		offer_systems(l, 's');
	else if (strcmp(kind, "VENDOR") == 0)
		offer_systems(l, 'v');
	else if (strcmp(kind, "AREA") == 0)
		offer_systems(l, 'a');
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kinds[i].kind, kind) == 0)
			kinds[i].offer(l);
	if (kind[0] >= 'a' && kind[0] <= 'z')
		offer(l, kind, "");
	return false;
}

/* Each kind of "SUBJECT|da|en"; brackets and dots around it do not count. */
static bool
offer_kinds(struct line *l, const char *s, size_t n)
{
	char kind[KIND_MAX];
	bool files = false;
	size_t len = 0, i;

	for (i = 0; i <= n; i++) {
		if (i < n && !strchr("[]|.", s[i])) {
			if (len + 1 < sizeof(kind))
				kind[len++] = s[i];
			continue;
		}
		kind[len] = '\0';
		if (len && offer_kind(l, kind))
			files = true;
		len = 0;
	}
	return files;
}

/* "--system NAME" wants a system: the name of such an option is the kind. */
static bool
offer_value(struct line *l)
{
	static const char *const named[] = {
		"municipality", "system", "area", "vendor"
	};
	const char *arg = l->option->arg;
	size_t i, k;
	char kind[KIND_MAX];

	for (i = 0; i < sizeof(named) / sizeof(named[0]); i++) {
		if (strcmp(l->option->name, named[i]) != 0)
			continue;
		for (k = 0; named[i][k]; k++)
			kind[k] = (char)(named[i][k] - 'a' + 'A');
		return offer_kinds(l, kind, k);
	}
	return offer_kinds(l, arg, strlen(arg));
}

/* The k-th word of one way to use it, s to end; the last if that goes on. */
static bool
offer_word(struct line *l, const char *s, const char *end, int k)
{
	const char *word = NULL;
	size_t n = 0;

	for (s += strspn(s, " "); s < end; s += strspn(s, " ")) {
		word = s;
		n = strcspn(s, " ");
		if (s + n > end)
			n = (size_t)(end - s);
		s += n;
		if (k-- == 0)
			return offer_kinds(l, word, n);
	}
	if (!word || !strstr(word, "..."))
		return false;
	return offer_kinds(l, word, n);
}

/*
 * "overview|course [KEY]" has two ways to be used: their first words are
 * offered first, and behind it the words of the way that was taken.
 */
static bool
offer_place(struct line *l)
{
	const char *s = sub_info[l->sub].args, *end;
	bool files = false;
	size_t n = l->subject ? strlen(l->subject) : 0;

	for (;; s = end + 1) {
		end = s + strcspn(s, "|");
		if (l->place == 0)
			files |= offer_word(l, s, end, 0);
		else if (!*end || (strncmp(s, l->subject, n) == 0 &&
		    strchr(" |", s[n])))
			return offer_word(l, s, end, l->place);
		if (!*end)
			return files;
	}
}

bool
complete_words(const char *const *words, int n, struct buf *out)
{
	struct line l = { .typed = words[n - 1], .sub = SUB__COUNT,
	    .out = out };
	bool files = false;

	read_before(&l, words, n - 1);
	if (l.option) {
		files = offer_value(&l);
	} else if (l.typed[0] == '-') {
		offer_options(&l, global_options);
		if (l.sub < SUB__COUNT)
			offer_options(&l, sub_info[l.sub].opt);
	} else if (l.sub == SUB__COUNT) {
		offer_commands(&l);
	} else {
		files = offer_place(&l);
	}
	store_close(l.store);
	return files;
}
