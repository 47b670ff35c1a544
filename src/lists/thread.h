/*
 * The one thread that klar may have beside its own. It reads a list ahead
 * (ahead.h), and when that is done, takes its fingerprint (fingerprint.h). It
 * takes no signals, so that Ctrl-C is for the one who asked, and sees only
 * what it is given.
 */
#ifndef LISTS_THREAD_H
#define LISTS_THREAD_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

#define THREAD_FROM	INT64_C(1048576)	/* bytes from which it pays */

/* False: there is none to be had. Else it is for pthread_join to end. */
bool	 thread_start(pthread_t *, void *(*)(void *), void *);

#endif
