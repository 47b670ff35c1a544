/*
 * klar.conf: what a line may say, and that one which says something else is
 * told and changes nothing.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/config.h"
#include "base/date.h"
#include "base/i18n.h"
#include "scratch.h"

static char dir[SCRATCH_MAX], path[SCRATCH_MAX + 16];

static int
setup(void **state)
{
	(void)state;
	i18n_start("en");
	snprintf(dir, sizeof(dir), "%s", "");
	if (!scratch_make(dir))
		return -1;
	snprintf(path, sizeof(path), "%s/klar.conf", dir);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	config_reset();
	unlink(path);
	return rmdir(dir);
}

static void
says(const char *text, size_t n)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_int_equal(fwrite(text, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
	config_read(path, true);
}

#define SAYS(text)	says(text, sizeof(text) - 1)

/* The faults are just this one line, behind the path. */
static void
assert_fault(const char *text)
{
	struct buf b = BUF_INIT;

	assert_int_equal(config_faults(), 1);
	config_fault_text(0, &b);
	assert_true(b.len > strlen(path));
	assert_string_equal(buf_str(&b) + strlen(path), text);
	buf_fini(&b);
}

static void
test_every_setting_is_born_with_a_value_it_takes(void **state)
{
	struct buf b = BUF_INIT;
	int i;

	(void)state;
	for (i = 0; i < SETTING__COUNT; i++)
		buf_addf(&b, "%s = %s\n", setting_info[i].name,
		    setting_info[i].value);
	says(buf_str(&b), b.len);
	assert_int_equal(config_faults(), 0);
	assert_int_equal(config_line(SETTING_LANGUAGE), 1);
	for (i = 0; i < SETTING__COUNT; i++)
		assert_string_equal(config_text((enum setting)i),
		    setting_info[i].value);
	buf_fini(&b);
}

static void
test_what_a_line_may_say(void **state)
{
	(void)state;
	SAYS("\xef\xbb\xbf# a comment\r\n\r\n  silent-days=7\r\n"
	    "\tsignature = Åse Øster # the elder \r\n"
	    "mouse = ja\ntheme = contrast\nkey tick = x X\nkey go-up=");
	assert_int_equal(config_faults(), 0);
	assert_int_equal(config_number(SETTING_SILENT_DAYS), 7);
	assert_int_equal(config_line(SETTING_SILENT_DAYS), 3);
	assert_string_equal(config_text(SETTING_SIGNATURE),
	    "Åse Øster # the elder");
	assert_true(config_flag(SETTING_MOUSE));
	assert_int_equal(config_choice(SETTING_THEME), 2);
	assert_int_equal(config_choice(SETTING_LANGUAGE), -1);
	assert_string_equal(config_key(0)->command, "tick");
	assert_string_equal(config_key(0)->keys, "x X");
	assert_int_equal(config_key(0)->line, 7);
	assert_string_equal(config_key(1)->command, "go-up");
	assert_string_equal(config_key(1)->keys, "");
	assert_null(config_key(2));
}

static void
test_what_it_may_not(void **state)
{
	(void)state;
	SAYS("silent-days = 0\n");
	assert_fault(":1: silent-days is a number 1-365, not '0'");
	assert_int_equal(config_number(SETTING_SILENT_DAYS), 10);
	SAYS("\nsilent-days = 9999999999999999999999\n");
	assert_fault(":2: silent-days is a number 1-365, not "
	    "'9999999999999999999999'");
	SAYS("mouse = maybe\n");
	assert_fault(":1: mouse is yes or no, not 'maybe'");
	SAYS("theme = pink\n");
	assert_fault(":1: theme is one of default|mono|contrast, not "
	    "'pink'");
	SAYS("colour = red\n");
	assert_fault(":1: there is no setting 'colour'; 'klar config' lists "
	    "them");
	SAYS("mouse\n");
	assert_fault(":1: 'mouse' is no setting; write name = value");
	SAYS("mouse = yes\nmouse = no\n");
	assert_fault(":2: mouse is said before, in line 1, and that holds");
	assert_true(config_flag(SETTING_MOUSE));
	SAYS("signature = J\xf8rgen\n");
	assert_fault(":1: this line is not UTF-8 text; save the file as "
	    "UTF-8");
	SAYS("mouse = yes\0no\n");
	assert_fault(":1: this line is not UTF-8 text; save the file as "
	    "UTF-8");
}

static void
test_a_file_that_is_none(void **state)
{
	char *big = malloc(CONFIG_BYTES_MAX + 1);

	(void)state;
	assert_non_null(big);
	unlink(path);
	config_read(path, false);
	assert_int_equal(config_faults(), 0);
	assert_null(config_file());
	config_read(path, true);
	assert_fault(": the settings cannot be read: No such file or "
	    "directory");
	memset(big, '\n', CONFIG_BYTES_MAX + 1);
	says(big, CONFIG_BYTES_MAX);
	assert_int_equal(config_faults(), 0);
	says(big, CONFIG_BYTES_MAX + 1);
	assert_fault(": the settings cannot be read: more than 1 MiB");
	free(big);
	unlink(path);
	assert_int_equal(mkfifo(path, 0600), 0);
	config_read(path, false);
	assert_fault(": the settings cannot be read: Invalid argument");
}

static void
test_closed_days_are_no_work_days(void **state)
{
	day_t eve = date_make(2021, 12, 24);

	(void)state;
	assert_true(date_is_workday(eve));
	SAYS("closed-days = 24-12 27-12..31-12 29-2\n");
	assert_int_equal(config_faults(), 0);
	assert_false(date_is_workday(eve));
	assert_false(date_is_workday(date_make(2024, 2, 29)));
	assert_true(date_is_workday(date_make(2021, 2, 26)));
	assert_int_equal(date_add_workdays(date_make(2021, 12, 23), 1),
	    date_make(2022, 1, 3));
	/* 20 to 23 December, then nothing before 3 January. */
	assert_int_equal(date_workdays_between(date_make(2021, 12, 19),
	    date_make(2022, 1, 3)), 5);
	SAYS("closed-days = 31-12..01-01\n");
	assert_fault(":1: closed-days are at most 31 days such as 24-12 or "
	    "27-12..31-12, not '31-12..01-01'");
	assert_true(date_is_workday(eve));
	SAYS("closed-days = 01-07..31-07 24-12\n");
	assert_int_equal(config_faults(), 1);
	SAYS("closed-days = 30-02\n");
	assert_int_equal(config_faults(), 1);
	SAYS("closed-days = 24-12x\n");
	assert_int_equal(config_faults(), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
		T(test_every_setting_is_born_with_a_value_it_takes),
		T(test_what_a_line_may_say),
		T(test_what_it_may_not),
		T(test_a_file_that_is_none),
		T(test_closed_days_are_no_work_days),
#undef T
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
