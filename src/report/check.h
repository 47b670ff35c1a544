/*
 * What in the store contradicts itself: steps that happened ahead of their
 * gate, two Jobcenter systems in one municipality, one system twice at a time,
 * printed totals that do not add up. Warnings stay here until they are solved
 * (design section 1).
 */
#ifndef REPORT_CHECK_H
#define REPORT_CHECK_H

#include "report/sheet.h"

struct store;
struct err;

bool	 check_sheet(struct store *, day_t, struct sheet *, struct err *);

#endif
