"""What a person does with an answer, in a real browser: copies, feedback, sharing, deleting, printing."""

from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opened, violations

pytestmark = pytest.mark.needs_chromium

QUESTION = "Ban Nội chính làm gì?"
ANSWER = f"/?q={quote(QUESTION)}"


def shared(page: Page) -> list[str]:
    """Share the answer on the page and return the addresses that show and delete it."""
    page.get_by_text("Chia sẻ câu trả lời").click()
    page.get_by_role("button", name="Tạo liên kết").click()
    page.wait_for_selector(".made")
    found: list[str] = page.eval_on_selector_all(
        ".link-line a", "all => all.map(one => one.pathname + one.search)"
    )
    return found


def test_copying(opened: Opened) -> None:
    page = opened(ANSWER)
    page.locator("details.formal > summary").first.click()
    cited = page.locator(".formal-text").first.text_content()
    assert cited
    page.get_by_role("button", name="Chép trích dẫn").first.click()
    expect(page.get_by_text("Đã chép.", exact=True)).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == cited
    page.get_by_role("button", name="Chép câu trả lời").click()
    expect(page.get_by_text("Đã chép câu trả lời")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"Hỏi: {QUESTION}\n")
    assert f"({cited})" in copied


def test_feedback_in_place(opened: Opened, shot: Callable[..., None]) -> None:
    page = opened(ANSWER, width=320, dark=True)
    page.get_by_text("Câu trả lời này đúng, sai hay thiếu?").click()
    assert not violations(page)
    shot(page, full=True)
    page.get_by_label("Thiếu", exact=True).check()
    page.get_by_label("Vì sao?").fill("Chưa nêu thời hạn")
    page.get_by_role("button", name="Gửi phản hồi").click()
    expect(page.get_by_text("không kèm câu hỏi")).to_be_focused()
    assert page.url.endswith(ANSWER)


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (320, True)], ids=["wide", "phone-dark"])
def test_sharing_and_deleting(opened: Opened, shot: Callable[..., None], width: int, *, dark: bool) -> None:
    page = opened(ANSWER, width=width, dark=dark)
    shows, deletes = shared(page)
    told = []
    for name, address in (("made", ""), ("shown", shows), ("asked", deletes)):
        if address:
            page.goto(page.url.partition("/chia-se")[0].partition("/c/")[0] + address)
        shot(page, name, full=True)
        told += violations(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), name
    page.get_by_role("button", name="Gỡ bỏ").click()
    expect(page.get_by_role("heading", name="Câu trả lời này đã được gỡ")).to_be_visible()
    assert not told + violations(page)


def test_without_scripts(opened: Opened) -> None:
    page = opened(ANSWER, scripts=False)
    assert not page.get_by_role("button", name="Chép").count()
    assert not page.get_by_role("button", name="In", exact=True).count()
    page.locator("details.formal > summary").first.click()
    expect(page.locator(".formal-text").first).to_be_visible()
    page.get_by_text("Câu trả lời này đúng, sai hay thiếu?").click()
    page.get_by_label("Sai", exact=True).check()
    page.get_by_label("Tôi đồng ý").check()
    page.get_by_role("button", name="Gửi phản hồi").click()
    expect(page.get_by_role("heading", name="Cảm ơn bạn")).to_be_visible()
    page.go_back()
    shows, _ = shared(page)
    assert shows.startswith("/c/")


def test_on_paper(opened: Opened, shot: Callable[..., None]) -> None:
    page = opened(ANSWER)
    page.emulate_media(media="print")
    shot(page, full=True)
    expect(page.locator("h2.asked")).to_have_text(QUESTION)
    for shown in (".said", ".sources blockquote", ".formal-paper"):
        expect(page.locator(shown).first).to_be_visible()
    expect(page.locator("footer p").first).to_be_visible()
    for hidden in ("header.top", ".ask", ".keeping", "details.formal", ".examples"):
        for one in page.locator(hidden).all():
            expect(one).to_be_hidden()
