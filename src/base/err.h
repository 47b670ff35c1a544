/*
 * Errors are values: one code for the program, one sentence for the user.
 * A function that can fail takes a struct err last and returns false or NULL.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

#define ERR_TEXT	1024	/* bytes of a sentence and its NUL */

#define PRINTF_LIKE(f, a)	__attribute__((format(printf, f, a)))

enum err_code {
	ERR_NONE,
	ERR_PART,		/* done in part, or nothing matched */
	ERR_USAGE,		/* the words of the command are off */
	ERR_RULE,		/* a rule of the programme refuses it */
	ERR_CONFLICT,		/* somebody else changed it meanwhile */
	ERR_BUSY,		/* another process holds the store */
	ERR_STORE,		/* the store cannot be used */
	ERR_INVALID,		/* bad value, or no such thing */
	ERR_IO,			/* file or terminal */
	ERR_INTERRUPT,		/* a key or a signal asked us to stop */
	ERR__COUNT
};

struct err {
	enum err_code	 code;
	char		 msg[ERR_TEXT];	/* one line, translated, no full stop */
};

/* An empty error, to be declared beside every chain of calls. */
#define ERR_INIT	{ ERR_NONE, "" }

/*
 * Always false, and the compiler can see it: return err_set(e, ERR_IO, ...);
 * A NULL e is allowed. The message is cut at a character border if too long.
 */
#define err_set(...)	(err_set_(__VA_ARGS__), err_false())
/* Put "context: " before the text that is there; the code stays. */
#define err_wrap(...)	(err_wrap_(__VA_ARGS__), err_false())

static inline bool
err_false(void)
{
	return false;
}

void	 err_set_(struct err *, enum err_code, const char *, ...)
	    PRINTF_LIKE(3, 4);
void	 err_wrap_(struct err *, const char *, ...) PRINTF_LIKE(2, 3);
void	 err_clear(struct err *);

/* The exit status of design section 5 (0 to 6) that stands for a code. */
int	 err_exit(enum err_code);

#endif
