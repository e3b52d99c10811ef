"""Mention replacement: other names of the same kind in the place of those in a gold text."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from training.grammar import Grammar

Labelled = tuple[int, int, str]

# Which rule of the grammar invents an organisation for one that ends like this.
_ORG_KINDS = (
    (re.compile(r"公司$|集团$|股份$|银行$|证券$|保险$"), "company"),
    (re.compile(r"大学$|学院$"), "university"),
    (re.compile(r"医院$"), "hospital"),
    (re.compile(r"协会$|学会$|商会$|联盟$|联合会$|促进会$|分会$|委员会$"), "association"),
    (re.compile(r"研究院$|研究所$|实验室$|科学院$"), "institute"),
    (re.compile(r"(?:局|厅|委|人民政府|市政府|省政府|服务中心)$"), "gov"),
    (re.compile(r"区$|管委会$|园$|港$"), "zone"),
    (re.compile(r"^[\u4e00-\u9fff]{2}(?:医药|生物|科技|药业|制药|集团|资本|投资)$"), "brand"),
)
_OTHERS = {"EVENT": "ename", "VENUE": "venue", "TALK": "talkname", "THEME": "motto"}


def replace_mentions(
    text: str, spans: Sequence[Labelled], grammar: Grammar, dice: random.Random, share: float
) -> tuple[str, list[Labelled]]:
    """Replace about ``share`` of the names; the same name is replaced by the same one."""
    chosen: dict[str, str] = {}
    parts: list[str] = []
    moved: list[Labelled] = []
    length = last = 0
    for start, end, label in sorted(spans):
        name = text[start:end]
        if name not in chosen:
            chosen[name] = _other(name, label, grammar, dice) if dice.random() < share else name
        parts += [text[last:start], chosen[name]]
        length += start - last
        moved.append((length, length + len(chosen[name]), label))
        length += len(chosen[name])
        last = end
    return "".join([*parts, text[last:]]), moved


def _other(name: str, label: str, grammar: Grammar, dice: random.Random) -> str:
    rule = _rule_for(name, label)
    return grammar.invent(rule, dice)[0] if rule else name


def _rule_for(name: str, label: str) -> str | None:
    if label == "PERSON":
        return _person_rule(name)
    if label == "ORG":
        return next((rule for pattern, rule in _ORG_KINDS if pattern.search(name)), None)
    if label == "PLACE":
        return "city" if 2 <= len(name) <= 3 and not name.endswith(("国", "洲")) else None
    return _OTHERS.get(label)


def _person_rule(name: str) -> str | None:
    if name.isascii():
        return "latin"
    if "·" in name or len(name) > 4:
        return "foreign"
    return "person" if len(name) in (2, 3) else None
