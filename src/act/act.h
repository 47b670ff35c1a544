/*
 * Acts: the only way to change the store. One verb, one file, one
 * transaction; the screens and the command line call the same functions, so
 * everything klar does can be done and tested without a terminal.
 */
#ifndef ACT_ACT_H
#define ACT_ACT_H

#include "act/clash.h"
#include "base/str.h"
#include "store/history.h"
#include "store/standing.h"

struct act_ctx {			/* who asks, and how */
	struct store	*store;
	enum origin	 origin;	/* ORIGIN_SCREEN or ORIGIN_CLI */
	bool		 dry;		/* the same run, rolled back */
	day_t		 today;
};

struct act_result {
	int64_t		 act_id;	/* 0: nothing was written */
	int		 nchanges;	/* steps or rows touched */
	int		 kept;		/* undo: changes left standing */
	char		 text[1024];	/* what happened, for people */
	struct buf	 details;	/* further lines, '\n' between them */
	struct clashes	 clashes;	/* of an act refused as ERR_CONFLICT */
};

#define ACT_RESULT_INIT	{ .details = BUF_INIT }
void	 act_result_fini(struct act_result *);

#endif
