/*
 * Fuzzes the key decoder: any bytes, given at once and given one by one, are
 * the same keys; none is left, none is out of range, and each has a label. The
 * mouse has none, but a place.
 */
#include <string.h>

#include "fuzz.h"
#include "term/key.h"

#define KEYS_MAX	KEY_BUFFER	/* a byte is one key at most */

static const struct err none = ERR_INIT;

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	key_learn("\033[25~", K_F1);
	key_learn("\033\033", K_DELETE);
	return 0;
}

static void
check_mouse(const struct mouse_event *m)
{
	must((m->act == MOUSE_CLICK || m->act == MOUSE_WHEEL_UP ||
	    m->act == MOUSE_WHEEL_DOWN) && m->col >= 0 && m->row >= 0,
	    "a mouse outside of the screen", &none);
}

static void
check_key(int key, const struct mouse_event *m)
{
	char name[KEY_NAME];

	must(key > 0 && key <= K_F12 && key != K_NONE && key != K_GONE,
	    "a key out of range", &none);
	if (key == K_MOUSE)
		check_mouse(m);
	if (key == K_UNKNOWN || key == K_MOUSE)
		return;
	key_label(key, name);
	must(memchr(name, '\0', sizeof(name)) != NULL && name[0] != '\0',
	    "a label without an end", &none);
}

/* Every key of what has come. */
static size_t
take(struct key_decoder *d, bool final, int *key, size_t n)
{
	int k;

	while ((k = key_take(d, final)) != K_NONE) {
		must(n < KEYS_MAX, "more keys than bytes", &none);
		check_key(k, &d->mouse);
		key[n++] = k;
	}
	must(!final || key_waits(d) == KEY_WAIT_NOTHING,
	    "a byte is left at the end", &none);
	return n;
}

static void
put(struct key_decoder *d, const uint8_t *data, size_t len)
{
	unsigned char *to;
	size_t room = key_room(d, &to);

	must(room >= len, "no room", &none);
	memcpy(to, data, len);
	d->n += len;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static int whole[KEYS_MAX], bit[KEYS_MAX];
	struct key_decoder a = { .n = 0 }, b = { .n = 0 };
	size_t i, n, m = 0;

	if (len >= KEY_BUFFER)		/* a full buffer is given up on */
		len = KEY_BUFFER - 1;
	a.bytes = b.bytes = len % 4 == 3;
	put(&a, data, len);
	n = take(&a, true, whole, take(&a, false, whole, 0));
	for (i = 0; i < len; i++) {
		put(&b, data + i, 1);
		m = take(&b, false, bit, m);
	}
	m = take(&b, true, bit, m);
	must(n == m && memcmp(whole, bit, n * sizeof(*whole)) == 0,
	    "other keys one by one", &none);
	return 0;
}
