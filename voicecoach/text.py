"""One way to make a foreign string safe to show, write or speak.

Transcripts, speaker names, file names and prompt files are other people's text. A terminal obeys
escape sequences, a bidirectional override turns a line around; neither belongs in such text.
"""

import unicodedata

MAX_NAME_CHARS = 40
"""Longest name of a speaker; the rest is cut."""
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"

# Cc: control characters, ESC and C1 among them; Cf: format characters, bidirectional controls among
# them; Cs, Co, Cn: lone surrogates, private and unassigned code points. (Unicode 15, section 4.5)
_UNSAFE_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def clean(text: str, max_chars: int | None = None) -> str:
    """Return ``text`` on one line, without control or format characters.

    White space of any kind becomes one space; a text longer than ``max_chars`` is cut and ends
    with an ellipsis.
    """
    shown = "".join(
        " " if ch.isspace() else ch
        for ch in text
        if ch.isspace() or unicodedata.category(ch) not in _UNSAFE_CATEGORIES
    )
    shown = " ".join(shown.split())
    if max_chars is not None and len(shown) > max_chars:
        shown = shown[: max_chars - 1].rstrip() + ELLIPSIS
    return shown
