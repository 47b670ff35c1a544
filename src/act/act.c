/*
 * The little that all acts share: the life of a result.
 */
#include "act/act.h"

void
act_result_fini(struct act_result *r)
{
	buf_fini(&r->details);
	clashes_fini(&r->clashes);
}
