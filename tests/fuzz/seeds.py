"""What the fuzzers start from: seeds.py FOLDER.

FOLDER/lists: every sample and list of the programme, as it is and as
Windows-1252, UTF-16, with tabs and with old line ends. FOLDER/keys: what
terminals send. FOLDER/filter: filters. FOLDER/*.dict: words, with every byte outside ASCII as \\xNN,
the only way libFuzzer takes it.
"""
import glob
import os
import re
import sys

WORDS_OF = ["import/lists.def", "src/lists/words.c", "src/model/rollout.c",
            "src/model/contract.c"]
BYTES = [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"sep=;", b"\xe6", b'""',
         b"\xc2\x9b", b"\xe2\x80\xae", b"\xe2\x80\x8b", b"\r\n", b"\x00",
         b"\xc3\xa6", b"a\xcc\x8a", b"\xc2\xa0", b"'=", b"31-02-2021",
         b"24-03-2021", b"2021-03-31", b"0101", b"101", b"4,93", b"\t"]
SHEET = """Kommunekode;System;Status;Dato;Til;Note;Udsendt (lad stå)
0461;Acadre;Aftalt;15-02-2021;;a;k1-%s
0851;Acadre;I drift;;01-04-2021;b;k1-%s
""" % ("0" * 68, "9f3a" * 17)
KEYS = [b"\x1b", b"\x1b[A", b"\x1bOA", b"\x1b[[A", b"\x1b[1;5C", b"\x1b[5~",
        b"\x1b[25~", b"\x1b[24~", b"\x1b[200~", b"\x1b[?62;22c", b"\x1bOM",
        b"\x1b[M !!", b"\x1b]11;rgb:0/0/0\x07", b"\x1b]0;x\x1b\\", b"\x7f",
        "æøå".encode(), b"\xe2\x82\xac", b"\xf0\x9f\x98\x80", b"\xe6\xf8",
        b"\xed\xa0\x80", b"\xc0\xaf", b"\xf4\x90\x80\x80", b"jjkk\r\n"]

FILTERS = [b'owner:me due<14d -waived "\xc3\xb8rsted"', b"code:101 status:agreed",
           b"(a or b) -(c d)", b"due:31-12 since<-2w silent>3u", b"note: -note:",
           b'amount>1.500 amount:"1500,50"', b"status!=drift,aftalt",
           b"on>=2021-03-31 on<=fre", b'"say ""hi""" or -"or"']


def quoted(data):
    """A line of a dictionary: printable ASCII stays, the rest is \\xNN."""
    plain = set(range(0x20, 0x7F)) - set(b'"\\')
    return '"' + "".join(chr(b) if b in plain else "\\x%02x" % b
                         for b in data) + '"\n'


def dictionary(path, words):
    with open(path, "w", encoding="ascii") as f:
        f.writelines(quoted(w) for w in dict.fromkeys(words))


def words_of_lists():
    found = []
    for name in WORDS_OF:
        with open(name, encoding="utf-8") as f:
            for text in re.findall(r'"([^"\n\\]+)"', f.read()):
                found += text.split("|")
    for name in sorted(glob.glob("import/programme/*.csv")):
        with open(name, encoding="utf-8-sig") as f:
            found += re.split(r'[;\n|"]', f.read())[:400]
    for word in found:
        if 2 <= len(word) <= 30:
            yield word.encode()
            if not word.isascii():
                yield word.encode("cp1252", "replace")


def words_of_filters():
    for name in ["src/model/rosters.def", "src/model/roster_words.def"]:
        with open(name, encoding="utf-8") as f:
            for line in re.findall(r'^R?(?:FIELD|WORD)\((.*)', f.read(), re.M):
                for text in re.findall(r'"([^"\n]+)"', line)[:2]:
                    for word in text.split("|"):
                        yield word.encode()
                        yield word.encode() + b":"


def writings(data):
    """The same list as other programs write it."""
    yield "", data
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return
    yield ".cp1252", text.encode("cp1252", "replace")
    yield ".utf16le", b"\xff\xfe" + text.encode("utf-16-le")
    yield ".utf16be", b"\xfe\xff" + text.encode("utf-16-be")
    yield ".tab", text.replace(";", "\t").encode()
    yield ".crlf", text.replace("\n", "\r\n").encode()


def seed(folder, name, data):
    with open(os.path.join(folder, name), "wb") as f:
        f.write(data)


def main(top):
    lists, keys, filters = (os.path.join(top, name)
                            for name in ("lists", "keys", "filter"))
    for folder in lists, keys, filters:
        os.makedirs(folder, exist_ok=True)
    for name in sorted(glob.glob("import/samples/*.csv") +
                       glob.glob("import/programme/*.csv")):
        with open(name, "rb") as f:
            data = f.read(8192)
        for how, written in writings(data[:data.rfind(b"\n") + 1] or data):
            seed(lists, os.path.basename(name) + how, written)
    for i, data in enumerate(KEYS):
        seed(keys, "%02d" % i, data)
    seed(keys, "all", b"".join(KEYS))
    for i, data in enumerate(FILTERS):
        seed(filters, "%02d" % i, data)
    seed(lists, "sheet", SHEET.encode())
    dictionary(os.path.join(top, "lists.dict"),
               BYTES + list(words_of_lists()))
    dictionary(os.path.join(top, "keys.dict"), KEYS)
    dictionary(os.path.join(top, "filter.dict"),
               [b" or ", b"<=", b">=", b"!=", b"14d", b"me", b'""'] +
               list(words_of_filters()))


main(sys.argv[1])
