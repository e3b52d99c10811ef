"""How sure a record is: the share of records like it that were right on gold.

Records are alike that have the same type, whose names were found by the same kinds of source, and
that are named once or more often. ``confidence.toml`` holds the counts; ``training/confidence.py``
makes it from predictions on documents that the models had not seen.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from extractor.ground import RECORD_LISTS
from extractor.records import DocumentRecord, MentionRecord

_NAMING_FIELDS = frozenset({"name", "aliases", "text"})


def with_confidence(record: DocumentRecord) -> DocumentRecord:
    """The same records with the confidence of each filled."""
    return record.model_copy(
        update={
            field: tuple(_measured(field, item) for item in getattr(record, field))
            for field in RECORD_LISTS
        }
    )


def _measured(field: str, item: Any) -> Any:
    return item.model_copy(update={"confidence": confidence(field, item.mentions)})


def confidence(field: str, mentions: Sequence[MentionRecord]) -> float:
    """Probability that a record of this type with these mentions stands for a true one.

    The share of right ones, drawn towards that of the whole type where few were seen.
    """
    counts = _counts()[field]
    right, seen = counts.get(support(mentions), (0, 0))
    all_right, all_seen = (sum(pair[i] for pair in counts.values()) for i in (0, 1))
    prior = (all_right + 1) / (all_seen + 2)
    return round((right + _PRIOR_WEIGHT * prior) / (seen + _PRIOR_WEIGHT), 2)


_PRIOR_WEIGHT = 5.0


def support(mentions: Sequence[MentionRecord]) -> str:
    """What a record's name rests on: kinds of source, and one mention or several."""
    naming = [mention for mention in mentions if mention.field in _NAMING_FIELDS]
    kinds = sorted({"rule" if mention.rule else "model" for mention in naming})
    return f"{'-'.join(kinds) or 'none'}-{'several' if len(naming) > 1 else 'one'}"


@cache
def _counts() -> dict[str, dict[str, tuple[int, int]]]:
    data = tomllib.loads((files("extractor") / "confidence.toml").read_text("utf-8"))
    return {field: {key: (a, b) for key, (a, b) in rows.items()} for field, rows in data.items()}
