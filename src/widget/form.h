/*
 * A form: labelled fields to fill in. It answers keys and draws itself; when
 * it opens, when it is saved and what that means is its owner's (view/app.h).
 * What was typed is never lost: a form that is left with changes, by Esc or
 * because the line dropped, is kept as a draft and comes back when the same
 * form opens again.
 */
#ifndef WIDGET_FORM_H
#define WIDGET_FORM_H

#include <stdbool.h>

#include "base/err.h"
#include "widget/edit.h"

#define FORM_FIELDS	16

enum field_kind {
	FIELD_TEXT,
	FIELD_CHOICE,			/* one of choices; Left, Right, Space */
	FIELD_SHOW			/* only shown */
};

struct form_field {
	const char	*name;		/* stable, for drafts: "due" */
	const char	*label;		/* msgid */
	enum field_kind	 kind;
	const char	*const *choices;	/* msgids, NULL ends; CHOICE */
	int		 max;		/* bytes; 0: EDIT_MAX */
	const char	*hint;		/* msgid, shown beside; or NULL */
};

enum form_answer {
	FORM_OPEN,			/* goes on */
	FORM_SAVE,			/* asks to be saved */
	FORM_CANCEL			/* asks to be closed */
};

struct form {
	const char	*title;		/* translated; borrowed */
	const struct form_field *field;
	int		 nfields;
	int		 focus;
	int		 top;		/* first field shown */
	bool		 changed;	/* somebody typed since it opened */
	bool		 cut;		/* a value does not fit its field */
	bool		 drafted;	/* opened from a draft */
	int		 error_field;	/* -1: none */
	char		 error[256];	/* sentence; "" for none */
	struct edit	 edit[FORM_FIELDS];
	int		 choice[FORM_FIELDS];
	struct edit	 first[FORM_FIELDS];	/* as before the draft */
	int		 first_choice[FORM_FIELDS];
	/* What it was typed over: of a draft, what was stored then. */
	char		 base[FORM_FIELDS][EDIT_MAX + 1];
	int		 base_choice[FORM_FIELDS];
};

void	 form_init(struct form *, const char *title,
	    const struct form_field *, int nfields);
/* The value a field opens with; if it is longer than it holds, cut is set. */
void	 form_set(struct form *, const char *name, const char *text);
void	 form_set_choice(struct form *, const char *name, int choice);
/* What is in it: borrowed until the next key. The name must exist. */
const char *form_text(const struct form *, const char *name);
int	 form_choice(const struct form *, const char *name);
/*
 * What the field held when somebody began to type into it, and whether that
 * is not what the form opened with: the store has moved under a draft.
 */
const char *form_was(const struct form *, const char *name);
int	 form_was_choice(const struct form *, const char *name);
bool	 form_is_moved(const struct form *, const char *name);
/* What the form opened with, before any draft. */
const char *form_first(const struct form *, const char *name);
/* What was typed into a text field; NULL: nothing, it is as it was. */
const char *form_typed(const struct form *, const char *name);
/* Does it have a field of that name? */
bool	 form_has(const struct form *, const char *name);
/* What is stored has moved: it is typed over that now. */
void	 form_rebase(struct form *, const char *name, const char *stored);
/* Show the sentence, put the focus on the field it is about (NULL: none). */
void	 form_fail(struct form *, const char *name, const char *sentence);
/*
 * Tab Down and Shift-Tab Up go round, Enter goes on and saves on the last
 * field, Ctrl-o saves from any; Ctrl-x puts back what it opened with, before
 * any draft; Esc and Ctrl-c cancel. The rest is the field's.
 */
enum form_answer form_key(struct form *, int key);
void	 form_draw(struct form *, const struct area *);
/* The keys it answers, for the last line; translated. */
const char *form_keys(const struct form *);

/*
 * Drafts: one file each in the state folder, mode 600. The key names form
 * and subject ("step:42@/path/klar.db"). Loading returns false when there is
 * none; a draft that does not fit the form's fields fills those that do. Only
 * what somebody typed comes back, with what it was typed over.
 */
bool	 draft_save(const char *key, const struct form *, struct err *);
bool	 draft_load(const char *key, struct form *);
void	 draft_drop(const char *key);

#endif
