/*
 * The diary for whoever looks for a fault: $XDG_STATE_HOME/klar/log, only
 * with KLAR_LOG=1 (or KLAR_LOG=FILE). Never on the screen or stderr; control
 * characters are made harmless before they are written.
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

void	 log_debug(const char *, ...) __attribute__((format(printf, 1, 2)));
void	 log_close(void);

#endif
