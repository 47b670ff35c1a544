/*
 * Settings: klar.conf, read once at the start and never written by klar. What
 * can be set is in src/config.def. A line that cannot be used changes nothing
 * and is told with file:line; klar goes on with what held before it.
 *
 *	# a comment
 *	name = value		a setting
 *	key command = keys	the keys of a command of the screens
 *
 * The values belong to the process, like the clock and the language.
 */
#ifndef BASE_CONFIG_H
#define BASE_CONFIG_H

#include <stdbool.h>

#include "base/str.h"

#define CONFIG_BYTES_MAX	(1024 * 1024)	/* of a file */

enum setting {
#define SETTING(id, name, type, value, limits, help)	SETTING_##id,
#include "config.def"
#undef SETTING
	SETTING__COUNT
};

enum setting_type {
	SETTING_TEXT, SETTING_NUMBER, SETTING_FLAG, SETTING_CHOICE,
	SETTING_DAYS
};

struct setting_info {
	const char		*name;		/* never translated */
	enum setting_type	 type;
	const char		*value;		/* unless the file says else */
	const char		*limits;
	const char		*help;		/* msgid */
};

extern const struct setting_info setting_info[SETTING__COUNT];

/* The keys a file gives to a command; whether both exist is term's to say. */
struct config_key {
	const char	*command, *keys;	/* borrowed, as are all texts */
	int		 line;
};

/* $KLAR_CONFIG, else $XDG_CONFIG_HOME/klar/klar.conf; the caller frees it. */
char	*config_path_default(void);
/*
 * Forget everything, then read the file; a file that is not there is fine
 * unless must_exist. Days that nobody works on go to date_close.
 */
void	 config_read(const char *path, bool must_exist);
/* Everything as klar is born. */
void	 config_reset(void);
int	 config_faults(void);		/* how many things are wrong */
/* Append the i-th, "file:line: what", in the language of now. */
void	 config_fault_text(int i, struct buf *out);
/* Another part found fault with what a line says: msg is kept, translated. */
void	 config_fault(int line, const char *msg);

const char *config_text(enum setting);		/* never NULL */
long	 config_number(enum setting);		/* of a NUMBER */
bool	 config_flag(enum setting);		/* of a FLAG */
/* Which of the limits' words, from 0; -1 where it is empty. */
int	 config_choice(enum setting);
/* The line that says it; 0 where none does. */
int	 config_line(enum setting);
/* The file that was read; NULL before that and where there was none. */
const char *config_file(void);
/* The i-th "key" line; NULL behind the last. */
const struct config_key *config_key(int i);

#endif
