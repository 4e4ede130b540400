"""Indicator tables as a person uses them: filter, sort, choose rows, compare; with and without scripts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opened, violations

pytestmark = pytest.mark.needs_chromium


@pytest.mark.parametrize("scripts", [True, False])
def test_filter_sort_choose_and_compare(opened: Opened, shot: Callable[..., None], scripts: bool) -> None:
    page = opened("/chi-tieu", scripts=scripts)
    page.get_by_label("Từ trong tên").fill("doanh nghiep")
    page.get_by_role("button", name="Lọc").click()
    rows = page.locator("tbody tr")
    found = rows.count()
    assert 1 < found < 73
    page.get_by_role("link", name="Năm 2030").click()
    expect(page.locator('th[aria-sort="ascending"]')).to_contain_text("Năm 2030")
    assert rows.count() == found
    boxes = page.locator('input[name="hang"]')
    boxes.nth(0).check()
    compare = page.get_by_role("button", name="So sánh các hàng đã chọn")
    if scripts:
        expect(compare).to_be_disabled()
    boxes.nth(1).check()
    if scripts:
        expect(page.get_by_text("Đã chọn 2 chỉ tiêu")).to_be_visible()
    shot(page)
    compare.click()
    expect(page.locator("thead th")).to_have_count(3)
    assert _is_drawn(page)


def test_a_row_by_keyboard_only(opened: Opened) -> None:
    page = opened("/chi-tieu?q=vneid")
    name = page.locator("tbody th a").first
    for _ in range(40):
        page.keyboard.press("Tab")
        if name.evaluate("link => link === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2).first).to_contain_text("Các mốc")
    assert _is_drawn(page)


@pytest.mark.parametrize(
    ("width", "dark", "holds"), [(320, True, "kho=hep&mau=toi"), (1280, True, "mau=toi")]
)
def test_the_chart_suits_the_screen(opened: Opened, width: int, dark: bool, holds: str) -> None:
    page = opened("/chi-tieu/42-ctr-tu/PL.45", width=width, dark=dark)
    assert _is_drawn(page)
    assert page.locator(".chart img").evaluate("image => image.currentSrc").endswith(holds)


def test_on_a_phone_a_row_is_a_card_that_names_its_columns(opened: Opened, shot: Callable[..., None]) -> None:
    page = opened("/chi-tieu?q=vneid", width=320)
    cell = page.locator("td.value").first
    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content") == '"Năm 2025"'
    assert not violations(page)
    shot(page, full=True)


def _is_drawn(page: Page) -> bool:
    image = page.locator(".chart img")
    image.scroll_into_view_if_needed()
    return bool(image.evaluate("image => image.decode().then(() => image.naturalWidth > 100)"))
