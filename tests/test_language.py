"""Language: of documents, of sentences, and a clear answer to what is neither."""

import pytest

from extractor.reading import UnsupportedLanguageError, read_text
from extractor.reading.language import is_foreign, language_of

ENGLISH = "The Harbour Forum opened in Xiamen on Monday, and its chairman spoke first."
CHINESE = "海湾论坛周一在厦门开幕，协会会长首先致辞，来自各地的近三百名代表参加。"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (CHINESE, "zh"),
        ("海灣論壇週一在廈門開幕，協會會長首先致辭。", "zh"),
        ("Harbour Forum Opens", "en"),
        ("论坛开幕", "zh"),
        ("Lin Yue", "en"),
        ("Rio de Janeiro hosts São Paulo trade delegation", "en"),
        (
            "The Embassy of France and the Alliance de la Presse met in Aix-en-Provence on Monday.",
            "en",
        ),
        (ENGLISH + " Its Chinese name is 海湾论坛.", "en"),
        (CHINESE + "主旨演讲由 Harbour Biologics Co., Ltd. 的 Ana Lopes 作出。", "zh"),
        (CHINESE + "日方代表来自「アジア物流」公司。", "zh"),
        ("WHO与UNICEF签约", "zh"),
    ],
)
def test_language_of(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("昨日、東京で国際フォーラムが開催された。", "Japanese"),
        ("어제 서울에서 국제 포럼이 열렸다.", "Korean"),
        ("Вчера в Москве открылся международный форум.", "Russian"),
        ("افتتح المنتدى الدولي أمس في القاهرة.", "Arabic"),
        ("Χθες άνοιξε στην Αθήνα το διεθνές φόρουμ.", "Greek"),
        ("Le forum international de la santé est ouvert à Lyon.", "French"),
        ("Gestern wurde das Forum in der Stadt mit dem Minister eröffnet.", "German"),
        ("El foro de la salud se inauguró ayer en la ciudad.", "Spanish"),
        ("O fórum da saúde foi aberto ontem na cidade com o ministro.", "Portuguese"),
        ("Il forum della salute si apre nella città con il ministro.", "Italian"),
        ("Het forum werd gisteren in de stad met een toespraak geopend.", "Dutch"),
        ("Diễn đàn được tổ chức tại Hà Nội với các đại biểu của hội.", "Vietnamese"),
        ("12345 67890", "no words"),
    ],
)
def test_other_languages_are_named(text: str, named: str) -> None:
    with pytest.raises(UnsupportedLanguageError, match=named):
        language_of(text)
    if named != "no words":
        with pytest.raises(UnsupportedLanguageError, match=named):
            language_of((text + " ") * 30)


def test_korean_in_its_own_encoding_is_not_taken_for_chinese() -> None:
    text = "어제 서울에서 국제 의료 산업 전시회가 열려 많은 기업과 단체의 대표들이 참가하였다. " * 3
    with pytest.raises(UnsupportedLanguageError, match="looks"):
        language_of(text.encode("euc-kr").decode("gb18030", "replace"))


def test_sentences_in_other_languages_are_left_out() -> None:
    french = "Le forum de Lyon s'est ouvert lundi avec les ministres de la santé et de la culture."
    document = read_text(f"{ENGLISH}\n{french}\n{ENGLISH}\nLin Yue, the chairman, spoke first.\n")
    texts = [document.text[s.start : s.end] for s in document.sentences]
    assert texts == [ENGLISH, ENGLISH, "Lin Yue, the chairman, spoke first."]
    lines = [CHINESE, CHINESE * 2] * 2 + ["서울에서 국제 포럼이 열렸다.", ENGLISH, CHINESE]
    mixed = read_text("\n".join(lines))
    texts = [mixed.text[s.start : s.end] for s in mixed.sentences]
    assert texts == [*[CHINESE] * 6, ENGLISH, CHINESE]


@pytest.mark.parametrize("text", [ENGLISH, CHINESE, "Ana de la Cruz, Luis del Río", "2024", "—"])
def test_sentences_in_either_language_are_not_foreign(text: str) -> None:
    assert not is_foreign(text)
