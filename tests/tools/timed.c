/*
 * What a command costs: run it and write "seconds peak_kb status worked" to a
 * file. The peak is the largest resident memory of the process itself, as the
 * kernel counted it; worked is the seconds of processor it used, whoever else
 * was waiting for it. A status of 128 + n is signal n.
 *
 * timed RESULT COMMAND...
 */
#include <sys/resource.h>
#include <sys/wait.h>

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double
seconds(const struct timeval *t)
{
	return (double)t->tv_sec + (double)t->tv_usec / 1e6;
}

int
main(int argc, char **argv)
{
	struct rusage use;
	double from, took;
	int status, code;
	FILE *f;
	pid_t pid;

	if (argc < 3) {
		fputs("use: timed RESULT COMMAND...\n", stderr);
		return 2;
	}
	from = now();
	pid = fork();
	if (pid < 0) {
		perror("timed: fork");
		return 2;
	}
	if (pid == 0) {
		execvp(argv[2], argv + 2);
		perror(argv[2]);
		_exit(127);
	}
	if (wait4(pid, &status, 0, &use) != pid) {
		perror("timed: wait4");
		return 2;
	}
	took = now() - from;
	code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) :
	    WEXITSTATUS(status);
	f = fopen(argv[1], "w");
	if (!f || fprintf(f, "%.4f %ld %d %.4f\n", took, use.ru_maxrss, code,
	    seconds(&use.ru_utime) + seconds(&use.ru_stime)) < 0 ||
	    fclose(f) != 0) {
		perror(argv[1]);
		return 2;
	}
	return code;
}
