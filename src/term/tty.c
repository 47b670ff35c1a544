/*
 * The terminal is taken and given back here, and its bytes are read (tty.h).
 * Input does not go through curses: reading ourselves tells a vanished
 * terminal from a silent one, takes a whole paste in one read, and keeps
 * unknown sequences whole (key.h). So curses sets modes and paints, no more.
 */
#include "term/tty.h"

#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

#include "base/base64.h"
#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "term/tty_room.h"

#define ESC_MS		25	/* an Esc that stays alone this long is one */
#define REST_MS		500	/* for the rest of a sequence on a slow line */
#define RESCUE_BYTES	256

static struct {
	SCREEN		*screen;
	struct termios	 before;
	bool		 have_before;
	struct key_decoder keys;
	bool		 gone;
	int		 esc_ms;
	char		 rescue[RESCUE_BYTES];
	size_t		 rescue_len;
	bool		 mouse;		/* asked for */
} tty;

/* xterm's, as all that have a mouse speak it: clicks, and without limits. */
static const char mouse_on[] = "\033[?1000h\033[?1006h";
static const char mouse_off[] = "\033[?1006l\033[?1000l";

/* ---- taking it ---- */

bool
tty_is_there(void)
{
	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

bool
tty_is_taken(void)
{
	return tty.screen != NULL;
}

/* Is the terminal known, and can its cursor be moved? */
static bool
tty_check_type(struct err *e)
{
	const char *term = getenv("TERM");
	bool known, able;
	int why;

	if (!term || !*term)
		return err_set(e, ERR_IO, "%s", _("TERM is not set, so the "
		    "kind of terminal is unknown; try TERM=xterm-256color"));
	known = setupterm(NULL, STDOUT_FILENO, &why) == OK;
	able = known && cursor_address && clear_screen;
	if (known)
		del_curterm(cur_term);
	if (!known)
		return err_set(e, ERR_IO, _("unknown terminal type '%s'; try "
		    "TERM=xterm-256color"), term);
	if (!able)
		return err_set(e, ERR_IO, _("terminal type '%s' cannot move "
		    "its cursor; try TERM=xterm-256color, or a command such "
		    "as 'klar report overview'"), term);
	return true;
}

/* A terminfo string without its padding, for a handler to write. */
static void
tty_rescue_add(const char *s)
{
	if (!s || s == (const char *)-1)
		return;
	while (*s && tty.rescue_len < RESCUE_BYTES) {
		if (s[0] == '$' && s[1] == '<' && strchr(s, '>'))
			s = strchr(s, '>') + 1;
		else
			tty.rescue[tty.rescue_len++] = *s++;
	}
}

static void
tty_learn_keys(void)
{
	const struct {
		const char	*sequence;
		int		 key;
	} known[] = {
		{ key_up, K_UP }, { key_down, K_DOWN }, { key_left, K_LEFT },
		{ key_right, K_RIGHT }, { key_home, K_HOME },
		{ key_end, K_END }, { key_ppage, K_PAGE_UP },
		{ key_npage, K_PAGE_DOWN }, { key_ic, K_INSERT },
		{ key_dc, K_DELETE }, { key_btab, K_BACKTAB },
		{ key_f1, K_F1 }, { key_f2, K_F2 }, { key_f3, K_F3 },
		{ key_f4, K_F4 }, { key_f5, K_F5 }, { key_f6, K_F6 },
		{ key_f7, K_F7 }, { key_f8, K_F8 }, { key_f9, K_F9 },
		{ key_f10, K_F10 }, { key_f11, K_F11 }, { key_f12, K_F12 },
	};
	size_t i;

	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (known[i].sequence)
			key_learn(known[i].sequence, known[i].key);
}

/*
 * Bytes one by one, no signals from keys, no flow control, so that Ctrl-S,
 * Ctrl-Q, Ctrl-Z and Ctrl-C come to us as keys.
 */
static void
tty_modes(void)
{
	raw();
	noecho();
	nonl();
	/* Else a paint stops half way when a key has come meanwhile. */
	typeahead(-1);
}

static bool
tty_has_mouse(void)
{
	return key_mouse && key_mouse != (const char *)-1;
}

static void
tty_tell_mouse(bool on)
{
	putp(on ? mouse_on : mouse_off);
	fflush(stdout);
}

bool
tty_mouse(bool on)
{
	if (!tty.screen || !tty_has_mouse())
		return false;
	if (on != tty.mouse)
		tty_tell_mouse(on);
	tty.mouse = on;
	return true;
}

const struct mouse_event *
tty_mouse_was(void)
{
	return &tty.keys.mouse;
}

/* What is pasted must not drive a terminal either. */
static void
clean_lines(struct buf *b, const char *text)
{
	size_t n;

	for (; *text; text += n) {
		n = strcspn(text, "\n\t");
		utf8_clean(b, text, n);
		if (text[n])
			buf_addc(b, text[n++]);
	}
}

bool
tty_copy(const char *text)
{
	struct buf b = BUF_INIT, clean = BUF_INIT;

	clean_lines(&clean, text);
	if (clean.len > TTY_COPY_MAX) {
		buf_fini(&clean);
		return false;
	}
	buf_add(&b, "\033]52;c;");
	base64_put(&b, buf_str(&clean), clean.len);
	buf_addc(&b, '\a');
	putp(buf_str(&b));
	fflush(stdout);
	buf_fini(&clean);
	buf_fini(&b);
	return true;
}

bool
tty_start(struct err *e)
{
	static bool at_exit;
	const char *set = getenv("ESCDELAY");

	if (tty.screen)
		return true;
	if (!tty_is_there())
		return err_set(e, ERR_IO, "%s",
		    _("the screens need a terminal to read from and to"));
	if (!tty_check_type(e))
		return false;
	tty.have_before = tcgetattr(STDIN_FILENO, &tty.before) == 0;
	if (!tty_signal_start())
		return err_set(e, ERR_IO, "%s", strerror(errno));
	tty.screen = newterm(NULL, stdout, stdin);
	if (!tty.screen) {
		tty_signal_stop();
		return err_set(e, ERR_IO, "%s",
		    _("the terminal cannot be used"));
	}
	if (!at_exit)
		atexit(tty_stop);
	at_exit = true;
	mem_on_death(tty_stop);
	tty_modes();
	tty_learn_keys();
	tty.esc_ms = set ? atoi(set) : ESC_MS;
	if (tty.esc_ms < 1 || tty.esc_ms > 5000)
		tty.esc_ms = ESC_MS;
	memset(&tty.keys, 0, sizeof(tty.keys));
	tty.keys.bytes = draw_charset() == CHARSET_BYTES;
	tty.gone = false;
	tty.rescue_len = 0;
	if (tty_has_mouse())
		tty_rescue_add(mouse_off);
	tty_rescue_add(exit_attribute_mode);
	tty_rescue_add(cursor_normal);
	tty_rescue_add(exit_ca_mode);
	if (draw_charset() != CHARSET_UTF8)
		theme_set_ascii(true);
	tty_paint_start();
	tty_signal_set_winch();
	tty_resized();
	return true;
}

void
tty_leave(void)
{
	/* Keys not answered yet were meant for what is not there now. */
	tty.keys.at = tty.keys.n = 0;
	if (tty.mouse)
		tty_tell_mouse(false);
	endwin();
	if (tty.have_before)
		tcsetattr(STDIN_FILENO, TCSADRAIN, &tty.before);
}

void
tty_return(void)
{
	reset_prog_mode();
	if (tty.mouse)
		tty_tell_mouse(true);
	/* A first refresh after endwin takes the screen back by itself. */
	tty_forget();
	tty_signal_set_winch();
}

void
tty_stop(void)
{
	if (!tty.screen)
		return;
	tty_leave();
	tty.mouse = false;
	tty_paint_stop();
	delscreen(tty.screen);
	tty.screen = NULL;
	tty_signal_stop();
}

void
tty_rescue(void)
{
	ssize_t n = write(STDOUT_FILENO, tty.rescue, tty.rescue_len);

	if (n >= 0 && tty.have_before)
		tcsetattr(STDIN_FILENO, TCSANOW, &tty.before);
}

bool
tty_resized(void)
{
	struct winsize ws;
	int rows, cols;

	if (!tty_signal_winch())
		return false;
	rows = lines;
	cols = columns;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &ws) == 0 && ws.ws_row > 0 &&
	    ws.ws_col > 0) {
		rows = ws.ws_row;
		cols = ws.ws_col;
	}
	tty_paint_size(rows > 0 ? rows : 24, cols > 0 ? cols : 80);
	return true;
}

/* ---- keys ---- */

/* Read what there is; nothing at all means that the terminal has gone. */
static void
tty_read(void)
{
	unsigned char *to;
	size_t room = key_room(&tty.keys, &to);
	ssize_t n;

	if (room == 0)
		return;
	n = read(STDIN_FILENO, to, room);
	if (n > 0)
		tty.keys.n += (size_t)n;
	else if (n == 0 || (errno != EINTR && errno != EAGAIN))
		tty.gone = true;
}

/* Wait for bytes or a signal; false when the time is up. */
static bool
tty_wait(int ms)
{
	struct pollfd p[2] = {
		{ STDIN_FILENO, POLLIN, 0 }, { tty_signal_fd(), POLLIN, 0 }
	};

	if (poll(p, 2, ms) <= 0)
		return errno == EINTR && ms > 0;
	if (p[1].revents)
		return true;
	if (p[0].revents & POLLIN)
		tty_read();
	else if (p[0].revents)
		tty.gone = true;
	return true;
}

static bool
tty_called(void)
{
	struct pollfd p = { tty_signal_fd(), POLLIN, 0 };

	return poll(&p, 1, 0) > 0;
}

int
tty_key(int ms)
{
	int64_t until = clock_ms() + ms;
	int64_t left;
	int key;

	for (;;) {
		key = key_take(&tty.keys, false);
		if (key != K_NONE)
			return key;
		if (tty.gone)
			return K_GONE;
		if (tty_called()) {
			tty_signal_drain();
			return K_NONE;
		}
		switch (key_waits(&tty.keys)) {
		case KEY_WAIT_ESC:
			left = tty.esc_ms;
			break;
		case KEY_WAIT_REST:
			left = REST_MS;
			break;
		default:
			left = until - clock_ms();
			if (left < 0)
				left = 0;
		}
		errno = 0;
		if (!tty_wait((int)left)) {
			key = key_take(&tty.keys, true);
			if (key != K_NONE || clock_ms() >= until)
				return key;
		}
	}
}

bool
tty_pending(void)
{
	struct pollfd p[2] = {
		{ STDIN_FILENO, POLLIN, 0 }, { tty_signal_fd(), POLLIN, 0 }
	};

	return tty.screen && (tty.keys.at < tty.keys.n || poll(p, 2, 0) > 0);
}
