/*
 * Vendor switch (leverandørskift): a municipality leaves one system for
 * another on a day, as one act. Both installations stay in every as of.
 */
#ifndef ACT_SWITCH_H
#define ACT_SWITCH_H

#include "act/act.h"

struct switch_args {
	int64_t	 municipality_id, from_system, to_system;
	day_t	 on;			/* first day of the new one */
	bool	 keep_contract;		/* the contract goes along */
};

/*
 * The old installation ends the day before; the new one begins on the day,
 * not yet agreed and with no step done. ERR_USAGE without a day or with one
 * system twice; ERR_RULE names why it cannot be: not there, ended already,
 * not there so early, the new one there already. A second Jobcenter system
 * and another area are told in details, not refused.
 */
bool	 act_switch(struct act_ctx *, const struct switch_args *,
	    struct act_result *, struct err *);

#endif
