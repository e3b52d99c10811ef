"""Gold strings found in their texts: longest first, titles and dates only in place."""

from training.data import folds, is_validation, label, squeeze


def gold(**fields: object) -> dict[str, object]:
    """A gold record with only the given parts filled."""
    empty: dict[str, object] = {
        key: []
        for key in (
            "events", "dates", "venues", "speakers", "participants", "organisations", "agreements"
        )
    }  # fmt: skip
    return {"document": {"language": "zh"}, **empty, **fields}


def person(name: str, *titles: tuple[str, str | None]) -> dict[str, object]:
    positions = [{"title": title, "organisation": at} for title, at in titles]
    return {"name": name, "aliases": [], "talk": None, "positions": positions}


def found(text: str, **fields: object) -> list[tuple[str, str]]:
    return [(text[start:end], kind) for start, end, kind in label(text, gold(**fields))]


def test_the_longest_name_takes_its_place() -> None:
    organisations = [{"name": "市政协"}, {"name": "临江市政协"}]
    text = "临江市政协和市政协机关"
    assert found(text, organisations=organisations) == [("临江市政协", "ORG"), ("市政协", "ORG")]


def test_a_title_stands_behind_a_name_a_title_or_a_break() -> None:
    text = "临江大学校长周慕白说，新校长楼由校长办公室管理。"
    speakers = [person("周慕白", ("校长", "临江大学"))]
    assert found(text, speakers=speakers) == [
        ("临江大学", "ORG"),
        ("校长", "TITLE"),
        ("周慕白", "PERSON"),
    ]


def test_a_title_behind_a_name_is_its_holders() -> None:
    speakers = [person("班达", ("部长", None)), person("周慕白")]
    text = "班达部长会见周慕白部长"
    assert found(text, speakers=speakers) == [
        ("班达", "PERSON"),
        ("部长", "TITLE"),
        ("周慕白", "PERSON"),
    ]


def test_a_character_that_title_and_organisation_share_is_the_organisations() -> None:
    speakers = [person("班达", ("部长", "农业部"))]
    assert found("农业部长班达", speakers=speakers) == [
        ("农业部", "ORG"),
        ("长", "TITLE"),
        ("班达", "PERSON"),
    ]


def test_a_name_across_a_wrapped_line_is_found() -> None:
    assert found("周慕\n白到场", participants=[person("周慕白")]) == [("周慕\n白", "PERSON")]


def test_a_latin_name_is_no_part_of_a_word() -> None:
    assert found("AIDS与AI", organisations=[{"name": "AI"}]) == [("AI", "ORG")]


def test_a_day_is_no_part_of_a_longer_date() -> None:
    dates = [{"text": "7日"}]
    assert found("10月7日、17日和7日", dates=dates) == [("7日", "DATE")]


def test_squeezed_characters_lead_back() -> None:
    text = "北京\n大学 AB  C"
    squeezed, offsets = squeeze(text)
    assert squeezed == "北京大学 AB C"
    assert [text[i] for i, c in zip(offsets, squeezed, strict=True) if c != " "] == [
        c for c in squeezed if c != " "
    ]


def test_every_document_is_in_one_fold() -> None:
    ids = [f"dev-zh-{n:02}" for n in range(1, 24)]
    dealt = folds(ids)
    assert sorted(id_ for fold in dealt for id_ in fold) == ids
    assert max(map(len, dealt)) - min(map(len, dealt)) <= 1


def test_numbers_that_end_in_five_or_nought_are_held_out() -> None:
    ids = ("dev-zh-05", "link-en-10", "real-zh-15", "dev-zh-11", "seed-000", "news-zh-05")
    assert [is_validation(id_) for id_ in ids] == [True, True, True, False, False, False]


def test_a_title_inside_the_name_of_a_body_is_none() -> None:
    speakers = [person("周慕白", ("委员", "全国政协"), ("市长", None))]
    text = "全国政协委员周慕白说，委员会今天开会，市长会见客人。"
    titles = [name for name, kind in found(text, speakers=speakers) if kind == "TITLE"]
    assert titles == ["委员", "市长"]
