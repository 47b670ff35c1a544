/*
 * klar completion SHELL: a script for bash, zsh or fish to be read by the
 * shell. It knows no word of klar's: for each it asks "klar completion
 * words", which knows the tables and the store (complete.c).
 */
#include <string.h>

#include "base/i18n.h"
#include "base/out.h"
#include "cli/cli.h"
#include "cli/complete.h"

/* bash breaks words at "=" and keeps quotes and backslashes in them. */
static const char bash_script[] =
"_klar()\n"
"{\n"
"	local IFS=$'\n' word line quote i\n"
"	local -a words=() lines=()\n"
"	for ((i = 1; i <= COMP_CWORD; i++)); do\n"
"		word=${COMP_WORDS[i]} quote=\n"
"		if [[ $word == = ]]; then\n"
"			((i == COMP_CWORD)) || continue\n"
"			word=\n"
"		elif [[ $word == [\\'\\\"]* ]]; then\n"
"			quote=${word:0:1} word=${word:1}\n"
"			word=${word%\"$quote\"}\n"
"		else\n"
"			word=${word//\\\\/}\n"
"		fi\n"
"		words+=(\"$word\")\n"
"	done\n"
"	COMPREPLY=()\n"
"	mapfile -t lines < <(\n"
"		\"${COMP_WORDS[0]}\" completion words -- \"${words[@]}\" \\\n"
"			2>/dev/null)\n"
"	if [[ ${lines[0]} == files ]]; then\n"
"		compopt -o filenames 2>/dev/null\n"
"		COMPREPLY=($(compgen -f -- \"$word\"))\n"
"	fi\n"
"	for line in \"${lines[@]:1}\"; do\n"
"		line=${line%%$'\\t'*}\n"
"		[[ $quote ]] || printf -v line %q \"$line\"\n"
"		COMPREPLY+=(\"$line\")\n"
"	done\n"
"}\n"
"complete -F _klar klar\n";

static const char zsh_script[] =
"#compdef klar\n"
"_klar()\n"
"{\n"
"	local line\n"
"	local -a lines found\n"
"	lines=(\"${(@f)$(${(Q)words[1]} completion words -- \\\n"
"		\"${(@Q)words[2,CURRENT]}\" 2>/dev/null)}\")\n"
"	[[ $lines[1] == files ]] && _files\n"
"	for line in \"${(@)lines[2,-1]}\"; do\n"
"		[[ -n $line ]] || continue\n"
"		found+=(\"${${line%%$'\\t'*}//:/\\\\:}:${line#*$'\\t'}\")\n"
"	done\n"
"	_describe -V klar found\n"
"}\n"
"compdef _klar klar\n";

static const char fish_script[] =
"function __klar_words\n"
"	set -l before (commandline -opc)\n"
"	set -l typed (commandline -ct)\n"
"	set -l lines ($before[1] completion words -- $before[2..-1] \\\n"
"		\"$typed\" 2>/dev/null)\n"
"	if test \"$lines[1]\" = files\n"
"		__fish_complete_path \"$typed\"\n"
"	end\n"
"	for line in $lines[2..-1]\n"
"		echo $line\n"
"	end\n"
"end\n"
"complete -c klar -f -a '(__klar_words)'\n";

static void
put_words(struct cli *c)
{
	static const char *const nothing[] = { "" };
	struct buf b = BUF_INIT;
	bool files = c->argc > 1 ?
	    complete_words(c->argv + 1, c->argc - 1, &b) :
	    complete_words(nothing, 1, &b);

	out_data(stdout, files ? "files\n" : "words\n");
	out_data(stdout, buf_str(&b));
	buf_fini(&b);
}

bool
cli_completion(struct cli *c, int *status, struct err *e)
{
	static const struct { const char *shell, *script; } scripts[] = {
		{ "bash", bash_script }, { "zsh", zsh_script },
		{ "fish", fish_script },
	};
	size_t i;

	(void)status;
	if (c->argc < 1)
		return cli_usage(c, e);
	if (strcmp(c->argv[0], "words") == 0) {
		put_words(c);
		return true;
	}
	if (c->argc != 1)
		return cli_usage(c, e);
	for (i = 0; i < sizeof(scripts) / sizeof(scripts[0]); i++)
		if (strcmp(scripts[i].shell, c->argv[0]) == 0) {
			out_data(stdout, scripts[i].script);
			return true;
		}
	return err_set(e, ERR_USAGE, _("no completion for '%s': bash, zsh or "
	    "fish"), c->argv[0]);
}
