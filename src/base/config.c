/*
 * The reader of klar.conf (config.h). The file belongs to its user: whatever
 * is in it, klar starts. Faults are kept as what they are and put into words
 * when asked for, because the file may say which language that is in.
 */
#include "base/config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/date.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/utf8.h"

#define SETTING(id, name, type, value, limits, help) \
	{ name, SETTING_##type, value, limits, help },
const struct setting_info setting_info[SETTING__COUNT] = {
#include "config.def"
};
#undef SETTING

#define CLOSED_MAX	31	/* days of a year */

enum fault_kind {
	FAULT_OPEN, FAULT_BIG, FAULT_BYTES, FAULT_NO_EQUALS, FAULT_NAME,
	FAULT_VALUE, FAULT_TWICE, FAULT_TOLD
};

struct fault {
	enum fault_kind	 kind;
	enum setting	 setting;
	int		 line;
	char		*text;		/* what the line says, or why */
};

static struct {
	char		*file;
	char		*value[SETTING__COUNT];		/* NULL: as born */
	int		 line[SETTING__COUNT];
	struct config_key *keys;
	char		**names;	/* "command NUL keys", one a key */
	struct fault	*faults;
	int		 nkeys, nfaults;
} config;

static void
fault_add(enum fault_kind kind, enum setting id, int line, const char *text)
{
	config.faults = xrealloc(config.faults, (size_t)config.nfaults + 1,
	    sizeof(*config.faults));
	config.faults[config.nfaults++] = (struct fault){ kind, id, line,
	    xstrdup(text) };
}

void
config_fault(int line, const char *msg)
{
	fault_add(FAULT_TOLD, SETTING__COUNT, line, msg);
}

void
config_reset(void)
{
	int i;

	for (i = 0; i < SETTING__COUNT; i++) {
		free(config.value[i]);
		config.value[i] = NULL;
		config.line[i] = 0;
	}
	for (i = 0; i < config.nkeys; i++)
		free(config.names[i]);
	for (i = 0; i < config.nfaults; i++)
		free(config.faults[i].text);
	free(config.keys);
	free(config.names);
	free(config.faults);
	free(config.file);
	config.keys = NULL;
	config.names = NULL;
	config.faults = NULL;
	config.file = NULL;
	config.nkeys = config.nfaults = 0;
	date_close(NULL, 0);
}

static const char *
config_value(enum setting id)
{
	return config.value[id] ? config.value[id] : setting_info[id].value;
}

/* Which of "a|b|c" the word is; -1 if none. */
static int
choice_of(const char *limits, const char *word)
{
	size_t n = strlen(word);
	int i;

	for (i = 0; *limits; i++) {
		size_t len = strcspn(limits, "|");

		if (len == n && strncmp(limits, word, n) == 0)
			return i;
		limits += len + (limits[len] == '|');
	}
	return -1;
}

static bool
number_of(const char *limits, const char *word, long *value)
{
	char *end;
	long least = strtol(limits, &end, 10), most = strtol(end + 1, NULL, 10);

	if (!str_digits(word) || strlen(word) > 9)
		return false;
	*value = strtol(word, NULL, 10);
	return *value >= least && *value <= most;
}

/* "yes no on off ja nej" as 1 or 0; -1 for another word. */
static int
flag_of(const char *word)
{
	static const char *const words[] = {
		"no", "yes", "off", "on", "nej", "ja"
	};
	int i;

	for (i = 0; i < 6; i++)
		if (strcmp(words[i], word) == 0)
			return i & 1;
	return -1;
}

/* "dd-mm" at *p, which moves on; month * 100 + day, 0 for anything else. */
static int
day_of_year(const char **p)
{
	char *end;
	long d, m;

	if (**p < '0' || **p > '9')
		return 0;
	d = strtol(*p, &end, 10);
	if (*end != '-' || end[1] < '0' || end[1] > '9')
		return 0;
	m = strtol(end + 1, &end, 10);
	*p = end;
	if (d > 31 || m > 12 || date_make(2024, (int)m, (int)d) == DAY_NONE)
		return 0;
	return (int)(m * 100 + d);
}

/* The ranges of "24-12 27-12..31-12"; -1 if it is no such thing. */
static int
days_of(const char *p, struct date_range *out)
{
	int n = 0;

	for (p += strspn(p, " \t"); *p; p += strspn(p, " \t")) {
		if (n == CLOSED_MAX)
			return -1;
		out[n].from = out[n].to = day_of_year(&p);
		if (strncmp(p, "..", 2) == 0) {
			p += 2;
			out[n].to = day_of_year(&p);
		}
		if (!out[n].from || out[n].to < out[n].from ||
		    !strchr(" \t", *p))
			return -1;
		n++;
	}
	return n;
}

static bool
setting_takes(enum setting id, const char *text)
{
	const struct setting_info *info = &setting_info[id];
	struct date_range days[CLOSED_MAX];
	long number;
	int n;

	switch (info->type) {
	case SETTING_TEXT:
		return true;
	case SETTING_NUMBER:
		return number_of(info->limits, text, &number);
	case SETTING_FLAG:
		return flag_of(text) >= 0;
	case SETTING_CHOICE:
		return !*text || choice_of(info->limits, text) >= 0;
	case SETTING_DAYS:
		n = days_of(text, days);
		return n >= 0 && date_close(days, n);
	}
	return false;
}

static void
read_setting(const char *name, const char *text, int line)
{
	int i;

	for (i = 0; i < SETTING__COUNT; i++)
		if (strcmp(setting_info[i].name, name) == 0)
			break;
	if (i == SETTING__COUNT) {
		fault_add(FAULT_NAME, SETTING__COUNT, line, name);
	} else if (config.value[i]) {
		fault_add(FAULT_TWICE, (enum setting)i, line, name);
	} else if (!setting_takes((enum setting)i, text)) {
		fault_add(FAULT_VALUE, (enum setting)i, line, text);
	} else {
		config.value[i] = xstrdup(text);
		config.line[i] = line;
	}
}

static void
read_key(const char *command, const char *keys, int line)
{
	size_t n = (size_t)config.nkeys;
	size_t len = strlen(command) + 1;
	char *both = xmalloc(len + strlen(keys) + 1);

	memcpy(both, command, len);
	memcpy(both + len, keys, strlen(keys) + 1);
	config.names = xrealloc(config.names, n + 1, sizeof(*config.names));
	config.keys = xrealloc(config.keys, n + 1, sizeof(*config.keys));
	config.names[n] = both;
	config.keys[n] = (struct config_key){ both, both + len, line };
	config.nkeys++;
}

/* Blanks off both ends, in place. */
static char *
trimmed(char *s)
{
	s += strspn(s, " \t");
	utf8_trim(s, strlen(s));
	return s;
}

static void
read_line(char *text, int line)
{
	char *equals, *name, *value;

	name = trimmed(text);
	if (!*name || *name == '#')
		return;
	equals = strchr(name, '=');
	if (!equals) {
		fault_add(FAULT_NO_EQUALS, SETTING__COUNT, line, name);
		return;
	}
	*equals = '\0';
	value = trimmed(equals + 1);
	name = trimmed(name);
	if (strncmp(name, "key ", 4) == 0 || strncmp(name, "key\t", 4) == 0)
		read_key(trimmed(name + 4), value, line);
	else
		read_setting(name, value, line);
}

/* The whole file, with a NUL behind it; NULL when a fault says why not. */
static char *
read_bytes(const char *path, bool must_exist, size_t *len)
{
	char *text = xmalloc(CONFIG_BYTES_MAX + 1);
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	struct stat st;
	ssize_t n = -1;

	*len = 0;
	if (fd >= 0 && fstat(fd, &st) == 0 && !S_ISREG(st.st_mode))
		errno = S_ISDIR(st.st_mode) ? EISDIR : EINVAL;
	else if (fd >= 0)
		while ((n = read(fd, text + *len,
		    CONFIG_BYTES_MAX + 1 - *len)) > 0)
			*len += (size_t)n;
	if (n < 0 && (must_exist || errno != ENOENT))
		fault_add(FAULT_OPEN, SETTING__COUNT, 0, strerror(errno));
	else if (n >= 0 && *len > CONFIG_BYTES_MAX)
		fault_add(FAULT_BIG, SETTING__COUNT, 0, "");
	if (fd >= 0)
		close(fd);
	if (n == 0 && *len <= CONFIG_BYTES_MAX) {
		text[*len] = '\0';
		return text;
	}
	free(text);
	return NULL;
}

void
config_read(const char *path, bool must_exist)
{
	size_t len, size;
	char *bytes, *p;
	int line;

	config_reset();
	bytes = read_bytes(path, must_exist, &len);
	if (bytes || config.nfaults)
		config.file = xstrdup(path);
	if (!bytes)
		return;
	p = bytes;
	if (len >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0)
		p += 3;
	for (line = 1; p <= bytes + len; line++, p += size + 1) {
		char *end = memchr(p, '\n', (size_t)(bytes + len - p));

		size = end ? (size_t)(end - p) : (size_t)(bytes + len - p);
		p[size] = '\0';
		if (size > 0 && p[size - 1] == '\r')
			p[size - 1] = '\0';
		if (strlen(p) + 1 < size || !utf8_valid(p, strlen(p)))
			fault_add(FAULT_BYTES, SETTING__COUNT, line, "");
		else
			read_line(p, line);
	}
	free(bytes);
}

static void
tell_value(struct buf *out, const struct setting_info *info, const char *text)
{
	switch (info->type) {
	case SETTING_NUMBER:
		buf_addf(out, _("%s is a number %s, not '%s'"), info->name,
		    info->limits, text);
		break;
	case SETTING_FLAG:
		buf_addf(out, _("%s is yes or no, not '%s'"), info->name,
		    text);
		break;
	case SETTING_DAYS:
		buf_addf(out, _("%s are at most %d days such as 24-12 or "
		    "27-12..31-12, not '%s'"), info->name, CLOSED_MAX, text);
		break;
	case SETTING_CHOICE:
	case SETTING_TEXT:
		buf_addf(out, _("%s is one of %s, not '%s'"), info->name,
		    info->limits, text);
		break;
	}
}

static void
tell_fault(struct buf *out, const struct fault *f)
{
	switch (f->kind) {
	case FAULT_OPEN:
		buf_addf(out, _("the settings cannot be read: %s"), f->text);
		break;
	case FAULT_BIG:
		buf_add(out, _("the settings cannot be read: more than 1 MiB"));
		break;
	case FAULT_BYTES:
		buf_add(out, _("this line is not UTF-8 text; save the file "
		    "as UTF-8"));
		break;
	case FAULT_NO_EQUALS:
		buf_addf(out, _("'%s' is no setting; write name = value"),
		    f->text);
		break;
	case FAULT_NAME:
		buf_addf(out, _("there is no setting '%s'; 'klar config' "
		    "lists them"), f->text);
		break;
	case FAULT_TWICE:
		buf_addf(out, _("%s is said before, in line %d, and that "
		    "holds"), f->text, config.line[f->setting]);
		break;
	case FAULT_VALUE:
		tell_value(out, &setting_info[f->setting], f->text);
		break;
	case FAULT_TOLD:
		buf_add(out, f->text);
		break;
	}
}

int
config_faults(void)
{
	return config.nfaults;
}

void
config_fault_text(int i, struct buf *out)
{
	const struct fault *f = &config.faults[i];

	buf_add(out, config.file);
	if (f->line)
		buf_addf(out, ":%d", f->line);
	buf_add(out, ": ");
	tell_fault(out, f);
}

char *
config_path_default(void)
{
	const char *s = getenv("KLAR_CONFIG");

	return str_empty(s) ? path_config("klar.conf") : xstrdup(s);
}

const char *
config_text(enum setting id)
{
	return config_value(id);
}

long
config_number(enum setting id)
{
	return strtol(config_value(id), NULL, 10);
}

bool
config_flag(enum setting id)
{
	return flag_of(config_value(id)) == 1;
}

int
config_choice(enum setting id)
{
	return choice_of(setting_info[id].limits, config_value(id));
}

int
config_line(enum setting id)
{
	return config.line[id];
}

const char *
config_file(void)
{
	return config.file;
}

const struct config_key *
config_key(int i)
{
	return i >= 0 && i < config.nkeys ? &config.keys[i] : NULL;
}
