"""The page's documentation says what the page does."""

import json
import re

from extractor.review.corrections import Addition, Correction, Corrections, DocumentCorrections
from tests.review.samples import ROOT

DOCS = (ROOT / "docs/review.md").read_text("utf-8")
DIALOGS = (ROOT / "src/extractor/review/page/dialogs.js").read_text("utf-8")


def test_every_key_is_documented_as_the_help_has_it() -> None:
    keys = re.findall(r'^  \["(.+?)", "(.+?)"\]', DIALOGS, re.MULTILINE)
    assert len(keys) > 12
    for key, does in keys:
        shown = re.sub(r"[^ ,/]+|/(?! )", lambda part: f"`{part[0]}`", key)
        meaning = "help, and a switch" if does == "this help" else does
        assert f"{shown} | {meaning}" in DOCS, key


def test_the_example_is_a_corrections_file_and_every_field_is_explained() -> None:
    [example] = re.findall(r"```json\n(.*?)```", DOCS, re.DOTALL)
    assert Corrections.model_validate(json.loads(example)).documents[0].changes
    for model in (Addition, Correction, DocumentCorrections):
        for name, field in model.model_fields.items():
            assert f"`{field.alias or name}`" in DOCS or name in (
                "note",
                "corrections",
                "list",
                "key",
            )
