/*
 * A full-screen program in a real terminal line (forkpty), measured from the
 * outside: how soon its first screen stands still, how soon it answers a key
 * and with how many bytes, how soon a thousand pasted keys are worked off,
 * and its memory. The terminal itself takes no time: bytes are read and
 * counted. Prints "name value" lines, times in milliseconds:
 *   first     from the start to the last byte of the first burst of output
 *   settled   ... to the last byte before QUIET_LONG of silence
 *   key_p50 key_p95 key_p99 key_max key_bytes key_silent  (one cursor key)
 *   key_late  keys that nothing answered before LATE; one may be: at the end
 *             of the rows what follows the key before is all that comes
 *   rest_...  the same of a key after which all is quiet for a while: with
 *             what follows the answer when no other key comes
 *   page_p50 page_p95 page_max page_silent (page down)
 *   paste     keys pasted on the first row, to the last byte of the answer;
 *             paste_rest to the last one they caused
 *   openN_first openN                      the same two of the N-th opener;
 *             its rows may be a second burst
 *   rss_kb hwm_kb                          resident, and its peak
 *   settled_cpu key_cpu rest_cpu page_cpu openN_cpu  its time on a processor,
 *             of one key; others on the machine make it wait, but hardly make
 *             it work
 * An answer counts until its last byte; a key without an answer is "silent".
 *
 * ptybench [OPTION]... COMMAND...
 *   -g  COLSxROWS of the window, default 120x40
 *   -o  typed before measuring, each waited for until all is quiet; \r, \033
 *       and the like are understood
 *   -n  how many cursor keys (j), default 300; -p how many are pasted
 *   -l  hold an exclusive lock on this SQLite file while keys are measured
 *   -e  drawn anew at the end (^L), the screen must hold this text
 *   -q  what ends the program, default Q
 */
#include <sys/ioctl.h>
#include <sys/wait.h>

#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define QUIET		10.0		/* ms: an answer is over */
#define QUIET_FIRST	4.0		/* ms: a screen is painted, at first */
#define QUIET_REST	200.0		/* ms: what follows it is over, too */
#define SCREEN		1000		/* bytes, at least, of a first screen;
					 * before it come modes and titles */
#define QUIET_LONG	500.0		/* ms: all is over */
#define WORKS		5.0		/* ms of a processor in that time */
#define PATIENCE	20000.0		/* ms: for the first byte of a screen */
#define SILENT		1500.0		/* ms: no answer to a key */
#define OPENERS_MAX	16
#define KEYS_MAX	10000
#define LATE		40.0		/* ms to the first byte of an answer */
#define LATE_LOCKED	SILENT		/* ... that waits for the lock, too */
#define RESTS		20
#define PAGES		50
#define PAGES_LOCKED	10
#define STILL_MAX	3		/* keys in a row without an answer */

struct line {				/* the program on its line */
	int	 fd;
	pid_t	 pid;
	char	*kept;			/* the bytes since keep_clear */
	size_t	 nkept, cap;
	bool	 gone;
};

struct answer {
	double	 first, last;		/* ms since asked; < 0: none */
	size_t	 bytes;
};

struct plan {				/* what the options say */
	struct winsize size;
	const char	*locked, *expected, *quit;
	char		*opener[OPENERS_MAX];
	int		 nopeners, keys, pasted;
};

static double
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void
die(const char *what)
{
	fprintf(stderr, "ptybench: %s: %s\n", what, strerror(errno));
	exit(2);
}

static void
keep(struct line *l, const char *p, size_t n)
{
	if (l->nkept + n + 1 > l->cap) {
		l->cap = 2 * (l->nkept + n + 1);
		l->kept = realloc(l->kept, l->cap);
		if (!l->kept)
			die("memory");
	}
	memcpy(l->kept + l->nkept, p, n);
	l->nkept += n;
	l->kept[l->nkept] = '\0';
}

/* Its time on a processor so far, in ms. */
static double
cpu_ms(pid_t pid)
{
	char path[64];
	unsigned long long ns = 0;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%ld/schedstat", (long)pid);
	f = fopen(path, "r");
	if (!f)
		return 0;
	if (fscanf(f, "%llu", &ns) != 1)
		ns = 0;
	fclose(f);
	return (double)ns / 1e6;
}

/* Read until it has been quiet that long, or nothing came at all. */
static struct answer
listen_to(struct line *l, double from, double quiet, double patience)
{
	struct answer a = { -1, -1, 0 };
	struct pollfd p = { .fd = l->fd, .events = POLLIN };
	char block[65536];
	double left;
	ssize_t n;

	while (!l->gone) {
		left = a.bytes ? from + a.last + quiet - now_ms() :
		    from + patience - now_ms();
		if (left <= 0)
			break;
		if (poll(&p, 1, (int)left + 1) <= 0)
			continue;
		n = read(l->fd, block, sizeof(block));
		if (n <= 0) {
			l->gone = true;
			break;
		}
		a.last = now_ms() - from;
		if (!a.bytes)
			a.first = a.last;
		a.bytes += (size_t)n;
		keep(l, block, (size_t)n);
	}
	return a;
}

static struct answer
ask(struct line *l, const char *keys, size_t n, double quiet,
    double patience)
{
	double from = now_ms();

	if (write(l->fd, keys, n) != (ssize_t)n)
		die("write");
	return listen_to(l, from, quiet, patience);
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

static double
percentile(double *v, int n, int p)
{
	int i = (n * p + 99) / 100 - 1;

	return n ? v[i < 0 ? 0 : i] : -1;
}

static void
tell(const char *name, double *v, int n, int silent)
{
	qsort(v, (size_t)n, sizeof(*v), by_size);
	printf("%s_p50 %.3f\n%s_p95 %.3f\n%s_p99 %.3f\n%s_max %.3f\n"
	    "%s_silent %d\n", name, percentile(v, n, 50), name,
	    percentile(v, n, 95), name, percentile(v, n, 99), name,
	    percentile(v, n, 100), name, silent);
}

/* n keys one by one; each waits until the answer to the last is over. */
static void
measure(struct line *l, const char *name, const char *key, int n,
    double quiet, double latest)
{
	static double took[KEYS_MAX];
	size_t bytes = 0;
	int i, answered = 0, still = 0, late = 0;
	double cpu = cpu_ms(l->pid);
	struct answer a;

	/* Without an answer it is at the end of its rows, mostly. */
	for (i = 0; i < n && !l->gone && still < STILL_MAX; i++) {
		a = ask(l, key, strlen(key), quiet, SILENT);
		still = a.bytes ? 0 : still + 1;
		late += a.first > latest;
		if (!a.bytes || a.first > latest)
			continue;
		took[answered++] = a.last;
		bytes += a.bytes;
	}
	tell(name, took, answered, i - answered);
	printf("%s_late %d\n", name, late);
	printf("%s_cpu %.3f\n", name, i ? (cpu_ms(l->pid) - cpu) / i : 0);
	printf("%s_bytes %.0f\n", name,
	    answered ? (double)bytes / answered : -1);
}

static void
paste(struct line *l, int n)
{
	static char keys[KEYS_MAX];
	struct answer a, b;
	double from;

	ask(l, "gg", 2, QUIET_REST, SILENT);
	memset(keys, 'j', (size_t)n);
	from = now_ms();
	a = ask(l, keys, (size_t)n, QUIET, SILENT);
	b = listen_to(l, from, QUIET_REST, now_ms() - from + QUIET_REST);
	printf("paste %.3f\npaste_bytes %zu\npaste_rest %.3f\n", a.last,
	    a.bytes, b.bytes ? b.last : a.last);
}

/* Drawn anew, does the screen hold the text? */
static bool
shows(struct line *l, const char *text)
{
	l->nkept = 0;
	ask(l, "\014", 1, QUIET_LONG / 5, SILENT);
	if (l->nkept && strstr(l->kept, text))
		return true;
	fprintf(stderr, "ptybench: the screen does not show '%s'\n", text);
	return false;
}

static void
memory(pid_t pid)
{
	char path[64], text[256];
	FILE *f;
	long kb;

	snprintf(path, sizeof(path), "/proc/%ld/status", (long)pid);
	f = fopen(path, "r");
	if (!f)
		return;
	while (fgets(text, sizeof(text), f)) {
		if (sscanf(text, "VmRSS: %ld", &kb) == 1)
			printf("rss_kb %ld\n", kb);
		if (sscanf(text, "VmHWM: %ld", &kb) == 1)
			printf("hwm_kb %ld\n", kb);
	}
	fclose(f);
}

/* "\r", "\t", "\033", "\\" in an argument; in place. */
static char *
unescape(char *s)
{
	char *to = s, *from = s;

	for (; *from; from++) {
		if (*from != '\\' || !from[1]) {
			*to++ = *from;
		} else if (*++from == '0') {
			*to++ = (char)strtol(from, &from, 8);
			from--;
		} else {
			*to++ = *from == 'r' ? '\r' : *from == 't' ? '\t' :
			    *from;
		}
	}
	*to = '\0';
	return s;
}

static sqlite3 *
lock(const char *path)
{
	sqlite3 *db;

	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) !=
	    SQLITE_OK || sqlite3_exec(db, "BEGIN EXCLUSIVE", NULL, NULL, NULL)
	    != SQLITE_OK) {
		fprintf(stderr, "ptybench: no lock: %s\n", sqlite3_errmsg(db));
		exit(2);
	}
	return db;
}

/* End it as a person would; by force if it does not. */
static int
finish(struct line *l, const char *quit)
{
	double until;
	int status = 0;
	bool ended = false;

	if (!l->gone && write(l->fd, quit, strlen(quit)) < 0)
		l->gone = true;
	for (until = now_ms() + 3000; !ended && now_ms() < until; ) {
		listen_to(l, now_ms(), 5, 5);
		ended = waitpid(l->pid, &status, WNOHANG) == l->pid;
	}
	if (!ended) {
		kill(l->pid, SIGKILL);
		waitpid(l->pid, &status, 0);
		puts("ended_by_force 1");
		return 1;
	}
	printf("status %d\n", WIFSIGNALED(status) ? 128 + WTERMSIG(status) :
	    WEXITSTATUS(status));
	return 0;
}

static bool
read_options(struct plan *p, int argc, char **argv)
{
	int c;

	while ((c = getopt(argc, argv, "+g:o:n:p:l:e:q:")) != -1) {
		switch (c) {
		case 'g':
			if (sscanf(optarg, "%hux%hu", &p->size.ws_col,
			    &p->size.ws_row) != 2)
				return false;
			break;
		case 'o':
			if (p->nopeners < OPENERS_MAX)
				p->opener[p->nopeners++] = unescape(optarg);
			break;
		case 'n': p->keys = atoi(optarg); break;
		case 'p': p->pasted = atoi(optarg); break;
		case 'l': p->locked = optarg; break;
		case 'e': p->expected = optarg; break;
		case 'q': p->quit = unescape(optarg); break;
		default: return false;
		}
	}
	return optind < argc && p->keys >= 0 && p->keys <= KEYS_MAX &&
	    p->pasted >= 0 && p->pasted <= KEYS_MAX;
}

/*
 * What follows the first burst of a screen, until it is quiet and the program
 * does not work either: what it works on may end in a last paint.
 */
static struct answer
settle(struct line *l, double from, struct answer a)
{
	struct answer b;
	double cpu;

	do {
		cpu = cpu_ms(l->pid);
		b = listen_to(l, from, QUIET_LONG, now_ms() - from +
		    QUIET_LONG);
		if (b.bytes)
			a.last = b.last;
		a.bytes += b.bytes;
	} while (!l->gone && now_ms() - from < PATIENCE &&
	    (b.bytes || cpu_ms(l->pid) - cpu > WORKS));
	return a;
}

/* Start it and wait until its first screen stands still. */
static void
start(struct line *l, const struct plan *p, char **command)
{
	double from = now_ms();
	struct answer a, b;

	l->pid = forkpty(&l->fd, NULL, NULL, &p->size);
	if (l->pid < 0)
		die("forkpty");
	if (l->pid == 0) {
		unsetenv("LINES");
		unsetenv("COLUMNS");
		execvp(command[0], command);
		_exit(127);
	}
	a = listen_to(l, from, QUIET_FIRST, PATIENCE);
	while (!l->gone && a.bytes < SCREEN) {
		b = listen_to(l, from, QUIET_FIRST, PATIENCE);
		if (!b.bytes)
			break;
		a.last = b.last;
		a.bytes += b.bytes;
	}
	b = settle(l, from, a);
	printf("first %.3f\nfirst_bytes %zu\nsettled %.3f\nsettled_cpu "
	    "%.3f\n", a.last, a.bytes, b.last, cpu_ms(l->pid));
}

/* Type the n-th opener and wait until what it opens stands still. */
static void
open_with(struct line *l, const char *keys, int n)
{
	double from = now_ms(), cpu = cpu_ms(l->pid);
	struct answer a, b;

	a = ask(l, keys, strlen(keys), QUIET_FIRST, PATIENCE);
	b = settle(l, from, a);
	printf("open%d_first %.3f\nopen%d %.3f\nopen%d_cpu %.3f\n", n, a.last,
	    n, b.last, n, cpu_ms(l->pid) - cpu);
}

int
main(int argc, char **argv)
{
	struct plan p = { .size = { .ws_row = 40, .ws_col = 120 },
	    .quit = "Q", .keys = 300, .pasted = 1000 };
	struct line l = { .fd = -1 };
	sqlite3 *db = NULL;
	double latest;
	int i, status = 0;

	if (!read_options(&p, argc, argv)) {
		fputs("use: ptybench [OPTION]... COMMAND...\n", stderr);
		return 2;
	}
	start(&l, &p, argv + optind);
	for (i = 0; i < p.nopeners; i++)
		open_with(&l, p.opener[i], i + 1);
	/* What it has to say of the lock, it says before a key comes. */
	if (p.locked) {
		db = lock(p.locked);
		listen_to(&l, now_ms(), QUIET_LONG, SILENT);
	}
	latest = p.locked ? LATE_LOCKED : LATE;
	measure(&l, "key", "j", p.keys, QUIET, latest);
	if (p.keys && !p.locked)
		measure(&l, "rest", "k", p.keys < RESTS ? p.keys : RESTS,
		    QUIET_REST, latest);
	if (p.keys)
		measure(&l, "page", "\006", p.locked ? PAGES_LOCKED : PAGES,
		    QUIET, latest);
	sqlite3_close(db);
	if (p.pasted && !p.locked)
		paste(&l, p.pasted);
	if (p.expected && !shows(&l, p.expected))
		status = 1;
	memory(l.pid);
	if (l.gone)
		status = 1;
	status |= finish(&l, p.quit);
	free(l.kept);
	return status;
}
