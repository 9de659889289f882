"""The declared rule: what the words of a post are, and when a query finds them.

Written from the prose of the documents and from nothing else: it shares no table and no line with the program whose
totals it checks. Python's standard library only. See README.md for the rule in words.
"""

import functools
import re
import unicodedata

# --- folding: NFKC, full case folding, then the table -------------------------------------------------------------

ARABIC = str.maketrans(
    {
        **dict.fromkeys("آأإٱ", "ا"),
        **dict.fromkeys("ىیېےئ", "ي"),
        **dict.fromkeys("کڪ", "ك"),
        **dict.fromkeys("ةۀہھە", "ه"),
        **dict.fromkeys("ؤۆۇ", "و"),
        "ں": "ن",
        **dict.fromkeys("ڕڒ", "ر"),
        "ء": "",
        "ـ": "",
    }
)
LATIN = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ð": "d", "đ": "d", "ł": "l", "þ": "th", "ı": "i"})
# Traditional to simplified, for the characters that the counted files and queries hold.
HAN = str.maketrans("國學聞運動時們個來後會經濟發華愛門東車書長見開關電話說語讀寫", "国学闻运动时们个来后会经济发华爱门东车书长见开关电话说语读写")
SERBIAN_MARKS = set("ђјљњћџ")
SERBIAN = str.maketrans(
    dict(
        zip(
            "абвгдђежзијклљмнњопрстћуфхцчџш",
            "a b v g d dj e z z i j k l lj m n nj o p r s t c u f h c c dz s".split(),
        )
    )
)


@functools.cache
def is_ignorable(c):
    """Default-ignorable characters and bidi controls, by Unicode's property Default_Ignorable_Code_Point."""
    n = ord(c)
    return (
        n in (0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFEFF, 0xFFA0)
        or 0x180B <= n <= 0x180F
        or 0x200B <= n <= 0x200F
        or 0x202A <= n <= 0x202E
        or 0x2060 <= n <= 0x206F
        or 0xFE00 <= n <= 0xFE0F
        or 0xE0000 <= n <= 0xE0FFF
    )


@functools.cache
def script(c):
    """The first word of the character's name: LATIN, ARABIC, THAI, CJK…"""
    return unicodedata.name(c, "").split(" ")[0].split("-")[0]


def drop_marks(text):
    """Removes marks after Latin and Greek letters, vowel signs of Arabic and Hebrew, and Cyrillic stress."""
    out, base = [], ""
    for c in unicodedata.normalize("NFD", text):
        if not unicodedata.category(c).startswith("M"):
            base = script(c)
        elif base in ("LATIN", "GREEK", "ARABIC", "HEBREW"):
            continue
        elif base == "CYRILLIC" and c in "\u0300\u0301":
            continue
        elif c == "\u093c":  # nukta
            continue
        elif c == "\u0901":  # candrabindu
            c = "\u0902"
        out.append(c)
    return unicodedata.normalize("NFC", "".join(out))


@functools.cache
def fold(text):
    """The folded form of a piece of text without regard to where its words end."""
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    text = "".join(c for c in text if not is_ignorable(c))
    text = drop_marks(text.translate(ARABIC)).translate(ARABIC).translate(LATIN).replace("ё", "е").translate(HAN)
    return "".join(str(unicodedata.decimal(c)) if unicodedata.category(c) == "Nd" else c for c in text)


# --- words --------------------------------------------------------------------------------------------------------

ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);")
SHORTENED = re.compile(r"https?://t\.co/[A-Za-z0-9]*")
# Of an address, what stands behind `?` and behind a second `#` is no words.
ADDRESS_TAIL = re.compile(r"(https?://[^\s?#]*)[?#]\S*")
HALF_SPACE = "\u200c"
# Scripts that set no space between words: found by any run of their characters.
UNSPACED = {"THAI", "LAO", "KHMER", "MYANMAR", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "IDEOGRAPHIC"}


@functools.cache
def is_word(c):
    return unicodedata.category(c)[0] in "LM" or unicodedata.category(c) in ("Nd", "Nl") or c == HALF_SPACE


@functools.cache
def is_letters_sign(c):
    return c in "№ﷺ"


@functools.cache
def is_unspaced(c):
    return script(c) in UNSPACED and unicodedata.category(c) != "Nd"


class Word:
    """A word of a script with spaces: every spelling under which its place is found."""

    def __init__(self, *spellings):
        self.spellings = {s for s in spellings if s}

    def __repr__(self):
        return f"Word{sorted(self.spellings)}"


class Run:
    """Letters of scripts without spaces, side by side."""

    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return f"Run({self.text})"


def decode(text):
    import html

    return ENTITY.sub(lambda m: html.unescape(m.group()), text)


PIECES = re.compile(
    r"(?P<mention>(?<![A-Za-z0-9_])[@＠][A-Za-z0-9_]+)"
    r"|(?P<hashtag>[#＃][^\s#＃@＠.,:;!?()\"'“”‘’…/\\|]+)"
    r"|(?P<other>[^@＠#＃]+|.)",
    re.DOTALL,
)


def units_of(text):
    """The words and runs of a text, in order."""
    text = ADDRESS_TAIL.sub(r"\1 ", SHORTENED.sub(" ", decode(text)))
    # Signs that NFKC opens into letters (№, ﷺ) part words all the same.
    text = "".join(f" {unicodedata.normalize('NFKC', c)} " if is_letters_sign(c) else c for c in text)
    text = unicodedata.normalize("NFKC", text)
    # What cannot be seen parts no words; the half-space does, and has a rule of its own.
    text = "".join(c for c in text if c == HALF_SPACE or not is_ignorable(c))
    units = []
    for piece in PIECES.finditer(text):
        if piece["mention"]:
            units += mention_units(piece["mention"][1:])
        elif piece["hashtag"] and stands_alone(text, *piece.span()):
            units += hashtag_units(piece["hashtag"][1:])
        else:
            units += plain_units(piece.group())
    if any(c in SERBIAN_MARKS for c in text.casefold()):
        for unit in units:
            if isinstance(unit, Word):
                unit.spellings |= {s.translate(SERBIAN) for s in unit.spellings if script(s[0]) == "CYRILLIC"}
    return units


def stands_alone(text, start, end):
    """As Twitter reads it, a hashtag begins after no letter, digit, `_` or `&`, and no other one touches its end."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before and (is_word(before) or before in "_&")) and after not in ("#", "＃")


def plain_units(text):
    units, word = [], ""
    for c in text + " ":
        if is_word(c):
            word += c
            continue
        units += word_units(word)
        word = ""
        if unicodedata.category(c) == "So" and c != "\ufffd":
            units.append(Word(c))
    return units


def word_units(word):
    """Cuts one run of letters where it passes from a script with spaces to one without; joins half-spaces."""
    units = []
    for unspaced, part in cut_by(word.strip(HALF_SPACE), is_unspaced):
        if unspaced:
            units.append(Run(fold(part)))
        else:
            units += joined(part, [p for p in part.split(HALF_SPACE) if p])
    return units


def spelt(word):
    """A word in its folded form and, where it has ä, ö or ü, also as German writes it without them."""
    composed = unicodedata.normalize("NFC", word).casefold()
    return Word(fold(word), fold(composed.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")))


def mention_units(name):
    """What stands between the underscores of a name, and the whole at the place of the first."""
    units = [Word(fold(part)) for part in name.split("_") if part]
    if units:
        units[0].spellings.add(fold(name))
    return units


def hashtag_units(tag):
    """The parts of a hashtag, and the whole at the place of the first."""
    end = next((i for i, c in enumerate(tag) if not is_word(c) and c != "_"), len(tag))
    tag, rest = tag[:end], tag[end:]
    parts = []
    for stretch in re.split(f"[_{HALF_SPACE}]", tag):
        for unspaced, part in cut_by(stretch, is_unspaced):
            parts += [Run(fold(part))] if unspaced else [spelt(p) for p in cut_case(part) if fold(p)]
    if parts and isinstance(parts[0], Word):
        parts[0].spellings |= spelt(tag).spellings
    return parts + plain_units(rest)


def cut_case(part):
    """`USSanctions2018` → US, Sanctions, 2018."""
    kinds = "".join(
        "d" if unicodedata.category(c) == "Nd" else "U" if c.isupper() else "m" if unicodedata.category(c)[0] == "M" else "l"
        for c in part
    )
    cuts = [0]
    for i in range(1, len(part)):
        before, here, after = kinds[i - 1], kinds[i], kinds[i + 1 : i + 2]
        if here == "m":
            continue
        if (
            (before == "d") != (here == "d")
            or (before in "lm" and here == "U")
            or (before == "U" and here == "U" and after == "l")
            or (before != "d" and script(part[i - 1]) != script(part[i]))
        ):
            cuts.append(i)
    return [part[a:b] for a, b in zip(cuts, cuts[1:] + [len(part)])]


def joined(whole, parts):
    units = [spelt(p) for p in parts]
    if len(units) > 1:
        units[0].spellings |= spelt(whole).spellings
    return [u for u in units if u.spellings]


def cut_by(text, test):
    start = 0
    for i in range(1, len(text) + 1):
        # A mark stays with its letter, whatever its own name says.
        if i == len(text) or (test(text[i]) != test(text[start]) and unicodedata.category(text[i])[0] != "M"):
            if text[start:i]:
                yield test(text[start]), text[start:i]
            start = i


# --- finding ------------------------------------------------------------------------------------------------------


def holds(text_units, query_units):
    """Whether the query's units stand side by side somewhere in the text's."""
    n = len(query_units)
    return any(
        all(
            fits(text_units[i + k], query_units[k], first=k == 0, last=k == n - 1)
            for k in range(n)
        )
        for i in range(len(text_units) - n + 1)
    )


def are_near(text_units, words, between):
    """Whether all words stand in the text, each at a place of its own, with so few others between them in all."""
    places = [
        [i for i in range(len(text_units) - len(word) + 1) if holds(text_units[i : i + len(word)], word)]
        for word in words
    ]
    best = None

    def choose(n, taken):
        nonlocal best
        if n == len(words):
            positions = sorted(taken)
            others = positions[-1] - positions[0] + 1 - len(positions)
            best = others if best is None else min(best, others)
            return
        for place in places[n]:
            own = set(range(place, place + len(words[n])))
            if not own & taken:
                choose(n + 1, taken | own)

    choose(0, frozenset())
    return best is not None and best <= between


def is_alike(word, other, letters):
    """Whether so few letters were changed, added, left out, or exchanged with the next, each letter once."""
    if abs(len(word) - len(other)) > letters:
        return False
    before, row = None, list(range(len(other) + 1))
    for i, a in enumerate(word, 1):
        last, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            least = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == word[i - 2]:
                least = min(least, last[j - 2] + 1)
            row.append(least)
    return row[-1] <= letters


def fits(unit, wanted, first, last):
    if isinstance(wanted, Word):
        return isinstance(unit, Word) and bool(wanted.spellings & unit.spellings)
    if isinstance(unit, Word):
        return False
    place = -1
    while (place := unit.text.find(wanted.text, place + 1)) >= 0:
        end = place + len(wanted.text)
        # A letter is not cut from its marks.
        if unicodedata.category(unit.text[place])[0] == "M":
            continue
        if end < len(unit.text) and unicodedata.category(unit.text[end])[0] == "M":
            continue
        if (first or place == 0) and (last or end == len(unit.text)):
            return True
    return False


def hashtags_in(text):
    """Hashtags where a release has no column for them."""
    text = unicodedata.normalize("NFKC", SHORTENED.sub(" ", decode(text)))
    tags = []
    for start in (i for i, c in enumerate(text) if c == "#"):
        end = next((i for i in range(start + 1, len(text)) if not is_word(text[i]) and text[i] != "_"), len(text))
        tag = text[start + 1 : end]
        if stands_alone(text, start, end) and any(unicodedata.category(c)[0] == "L" for c in tag):
            tags.append(tag)
    return tags
