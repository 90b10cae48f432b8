"""Bytes to text, without ever failing and without moving a character.

A byte order mark decides; else UTF-8 where it fits, UTF-16 where every other byte is zero, UTF-8 with a few broken
bytes replaced where most of it fits, and Windows-1252 (the encoding of old Indonesian sites) for the rest. Line ends
stay as they are. NUL and lone surrogates, which SQLite and UTF-8 cannot hold, become U+FFFD one for one.
"""

import codecs
import re

REPLACEMENT = "\ufffd"
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
SAMPLE = 2000
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(raw: bytes) -> str:
    """Return the text of some bytes; every byte sequence has one."""
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return storable(raw[len(mark) :].decode(encoding, "replace"))
    wide = _wide(raw)
    if wide:
        return storable(raw.decode(wide, "replace"))
    try:
        return storable(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return storable(_mixed(raw))


def storable(text: str) -> str:
    """Return the text with NUL and lone surrogates replaced one for one by U+FFFD."""
    return UNSTORABLE.sub(REPLACEMENT, text)


def marked(head: bytes) -> str:
    """Return the wide encoding that the first bytes of a stream announce, or an empty string."""
    for mark, encoding in MARKS[1:]:
        if head.startswith(mark):
            return encoding
    return _wide(head)


def _wide(raw: bytes) -> str:
    """Return the UTF-16 without a mark that the bytes look like: zero in most of the even or odd places."""
    sample = raw[:SAMPLE]
    half = len(sample) // 2
    if half == 0 or b"\x00" not in sample:
        return ""
    if sample[1::2].count(0) > half * 0.7 and sample[0::2].count(0) < half * 0.1:
        return "utf-16-le"
    if sample[0::2].count(0) > half * 0.7 and sample[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return ""


def _mixed(raw: bytes) -> str:
    """Return broken UTF-8 with its bad bytes replaced, unless it is another encoding altogether."""
    lenient = raw.decode("utf-8", "replace")
    good = sum(not c.isascii() for c in lenient) - lenient.count(REPLACEMENT)
    if lenient.count(REPLACEMENT) <= good:
        return lenient
    return raw.decode("cp1252", "replace")
