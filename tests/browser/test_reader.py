"""Reading a document in a browser: what is quoted is marked, finding goes from place to place without a script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opened

pytestmark = pytest.mark.needs_chromium

DOCUMENT = "/van-ban/42-ctr-tu"


def in_view(page: Page, selector: str) -> bool:
    told: bool = page.locator(selector).first.evaluate(
        "one => { const box = one.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight }"
    )
    return told


@pytest.mark.parametrize("width", [1280, 320])
def test_finding_goes_on_and_back_without_a_script(
    opened: Opened, shot: Callable[..., None], width: int
) -> None:
    page = opened(DOCUMENT, width=width, scripts=False)
    page.get_by_role("searchbox", name="Tìm trong văn bản này").fill("chuyen doi so")
    page.get_by_role("button", name="Tìm", exact=True).click()
    page.locator(".found li a").nth(4).click()
    assert page.url.endswith("#tim-5")
    assert in_view(page, "#tim-5")
    expect(page.locator("#tim-5")).to_have_text("chuyển đổi số")
    shot(page, "found")
    page.locator("#tim-5 + .hop").get_by_label("Chỗ sau").click()
    assert page.url.endswith("#tim-6")
    assert in_view(page, "#tim-6")
    page.locator("#tim-6 + .hop").get_by_label("Chỗ trước").click()
    assert page.url.endswith("#tim-5")


def test_a_quotation_in_a_table_cell_is_marked_where_the_address_leads(opened: Opened) -> None:
    page = opened("/?q=Ch%E1%BB%89+s%E1%BB%91+chuy%E1%BB%83n+%C4%91%E1%BB%95i+s%E1%BB%91+n%C4%83m+2030%3F")
    said = page.evaluate(
        """async () => {
            const asked = {method: "POST", headers: {"content-type": "application/json"},
                           body: JSON.stringify({question: "Chỉ số chuyển đổi số cấp tỉnh năm 2030?"})};
            const cited = (await (await fetch("/api/v1/ask", asked)).json()).citations[0];
            return [cited.url, cited.quote];
        }"""
    )
    address, quote = said
    path = address.partition("#")[2]
    page.goto(page.url.partition("/?")[0] + address)
    row = page.locator(f"[id='{path}']")
    cell = row.locator("td", has_text=quote).first
    column = cell.get_attribute("data-column")
    assert column
    assert in_view(page, f"[id='{path}']")
    expect(row).to_be_visible()


def test_both_texts_fit_a_phone(opened: Opened, shot: Callable[..., None]) -> None:
    page = opened(f"{DOCUMENT}?ban=doi-chieu", width=320)
    expect(page.locator(".pair").first).to_be_visible()
    expect(page.locator(".pair del").first).to_be_attached()
    shot(page)


def test_the_outline_is_one_press_away_on_a_phone(opened: Opened) -> None:
    page = opened(f"{DOCUMENT}#V.9", width=320)
    page.get_by_role("link", name="Mục lục").click()
    assert in_view(page, ".outline summary")


def test_a_printed_document_has_its_facts_and_no_controls(opened: Opened, shot: Callable[..., None]) -> None:
    page = opened(DOCUMENT)
    page.emulate_media(media="print")
    for gone in (".find", ".day", ".ask-here", ".outline", ".permalink >> nth=0"):
        expect(page.locator(gone)).to_be_hidden()
    expect(page.locator(".facts")).to_be_visible()
    shot(page)
