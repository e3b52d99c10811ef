"""Whether a stretch of Chinese text is a name, a word, a title or a place."""

from __future__ import annotations

import re

from extractor.document import is_han
from extractor.find.names_zh import DOTTED, has_surname, is_latin_name, is_transliterated
from extractor.places import gazetteer
from extractor.rules import word_set

# What stands after a name was not that of a person.
PLACE_NEXT = re.compile(
    r"[州省市县区镇村街路河山湖岛港站]|机场|大学|学院|集团|公司|医院|品牌|地区|半岛|研究|奖|基金|故居|纪念|杯|大道|"
    r"分会|学派|理论|定律|定理|思想|主义|精神|模式|效应|疗法|综合征"
)
# A party to talks ("巴方愿同中方").
_SIDE = re.compile(
    r"[中美俄巴日欧双各我对埃外校院警官乌德法英韩印澳泰越哈塔蒙新马古丹甲乙柬缅老菲斯土希匈波捷塞西葡荷比瑞挪芬奥加墨智秘委南利苏肯坦刚安赞莫津纳毛科伊朝阿沙叙约突摩哥委孟文圣汤瓦]方"
)
_ADDRESS = re.compile(r"(?:先生|女士|小姐|同志|老师|夫人|老板|师傅|大爷|大妈|记者|医生)$")
# A count of medals ("两金两银"), a ship.
_THING = re.compile(r"^[金银铜][一二两三四五六七八九十\d][金银铜]|^[\u4e00-\u9fff]{2}[舰艇]$")


def is_possible(name: str, *, titled: bool = False) -> bool:
    """Whether a name is neither a title ("冯大使") nor a common word; a title makes it a name."""
    titles = word_set("zh", "titles") | word_set("zh", "bound_titles")
    is_title = any(name[-n:] in titles for n in range(2, len(name) + 1))
    return not (
        is_title
        or _SIDE.match(name)
        or _ADDRESS.search(name)
        or _THING.search(name)
        or (not titled and name in word_set("zh", "name_lookalikes"))
    )


def is_place(name: str) -> bool:
    """Whether the gazetteer knows a name, with or without the word for its kind of place."""
    return any(name + suffix in gazetteer("zh") for suffix in ("", "区", "县", "市", "省"))


def is_weak(name: str) -> bool:
    """Whether the form of a name speaks as much for a word or a place as for a person."""
    if DOTTED.fullmatch(name) or not is_han(name[0]):
        return False
    common = name[0] in word_set("zh", "weak_surnames") and len(name) < 3
    return common or not has_surname(name.replace(" ", ""))


def stands_for_a_place(text: str, name: str) -> bool:
    """Whether some writing of a transliterated name stands where a place does."""
    written = re.escape(name)
    before = rf"(?:在|于|赴|抵达?|驻|前往|城市|首都|来自|小镇|“){written}"
    after = rf"{written}(?:等?[地方]|{PLACE_NEXT.pattern})"
    return bool(re.search(f"{before}|{after}", text))


def is_sure(name: str) -> bool:
    """Whether a name may be taken on weak grounds: it is no place and no common word begins it."""
    weak = name[0] in word_set("zh", "weak_surnames") and len(name) < 3
    word = name[:2] in word_set("zh", "name_lookalikes")
    return is_possible(name) and not (is_place(name) or weak or word)


def is_formed(name: str) -> bool:
    """Whether a name is a personal name by its form alone."""
    if not is_han(name[0]):
        return is_latin_name(name)
    return (
        bool(DOTTED.fullmatch(name))
        or has_surname(name.replace(" ", ""))
        or is_transliterated(name)
    )
