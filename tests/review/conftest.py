"""A browser with the review page open, where the machine has one."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from extractor.records import DocumentRecord
from extractor.review import FoundText, review_page
from tests.review.samples import HAIHE, HARBOUR, haihe, harbour

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

Open = Callable[..., Any]


def chromium() -> str | None:
    """The browser named by CHROMIUM, else the first that the machine has."""
    named = os.environ.get("CHROMIUM")
    return named or next(filter(None, map(shutil.which, BROWSERS)), None)


@pytest.fixture(scope="module")  # its driver runs an event loop, which other tests may not have
def browser() -> Iterator[Any]:
    path = chromium()
    if path is None:
        pytest.skip(f"no browser: set CHROMIUM or install one of {', '.join(BROWSERS)}")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


DOCUMENTS = [(harbour(), FoundText(HARBOUR, HARBOUR)), (haihe(), FoundText(HAIHE, HAIHE))]


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Opens a review page from disk; afterwards no script may have failed or asked for anything."""
    failures: list[str] = []
    contexts = []

    def opened(
        documents: list[tuple[DocumentRecord, FoundText]] = DOCUMENTS,
        before: str = "",
        **options: Any,
    ) -> Any:
        path = tmp_path / "review.html"
        path.write_text(review_page(documents, title="Review"), "utf-8")
        settings = {"viewport": {"width": 1400, "height": 900}, "accept_downloads": True}
        context = browser.new_context(**(settings | options))
        contexts.append(context)
        page = context.new_page()
        page.add_init_script(before)
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: failures.append(str(error)))
        page.on("console", lambda m: failures.append(m.text) if m.type == "error" else None)
        page.on("request", lambda r: failures.append(r.url) if r.url[:4] == "http" else None)
        page.goto(path.as_uri())
        page.wait_for_selector("#records .record")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not failures
