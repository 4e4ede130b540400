"""The trainers' pages: a quiz taken by keyboard and without scripts, a quiz run in a hall."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opened, violations

pytestmark = pytest.mark.needs_chromium

QUIZ = "/tap-huan/trac-nghiem?so-cau=12&hat=2"
PACK = "/tap-huan/goi/trinh-chieu?doi-tuong=nguoi-dan&noi-dung=van-ban:42-ctr-tu-ha-tinh-2025&phut=15"
HALL = "/tap-huan/trac-nghiem/trinh-chieu?so-cau=6&hat=2"


def test_topics_are_found_by_words_without_accents(opened: Opened) -> None:
    page = opened("/tap-huan")
    boxes = page.locator("[data-topic]:visible")
    before = boxes.count()
    page.get_by_label("Tìm nội dung").fill("uy ban nhan dan")
    expect(boxes.first).to_contain_text("Ủy ban nhân dân")
    assert boxes.count() < page.locator("[data-topic]").count()
    boxes.first.get_by_role("checkbox").check()
    expect(page.locator("[data-picked]")).to_have_text("Đã chọn 1 nội dung.")
    page.get_by_label("Tìm nội dung").fill("không có từ này")
    expect(page.get_by_text("Không có nội dung nào có các từ này.")).to_be_visible()
    page.get_by_label("Tìm nội dung").fill("")
    assert boxes.count() == before
    page.get_by_role("button", name="Bỏ chọn hết").click()
    expect(page.locator("[data-picked]")).to_have_text("Chưa chọn nội dung nào.")


def test_a_quiz_is_taken_by_keyboard(opened: Opened, shot: Callable[..., None]) -> None:
    page = opened(QUIZ)
    expect(page.locator("[data-left]")).to_have_text("Còn 12 câu chưa trả lời.")
    choice = page.locator("[data-question] input[type=radio]").first
    choice.focus()
    page.keyboard.press("Space")
    expect(choice).to_be_checked()
    page.keyboard.press("ArrowDown")
    expect(choice).not_to_be_checked()
    expect(page.locator("[data-left]")).to_have_text("Còn 11 câu chưa trả lời.")
    send = page.get_by_role("button", name="Nộp bài")
    send.focus()
    page.keyboard.press("Enter")
    # Who forgot some is taken to the first of them, once.
    first = page.locator("[data-question]:not(:has(input:checked))").first
    expect(first.locator("input, select").first).to_be_focused()
    send.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Đúng 1/12 câu" if _right(page) else "Đúng 0/12 câu"
    )
    expect(page.locator(".went")).to_have_count(12)
    shot(page, full=True)
    assert not violations(page)
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def _right(page: Page) -> int:
    page.locator(".went").first.wait_for()
    return page.locator(".went.is-right").count()


def test_a_quiz_is_taken_without_scripts(opened: Opened) -> None:
    page = opened(QUIZ, scripts=False, width=320)
    for question in page.locator("[data-question]").all():
        for part in question.locator("select").all():
            part.select_option(index=1)
        if question.locator("input[type=text]").count():
            question.locator("input[type=text]").fill("1")
        elif question.locator("input").count():
            question.locator("input").last.check()
    page.get_by_role("button", name="Nộp bài").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("/12 câu")
    expect(page.get_by_text("Bạn chưa trả lời câu này.")).to_have_count(0)
    # A link to the clause opens it with its characters marked.
    page.locator(".went a[href*='trich=']").first.click()
    expect(page.locator("mark").first).to_be_visible()


def seen(page: Page) -> tuple[str, bool]:
    """Return the number in the corner and whether the answer is shown."""
    slide = page.locator(".slide:visible")
    expect(slide).to_have_count(1)
    return slide.locator(".of").inner_text(), slide.locator(".step").is_visible()


def test_a_quiz_is_run_in_a_hall(opened: Opened, shot: Callable[..., None]) -> None:
    page = opened(HALL + "&giay=15", width=1920, height=1080)
    assert seen(page) == ("1/6", False)
    clock = page.locator(".clock .left")
    expect(clock).to_have_text("14")
    page.get_by_role("button", name="Dừng giờ").click()
    stopped = clock.inner_text()
    page.wait_for_timeout(1300)
    assert clock.inner_text() == stopped
    page.keyboard.press("t")
    expect(clock).not_to_have_text(stopped)
    assert not violations(page)
    shot(page, "question")
    page.keyboard.press("ArrowRight")
    assert seen(page) == ("1/6", True)
    expect(clock).to_be_hidden()
    expect(page.locator(".slide:visible .proofs").first).to_be_visible()
    assert not violations(page)
    shot(page, "answer")
    page.keyboard.press("Space")
    assert seen(page) == ("2/6", False)
    expect(clock).to_be_visible()
    page.keyboard.press("End")
    assert seen(page) == ("6/6", True)
    page.keyboard.press("Escape")
    expect(page.get_by_label("Thời gian nghĩ mỗi câu")).to_be_visible()
    expect(clock).to_be_hidden()


def test_the_hall_goes_on_without_the_server_and_without_scripts(opened: Opened) -> None:
    page = opened(HALL)
    page.locator(".kept:not([hidden])").wait_for(state="attached")
    page.context.set_offline(True)
    page.reload()
    assert seen(page) == ("1/6", False)
    page.keyboard.press("ArrowRight")
    assert seen(page) == ("1/6", True)
    page.context.set_offline(False)
    plain = opened(HALL, scripts=False, width=320)
    expect(plain.locator(".slide")).to_have_count(6)
    answer = plain.locator(".slide .step").first
    expect(answer.locator(".why")).to_be_hidden()
    answer.locator("summary").click()
    expect(answer.locator(".why")).to_be_visible()


def test_slides_are_pressed_through_and_stay_with_their_pictures_without_the_server(
    opened: Opened, shot: Callable[..., None]
) -> None:
    page = opened(PACK, width=1920, height=1080)
    number = page.locator(".slide:visible .of")
    expect(number).to_have_text(re.compile("^1/"))
    count = page.locator(".slide").count()
    for _ in range(count):
        overflow = page.locator(".slide:visible .body").evaluate("one => one.scrollHeight - one.clientHeight")
        assert overflow <= 1, number.inner_text()
        page.keyboard.press("ArrowRight")
    expect(number).to_have_text(f"{count}/{count}")
    page.keyboard.press("Home")
    expect(number).to_have_text(f"1/{count}")
    page.keyboard.press("Space")
    expect(number).to_have_text(f"2/{count}")
    page.locator(".kept:not([hidden])").wait_for(state="attached")
    page.context.set_offline(True)
    page.reload()
    expect(number).to_have_text(f"2/{count}")
    drawn: list[bool] = page.locator(".slide img").evaluate_all("all => all.map(one => one.naturalWidth > 0)")
    assert drawn
    assert all(drawn)
    page.context.set_offline(False)
    page.keyboard.press("Escape")
    # It can be left and read as a page; from this machine's own address it says why there is no code.
    expect(page.get_by_text("Chưa có mã QR cho điện thoại.")).to_be_visible()
    shot(page)
