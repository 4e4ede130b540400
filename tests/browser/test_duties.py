"""Who does what, in a browser: from a number to the clause that proves it, by keyboard, and on a phone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opened

CORRECTION = re.compile(r"(?:sửa|nghi) \d+")
pytestmark = pytest.mark.needs_chromium


def test_a_number_leads_to_its_clauses_and_they_to_the_document(
    opened: Opened, shot: Callable[..., None]
) -> None:
    page = opened("/nhiem-vu", scripts=False)
    cell = page.locator(".matrix tbody td a").nth(3)
    count = int(cell.inner_text())
    cell.click()
    word = page.url.partition("#")[2]
    section = page.locator(f"section[aria-labelledby='{word}']")
    expect(section.locator("blockquote")).to_have_count(count)
    expect(page.locator(f"#{word}")).to_be_in_viewport()
    shot(page, "agency")
    quoted = section.locator("blockquote").first.text_content() or ""
    section.locator("dd a").first.click()
    target = page.locator(":target")
    expect(target).to_be_in_viewport()
    assert _words(quoted) in _words(CORRECTION.sub("", target.text_content() or ""))


def test_the_head_and_the_names_stay_in_sight(opened: Opened, shot: Callable[..., None]) -> None:
    page = opened("/nhiem-vu", width=900, height=420)
    page.locator(".matrix").focus()
    page.keyboard.press("End")
    page.locator(".matrix").evaluate("frame => frame.scrollTo(frame.scrollWidth, frame.scrollHeight)")
    shot(page)
    frame = page.locator(".matrix").bounding_box()
    head = page.locator(".matrix thead th").last.bounding_box()
    name = page.locator(".matrix tbody th").last.bounding_box()
    assert frame
    assert head
    assert name
    assert abs(head["y"] - frame["y"]) < 3
    assert abs(name["x"] - frame["x"]) < 3


def test_choosing_on_a_phone_by_keyboard_without_accents(opened: Opened, shot: Callable[..., None]) -> None:
    page = opened("/nhiem-vu", width=320, height=800)
    page.get_by_label("Có các từ").focus()
    page.keyboard.type("bao cao ban chi dao")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"q=bao"))
    found = page.locator(".found strong")
    expect(found).not_to_have_text("0")
    assert page.locator(".entries blockquote").count() == int(found.inner_text())
    assert _is_card(page)
    shot(page, full=True)


def _is_card(page: Page) -> bool:
    """Tell whether a row of the matrix is as wide as the screen lets it be, its numbers below its name."""
    row = page.locator(".matrix tbody tr").first
    name, number = row.locator("th").bounding_box(), row.locator("td:visible").first.bounding_box()
    return bool(name and number and number["y"] >= name["y"] + name["height"] - 1 and number["width"] > 200)


def _words(text: str) -> str:
    return " ".join(text.split())
