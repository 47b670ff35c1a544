/*
 * Kill a command at a chosen moment: start it, wait, SIGKILL. Prints one line
 *   killed JOURNAL PEAK      or      ended STATUS
 * where JOURNAL is 1 if the journal was there when the process was dead, so
 * that it died inside a transaction, and PEAK the size of the journal then.
 *
 * strike [-g] [-i] MICROSECONDS JOURNAL COMMAND...
 *   -g  the wait begins when the journal appears, not at the start
 *   -i  interrupt it (SIGINT) instead; 128 + 2 is the status if it died of it
 */
#include <sys/stat.h>
#include <sys/wait.h>

#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define DEADLINE_US	60000000LL	/* a command that hangs ends here */

static long long
now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long long)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* Wait until then or until the command has ended by itself. */
static bool
ended_before(pid_t pid, long long until, int *status)
{
	static const struct timespec little = { 0, 20000 };

	while (now_us() < until) {
		if (waitpid(pid, status, WNOHANG) == pid)
			return true;
		if (until - now_us() > 100)
			nanosleep(&little, NULL);
	}
	return false;
}

static bool
ended_before_journal(pid_t pid, const char *journal, int *status)
{
	long long until = now_us() + DEADLINE_US;
	struct stat st;

	while (stat(journal, &st) != 0 && now_us() < until)
		if (waitpid(pid, status, WNOHANG) == pid)
			return true;
	return false;
}

int
main(int argc, char **argv)
{
	bool from_journal = argc > 1 && !strcmp(argv[1], "-g");
	bool interrupt;
	long long from = now_us(), us;
	const char *journal;
	struct stat st;
	int status;
	pid_t pid;

	argv += from_journal;
	argc -= from_journal;
	interrupt = argc > 1 && !strcmp(argv[1], "-i");
	argv += interrupt;
	argc -= interrupt;
	if (argc < 4) {
		fputs("use: strike [-g] [-i] MICROSECONDS JOURNAL COMMAND...\n",
		    stderr);
		return 2;
	}
	us = strtoll(argv[1], NULL, 10);
	journal = argv[2];
	pid = fork();
	if (pid < 0) {
		perror("strike: fork");
		return 2;
	}
	if (pid == 0) {
		signal(SIGINT, SIG_DFL);
		execvp(argv[3], argv + 3);
		perror(argv[3]);
		_exit(127);
	}
	if (from_journal) {
		if (ended_before_journal(pid, journal, &status))
			goto ended;
		from = now_us();
	}
	if (ended_before(pid, from + us, &status))
		goto ended;
	kill(pid, interrupt ? SIGINT : SIGKILL);
	if (waitpid(pid, &status, 0) != pid || interrupt ||
	    !WIFSIGNALED(status))
		goto ended;
	if (stat(journal, &st) == 0)
		printf("killed 1 %lld\n", (long long)st.st_size);
	else
		puts("killed 0 0");
	return 0;
ended:
	printf("ended %d\n", WIFSIGNALED(status) ? 128 + WTERMSIG(status) :
	    WEXITSTATUS(status));
	return 0;
}
