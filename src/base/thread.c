/*
 * Starting the thread (thread.h).
 */
#include "base/thread.h"

#include <signal.h>

bool
thread_start(pthread_t *id, void *(*work)(void *), void *arg)
{
	sigset_t all, was;
	bool ok;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &was);
	ok = pthread_create(id, NULL, work, arg) == 0;
	pthread_sigmask(SIG_SETMASK, &was, NULL);
	return ok;
}
