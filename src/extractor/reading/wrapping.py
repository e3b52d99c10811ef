"""Hard-wrapped lines: e-mails and bulletins break lines at a fixed width, inside names too."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from extractor.document import is_han
from extractor.reading.clean import Edit

_LINE = re.compile(r"[^\n]*\n?")
_NEW_BLOCK = re.compile(
    r"\s{4,}\S|　{2}|\s*(?:[•·▪■●◆▶▸*–—-]|\d{1,2}[.、)）]|[（(]?[一二三四五六七八九十]+[、)）.]"
    r"|[A-Za-z .]{2,24}:|[\u4e00-\u9fff　]{2,6}[：:]|【|\[|\d{1,2}[:：]\d\d)"
)
_FINISHED = ("。", "！", "？", "!", "?", ".", ":", "：", "；", ";", "”", '"', "」", "】", ")", "）")
_WIDEST_WRAP = 100  # columns; lines wider than this are paragraphs
_LEAST_FULL_LINES = 5
_RAGGED = 10  # columns by which wrapped lines differ in width


@dataclass(frozen=True)
class _Line:
    start: int
    text: str

    @property
    def width(self) -> int:
        return display_width(self.text.rstrip())


def display_width(text: str) -> int:
    """Columns on a terminal: a Chinese character takes two."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


# Ideographs, Chinese punctuation and full-width forms.
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]")


def wrap_edits(text: str) -> list[Edit]:
    """The line breaks inside the sentences of a hard-wrapped text, as edits that join them."""
    lines = [_Line(m.start(), m[0].rstrip("\n")) for m in _LINE.finditer(text) if m[0]]
    column = _wrap_column([line.width for line in lines])
    if column is None:
        return []
    return [
        _join(here, after) for here, after in pairwise(lines) if _is_wrapped(here, after, column)
    ]


def _wrap_column(widths: list[int]) -> int | None:
    """The column at which a text is wrapped: the widest of the width that most lines share."""
    filled = sorted(width for width in widths if width)
    if not filled or sum(width > _WIDEST_WRAP for width in filled) > 0.1 * len(filled):
        return None
    shared = {width: _ending_just_before(width, filled) for width in set(filled)}
    column = max(shared, key=lambda width: (shared[width], -width))
    if not 40 <= column <= _WIDEST_WRAP or shared[column] < _LEAST_FULL_LINES:
        return None
    return column if shared[column] >= 0.3 * len(filled) else None


def _ending_just_before(column: int, widths: list[int]) -> int:
    return sum(column - _RAGGED < width <= column for width in widths)


def _is_wrapped(here: _Line, after: _Line, column: int) -> bool:
    ended = here.text.rstrip()
    following = after.text.strip()
    if not re.search(r"\w", ended) or not following or _NEW_BLOCK.match(after.text):
        return False
    next_word = 2 if is_han(following[0]) else len(following.split()[0]) + 1
    if not column - 4 <= here.width + next_word <= column + _RAGGED + next_word:
        return False
    return is_han(following[0]) or not ended.endswith(_FINISHED) or not following[0].isupper()


def _join(here: _Line, after: _Line) -> Edit:
    """Replace the break and the indentation around it by what belongs there."""
    ended, indent = here.text.rstrip(), len(after.text) - len(after.text.lstrip())
    joint = "" if is_han(ended[-1]) and is_han(after.text.strip()[0]) else " "
    return Edit(here.start + len(ended), after.start + indent, joint)
