/*
 * The menu after a first key (menu.h). It lists what commands.def says; on a
 * small screen what does not fit is left out, the keys work all the same.
 */
#include "widget/menu.h"

#include "base/i18n.h"
#include "base/utf8.h"

#define MENU_GAP	3

struct menu_item {
	int		 key;
	const char	*word;
};

static int
menu_collect(unsigned ctx, int first, struct menu_item *item, int max)
{
	int key[KEY_SEQUENCE], c, k, n = 0;

	for (c = CMD_NONE + 1; c < CMD__COUNT; c++) {
		if (!command_in((enum cmd)c, ctx))
			continue;
		for (k = 0; command_keys((enum cmd)c, k, key) > 0; k++) {
			if (key[1] == K_NONE || key[0] != first || n == max)
				continue;
			item[n].key = key[1];
			item[n++].word = _(cmd_info[c].bar);
		}
	}
	return n;
}

int
menu_draw(const struct area *a, unsigned ctx, int first)
{
	struct menu_item item[CMD__COUNT];
	int n = menu_collect(ctx, first, item, CMD__COUNT);
	int wide = 1, across, rows, i;
	char label[KEY_NAME];
	struct area m;

	for (i = 0; i < n; i++) {
		int w = utf8_width(item[i].word) + 2 + MENU_GAP;

		if (w > wide)
			wide = w;
	}
	if (!n || a->rows < 2)
		return 0;
	across = (a->cols - 1) / wide;
	if (across < 1)
		across = 1;
	rows = (n + across - 1) / across + 1;
	if (rows > a->rows)
		rows = a->rows;
	m = area_part(a, a->rows - rows, 0, rows, a->cols);
	draw_rule(&m, 0);
	draw_textf(&m, 0, 2, -1, STYLE_HEAD, _(" after %s "),
	    key_label(first, label));
	for (i = 0; i < (rows - 1) * across; i++) {
		int row = 1 + i / across, col = 1 + i % across * wide;

		if (i % across == 0)
			draw_text(&m, row, 0, m.cols, STYLE_NORMAL, "");
		if (i >= n)
			continue;
		draw_text(&m, row, col, 1, STYLE_KEY,
		    key_label(item[i].key, label));
		draw_text(&m, row, col + 2, wide - 2, STYLE_NORMAL,
		    item[i].word);
	}
	return rows;
}
