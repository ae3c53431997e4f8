"""Text that XML can hold: its 1.0 edition forbids most control characters even when escaped."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    r"""The text with every character that XML 1.0 forbids replaced by U+FFFD.

    >>> xml_text("a\x00b")
    'a\ufffdb'
    """
    return _FORBIDDEN.sub("\ufffd", text)
