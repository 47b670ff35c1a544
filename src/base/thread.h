/*
 * A thread beside klar's own. There are two uses for one: a list is read ahead
 * (lists/ahead.h), and installations are counted while a screen reads what
 * else it shows (store/beside.h). It takes no signals, so that Ctrl-C is for
 * the one who asked, and sees only what it is given.
 */
#ifndef BASE_THREAD_H
#define BASE_THREAD_H

#include <pthread.h>
#include <stdbool.h>

/* False: there is none to be had. Else it is for pthread_join to end. */
bool	 thread_start(pthread_t *, void *(*)(void *), void *);

#endif
