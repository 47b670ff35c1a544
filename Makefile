# klar: build, run, check, install. GNU make 3.81 or newer; "make help".
# Yours to set: CC CFLAGS CPPFLAGS LDFLAGS PREFIX DESTDIR PKG_CONFIG SANITIZE V

VERSION    = 0.1.0
PREFIX     = /usr/local
BINDIR     = $(PREFIX)/bin
MANDIR     = $(PREFIX)/share/man
LOCALEDIR  = $(PREFIX)/share/locale
PKG_CONFIG = pkg-config
AWK        = awk
HOSTCC     = $(CC)

# ---- what is needed, by Debian package ---------------------------------

NEED_BUILD = gcc libc6-dev make pkg-config gettext libncurses-dev \
	libsqlite3-dev libcsv-dev libutf8proc-dev
NEED_CHECK = $(NEED_BUILD) libcmocka-dev tmux sqlite3 mandoc man-db clang \
	libclang-rt-14-dev clang-tidy cppcheck python3 procps git binutils \
	zsh fish

# ---- flags --------------------------------------------------------------

comma := ,
cc-ok = $(shell printf 'int main(void){return 0;}\n' | \
	$(CC) -Werror $(1) -x c - -o /dev/null 2>/dev/null && echo '$(1)')

WARN = -Wall -Wextra -Wpedantic -Wshadow -Wformat=2 -Wconversion \
	-Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wcast-qual \
	-Wwrite-strings -Wvla -Wimplicit-fallthrough -Werror

ifndef SANITIZE
OPT := -O2 -g
else
OPT := -O1 -g
SAN := -fsanitize=$(SANITIZE) -fno-sanitize-recover=all -fno-omit-frame-pointer
endif

ifndef NO_HARDENING
HARDEN_C := $(call cc-ok,-fstack-protector-strong) \
	$(call cc-ok,-fstack-clash-protection) $(call cc-ok,-fcf-protection=full) \
	$(call cc-ok,-ftrivial-auto-var-init=zero) \
	$(call cc-ok,-fno-delete-null-pointer-checks) \
	$(call cc-ok,-fno-strict-overflow) -fPIE
HARDEN_L := $(call cc-ok,-Wl$(comma)-z$(comma)relro) \
	$(call cc-ok,-Wl$(comma)-z$(comma)now) \
	$(call cc-ok,-Wl$(comma)-z$(comma)noexecstack) \
	$(call cc-ok,-Wl$(comma)--as-needed) -pie
ifndef SANITIZE
HARDEN_C += -U_FORTIFY_SOURCE $(or $(call cc-ok,-O2 -D_FORTIFY_SOURCE=3),-D_FORTIFY_SOURCE=2)
endif
endif

# pkg-config for ncursesw sets _XOPEN_SOURCE=600 on Debian: undefine it first.
FEATURES = -U_XOPEN_SOURCE -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE
LIBS_C := $(shell $(PKG_CONFIG) --cflags ncursesw sqlite3 libutf8proc 2>/dev/null)
LIBS_L := $(or $(shell $(PKG_CONFIG) --libs ncursesw sqlite3 libutf8proc 2>/dev/null),-lncursesw -ltinfo -lsqlite3 -lutf8proc) -lcsv -lpthread

B = build$(if $(SANITIZE),-san)
DEFS = -DKLAR_VERSION='"$(VERSION)"' -DKLAR_LOCALEDIR='"$(LOCALEDIR)"'
ALL_CFLAGS = -std=c11 $(OPT) $(WARN) $(HARDEN_C) $(SAN) $(LIBS_C) $(FEATURES) \
	$(DEFS) -Isrc -I$(B)/gen $(CPPFLAGS) $(CFLAGS)
ALL_LDFLAGS = $(HARDEN_L) $(SAN) $(LDFLAGS)
Q = $(if $(V),,@)

# ---- files --------------------------------------------------------------

SRC    := $(sort $(wildcard src/*.c src/*/*.c))
GEN_C  := $(B)/gen/statements.c $(B)/gen/schema.c $(B)/gen/programme.c
OBJ    := $(SRC:%.c=$(B)/%.o) $(GEN_C:.c=.o)
LIBOBJ := $(filter-out $(B)/src/main.o,$(OBJ))
UNIT   := $(patsubst tests/unit/%.c,$(B)/tests/unit/%,$(sort $(wildcard tests/unit/test_*.c)))
TOOLS  := $(patsubst tests/tools/%.c,$(B)/tests/tools/%,$(sort $(wildcard tests/tools/*.c)))
QUERIES := db/parts.sql $(sort $(wildcard db/queries/*.sql))
SCHEMA  := $(sort $(wildcard db/schema/*.sql))
PROGRAMME := $(sort $(wildcard import/programme/*.csv))
DEFFILES := src/commands.def src/options.def src/cli/subcommands.def db/entities.def \
	import/lists.def src/lists/reasons.def src/config.def src/pages.def src/lessons.def \
	src/model/rosters.def src/model/roster_words.def
MAN_IN := $(sort $(wildcard man/*.in))
MAN    := $(MAN_IN:man/%.in=$(B)/man/%)
MAN_DA := $(patsubst man/%.in,$(B)/man/%,$(sort $(wildcard man/da/*.in)))
MO     := $(B)/locale/da/LC_MESSAGES/klar.mo

.PHONY: all run demo check check-san lint bench fuzz install uninstall dist \
	clean help need-build need-check units potfile
.DELETE_ON_ERROR:
.SECONDARY:

all: $(B)/klar $(MO) $(MAN) $(MAN_DA)	## build klar, its catalogue and manual pages

# ---- generated from the tables ------------------------------------------

$(B)/gen/records.sql: db/entities.def db/records.awk
	@mkdir -p $(@D)
	$(Q)$(AWK) -f db/records.awk db/entities.def >$@

$(B)/gen/statements.h: $(QUERIES) $(B)/gen/records.sql db/statements.awk
	$(Q)$(AWK) -v out=h -f db/statements.awk $(QUERIES) $(B)/gen/records.sql >$@

$(B)/gen/statements.c: $(QUERIES) $(B)/gen/records.sql db/statements.awk
	$(Q)$(AWK) -v out=c -f db/statements.awk $(QUERIES) $(B)/gen/records.sql >$@

$(B)/gen/schema.c: $(SCHEMA) db/embed.sh
	@mkdir -p $(@D)
	$(Q)sh db/embed.sh embedded_schema $(SCHEMA) >$@

$(B)/gen/programme.c: $(PROGRAMME) db/embed.sh
	@mkdir -p $(@D)
	$(Q)sh db/embed.sh embedded_programme $(PROGRAMME) >$@

$(MO): po/da.po
	@mkdir -p $(@D)
	$(Q)msgfmt --check -o $@ $<

$(B)/mkman: man/mkman.c man/mklists.c man/mklists.h man/mkfilter.c man/mkfilter.h man/roff.c man/roff.h \
		src/lists/cell.def $(DEFFILES)
	@mkdir -p $(@D)
	$(Q)$(HOSTCC) -std=c11 -D_XOPEN_SOURCE=700 -Wall -Wextra -Werror -Isrc -o $@ man/mkman.c man/mklists.c man/mkfilter.c man/roff.c

$(B)/man/%: man/%.in $(B)/mkman NEWS.md
	@mkdir -p $(@D)
	$(Q)$(B)/mkman $(VERSION) NEWS.md <$< >$@

$(B)/man/da/%: man/da/%.in $(B)/mkman $(MO) NEWS.md
	@mkdir -p $(@D)
	$(Q)$(B)/mkman $(VERSION) NEWS.md da $(B)/locale <$< >$@

# ---- objects ------------------------------------------------------------

$(OBJ): | $(B)/gen/statements.h

$(B)/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(if $(V),,@echo "  CC $<")
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(B)/gen/%.o: $(B)/gen/%.c Makefile
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(B)/klar: $(OBJ)
	$(if $(V),,@echo "  LD $@")
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $(OBJ) $(LIBS_L)

$(B)/libklar.a: $(LIBOBJ)
	$(Q)rm -f $@ && ar rcs $@ $(LIBOBJ)

$(B)/tests/unit/%: tests/unit/%.c $(B)/libklar.a
	@mkdir -p $(@D)
	$(if $(V),,@echo "  CC $<")
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP $(ALL_LDFLAGS) -o $@ $< $(B)/libklar.a -lcmocka $(LIBS_L)

$(B)/tests/tools/%: tests/tools/%.c $(B)/libklar.a
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP $(ALL_LDFLAGS) -o $@ $< $(B)/libklar.a $(LIBS_L) -lutil

units: $(UNIT) $(TOOLS)

-include $(OBJ:.o=.d) $(UNIT:=.d) $(TOOLS:=.d)

# ---- run ----------------------------------------------------------------

need-build:
	@sh tests/need.sh $(NEED_BUILD)
need-check:
	@sh tests/need.sh $(NEED_CHECK)

run: need-build		## install what is missing, build, open klar on an example store
	@$(MAKE) --no-print-directory all demo
	@$(B)/klar --db $(B)/example.db

demo: $(B)/example.db	## make the example store

$(B)/example.db: $(B)/klar $(MO) import/samples/eksempel_installationer.csv
	$(Q)rm -f $@ $@-journal
	$(Q)$(B)/klar --db $@ init
	$(Q)$(B)/klar --db $@ import --status-date 2021-03-31 import/samples/eksempel_installationer.csv

# ---- check --------------------------------------------------------------

check: need-check	## install what is missing, then lint and every test; last line "N passed, N failed"
	@sh tests/check.sh $(MAKE)

check-san: need-check	## the unit, list, command line and screen tests under ASan and UBSan
	@$(MAKE) --no-print-directory CC=clang SANITIZE=address,undefined all units
	@sh tests/run.sh build-san unit lists cli screen migrate

lint:			## walls, cppcheck, clang-tidy, manual pages, catalogue
	@sh tests/lint.sh $(B) "$(ALL_CFLAGS)"

bench: all units	## speed and memory, as ratios against a peer in one run
	@sh tests/bench/run.sh $(B)

SECONDS = 60
fuzz:			## fuzz lists, import, keys, filters, a minute each (SECONDS=60)
	@sh tests/fuzz/run.sh $(SECONDS)

potfile:		## gather the texts to translate into po/klar.pot and merge da.po
	$(Q)xgettext -L C -k -k_ -kN_ -ki18n_plural:1,2 -cTRANSLATORS --from-code=UTF-8 --no-location \
		--sort-output --package-name=klar -o po/klar.pot \
		$(sort $(SRC) $(DEFFILES) $(wildcard src/*/*.h src/*/*.def man/*.c))
	$(Q)sed -i '/^"POT-Creation-Date/d' po/klar.pot
	$(Q)msgmerge --quiet --update --backup=none --no-fuzzy-matching --sort-output po/da.po po/klar.pot
	$(Q)msgattrib --no-obsolete --sort-output -o po/da.po po/da.po

# ---- install ------------------------------------------------------------

install: all		## install under PREFIX (DESTDIR is respected)
	install -d $(DESTDIR)$(BINDIR) $(DESTDIR)$(LOCALEDIR)/da/LC_MESSAGES \
		$(foreach s,1 5 7,$(DESTDIR)$(MANDIR)/man$(s) \
		$(DESTDIR)$(MANDIR)/da/man$(s))
	install -m 755 $(B)/klar $(DESTDIR)$(BINDIR)/klar
	install -m 644 $(MO) $(DESTDIR)$(LOCALEDIR)/da/LC_MESSAGES/klar.mo
	for p in $(MAN); do \
		install -m 644 $$p $(DESTDIR)$(MANDIR)/man$${p##*.}/ || exit; done
	for p in $(MAN_DA); do \
		install -m 644 $$p $(DESTDIR)$(MANDIR)/da/man$${p##*.}/ || exit; done

uninstall:		## remove what install put there
	rm -f $(DESTDIR)$(BINDIR)/klar $(DESTDIR)$(LOCALEDIR)/da/LC_MESSAGES/klar.mo
	for p in $(notdir $(MAN)); do \
		rm -f $(DESTDIR)$(MANDIR)/man$${p##*.}/$$p \
			$(DESTDIR)$(MANDIR)/da/man$${p##*.}/$$p || exit; done

dist:			## a tarball, built and unit-tested from itself
	@sh tests/dist.sh $(VERSION)

clean:			## remove everything that was built
	rm -rf build build-san klar-*.tar.gz

help:			## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/\1	\2/p' Makefile | expand -t 12
