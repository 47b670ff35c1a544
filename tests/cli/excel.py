"""Danish Excel opens a sheet and saves it as CSV: excel.py IN OUT [EDIT...].

What it does by itself: numbers lose their leading zeros, days are written
anew, the bytes are Windows-1252 with what that lacks as question marks, lines
end in CR LF and columns nobody has filled are added to the right. Edits, in
order: "ROW:COLUMN=TEXT" (ROW from 1, below the header), "-ROW" takes a row
away, "+ROW" puts a copy of one at the end, "+" an empty one.
"""
import csv
import re
import sys


def cell(text):
    if re.fullmatch(r"0+\d+", text):
        return text.lstrip("0")
    if re.fullmatch(r"\d\d-\d\d-\d{4}", text):
        return text.replace("-", "/")
    return text


def main(source, to, edits):
    with open(source, encoding="utf-8-sig", newline="") as f:
        head, *rows = csv.reader(f, delimiter=";")
    gone = []
    for edit in edits:
        if edit.startswith("-"):
            gone.append(int(edit[1:]) - 1)
        elif edit == "+":
            rows.append([""] * len(head))
        elif edit.startswith("+"):
            rows.append(list(rows[int(edit[1:]) - 1]))
        else:
            where, text = edit.split("=", 1)
            row, column = where.split(":")
            rows[int(row) - 1][head.index(column)] = text
    rows = [r for i, r in enumerate(rows) if i not in gone]
    with open(to, "w", encoding="cp1252", errors="replace", newline="") as f:
        out = csv.writer(f, delimiter=";", lineterminator="\r\n")
        out.writerow(head + ["", ""])
        for r in rows:
            out.writerow([cell(c) for c in r] + ["", ""])


main(sys.argv[1], sys.argv[2], sys.argv[3:])
