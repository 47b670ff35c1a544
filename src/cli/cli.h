/*
 * The command line: one subcommand, one file; the table is subcommands.def,
 * global options are src/options.def. A subcommand reads its words, calls an
 * act or a report, and prints; it knows no SQL and no screens.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "act/act.h"
#include "report/sheet.h"
#include "store/known.h"

enum sub {
#define SUB(id, name, page, args, store, flags, help)	SUB_##id,
#define SUBOPT(name, arg, help)
#define END
#include "cli/subcommands.def"
#undef SUB
#undef SUBOPT
#undef END
	SUB__COUNT			/* none given: the screens */
};

enum sub_store { SUB_STORE_NONE, SUB_STORE_READ, SUB_STORE_WRITE };
enum { SUB_AS_OF = 1 << 0, SUB_DRY = 1 << 1, SUB_MINUS = 1 << 2 };

struct option_info {
	const char	*name;
	const char	*arg;		/* NULL: none */
	const char	*help;		/* msgid */
};

struct sub_info {
	const char	*name, *page, *args;
	enum sub_store	 store;
	unsigned	 flags;
	const char	*help;		/* msgid */
	const struct option_info *opt;	/* ends with a NULL name */
};

extern const struct sub_info sub_info[SUB__COUNT];
extern const struct option_info global_options[];	/* NULL name ends */

struct cli_option {			/* as given */
	const char	*name, *value;
};

struct cli {
	enum sub	 sub;
	struct store	*store;		/* opened by cli_run; may be NULL */
	char		*db;		/* the store's path */
	day_t		 today, as_of;	/* as_of DAY_NONE: not asked for */
	struct known	 known;		/* if as_known */
	bool		 as_known;
	bool		 told;		/* the JSON has the error already */
	bool		 read_only, ascii, plain, json, csv, dry, help;
	const char	*script, *size;	/* for tests of the screens */
	const char	*lang;
	struct cli_option *opt;		/* of the subcommand, in order */
	int		 nopts;
	const char	**argv;		/* the words that are no options */
	int		 argc;
};

/*
 * Read the words. ERR_USAGE names the word that is off and where help is.
 * Borrowed from argv for the life of c; free with cli_fini.
 */
bool	 cli_parse(struct cli *, int argc, char **argv, struct err *);
void	 cli_fini(struct cli *);
/* Open the store as the subcommand needs, run it; the exit status. */
int	 cli_run(struct cli *);
/* The value of an option that is needed before parsing; NULL: not given. */
const char *cli_early(int argc, char **argv, const char *option);

/* ---- for the subcommands ---- */

/* NULL if it was not given; "" for an option without an argument. */
const char *cli_opt(const struct cli *, const char *name);
/* Every value of one that may be given often: *i from 0; NULL: no more. */
const char *cli_opt_each(const struct cli *, const char *name, int *i);
/* A date option; *day stays as it is when it was not given. */
bool	 cli_day(const struct cli *, const char *name, day_t *day,
	    struct err *);
/*
 * The day that reading commands speak of: --as-of, else that of --as-known,
 * else today.
 */
day_t	 cli_as_of(const struct cli *);
enum sheet_form cli_form(const struct cli *);
/* The subject in the first word. Needs at least 1 + more words. */
bool	 cli_subject(struct cli *, int more, struct subject *, struct err *);
/*
 * The municipality in the only word, without --track: as a whole, on no
 * track. *id is 0 when the words are something else.
 */
bool	 cli_municipality(const struct cli *, int64_t *id, struct err *);
struct act_ctx cli_act(struct cli *);
/* Print what an act did, its details and whether it was a dry run. */
void	 cli_tell(const struct cli *, const struct act_result *);
/*
 * Do a deed to the steps that the first nwords words name. SUBJECT STEP...:
 * all or none. SUBJECT... STEP..., --from FILE, or "next" for a step: what is
 * possible, a line for each row that was refused; --strict, --yes.
 */
struct deed;
bool	 cli_deed(struct cli *, const struct deed *, int nwords, int *status,
	    struct err *);
void	 cli_sheets(const struct cli *, struct sheet *, int n);
/* List what a saved view shows, narrowed by the words from first on. */
bool	 cli_list_view(struct cli *, const char *name, int first, int *status,
	    struct err *);
bool	 cli_usage(const struct cli *, struct err *);	/* always false */

/*
 * Each: false with err (its code is the exit status), or true with *status,
 * 0 unless set (1: done in part).
 */
typedef bool cli_sub(struct cli *, int *status, struct err *);
cli_sub cli_init, cli_import, cli_export, cli_lists, cli_list, cli_show,
	cli_why, cli_tick, cli_reopen, cli_start, cli_wait, cli_waive, cli_skip,
	cli_pass, cli_set, cli_log, cli_undo, cli_redo, cli_report, cli_check,
	cli_backup, cli_view, cli_config, cli_completion, cli_tutorial,
	cli_version, cli_help,
	cli_profiles, cli_forget, cli_contact, cli_snooze, cli_escalate,
	cli_item, cli_message, cli_switch, cli_whatif, cli_diff;

#endif
