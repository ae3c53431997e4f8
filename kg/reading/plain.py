"""Plain text: the file itself, decoded and otherwise untouched, so that offsets count in the file."""

from __future__ import annotations

from kg.errors import InputError
from kg.reading.page import INVISIBLE, Page
from kg.reading.paragraphs import find_paragraphs

_BINARY = (
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_WIDE = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))
_AS_TEXT = "save it as UTF-8 text, HTML or PDF"
_CONTROLS = frozenset(range(0x20)) - frozenset(b"\t\n\v\f\r\x1b")
_MOST_CONTROLS = 0.01


def read_plain(data: bytes, path: str) -> Page:
    """The page of a plain-text file; raises InputError when it is not UTF-8 text."""
    text = decode(data, path)
    return Page("text/plain", text, find_paragraphs(text))


def decode(data: bytes, path: str) -> str:
    """The text of UTF-8 bytes with byte order mark and newlines kept; raises InputError when it is not such text."""
    refuse_binary(data, path)
    for mark, encoding in _WIDE:
        if data.startswith(mark):
            raise InputError(path, f"the text is {encoding}, not UTF-8", _converted(encoding))
    if b"\0" in data:
        at = data.index(b"\0")
        raise InputError(path, f"not a text: NUL byte at offset {at}", _AS_TEXT)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        reason = f"not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}"
        raise InputError(path, reason, _converted("WINDOWS-1252") + " (or whatever encoding it has)") from error
    if sum(data.count(control) for control in _CONTROLS) > _MOST_CONTROLS * len(data):
        raise InputError(path, "not a text: full of control characters", _AS_TEXT)
    return text


def refuse_binary(data: bytes, path: str) -> None:
    """Raises InputError when the first bytes are those of a known binary format."""
    for magic, name in _BINARY:
        if data.startswith(magic):
            raise InputError(path, f"not a text but {name}", _AS_TEXT)


def is_blank(text: str) -> bool:
    """Whether a text has nothing to see in it."""
    return not text.strip().strip(INVISIBLE + " \t\r\n")


def _converted(encoding: str) -> str:
    return f"convert it, for example: iconv -f {encoding} -t UTF-8 OLD > NEW"
