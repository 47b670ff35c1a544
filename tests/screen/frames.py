"""What is true of every frame.

frames.py GLYPHS.DEF GOLDEN T NAME...: the frames of NAME that frames.sh has
played into T (fW_ with line drawing, xW_ in ASCII) are the same sign by sign;
and all frames recorded in GOLDEN keep the rules of a screen.
"""
import os
import re
import sys
import unicodedata

WIDTH = {24: 80, 30: 100, 60: 200}     # lines of a whole screen: its columns
LETTERS = "æøåÆØÅéÉ" + "·"  # what was made harmless is told by a dot
failed = []


def say(name, n, what, line=""):
    failed.append(f"{name}:{n}: {what}: {line}")


def glyphs(path):
    """Line drawing to ASCII, from the table the program is made from."""
    table = {"…": "~"}
    for line in open(path, encoding="utf-8"):
        m = re.match(r'GLYPH\(\w+,\s*"(.)",\s*"(.)"', line)
        if m and m.group(1) != m.group(2):
            table[m.group(2)] = m.group(1)
    return str.maketrans(table)


def lines_of(path):
    return open(path, encoding="utf-8").read().split("\n")[:-1]


def width(line):
    return sum(0 if unicodedata.combining(c) else
               2 if unicodedata.east_asian_width(c) in "WF" else 1
               for c in line)


def keeps_the_rules(name, lines, ascii_only):
    cols = WIDTH.get(len(lines))
    if not cols:
        return
    for n, line in enumerate(lines, 1):
        if width(line) > cols:
            say(name, n, "wider than the screen", line)
        if re.search(r"\d[.:/-]?…", line):
            say(name, n, "a number is cut", line)
        if ascii_only and any(ord(c) > 126 and c not in LETTERS for c in line):
            say(name, n, "not ASCII or Danish", line)
    if not lines[0].startswith(" klar "):
        say(name, 1, "no screens in line 1", lines[0])
    elif (cols >= 100 and not re.search(r"[][ ]3 [CF]", lines[0]) and
          not re.search(r"\[[A-Z]", lines[0])):   # one more than have a digit
        say(name, 1, "the screens have no names", lines[0])
    if not lines[1].strip():
        say(name, 2, "line 2 says nothing")
    if not lines[-1].strip():
        say(name, len(lines), "no keys")
    # Spoken screens have no lines, which nobody would want to hear.
    if not name.startswith("spoken_") and not any(
            set(line) <= set("─-") and len(line) == cols
            for line in lines[-6:-1]):
        say(name, len(lines), "no rule above the sentence")


table = glyphs(sys.argv[1])
golden, played, names = sys.argv[2], sys.argv[3], sys.argv[4:]
for cols in WIDTH.values():
    for name in names:
        lines = lines_of(f"{played}/f{cols}_{name}")
        for n, (u, a) in enumerate(zip(lines, lines_of(
                f"{played}/x{cols}_{name}")), 1):
            if u.translate(table) != a:
                say(f"x{cols}_{name}", n, "not the same in ASCII", a)
        keeps_the_rules(f"x{cols}_{name}", lines_of(
            f"{played}/x{cols}_{name}"), True)
checked = 0
for name in sorted(os.listdir(golden)):
    if name.endswith(".attr"):
        continue
    lines = lines_of(os.path.join(golden, name))
    if len(lines) in WIDTH and lines[0].startswith(" klar"):
        keeps_the_rules(name, lines, name.startswith("a80_"))
        checked += 1
if checked < 100:
    failed.append(f"only {checked} recorded frames were found")
print("\n".join(failed[:40]))
sys.exit(1 if failed else 0)
