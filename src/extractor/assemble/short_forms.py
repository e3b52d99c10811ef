"""Which name of a gathering can stand for which other one: acronyms, short forms, bare heads."""

from __future__ import annotations

import re

from extractor.assemble.editions import edition_in
from extractor.chinese import simplified
from extractor.document import Language, fold_characters
from extractor.find.event_words_en import head_of
from extractor.places import leading_places

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


_HEADING_WORDS = frozenset(("of", "on", "for", "and", "the", "in", "a", "&"))


def is_short_form(language: Language, short: str, full: str) -> bool:
    """Whether ``short`` can stand for ``full``: same edition and head, and no word of its own."""
    if not _agree(edition_in(language, short), edition_in(language, full)):
        return False
    if not _agree(year_in(short), year_in(full)):
        return False
    return _short_chinese(short, full) if language == "zh" else _short_english(short, full)


def _agree(short: object, full: object) -> bool:
    return short is None or full is None or short == full


def year_in(name: str) -> str | None:
    """The year that is part of a name."""
    match = _YEAR.search(fold_characters(name))
    return match[0] if match else None


_CHINESE_EDITION = re.compile(
    r"第?[\d一二三四五六七八九十百]{1,5}[届次期]|首届|20\d\d年?|[\s（）()“”「」]"
)


# Characters of a name that tells its series: 深圳|前海国际仲裁周.
_SHORTEST_SERIES = 5
# 第五届大会 stands for the fifth one of its series only.
_BARE = re.compile(
    r"(?:第[\d一二三四五六七八九十百]{1,5}|首)(?P<counter>[届屆次期])"
    r"(?P<head>大会|会议|全会|论坛|峰会|年会|大赛|比赛|竞赛|博览会|展会|展览|讲坛|沙龙|盛会|活动"
    r"|(?:交流|对接|座谈|研讨|推介|洽谈|对话|招聘|发布)会|(?:培训|研修|训练)[班营]|[\u4e00-\u9fff]{2}[周节])"
)


# 全省科学技术奖励大会 stands for that of the province named.
_WHOLE_PLACE = re.compile(r"^全[省市区县州]")


def _short_chinese(short: str, full: str) -> bool:
    """Whether the characters of ``short`` stand in ``full`` in order, down to the same head."""
    if bare := _BARE.fullmatch(short):
        alike = edition_in("zh", full) == edition_in("zh", short)
        return alike and bare["counter"] != "次" and full.endswith(bare["head"])
    left, right = (_CHINESE_EDITION.sub("", _plain_chinese(name)) for name in (short, full))
    left = _WHOLE_PLACE.sub("", left)
    if (
        left != right
        and left.endswith(right)
        and leading_places("zh", left)[1] == len(left) - len(right)
    ):
        return len(right) > _SHORTEST_SERIES
    return len(left) >= 3 and any(
        _same_head(left, half) and left[0] in half and _is_subsequence(left, half)
        for half in {right, right.split("暨")[0]}
    )


# 进博会 is short for 进口博览会.
_SHORT_HEADS = {"博会": "博览会", "交会": "交易会", "洽会": "洽谈会", "运会": "运动会"}


def _same_head(short: str, full: str) -> bool:
    return short[-2:] == full[-2:] or full.endswith(_SHORT_HEADS.get(short[-2:], "\n"))


def _plain_chinese(name: str) -> str:
    """A name with long forms shortened: 政协第十四届全国委员会 is 全国政协."""
    plain = simplified(fold_characters(name)).replace("人工智能", "AI")
    plain = re.sub(
        r"中国共产党(.{2,5}?)[省市]?第([一二三四五六七八九十]+)届委员会第([一二三四五六七八九十]+)次全体会议",
        r"中共\1省委\2届\3次全会",
        plain,
    )
    plain = re.sub(r"中国共产党第(十[六七八九]|二十)次全国代表大会", r"党的\1大", plain)
    plain = re.sub(r"政协第?[\d一二三四五六七八九十]+届全国委员会", "全国政协", plain)
    plain = re.sub(
        r"(?:中国人民政治协商会议|政协)([\u4e00-\u9fff]{2,8}?)第?([\d一二三四五六七八九十]+)届委员会",
        r"\1政协\2届",
        plain,
    )
    plain = plain.replace("全国人民代表大会", "全国人大").replace("常务委员会", "常委会")
    return re.sub(
        r"[\d一二三四五六七八九十]+届(?=全国人大|全国政协)|(?<=全国政协)[\d一二三四五六七八九十]+届",
        "",
        plain,
    )


def _is_subsequence(short: str, full: str) -> bool:
    position = -1
    for character in short:
        position = full.find(character, position + 1)
        if position < 0:
            return False
    return True


def _short_english(short: str, full: str) -> bool:
    """Whether the words before and after the head of ``short`` all stand there in ``full``."""
    if _is_acronym(short, full):
        return True
    if _is_beginning(short, full):
        return True
    short_before, short_head, short_after = around_head(short)
    before, head, after = around_head(full)
    if not short_head or short_head != head:
        return False
    return bool(short_before or short_after) and short_before <= before and short_after <= after


def _is_beginning(short: str, full: str) -> bool:
    """Whether a name is the other one without its year, or what stands there before a colon."""
    left, right = (_YEAR.sub("", name).strip() for name in (short, full))
    rest = right.removeprefix(left).strip() if left and right.startswith(left) else ""
    if left == right or right.startswith(f"{left}:") or (" " in left and head_of(rest)):
        return bool(left)
    if left.isupper() and len(left) > _SHORTEST_ACRONYM and right.startswith(f"{left} "):
        return True
    return " " in short and not around_head(short)[1] and f" {short} " in f"{full} "


_SHORTEST_ACRONYM = 2


_ACRONYM_AND_HEAD = re.compile(r"(?P<letters>[A-Z](?:[A-Z&]{1,6})) (?P<head>[A-Z][a-z]+)")


_ACRONYM = re.compile(r"(?:[\w-]+ )?(?P<letters>[A-Z]{3,8})(?:[ -]?(?:20)?\d\d)?")


def _is_acronym(short: str, full: str) -> bool:
    """Whether the letters of "GHAM 2025" are first letters of words of the full name, in order."""
    match = _ACRONYM.fullmatch(short) or _ACRONYM_AND_HEAD.fullmatch(short)
    if match is None or full.isupper() or not full.endswith(match.groupdict().get("head") or ""):
        return False
    initials = "".join(w[0] for w in re.findall(r"[A-Z][\w’'-]*", full))
    letters = match["letters"].replace("&", "")
    return len(letters) >= len(initials) / 3 and _is_subsequence(letters, initials)


def without_year(name: str) -> str:
    """A name as it is written where the year goes without saying: BIO for BIO 2025."""
    return _YEAR.sub("", name).strip()


def around_head(name: str) -> tuple[frozenset[str], str, frozenset[str]]:
    """The words before an English name's head, the head, and the words after it."""
    words = [w for w in re.findall(r"[\w’'&.-]+", fold_characters(name)) if not _YEAR.fullmatch(w)]
    index = next(
        (i for i, word in enumerate(words) if head_of(word) or head_of(word.capitalize())), -1
    )
    if index < 0:
        return frozenset(), "", frozenset()
    content = [w.lower() for w in words]
    return (
        frozenset(
            w for w in content[:index] if w not in _HEADING_WORDS and not edition_in("en", w)
        ),
        content[index],
        frozenset(w for w in content[index + 1 :] if w not in _HEADING_WORDS),
    )


def content_words(name: str) -> frozenset[str]:
    """The words of a name that say what it is about."""
    words = re.findall(r"[a-z\d]{4,}", fold_characters(name).lower())
    return frozenset(words) - _HEADING_WORDS
