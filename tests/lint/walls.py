#!/usr/bin/env python3
"""The walls of the house and the manners of its files, read from the source.

walls.py DIRECTORY: one line a check, "ok NAME" or "FAILED NAME" with the
findings below it, and at the end "N passed, N failed". Comments and the texts
between quotes are told apart first, so a word in a comment breaks no wall.
"""
import os
import re
import sys

# Who may include whom; a folder may always include itself.
BELOW = {
    "base": "",
    "model": "base",
    "store": "base model",
    "lists": "base model store",
    "act": "base model store lists",
    "report": "base model store lists act",
    "cli": "base model store lists act report",
    "term": "base",
    "widget": "base term",
    "view": "base model store lists act report cli term widget",
    "main": "base model store lists act report cli term widget view",
}

# Headers that never leave their folder.
PRIVATE = {
    "store/inside.h", "store/stmt.h", "store/change.h", "store/gather.h",
    "store/nearest.h", "store/roster_room.h", "store/tally.h", "store/beside.h", "model/filter_tree.h", "lists/reader.h",
    "lists/csvrows.h", "lists/decode.h",
    "lists/source.h", "lists/fingerprint.h", "act/steps.h", "term/tty_room.h",
    "view/app_room.h", "view/standing_pane.h", "view/list.h",
}

# A library's header, and the files that may see it.
ROOMS = {
    "sqlite3.h": r"src/store/|tests/",
    "csv.h": r"src/lists/csv\.c$",
    "curses.h": r"src/term/",
    "ncurses.h": r"src/term/",
    "term.h": r"src/term/",
    "libintl.h": r"src/base/i18n\.[ch]$|man/roff\.c$",
    "utf8proc.h": r"src/base/",
    "pthread.h": r"src/base/thread\.[ch]$|src/lists/(ahead|fingerprint)\.[ch]$|"
        r"src/store/beside\.[ch]$|tests/",
}

# Who may print on standard output or standard error.
MAY_PRINT = re.compile(
    r"src/base/(out|mem|log)\.c$|src/main\.c$|src/view/script\.c$")
# Who may write files with stdio: lists, drafts, dumps of screens in tests.
MAY_WRITE = re.compile(
    r"src/base/(out|mem|log)\.c$|src/main\.c$|src/lists/|"
    r"src/widget/draft\.c$|src/view/script\.c$")

FILE_LINES = 600
FUNCTION_LINES = 60
COLUMNS = 80

passed = failed = 0


def check(name, findings):
    global passed, failed
    if findings:
        failed += 1
        print("FAILED", name)
        for f in findings[:40]:
            print("   ", f)
        if len(findings) > 40:
            print("    and", len(findings) - 40, "more")
    else:
        passed += 1
        print("ok", name)


TOKEN = re.compile(
    r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)


class Source:
    """One file: its text, its code without comments and texts, its texts."""

    def __init__(self, path, root):
        self.path = os.path.relpath(path, root)
        self.bytes = open(path, "rb").read()
        self.text = self.bytes.decode("utf-8", "replace")
        self.lines = self.text.split("\n")
        self.comments = []          # (line, text)
        self.texts = []             # (line, text): literals side by side
        code = []                   # are one
        at = 0
        for m in TOKEN.finditer(self.text):
            code.append(self.text[at:m.start()])
            line = self.text.count("\n", 0, m.start()) + 1
            token = m.group()
            if token[0] == "/":
                self.comments.append((line, token))
            elif token[0] == '"':
                if self.texts and not "".join(code).strip():
                    self.texts[-1] = (self.texts[-1][0],
                                      self.texts[-1][1] + token[1:-1])
                else:
                    self.texts.append((line, token[1:-1]))
                    self.flush(code)
            blank = re.sub(r"[^\n]", " ", token)
            if token[0] == '"':
                self.flush(code)
                self.code += '"' + blank[1:-1] + '"'
            else:
                code.append(blank)
            at = m.end()
        code.append(self.text[at:])
        self.flush(code)
        self.code_lines = self.code.split("\n")
        self.includes = [(i + 1, m.group(1), m.group(2))
                         for i, l in enumerate(self.lines)
                         for m in [re.match(
                             r'\s*#\s*include\s*([<"])([^>"]+)[>"]', l)] if m]
        self.room = ("main" if os.path.dirname(self.path) == "src"
                     else os.path.basename(os.path.dirname(self.path)))

    code = ""

    def flush(self, code):
        self.code += "".join(code)
        code.clear()

    def grep(self, pattern):
        return ["%s:%d: %s" % (self.path, i + 1, self.lines[i].strip())
                for i, l in enumerate(self.code_lines)
                if re.search(pattern, l)]

    def functions(self):
        """(name, first line, number of lines), braces included."""
        start = name = None
        for i, l in enumerate(self.lines):
            if l == "{" and start is None:
                k = i - 1
                while k > 0 and not re.match(r"[A-Za-z_]", self.lines[k]):
                    k -= 1
                m = re.match(r"(\w+)\(", self.lines[k])
                if m:
                    start, name = i, m.group(1)
            elif l.startswith("}") and start is not None:
                if l == "}":
                    yield name, start + 1, i - start + 1
                start = None


def sources(root, *tops):
    for top in tops:
        for folder, _, files in sorted(os.walk(os.path.join(root, top))):
            for f in sorted(files):
                if f.endswith((".c", ".h")):
                    yield Source(os.path.join(folder, f), root)


def libraries(src, others):
    for header, room in sorted(ROOMS.items()):
        check("%s is seen only in its room" % header,
              ["%s:%d: %s" % (s.path, n, inc)
               for s in src + others for n, kind, inc in s.includes
               if kind == "<" and os.path.basename(inc) == header and
               not re.match(room, s.path)])


def layers(src):
    up, private, odd = [], [], []
    for s in src:
        for n, kind, inc in s.includes:
            if kind != '"' or not inc.endswith(".h"):
                continue
            room = inc.split("/")[0] if "/" in inc else None
            here = "%s:%d: %s" % (s.path, n, inc)
            if inc == "statements.h":          # made from db/queries
                if s.room != "store":
                    private.append(here)
            elif room not in BELOW:
                odd.append(here)
            elif room != s.room and room not in BELOW[s.room].split():
                up.append(here)
            elif inc in PRIVATE and room != s.room:
                private.append(here)
    check("no file includes a layer above its own", up)
    check("private headers stay in their folder", private)
    check("own headers are included as \"folder/name.h\"", odd)


SQL = re.compile(
    r"\bSELECT\b.*\b(FROM|\?\d|count|\d)|\bINSERT\s+(OR \w+ )?INTO\b|"
    r"\bUPDATE\b.*\bSET\b|\bDELETE\s+FROM\b|\bREPLACE\s+INTO\b|"
    r"\bCREATE\s+(TABLE|INDEX|VIEW|TRIGGER|TEMP)|\bDROP\s+TABLE\b|"
    r"\bALTER\s+TABLE\b|^\s*PRAGMA\s+\w|^\s*(BEGIN|COMMIT|ROLLBACK)\b|"
    r"\bVACUUM\b|^\s*SAVEPOINT\b|\bATTACH\b.*\bAS\b")
MADE = re.compile(r"\b(FROM|WHERE|VALUES|ORDER BY|INTO|LIMIT)\b.*%[-+0-9.*]*"
                  r"(l|ll|z)?[sdiu]")


def sql(src):
    check("no SQL outside db", [
        '%s:%d: "%s"' % (s.path, n, t[:60]) for s in src for n, t in s.texts
        if SQL.search(t)])
    check("no SQL is made with a format", [
        '%s:%d: "%s"' % (s.path, n, t[:60]) for s in src for n, t in s.texts
        if MADE.search(t)])
    # bulk.c executes the schema's own text of an index it dropped.
    check("statements come from db/queries; only migrations are executed", [
        f for s in src for f in s.grep(
            r"\bsqlite3_(v?mprintf|v?snprintf|get_table|str_append\w*" +
            ("" if s.path in ("src/store/migrate.c", "src/store/bulk.c")
             else "|exec") +
            r")\s*\(")])


def printing(src):
    check("only base/out.c prints", [
        f for s in src if not MAY_PRINT.match(s.path)
        for f in s.grep(r"\b(printf|vprintf|puts|putchar|perror|psignal|"
                        r"err|errx|warn|warnx)\s*\(|"
                        r"\b(f?puts|fprintf|vfprintf|f?putc|fwrite)\s*\(.*"
                        r"\bstd(out|err)\b")])
    check("only lists and drafts write files", [
        f for s in src if not MAY_WRITE.match(s.path)
        for f in s.grep(r"\b(fputs|fprintf|vfprintf|fputc|putc|fwrite)\s*\(")])
    check("no shell is started", [
        f for s in src
        for f in s.grep(r"\b(system|popen|execlp|execvp|wordexp)\s*\(")
        if not f.startswith("src/view/manual.c") or
        re.search(r"\b(system|popen|wordexp)\s*\(", f)])
    check("no function that knows no bounds", [
        f for s in src
        for f in s.grep(r"\b(strcpy|strcat|sprintf|vsprintf|gets|strtok|"
                        r"mktemp|tmpnam|alloca|atol|atoll|atof)\s*\(")])
    check("memory comes from base/mem.h", [
        f for s in src    # lists/csv.c puts a roof over libcsv's memory
        if s.path not in ("src/base/mem.c", "src/lists/csv.c")
        for f in s.grep(r"\b(malloc|calloc|realloc|strdup|strndup|asprintf)"
                        r"\s*\(")])


def expand(line):
    col = 0
    for c in line:
        if c == "\t":
            col += 8 - col % 8
        elif ord(c) >= 0x20 and not 0x300 <= ord(c) <= 0x36f:
            col += 1
    return col


def manners(src, others):
    every = src + others
    check("every file opens with a comment", [
        s.path for s in every if not s.text.startswith("/*")])
    check("every header is guarded", [
        s.path for s in every if s.path.endswith(".h") and not re.search(
            r"#ifndef (\w+_H)\n#define \1\n", s.text)])
    check("no file is longer than %d lines" % FILE_LINES, [
        "%s: %d lines" % (s.path, len(s.lines) - 1) for s in every
        if len(s.lines) - 1 > FILE_LINES])
    check("no function is longer than %d lines" % FUNCTION_LINES, [
        "%s:%d: %s has %d lines" % (s.path, at, name, n) for s in every
        for name, at, n in s.functions() if n > FUNCTION_LINES])
    check("no line is wider than %d columns" % COLUMNS, [
        "%s:%d: %d columns" % (s.path, i + 1, expand(l)) for s in every
        for i, l in enumerate(s.lines) if expand(l) > COLUMNS])
    check("nothing is left to do", [
        "%s:%d: %s" % (s.path, i + 1, l.strip()) for s in every
        for i, l in enumerate(s.lines)
        if re.search(r"\b(TODO|FIXME|XXX|HACK)\b", l)])
    check("comments are /* */", [
        "%s:%d: %s" % (s.path, n, t[:50]) for s in every
        for n, t in s.comments if t.startswith("//")])


def text_files(root):
    for top in ("src", "tests", "man", "db", "import", "po", "."):
        for folder, dirs, files in sorted(os.walk(os.path.join(root, top))):
            if top == ".":
                dirs.clear()
            for f in sorted(files):
                if f.endswith((".c", ".h", ".def", ".sql", ".sh", ".awk",
                               ".py", ".in", ".md", ".po")) or f == "Makefile":
                    path = os.path.join(folder, f)
                    yield (os.path.relpath(path, root),
                           open(path, "rb").read())


def bytes_of(root):
    blanks, ends, bad = [], [], []
    for path, data in text_files(root):
        for i, l in enumerate(data.split(b"\n")):
            if l.endswith((b" ", b"\t", b"\r")):
                blanks.append("%s:%d" % (path, i + 1))
        if data and not data.endswith(b"\n"):
            ends.append(path)
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            bad.append(path)
    check("no blanks at the ends of lines", blanks)
    check("every file ends with a line break", ends)
    check("every file is UTF-8", bad)


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else "."
    src = list(sources(root, "src"))
    others = list(sources(root, "man", "tests"))
    check("there is something to look at", [] if len(src) > 100 else [root])
    libraries(src, others)
    layers(src)
    sql(src)
    printing(src)
    manners(src, others)
    bytes_of(root)
    print("%d passed, %d failed" % (passed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
