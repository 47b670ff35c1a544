/*
 * Courses by their names (course.h): which one is meant, and which there are.
 */
#include <stdlib.h>

#include "base/utf8.h"
#include "report/course.h"

bool
course_find(struct store *s, const char *name, int64_t *track_id,
    struct err *e)
{
	struct ids ids = { NULL, 0 };
	struct track_info t;
	size_t i;
	bool ok = course_ids(s, &ids, e);

	*track_id = 0;
	for (i = 0; ok && i < ids.n && !*track_id; i++) {
		ok = track_info_get(s, ids.id[i], &t, e);
		if (ok && (utf8_same_folded(name, t.key) ||
		    utf8_same_folded(name, t.title)))
			*track_id = t.id;
		if (ok)
			track_info_fini(&t);
	}
	free(ids.id);
	return ok;
}

bool
course_keys(struct store *s, struct buf *b, struct err *e)
{
	struct ids ids = { NULL, 0 };
	struct track_info t;
	size_t i;
	bool ok = course_ids(s, &ids, e);

	for (i = 0; ok && i < ids.n; i++) {
		ok = track_info_get(s, ids.id[i], &t, e);
		if (ok) {
			buf_addf(b, "%s%s", i ? ", " : "", t.key);
			track_info_fini(&t);
		}
	}
	free(ids.id);
	return ok;
}
