"""Asking as people do it: with a script and without, by keyboard, on a phone, and when the server is late or fails."""

import re
import time
from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Opened, violations

pytestmark = pytest.mark.needs_chromium

FIRST = "Chỉ số chuyển đổi số cấp tỉnh năm 2030 là bao nhiêu?"
NEXT = "còn năm 2035?"


def asked(page: Page, question: str) -> None:
    page.get_by_role("combobox").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator(".turn .asked").last).to_have_text(question)
    expect(page.locator(".turn").last.locator(".answer")).to_be_visible()


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.className || document.activeElement.tagName"))


def in_sight(page: Page, selector: str) -> bool:
    """Tell whether the first such element can be seen, wherever it would have to be scrolled to."""
    return bool(
        page.evaluate(
            """(selector) => { const { top, bottom, left } = document.querySelector(selector).getBoundingClientRect();
               const seen = document.elementFromPoint(left + 2, (top + bottom) / 2);
               return Boolean(seen?.closest(selector)); }""",
            selector,
        )
    )


@pytest.mark.parametrize("width", [1280, 360])
def test_a_chip_opens_the_clause_with_its_exact_words_marked(
    opened: Opened, shot: Callable[..., None], width: int
) -> None:
    page = opened("/", width=width)
    asked(page, FIRST)
    chip = page.locator(".said a.chip").first
    said = page.locator("blockquote").first.inner_text().split(maxsplit=1)[1]
    chip.click()
    marks = page.locator(".panel .cited mark")
    expect(marks.first).to_be_visible()
    assert said in marks.all_inner_texts()
    assert in_sight(page, ".panel .cited mark")
    answer, panel = page.locator(".said").bounding_box(), page.locator(".panel").bounding_box()
    assert answer
    assert panel
    if width > 1000:
        assert panel["x"] >= answer["x"] + answer["width"]
    else:
        assert panel["y"] >= answer["y"] + answer["height"]
    assert page.locator("header.top").bounding_box()["x"] == 0  # type: ignore[index]
    shot(page)
    assert not violations(page)
    page.keyboard.press("Escape")
    expect(page.locator(".panel")).to_have_count(0)
    assert focused(page) == "chip"
    address = page.url
    chip.press("Enter")
    page.get_by_role("button", name="Đóng").click()
    assert focused(page) == "chip"
    assert page.url == address


def test_a_digest_opens_as_a_digest(opened: Opened) -> None:
    page = opened(f"/?q={quote('Nghị quyết 57-NQ/TW nói về gì?')}")
    page.locator(".said a.chip.of-digest").first.click()
    expect(page.locator(".panel .text")).to_be_visible()
    expect(page.locator(".panel")).to_contain_text("tóm lược")
    assert page.locator(".panel blockquote").count() == 0


def test_a_panel_that_does_not_come_says_so(opened: Opened) -> None:
    page = opened(f"/?q={quote(FIRST)}", failing=True)
    page.route("**/van-ban/**", lambda route: route.fulfill(status=404, body="", content_type="text/html"))
    page.locator(".said a.chip").first.click()
    expect(page.get_by_text("Chưa mở được văn bản ở đây")).to_be_visible()
    assert "trich=" in str(page.get_by_role("link", name="Mở cả trang").get_attribute("href"))


def test_a_question_goes_on_from_the_one_before(opened: Opened, shot: Callable[..., None]) -> None:
    page = opened("/")
    asked(page, FIRST)
    first = page.url
    asked(page, NEXT)
    expect(page.locator(".turn")).to_have_count(2)
    expect(page.locator(".turn").last).to_contain_text("2035")
    expect(page.get_by_text("Hiểu là:")).to_be_visible()
    said = page.locator(".turn").last.locator(".said").inner_text()
    shot(page)
    assert not violations(page)
    page.reload()
    assert page.locator(".said").inner_text() == said
    expect(page.get_by_role("link", name=FIRST)).to_be_visible()
    page.go_back()
    page.wait_for_url(first)
    expect(page.locator(".turn .asked")).to_have_text(FIRST)
    page.get_by_role("link", name="Bắt đầu cuộc hỏi mới").click()
    expect(page.get_by_role("heading", name="Hỏi văn bản, thấy ngay căn cứ")).to_be_visible()


def test_without_a_script_it_goes_on_as_well(opened: Opened) -> None:
    page = opened("/", scripts=False)
    page.get_by_role("textbox", name="Câu hỏi của bạn").fill(FIRST)
    page.get_by_role("button", name="Hỏi").click()
    page.get_by_role("textbox", name="Hỏi tiếp").fill(NEXT)
    page.get_by_role("button", name="Hỏi").click()
    assert "2035" in page.locator(".said").inner_text()
    expect(page.get_by_role("link", name=FIRST)).to_be_visible()
    page.locator(".said a.chip").first.click()
    assert "/van-ban/" in page.url
    expect(page.locator("tr:target mark").first).to_be_visible()
    page.go_back()
    page.locator(".answer .examples a").first.click()
    expect(page.locator(".turn .asked")).to_be_visible()
    expect(page.get_by_role("link", name=FIRST)).to_be_visible()


def test_by_keyboard_alone(opened: Opened, shot: Callable[..., None]) -> None:
    page = opened("/")
    field = page.get_by_role("combobox")
    expect(field).to_be_focused()
    page.keyboard.type("chi so chuyen doi")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    active = field.get_attribute("aria-activedescendant")
    assert active == options.first.get_attribute("id")
    expect(options.first).to_have_attribute("aria-selected", "true")
    shot(page)
    assert not violations(page)
    page.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    assert field.input_value() == "chi so chuyen doi"
    page.keyboard.type(" ")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    chosen = options.first.evaluate("one => one.dataset.question")
    page.keyboard.press("Enter")
    expect(page.locator(".turn .asked")).to_have_text(chosen)
    expect(page.locator(".answer")).to_be_visible()
    assert focused(page) == "asked"
    page.keyboard.press("Tab")
    assert "chip" in focused(page)
    page.keyboard.press("Enter")
    expect(page.locator(".panel mark").first).to_be_visible()
    assert focused(page) == "panel-text"
    page.keyboard.press("Escape")
    assert "chip" in focused(page)


def test_an_offer_is_taken_by_touch_on_a_phone(opened: Opened) -> None:
    page = opened("/", width=320, height=640)
    page.get_by_role("combobox").press_sequentially("van phong")
    page.get_by_role("option").first.click()
    expect(page.locator(".answer")).to_be_visible()
    assert in_sight(page, ".turn .asked")


def test_what_happens_is_heard(opened: Opened) -> None:
    page = opened("/")
    heard: list[str] = []
    page.expose_function("heard", lambda told: heard.append(told))  # noqa: PLW0108 - bound anew
    page.evaluate(
        """() => { const told = document.getElementById("trang-nghe");
           new MutationObserver(() => told.textContent && window.heard(told.textContent))
             .observe(told, { childList: true }); }"""
    )
    asked(page, FIRST)
    page.wait_for_timeout(100)
    assert heard[0] == "Đang tìm câu trả lời trong văn bản." or "gợi ý" in heard[0]
    assert re.match(r"Đã có câu trả lời\. Trả lời: .*2030", heard[-1])
    assert page.locator("#trang-nghe").get_attribute("role") == "status"


def test_asking_twice_at_once_asks_once(opened: Opened) -> None:
    page = opened("/")
    calls: list[str] = []

    def late(route: Route) -> None:
        calls.append(route.request.url)
        time.sleep(0.3)
        route.continue_()

    page.route("**/?q=*", late)
    page.get_by_role("combobox").fill(FIRST)
    page.evaluate("() => { const f = document.querySelector('form'); f.requestSubmit(); f.requestSubmit(); }")
    expect(page.locator(".answer")).to_be_visible()
    expect(page.locator(".turn")).to_have_count(1)
    assert len(calls) == 1


def test_a_server_that_fails_is_told_and_asked_again(opened: Opened, shot: Callable[..., None]) -> None:
    page = opened("/", failing=True)
    page.route("**/?q=*", lambda route: route.abort())
    page.get_by_role("combobox").fill(FIRST)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Không liên lạc được với máy chủ").first).to_be_visible()
    shot(page)
    assert not violations(page)
    page.unroute("**/?q=*")
    page.get_by_role("link", name="Hỏi lại").click()
    expect(page.locator(".answer")).to_be_visible()
    expect(page.locator(".turn")).to_have_count(1)


def test_a_server_that_is_late_is_told(opened: Opened) -> None:
    page = opened("/")
    page.clock.install()
    page.route("**/?q=*", lambda _: None)  # never answers
    page.get_by_role("combobox").fill(FIRST)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Đang tìm trong văn bản…")).to_be_visible()
    page.clock.run_for(10_500)
    expect(page.get_by_text("Quá 10 giây chưa có câu trả lời").first).to_be_visible()
    expect(page.get_by_role("link", name="Hỏi lại")).to_be_visible()
