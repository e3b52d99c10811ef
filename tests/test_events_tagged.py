"""Chinese names of gatherings that rules and a tagger find together."""

import pytest

from extractor.document import Document, Mention, Mentions
from extractor.find.events import find_events
from extractor.reading import read_text


def names(text: str, tagged: str, confidence: float) -> list[str]:
    """The names found where a tagger read ``tagged`` as a gathering, and a body elsewhere."""
    document = read_text(text, language="zh", published="2025-09-02")
    mentions = [_mention(document, tagged, confidence)] if tagged else []
    other = document.mention(0, 2, "ORG", "model:test", confidence=0.9)
    return [m.text for m in find_events(document, Mentions([*mentions, other]))]


def _mention(document: Document, name: str, confidence: float) -> Mention:
    start = document.text.index(name)
    return document.mention(start, start + len(name), "EVENT", "model:test", confidence=confidence)


@pytest.mark.parametrize(
    ("text", "tagged", "confidence", "found"),
    [
        pytest.param(
            "双方就加强东海渔业合作论坛机制建设交换意见。", "东海渔业合作论坛", 0.9,
            ["东海渔业合作论坛"], id="the tagger cuts a verb",
        ),
        pytest.param(
            "双方出席东海—西山渔业合作论坛部长级会议。", "东海—西山渔业合作论坛部长级会议", 0.95,
            ["东海—西山渔业合作论坛部长级会议"], id="the tagger sees the whole name",
        ),
        pytest.param(
            "一百名师生随后观看院校方言演讲比赛的录像。", "", 0.0, [], id="not seen, not held",
        ),
        pytest.param(
            "院校方言演讲比赛8日举行。", "", 0.0, ["院校方言演讲比赛"], id="not seen, but held",
        ),
        pytest.param(
            "两国部长说东西海政府磋商很有成效。", "东西海政府磋商", 0.9, ["东西海政府磋商"],
            id="a weak head with support",
        ),
        pytest.param("两国部长说东西海政府磋商很有成效。", "", 0.0, [], id="a weak head without"),
        pytest.param("记者在例行记者会上提问。", "例行记者会", 0.9, [], id="generic all the same"),
        pytest.param("大家为世运会喝彩。", "世运会", 0.7, ["世运会"], id="a name by itself"),
    ],
)  # fmt: skip
def test_rules_and_tagger(text: str, tagged: str, confidence: float, found: list[str]) -> None:
    assert names(text, tagged, confidence) == found
