/*
 * Signals, stopping and continuing, and running another program (tty.h).
 * Handlers set a flag and write a byte to a pipe that the reader of keys
 * polls; nothing else happens in them, but for a fault, where the terminal
 * is put right by hand. curses' own handlers are replaced: its SIGTSTP one,
 * met twice, leaves the shell with our modes.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "term/tty.h"
#include "term/tty_room.h"

#define GRACE_S		3	/* then a blocked write ends with us */

extern char **environ;

static const int caught[] = {
	SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT, SIGABRT,
	SIGSEGV, SIGBUS, SIGFPE
};

#define CAUGHT	((int)(sizeof(caught) / sizeof(caught[0])))

static struct sigaction before[CAUGHT];
static volatile sig_atomic_t ending, winch, tstp, cont;
static volatile pid_t child;		/* 0: none */
static int wake[2] = { -1, -1 };

static void
on_signal(int sig)
{
	int keep = errno;
	char byte = 0;

	switch (sig) {
	case SIGWINCH:
		winch = 1;
		break;
	case SIGTSTP:
		tstp = 1;
		break;
	case SIGCONT:
		cont = 1;
		break;
	case SIGABRT:
	case SIGSEGV:
	case SIGBUS:
	case SIGFPE:
		tty_rescue();
		signal(sig, SIG_DFL);
		raise(sig);
		return;
	default:
		/*
		 * A terminal that takes no more bytes would hold us in a
		 * write for ever.
		 */
		alarm(GRACE_S);
		ending = sig;
		if (child > 0)
			kill(child, SIGTERM);
	}
	if (write(wake[1], &byte, 1) < 0)
		errno = 0;		/* the pipe is full: awake anyway */
	errno = keep;
}

static void
tty_handle(int sig, void (*handler)(int), struct sigaction *old)
{
	struct sigaction sa;

	memset(&sa, 0, sizeof(sa));
	sa.sa_handler = handler;
	sa.sa_flags = SA_RESTART;
	sigemptyset(&sa.sa_mask);
	sigaction(sig, &sa, old);
}

static bool
tty_open_pipe(void)
{
	int i;

	if (wake[0] >= 0)
		return true;
	if (pipe(wake) != 0)
		return false;
	for (i = 0; i < 2; i++) {
		fcntl(wake[i], F_SETFD, FD_CLOEXEC);
		fcntl(wake[i], F_SETFL, O_NONBLOCK);
	}
	return true;
}

static bool
is_fault(int sig)
{
	return sig == SIGSEGV || sig == SIGBUS || sig == SIGFPE;
}

bool
tty_signal_start(void)
{
	int i;

	if (!tty_open_pipe())
		return false;
	winch = tstp = cont = 0;
	for (i = 0; i < CAUGHT; i++) {
		tty_handle(caught[i], on_signal, &before[i]);
		/*
		 * nohup and the like: what was ignored stays so, and a
		 * sanitizer tells more about a fault than we can.
		 */
		if (before[i].sa_handler == SIG_IGN ||
		    (is_fault(caught[i]) && before[i].sa_handler != SIG_DFL))
			sigaction(caught[i], &before[i], NULL);
	}
	return true;
}

void
tty_signal_stop(void)
{
	int i;

	for (i = 0; i < CAUGHT; i++)
		sigaction(caught[i], &before[i], NULL);
}

int
tty_signal_fd(void)
{
	return wake[0];
}

void
tty_signal_drain(void)
{
	char bytes[64];

	while (read(wake[0], bytes, sizeof(bytes)) > 0)
		;
}

bool
tty_signal_winch(void)
{
	bool was = winch != 0;

	winch = 0;
	return was;
}

void
tty_signal_set_winch(void)
{
	winch = 1;
}

int
tty_signal(void)
{
	return ending;
}

void
tty_raise(int sig)
{
	sigset_t set;

	if (sig == 0)
		return;
	signal(sig, SIG_DFL);
	sigemptyset(&set);
	sigaddset(&set, sig);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
	raise(sig);
}

/* ---- stop and go on ---- */

void
tty_suspend(void)
{
	struct sigaction old;

	tstp = 0;
	tty_leave();
	tty_handle(SIGTSTP, SIG_DFL, &old);
	/* The whole job, as the terminal's own Ctrl-Z would. */
	kill(0, SIGTSTP);
	sigaction(SIGTSTP, &old, NULL);
	tstp = cont = 0;
	tty_return();
}

bool
tty_woken(void)
{
	if (tstp) {
		tty_suspend();
		return true;
	}
	if (cont) {
		cont = 0;
		tty_return();
		return true;
	}
	return false;
}

/* ---- another program ---- */

static int
tty_wait_child(pid_t pid)
{
	int status;

	child = pid;		/* asked to end, we end it first */
	while (waitpid(pid, &status, 0) < 0) {
		if (errno != EINTR) {
			status = -1;
			break;
		}
	}
	child = 0;
	if (status == -1)
		return -1;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

/* As the shell left them: the child is not to ignore what we ignore. */
static void
tty_spawn_signals(posix_spawnattr_t *attr)
{
	sigset_t set;
	int i;

	sigemptyset(&set);
	for (i = 0; i < CAUGHT; i++)
		sigaddset(&set, caught[i]);
	posix_spawnattr_setsigdefault(attr, &set);
	posix_spawnattr_setflags(attr, POSIX_SPAWN_SETSIGDEF);
}

int
tty_run(char *const argv[], bool quiet)
{
	struct sigaction old_int, old_quit, old_tstp;
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;
	bool taken = tty_is_taken();
	int status = -1;
	pid_t pid;

	posix_spawn_file_actions_init(&files);
	posix_spawnattr_init(&attr);
	tty_spawn_signals(&attr);
	if (quiet)
		posix_spawn_file_actions_addopen(&files, STDERR_FILENO,
		    "/dev/null", O_WRONLY, 0);
	if (taken)
		tty_leave();
	/* Ctrl-C and Ctrl-Z are the child's, and the shell's, meanwhile. */
	tty_handle(SIGINT, SIG_IGN, &old_int);
	tty_handle(SIGQUIT, SIG_IGN, &old_quit);
	tty_handle(SIGTSTP, SIG_DFL, &old_tstp);
	if (posix_spawnp(&pid, argv[0], &files, &attr, argv, environ) == 0)
		status = tty_wait_child(pid);
	sigaction(SIGINT, &old_int, NULL);
	sigaction(SIGQUIT, &old_quit, NULL);
	sigaction(SIGTSTP, &old_tstp, NULL);
	cont = 0;
	if (taken)
		tty_return();
	posix_spawnattr_destroy(&attr);
	posix_spawn_file_actions_destroy(&files);
	return status;
}
