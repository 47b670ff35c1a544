/*
 * Signals that ask a long command to stop (stop.h). All that is done in the
 * handler is to remember which; the second one is not waited for.
 */
#include "cli/stop.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

static const int asking[] = { SIGINT, SIGTERM, SIGHUP };

#define ASKING	(sizeof(asking) / sizeof(asking[0]))

static volatile sig_atomic_t asked;	/* the signal; 0: none */
static struct sigaction before[ASKING];
static bool caught;

static void
on_signal(int sig)
{
	if (asked != 0) {
		signal(sig, SIG_DFL);
		raise(sig);
	}
	asked = sig;
}

void
stop_catch(void)
{
	struct sigaction sa;
	size_t i;

	if (caught)
		return;
	memset(&sa, 0, sizeof(sa));
	sa.sa_handler = on_signal;
	sa.sa_flags = SA_RESTART;
	sigemptyset(&sa.sa_mask);
	for (i = 0; i < ASKING; i++) {
		sigaction(asking[i], NULL, &before[i]);
		if (before[i].sa_handler != SIG_IGN)
			sigaction(asking[i], &sa, NULL);
	}
	caught = true;
}

void
stop_release(void)
{
	size_t i;

	for (i = 0; caught && i < ASKING; i++)
		sigaction(asking[i], &before[i], NULL);
	caught = false;
}

bool
stop_asked(void)
{
	return asked != 0;
}

void
stop_pass_on(void)
{
	int sig = asked;

	if (sig == 0)
		return;
	fflush(NULL);
	signal(sig, SIG_DFL);
	raise(sig);
}
