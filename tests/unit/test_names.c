/*
 * Names to rows: what people and lists write is found, what fits several is
 * asked about, what fits nothing is answered with what is near.
 */
#include "store/names.h"
#include "store_fixture.h"

struct world {
	struct store	*s;
	int64_t		 odense, kbh, bornholm, kmd, formpipe, mc, acadre;
	int64_t		 sbsys, fasit, nexus, nexus2, esdh, course, klik;
	int64_t		 installation;
};

static void
make_names(struct world *w)
{
	struct store *s = w->s;
	int64_t schultz;

	w->odense = row(s, ENTITY_MUNICIPALITY, "code=0461|name=Odense");
	w->kbh = row(s, ENTITY_MUNICIPALITY, "code=0101|name=København");
	w->bornholm = row(s, ENTITY_MUNICIPALITY, "code=0400|name=Bornholm");
	w->esdh = row(s, ENTITY_AREA, "name=ESDH");
	w->kmd = row(s, ENTITY_VENDOR, "name=KMD A/S");
	w->formpipe = row(s, ENTITY_VENDOR, "name=Formpipe");
	w->mc = row(s, ENTITY_VENDOR, "name=Miracle/Convergens");
	schultz = row(s, ENTITY_VENDOR, "name=Schultz Information");
	w->acadre = row(s, ENTITY_SYSTEM, "vendor_id=%lld|name=Acadre|"
	    "label=Formpipe - Acadre", (long long)w->formpipe);
	w->sbsys = row(s, ENTITY_SYSTEM, "vendor_id=%lld|name=SBSYS",
	    (long long)w->mc);
	w->fasit = row(s, ENTITY_SYSTEM, "vendor_id=%lld|name=Schultz Fasit",
	    (long long)schultz);
	w->nexus = row(s, ENTITY_SYSTEM, "vendor_id=%lld|name=Nexus",
	    (long long)w->kmd);
	w->nexus2 = row(s, ENTITY_SYSTEM, "vendor_id=%lld|name=Nexus",
	    (long long)w->formpipe);
	row(s, ENTITY_ALIAS, "kind=system|name=Fasit|system_id=%lld",
	    (long long)w->fasit);
	row(s, ENTITY_ALIAS, "kind=vendor|name=Schultz|vendor_id=%lld",
	    (long long)schultz);
	row(s, ENTITY_ALIAS, "kind=area|name=Dokumenter|area_id=%lld",
	    (long long)w->esdh);
	row(s, ENTITY_ALIAS, "kind=municipality|name=Hovedstaden|"
	    "municipality_id=%lld", (long long)w->kbh);
	w->installation = row(s, ENTITY_INSTALLATION, "municipality_id=%lld|"
	    "system_id=%lld", (long long)w->odense, (long long)w->fasit);
}

static void
make_world(struct world *w, struct store *s)
{
	w->s = s;
	begin(s);
	make_names(w);
	w->course = row(s, ENTITY_TRACK, "key=forloeb1|version=1|kind=course|"
	    "subject=system|position=1|title=F");
	row(s, ENTITY_RUN, "track_id=%lld|system_id=%lld",
	    (long long)w->course, (long long)w->acadre);
	row(s, ENTITY_TRACK, "key=tilslutning|version=1|kind=rollout|"
	    "subject=installation|position=1|title=T");
	w->klik = row(s, ENTITY_TRACK, "key=gdpr|version=1|kind=klik|"
	    "subject=municipality|position=1|title=K");
	commit(s);
}

static struct names *
loaded(struct world *w)
{
	struct names *n = names_load(w->s, &fixture_err);

	must(n != NULL);
	return n;
}

static void
test_names_as_they_are_written(void **state)
{
	struct world w;
	struct names *n;

	make_world(&w, *state);
	n = loaded(&w);
	assert_int_equal(names_municipality(n, "0461"), w.odense);
	assert_int_equal(names_municipality(n, "461"), w.odense);
	assert_int_equal(names_municipality(n, "101"), w.kbh);
	assert_int_equal(names_municipality(n, "odense kommune"), w.odense);
	assert_int_equal(names_municipality(n, " KOEBENHAVN "), w.kbh);
	assert_int_equal(names_municipality(n, "Københavns Kommune"), w.kbh);
	assert_int_equal(names_municipality(n, "Bornholms Regionskommune"),
	    w.bornholm);
	assert_int_equal(names_municipality(n, "Hovedstaden"), w.kbh);
	assert_int_equal(names_municipality(n, "Kommune"), 0);
	assert_int_equal(names_municipality(n, ""), 0);
	assert_int_equal(names_municipality(n, "99999"), 0);
	assert_int_equal(names_vendor(n, "kmd"), w.kmd);
	assert_int_equal(names_vendor(n, "Formpipe A/S"), w.formpipe);
	assert_int_equal(names_area(n, "esdh"), w.esdh);
	assert_int_equal(names_area(n, "dokumenter"), w.esdh);
	assert_int_equal(names_area(n, "acadre"), 0);
	names_free(n);
}

static void
test_systems_alone_or_with_their_vendor(void **state)
{
	struct world w;
	struct names *n;

	make_world(&w, *state);
	n = loaded(&w);
	assert_int_equal(names_system(n, 0, "acadre"), w.acadre);
	assert_int_equal(names_system(n, 0, "Formpipe/Acadre"), w.acadre);
	assert_int_equal(names_system(n, 0, "Formpipe Acadre"), w.acadre);
	assert_int_equal(names_system(n, 0, "Formpipe - Acadre"), w.acadre);
	assert_int_equal(names_system(n, 0, "Miracle/Convergens/SBSys"),
	    w.sbsys);
	assert_int_equal(names_system(n, 0, "Fasit"), w.fasit);
	assert_int_equal(names_system(n, 0, "Schultz/Fasit"), w.fasit);
	assert_int_equal(names_system(n, w.kmd, "Nexus"), w.nexus);
	assert_int_equal(names_system(n, 0, "KMD Nexus"), w.nexus);
	assert_int_equal(names_system(n, 0, "Formpipe/Nexus"), w.nexus2);
	assert_int_equal(names_system(n, 0, "Nexus"), -1);
	assert_int_equal(names_system(n, w.kmd, "Acadre"), 0);
	assert_int_equal(names_system(n, w.kmd, "Formpipe/Acadre"), 0);
	assert_int_equal(names_system(n, 0, ""), 0);
	names_free(n);
}

/* A label or an alias must not hide the system that is really called so. */
static void
test_an_own_name_goes_before_another(void **state)
{
	struct world w;
	struct names *n;
	int64_t archive;

	make_world(&w, *state);
	begin(w.s);
	archive = row(w.s, ENTITY_SYSTEM, "vendor_id=%lld|name=Arkiv|"
	    "label=Acadre", (long long)w.formpipe);
	row(w.s, ENTITY_ALIAS, "kind=system|name=Arkiv|system_id=%lld",
	    (long long)w.acadre);
	commit(w.s);
	n = loaded(&w);
	assert_int_equal(names_system(n, w.formpipe, "Acadre"), w.acadre);
	assert_int_equal(names_system(n, w.formpipe, "Arkiv"), archive);
	assert_int_equal(names_system(n, 0, "Formpipe/Arkiv"), archive);
	assert_int_equal(names_system(n, 0, "Arkiv"), -1);
	names_add_system_alias(n, w.formpipe, "Arkivet", archive);
	names_add_system_alias(n, w.formpipe, "Arkivet", w.acadre);
	assert_int_equal(names_system(n, w.formpipe, "Arkivet"), -1);
	names_free(n);
}

static void
test_a_name_that_is_added_is_found(void **state)
{
	struct world w;
	struct names *n;
	char name[32];
	int i;

	make_world(&w, *state);
	n = loaded(&w);
	for (i = 0; i < 3000; i++) {
		snprintf(name, sizeof(name), "System %d", i);
		names_add_system(n, w.kmd, name, 1000 + i);
	}
	names_add_vendor(n, "Ny A/S", 77);
	names_add_area(n, "Nyt", 78);
	names_add_municipality(n, "0999", "Nyby", 79);
	assert_int_equal(names_system(n, 0, "kmd/system 2999"), 3999);
	assert_int_equal(names_system(n, w.kmd, "SYSTEM 0"), 1000);
	assert_int_equal(names_vendor(n, "ny"), 77);
	assert_int_equal(names_area(n, "NYT"), 78);
	assert_int_equal(names_municipality(n, "999"), 79);
	assert_int_equal(names_municipality(n, "Nyby Kommune"), 79);
	names_free(n);
}

static void
assert_found(struct world *w, const char *text, const char *track,
    enum subject_kind kind, int64_t id)
{
	struct subject sub;

	must(subject_find(w->s, text, track, &sub, &fixture_err));
	assert_int_equal(sub.kind, kind);
	assert_int_equal(sub.id, id);
}

static void
assert_not_found(struct world *w, const char *text, const char *track,
    enum err_code code, const char *in_sentence)
{
	struct err e = ERR_INIT;
	struct subject sub;

	assert_false(subject_find(w->s, text, track, &sub, &e));
	assert_int_equal(e.code, code);
	if (!strstr(e.msg, in_sentence))
		fail_msg("no '%s' in: %s", in_sentence, e.msg);
}

static void
test_what_a_person_types_is_a_subject(void **state)
{
	struct world w;
	struct subject sub;

	make_world(&w, *state);
	assert_found(&w, "acadre", NULL, SUBJECT_SYSTEM, w.acadre);
	assert_found(&w, "Odense", NULL, SUBJECT_MUNICIPALITY, w.odense);
	assert_found(&w, "Odense", "gdpr", SUBJECT_MUNICIPALITY, w.odense);
	assert_found(&w, "0461/Fasit", NULL, SUBJECT_INSTALLATION,
	    w.installation);
	assert_found(&w, "Odense/Schultz/Fasit", "tilslutning",
	    SUBJECT_INSTALLATION, w.installation);
	must(subject_find(w.s, "Acadre", NULL, &sub, &fixture_err));
	assert_int_equal(sub.track_id, w.course);
	must(subject_find(w.s, "Fasit", NULL, &sub, &fixture_err));
	assert_int_equal(sub.track_id, 0);	/* on no course */
}

static void
test_what_is_not_found_is_answered(void **state)
{
	struct world w;

	make_world(&w, *state);
	assert_not_found(&w, "Acdre", NULL, ERR_INVALID, "Acadre");
	assert_not_found(&w, "Odnese", NULL, ERR_INVALID, "Odense");
	assert_not_found(&w, "qwertyuiop", NULL, ERR_INVALID, "qwertyuiop");
	assert_not_found(&w, "Nexus", NULL, ERR_USAGE, "several");
	assert_not_found(&w, "Odense/Acadre", NULL, ERR_INVALID, "now");
	assert_not_found(&w, "Odense/Nexus", NULL, ERR_USAGE, "several");
	assert_not_found(&w, "Odense", "tilslutning", ERR_INVALID, "/");
	assert_not_found(&w, "Acadre", "no-track", ERR_INVALID, "no-track");
	begin(w.s);
	row(w.s, ENTITY_TRACK, "key=udk|version=1|kind=klik|"
	    "subject=municipality|position=2|title=K");
	commit(w.s);
	assert_not_found(&w, "Odense", NULL, ERR_USAGE, "gdpr, udk");
}

#define T(f)	cmocka_unit_test_setup_teardown(f, setup_memory, \
	teardown_store)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(test_names_as_they_are_written),
		T(test_systems_alone_or_with_their_vendor),
		T(test_an_own_name_goes_before_another),
		T(test_a_name_that_is_added_is_found),
		T(test_what_a_person_types_is_a_subject),
		T(test_what_is_not_found_is_answered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
