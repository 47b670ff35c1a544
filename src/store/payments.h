/*
 * A line of a payment demand with all that decides whether it fits: its own
 * contract kind or that of the installation, and the other lines of the same
 * contract (municipality, system and contract reference).
 */
#ifndef STORE_PAYMENTS_H
#define STORE_PAYMENTS_H

#include "base/err.h"
#include "model/payment.h"

struct store;

bool	 payment_load(struct store *, int64_t id, struct payment *,
	    struct payment_total *, struct err *);

#endif
