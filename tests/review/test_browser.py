"""The page in a browser, with real clicks and keys."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from extractor import extract_files
from extractor.records import Agreement, DocumentRecord
from extractor.review import (
    FoundText,
    apply_corrections,
    find_text,
    gold_form,
    load_corrections,
)
from extractor.review.keys import items
from tests.review.conftest import DOCUMENTS, Open
from tests.review.samples import (
    COMPANY,
    FORUM,
    HARBOUR,
    HARBOUR_RECORDS,
    HOST,
    UNIVERSITY,
    VENUE,
    found,
    harbour,
    key_of,
    record_of,
)


def value(page: Any, label: str, text: str) -> Any:
    """The row of a value, by what it is and what it says."""
    rows = page.locator(".value").filter(has=page.locator(".label", has_text=label))
    return rows.filter(has_text=text).first


def saved(page: Any, folder: Path) -> Path:
    """The corrections, saved as a person saves them."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Save corrections").click()
    path = folder / "corrections.json"
    download.value.save_as(path)
    return path


def decisions(page: Any, folder: Path) -> list[dict[str, Any]]:
    content = json.loads(saved(page, folder).read_text("utf-8"))
    return [each for document in content["documents"] for each in document["corrections"]]


def test_a_click_on_a_value_shows_its_words(open_page: Open) -> None:
    page = open_page()
    value(page, "name", VENUE).click()
    assert page.locator("#text mark.on").all_inner_texts() == [VENUE]
    value(page, "position", "Chief Scientist").click()
    assert page.locator("#text mark.on").all_inner_texts() == ["Chief Scientist"]
    value(page, "party", UNIVERSITY).click()
    assert page.locator("#text mark.on").all_inner_texts() == [UNIVERSITY]


def test_a_click_on_words_shows_their_value(open_page: Open) -> None:
    page = open_page()
    page.locator("#text mark", has_text="Cold chains for small islands").click()
    current = page.locator(".value[aria-current=true]")
    assert current.locator(".label").inner_text() == "talk"
    assert page.locator("#records .row.here").count() == 1
    assert "Lin Yue" in page.locator("#live").inner_text()


def test_words_under_two_mentions_lead_to_one_and_then_the_other(open_page: Open) -> None:
    text = "天津医科大学论坛开幕。"
    records = {
        "document": {},
        "events": [{"name": "天津医科大学论坛"}],
        "organisations": [{"name": "天津医科大学"}],
    }
    page = open_page([(record_of(text, records, "both"), FoundText(text, text))])
    assert page.locator("#text mark").all_inner_texts() == ["天津医科大学", "论坛"]
    mark = page.locator("#text mark").first
    for name in ("天津医科大学", "天津医科大学论坛", "天津医科大学"):
        mark.click()
        assert page.locator(".value[aria-current=true] .shown").inner_text() == name


def test_words_without_a_mention_are_found_in_the_text(open_page: Open) -> None:
    subject = "LX-214 (a+b) [c]{d} ^$.|/\\\\*?#~&"
    text = f"A licence of {subject.replace(' ', chr(10))} was signed. 😀 {subject}"
    agreement = {"name": "licence", "subjects": [subject], "mentions": []}
    record = record_of(text, {"document": {}}, "d").model_copy(
        update={"agreements": (Agreement.model_validate(agreement),)}
    )
    page = open_page([(record, FoundText(text, text))])
    value(page, "subject", "LX-214").click()
    shown = page.evaluate("[...CSS.highlights.get('value')].map((range) => range.toString())")
    assert shown == [subject.replace(" ", "\n"), subject]


def test_the_text_is_shown_whole_and_as_it_is(open_page: Open) -> None:
    page = open_page()
    assert page.locator("#text").evaluate("node => node.textContent") == HARBOUR


def test_keys_step_through_the_least_certain_first(open_page: Open) -> None:
    page = open_page()
    seen = []
    page.keyboard.press("j")
    for _ in range(14):
        seen.append(page.locator(".value[aria-current=true] .shown").inner_text())
        page.keyboard.press("a")
    assert seen[0] == UNIVERSITY
    assert seen.index(FORUM) < seen.index("memorandum of understanding")


def test_accept_correct_reject_note_and_undo(open_page: Open, tmp_path: Path) -> None:
    page = open_page()
    value(page, "city", "Xiamen").click()
    page.keyboard.press("a")
    value(page, "alias", "Harbour Biotech Forum").click()
    page.keyboard.press("r")
    value(page, "edition", "3").click()
    page.keyboard.press("c")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("4")
    page.keyboard.press("Enter")
    value(page, "kind", "forum").click()
    page.keyboard.press("n")
    page.keyboard.type("is it?")
    page.keyboard.press("Enter")
    value(page, "venue", VENUE).click()
    page.keyboard.press("r")
    value(page, "venue", VENUE).click()
    page.keyboard.press("u")
    event = key_of(harbour(), FORUM)
    assert [(each.pop("record"), each) for each in decisions(page, tmp_path)] == [
        (event, {"field": "aliases.0", "action": "reject", "from": "Harbour Biotech Forum"}),
        (event, {"field": "kind", "action": "accept", "from": "forum", "note": "is it?"}),
        (event, {"field": "edition", "action": "correct", "from": 3, "to": 4}),
        (event, {"field": "city", "action": "accept", "from": "Xiamen"}),
    ]


def test_what_is_saved_can_be_applied(open_page: Open, tmp_path: Path) -> None:
    page = open_page()
    value(page, "name", COMPANY).click()
    page.keyboard.press("c")
    page.locator(".editor input").fill("Minjiang Biologics")
    page.keyboard.press("Enter")
    value(page, "name", HOST).click()
    page.locator("[data-act='reject record']").click()
    corrections = load_corrections(saved(page, tmp_path)).documents[0]
    after = apply_corrections(harbour(), corrections, found()).record
    assert after.agreements[0].parties == ("Minjiang Biologics", UNIVERSITY)
    assert after.events[0].organisers == ()


def test_a_rejected_record_comes_back_with_the_next_decision(
    open_page: Open, tmp_path: Path
) -> None:
    page = open_page()
    value(page, "name", HOST).click()
    page.keyboard.press("r")
    value(page, "kind", "association").click()
    page.keyboard.press("c")
    page.locator(".editor select").select_option("other")
    page.locator(".editor button[type=submit]").click()
    [decision] = decisions(page, tmp_path)
    assert (decision["field"], decision["action"], decision["to"]) == ("kind", "correct", "other")


def test_a_name_that_is_not_in_the_text_is_refused(open_page: Open, tmp_path: Path) -> None:
    page = open_page()
    value(page, "name", VENUE).click()
    page.keyboard.press("c")
    page.locator(".editor input").fill("Lotus Conference Hall")
    page.keyboard.press("Enter")
    assert "does not stand in the text" in page.locator(".editor .problem").inner_text()
    page.keyboard.press("Escape")
    assert page.locator(".editor").count() == 0
    value(page, "date", "2024-05-11").click()
    page.keyboard.press("Enter")
    page.locator(".editor input").fill("11 May")
    page.keyboard.press("Enter")
    assert "Write the date as" in page.locator(".editor .problem").inner_text()


def select_words(page: Any, words: str) -> None:
    """Select words in the text as a person does, with the mouse."""
    page.evaluate(
        """words => {
          const box = document.getElementById("text");
          const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
          const at = box.textContent.indexOf(words);
          const range = document.createRange();
          let seen = 0;
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const [from, to] = [at - seen, at + words.length - seen];
            if (from >= 0 && from < node.length) range.setStart(node, from);
            if (to > 0 && to <= node.length) range.setEnd(node, to);
            seen += node.length;
          }
          getSelection().removeAllRanges();
          getSelection().addRange(range);
          box.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
        }""",
        words,
    )


def test_selected_words_become_the_value_and_keep_their_place(
    open_page: Open, tmp_path: Path
) -> None:
    text = "𝒳😀 The 3rd 😀Forum opened. The Forum 😀 closed."
    records = {"document": {}, "events": [{"name": "3rd 😀Forum", "confidence": 0.5}]}
    record = record_of(text, records, "astral")
    page = open_page([(record, FoundText(text, text))])
    assert page.locator("#text mark").all_inner_texts() == ["3rd 😀Forum"]
    value(page, "name", "3rd").click()
    page.keyboard.press("c")
    select_words(page, "Forum 😀")
    expect(page.locator(".editor input")).to_have_value("Forum 😀")
    page.locator(".editor button[type=submit]").click()
    [decision] = decisions(page, tmp_path)
    assert text[decision["start"] : decision["end"]] == decision["to"] == "Forum 😀"
    corrections = load_corrections(tmp_path / "corrections.json").documents[0]
    event = apply_corrections(record, corrections, FoundText(text, text)).record.events[0]
    [mention] = event.mentions
    assert (mention.start, mention.text) == (text.rindex("Forum"), "Forum 😀")


def test_a_missed_record_is_added_from_the_text(open_page: Open, tmp_path: Path) -> None:
    page = open_page()
    select_words(page, "Strait Daily")
    page.keyboard.press("+")
    page.locator("#dialog select").first.select_option("organisations")
    page.locator("#dialog").get_by_label("kind").select_option("media")
    page.get_by_role("button", name="Add", exact=True).click()
    assert value(page, "name", "Strait Daily").inner_text().endswith("new")
    corrections = load_corrections(saved(page, tmp_path)).documents[0]
    added = apply_corrections(harbour(), corrections, found()).record.organisations[-1]
    assert (added.name, added.kind, added.mentions[0].text) == (
        "Strait Daily",
        "media",
        "Strait Daily",
    )


def test_a_field_without_a_value_can_be_filled(open_page: Open, tmp_path: Path) -> None:
    page = open_page()
    page.get_by_label(f"Add a field to {FORUM}").select_option("region")
    page.locator(".editor input").fill("Fujian")
    page.keyboard.press("Enter")
    page.get_by_label("Add a field to Lin Yue").select_option("positions")
    page.locator(".editor").get_by_label("title").fill("Scientist")
    page.locator(".editor").get_by_label("organisation").fill(UNIVERSITY)
    page.keyboard.press("Enter")
    corrections = load_corrections(saved(page, tmp_path)).documents[0]
    after = apply_corrections(harbour(), corrections, found()).record
    assert after.events[0].region == "Fujian"
    assert after.speakers[0].positions[1].organisation == UNIVERSITY


def test_decisions_are_kept_and_can_be_opened_from_a_file(open_page: Open, tmp_path: Path) -> None:
    page = open_page()
    value(page, "city", "Xiamen").click()
    page.keyboard.press("r")
    page.reload()
    page.wait_for_selector("#records .record")
    assert value(page, "city", "Xiamen").locator("b").inner_text() == "✕"
    file = saved(page, tmp_path)
    other = open_page()
    assert other.locator(".row.rejected").count() == 0
    other.locator("#file").set_input_files(file)
    other.wait_for_selector(".row.rejected")
    assert decisions(other, tmp_path)[0]["action"] == "reject"
    other.locator("#file").set_input_files({"name": "x.json", "mimeType": "", "buffer": b"{}"})
    other.wait_for_selector("#warning:has-text('no corrections file')")


def test_a_browser_that_keeps_nothing_says_so(open_page: Open, tmp_path: Path) -> None:
    refuse = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } });"
    page = open_page(before=refuse)
    value(page, "city", "Xiamen").click()
    page.keyboard.press("r")
    assert "Save the corrections before you close it" in page.locator("#warning").inner_text()
    assert decisions(page, tmp_path)[0]["action"] == "reject"


def test_search_and_filters(open_page: Open) -> None:
    page = open_page()
    titles = page.locator("#documents .title")
    assert titles.count() == 2
    page.keyboard.press("/")
    page.keyboard.type("梅江")
    expect(page.locator(".document")).to_have_count(1)
    assert page.locator("#found").inner_text() == "1 of 2"
    page.fill("#search", "")
    expect(titles).to_have_count(2)
    for box, option, shown in (
        ("#by-type", "agreements", "Harbour Biotech Forum opens in Xiamen"),
        ("#by-language", "zh", "第五届海河医药创新论坛在津开幕"),
    ):
        page.select_option(box, option)
        expect(titles).to_have_text([shown])
        page.select_option(box, "")
    page.select_option("#by-type", "organisations")
    page.select_option("#by-confidence", "0.7")
    expect(titles).to_have_text(["Harbour Biotech Forum opens in Xiamen"])


def test_checking_a_whole_document(open_page: Open, tmp_path: Path) -> None:
    page = open_page()
    page.keyboard.press("d")
    assert page.locator("#progress").inner_text().startswith("1 of 2 documents checked")
    content = json.loads(saved(page, tmp_path).read_text("utf-8"))
    assert [(d["id"], d["checked"]) for d in content["documents"]] == [("harbour", True)]
    page.select_option("#by-state", "checked")
    assert page.locator(".document").count() == 1


def test_chinese_is_marked_as_chinese(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("]")
    text = page.locator("#text")
    assert text.get_attribute("lang") == "zh"
    style = text.evaluate(
        "node => ['fontStyle', 'lineHeight', 'fontSize'].map(key => getComputedStyle(node)[key])"
    )
    assert style[0] == "normal"
    assert float(style[1][:-2]) / float(style[2][:-2]) > 1.8
    assert page.locator("#records .shown[lang=zh]").count() > 3


def test_hostile_texts_run_nothing(open_page: Open) -> None:
    hostile = (
        "<img src=x onerror=document.title='hit'></script><script>document.title='hit'</script>"
    )
    records = {
        "document": {"title": hostile},
        "organisations": [{"name": hostile, "aliases": [hostile], "confidence": 0.2}],
    }
    record = record_of(hostile, records, hostile)
    page = open_page([(record, FoundText(hostile, hostile)), *DOCUMENTS])
    for key in ("j", "c", "Escape", "g", "g", "?"):
        page.keyboard.press(key)
    assert page.title() == "Review"
    assert page.locator("#text").inner_text() == hostile
    assert page.locator("img").count() == 0


def test_five_hundred_documents_are_quick(open_page: Open) -> None:
    """Bounds that a slow machine keeps; docs/review.md has what was measured."""
    documents = []
    for number in range(500):
        text = HARBOUR.replace("Lin Yue", f"Lin Yue {number}")
        name = f"release-{number:03d}"
        records = json.loads(json.dumps(HARBOUR_RECORDS).replace("Lin Yue", f"Lin Yue {number}"))
        documents.append((record_of(text, records, name), FoundText(text, text)))
    started = time.perf_counter()
    page = open_page(documents)
    assert time.perf_counter() - started < 15
    assert page.locator(".document").count() == 500
    for keys, bound in (("]" * 10, 8), ("j" * 10, 8), ("gg", 8)):
        started = time.perf_counter()
        for key in keys:
            page.keyboard.press(key)
        assert time.perf_counter() - started < bound, keys
    started = time.perf_counter()
    page.fill("#search", "lin yue 499")
    expect(page.locator(".document")).to_have_count(1)
    assert time.perf_counter() - started < 5


def test_a_document_without_its_text_says_why(open_page: Open) -> None:
    page = open_page([(harbour(), FoundText(problem="the text is missing: no x.txt"))])
    assert "no x.txt" in page.locator("#text").inner_text()
    assert "1 document without a text" in page.locator("#warning").inner_text()
    value(page, "name", VENUE).click()


def test_the_theme_follows_the_system_and_the_button(open_page: Open) -> None:
    page = open_page(color_scheme="dark")
    root = page.locator("html")
    assert root.get_attribute("data-theme") == "dark"
    for theme in ("light", "dark", "dark"):
        page.keyboard.press("t")
        assert root.get_attribute("data-theme") == theme


def test_single_keys_can_be_switched_off(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("?")
    page.locator("#single-keys").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("d")
    assert page.locator("#progress").inner_text().startswith("0 of 2")


def test_the_report_draws_what_the_records_say(open_page: Open) -> None:
    page = open_page()
    page.get_by_role("button", name="Report").click()
    for picture, name in (
        ("#timeline", FORUM),
        ("#speakers", "Lin Yue"),
        ("#signings", UNIVERSITY),
        ("#totals", "2024-05"),
    ):
        assert name in page.locator(f"{picture} svg").text_content()
        assert page.locator(f"{picture} svg > title").count() == 1
        assert name in page.locator(f"{picture} table").text_content()
    drawn = page.locator("#report").inner_html()
    page.reload()
    page.keyboard.press("g")
    assert page.locator("#report").inner_html() == drawn
    page.locator("#signings .node", has_text=UNIVERSITY).click()
    assert page.locator("#review").is_visible()
    assert page.locator("#search").input_value() == UNIVERSITY
    assert page.locator(".document").count() == 1


def test_the_report_follows_corrections_and_filters(open_page: Open) -> None:
    page = open_page()
    value(page, "name", "Lin Yue").click()
    page.keyboard.press("r")
    page.keyboard.press("g")
    assert "Nothing to show" in page.locator("#speakers").inner_text()
    page.keyboard.press("g")
    page.select_option("#by-language", "zh")
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    assert "Harbour" not in page.locator("#timeline svg").text_content()


def test_linked_records_are_one_in_the_pictures(open_page: Open) -> None:
    documents = []
    for number, name in enumerate((UNIVERSITY, "厦门大学")):
        text = HARBOUR.replace(UNIVERSITY, name)
        records = json.loads(json.dumps(HARBOUR_RECORDS).replace(UNIVERSITY, name))
        records["organisations"][2]["entity_id"] = "organisation:1"
        record = record_of(text, records, f"release-{number}")
        documents.append((record, FoundText(text, text)))
    page = open_page(documents)
    page.keyboard.press("g")
    assert page.locator("#signings svg .node").count() == 2
    assert page.locator("#signings tbody tr").count() == 1
    assert "厦门大学" not in page.locator("#signings").text_content()


@pytest.mark.parametrize(("theme", "width"), [("light", 1400), ("dark", 600)])
def test_accessibility(open_page: Open, theme: str, width: int) -> None:
    """No violation that axe-core knows: roles, names, focus, contrast."""
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(color_scheme=theme, viewport={"width": width, "height": 900})
    states = (["j"], ["a", "c"], ["Escape", "r", "]", "j"], ["+"], ["Escape", "?"], ["Escape", "g"])
    for keys in states:
        for key in keys:
            page.keyboard.press(key)
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()


def test_without_a_pointer(open_page: Open) -> None:
    """Tab leads to the list, the text and the records; arrow keys lead through each."""
    page = open_page()
    page.locator("#documents [tabindex='0']").focus()
    page.keyboard.press("ArrowDown")
    assert page.locator("#document-title").inner_text().startswith("第五届")
    page.keyboard.press("ArrowUp")
    page.locator("#text mark[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    words = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    assert words in page.locator(".value[aria-current=true] .shown").inner_text()
    before = page.locator(".value[aria-current=true]").inner_text()
    page.keyboard.press("ArrowDown")
    assert page.locator(".value[aria-current=true]").inner_text() != before
    assert page.evaluate("document.activeElement.getAttribute('aria-current')") == "true"


def test_a_web_page_is_shown_without_its_markup(open_page: Open, tmp_path: Path) -> None:
    body = HARBOUR.replace("\n", "</p>\n<p>").replace("Lotus Convention", "<b>Lotus</b> Convention")
    source = f"<!DOCTYPE html><html><head><title>😀</title></head><body><p>{body}</p></body></html>"
    (tmp_path / "harbour.html").write_text(source, "utf-8")
    [record] = extract_files([tmp_path / "harbour.html"])
    text = find_text(record)
    assert text.problem is None
    page = open_page([(record, text)])
    shown = page.locator("#text").text_content()
    assert "<" not in shown
    assert "opened on Saturday at the Lotus Convention Center in Xiamen" in shown
    value(page, "name", VENUE).click()
    assert page.locator("#text mark.on").all_inner_texts() == [VENUE]
    value(page, "name", UNIVERSITY).click()
    page.keyboard.press("c")
    select_words(page, "Xiamen")
    expect(page.locator(".editor input")).to_have_value("Xiamen")
    page.keyboard.press("Enter")
    corrections = load_corrections(saved(page, tmp_path)).documents[0]
    corrected = next(c for c in corrections.corrections if c.action == "correct")
    assert source[corrected.start : corrected.end] == "Xiamen"
    after = apply_corrections(record, corrections, text).record
    for _, _, item in items(after):
        for mention in item.mentions:
            assert source[mention.start : mention.end] == mention.text


def test_gold_is_marked_wherever_its_names_stand(open_page: Open, tmp_path: Path) -> None:
    gold = DocumentRecord.model_validate(gold_form(harbour()))
    page = open_page([(gold, found())])
    value(page, "name", VENUE).click()
    assert page.locator("#text mark.on").all_inner_texts() == [VENUE]
    page.keyboard.press("r")
    assert decisions(page, tmp_path) == [{"record": "venues/0", "action": "reject"}]
