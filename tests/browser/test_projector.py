"""The projector's page: pressed through as a trainer does, with and without a network or scripts."""

from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Opened, violations

pytestmark = pytest.mark.needs_chromium

QUESTIONS = (
    "Chỉ số chuyển đổi số cấp tỉnh năm 2030 là bao nhiêu?",
    "Ủy ban nhân dân tỉnh có nhiệm vụ gì?",
    "Luật Dữ liệu có hiệu lực từ khi nào?",
    "Giá vàng hôm nay?",
)
DECK = "/trinh-chieu?" + "&".join(f"q={quote(one)}" for one in QUESTIONS)


def seen(page: Page) -> tuple[str, int]:
    """Return the number in the corner and how many steps of the answer have been shown."""
    slide = page.locator(".slide:visible")
    expect(slide).to_have_count(1)
    number = slide.locator(".of").inner_text()
    shown: int = slide.evaluate("one => [...one.querySelectorAll('.step')].findIndex(s => !s.hidden) + 1")
    return number, shown


def test_a_remote_presses_through_question_and_answer(opened: Opened, shot: Callable[..., None]) -> None:
    page = opened(DECK, width=1920, height=1080)
    assert seen(page) == ("1/4", 0)
    shot(page, "question")
    page.keyboard.press("PageDown")
    assert seen(page) == ("1/4", 1)
    expect(page.locator(".slide:visible .verbatim")).to_be_visible()
    shot(page, "answer")
    assert not violations(page)
    for key in ("PageUp", "Space", "ArrowLeft", "ArrowRight"):
        page.keyboard.press(key)
    assert seen(page) == ("1/4", 1)
    page.keyboard.press("Space")
    assert seen(page) == ("2/4", 0)
    page.keyboard.press("ArrowLeft")
    assert seen(page) == ("1/4", 1)
    page.keyboard.press("End")
    assert seen(page)[0] == "4/4"
    assert seen(page)[1] > 0
    page.keyboard.press("PageDown")
    assert seen(page)[0] == "4/4"
    page.keyboard.press("Home")
    assert seen(page) == ("1/4", 0)
    page.get_by_role("button", name="Tiếp theo").click()
    page.get_by_role("button", name="Tiếp theo").click()
    assert seen(page) == ("2/4", 0)
    page.keyboard.press("f")
    expect(page.locator("html:fullscreen")).to_have_count(1)
    page.keyboard.press("f")
    expect(page.locator("html:fullscreen")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.get_by_role("textbox", name="Soạn bộ câu hỏi của mình")).to_be_visible()
    assert not violations(page)


def cut_off(slide: Locator) -> bool:
    """Tell whether any of the slide lies out of the screen, beyond what its own scrolling reaches."""
    told: bool = slide.evaluate(
        """one => {
            const body = one.querySelector(".body");
            const shown = [...body.querySelectorAll(".question, .step:not([hidden]) *")];
            return shown.some(part => {
                const box = part.getBoundingClientRect();
                const top = box.top + body.scrollTop;
                return box.right > innerWidth + 1 || box.left < -1 || top < -1
                    || top + box.height > body.scrollHeight + 1;
            });
        }"""
    )
    return told


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1024, 768), (320, 568), (568, 320)])
def test_nothing_is_cut_on_any_screen(
    opened: Opened, shot: Callable[..., None], width: int, height: int
) -> None:
    page = opened(DECK, width=width, height=height, dark=width == 1024)
    for _ in range(16):
        assert not cut_off(page.locator(".slide:visible"))
        overflow = page.locator(".slide:visible .body").evaluate("one => one.scrollHeight - one.clientHeight")
        assert overflow <= 1 or width < 1000
        page.keyboard.press("PageDown")
    assert seen(page)[0] == "4/4"
    shot(page)


def test_a_digest_is_never_in_quotation_marks(opened: Opened) -> None:
    page = opened(DECK)
    digest = page.locator("#cau-3 .clause.digest").first
    assert "Tóm lược" in (digest.text_content() or "")
    assert "“" not in (digest.locator(".words").first.text_content() or "")
    assert page.locator("#cau-3 blockquote").count() == 0


def test_without_a_network_it_goes_on_and_comes_again_after_a_reload(
    opened: Opened, shot: Callable[..., None]
) -> None:
    page = opened(DECK)
    page.locator(".kept:not([hidden])").wait_for(state="attached")
    page.context.set_offline(True)
    for _ in range(3):
        page.keyboard.press("PageDown")
    assert seen(page)[0] == "2/4"
    page.reload()
    assert seen(page) == ("2/4", 0)
    page.keyboard.press("PageDown")
    assert seen(page)[1] == 1
    assert page.locator(".slide:visible .question").evaluate("one => getComputedStyle(one).fontFamily")
    shot(page)
    # Only this page is kept: another one is not served from here.
    kept: list[str] = page.evaluate(
        """async () => {
            const found = [];
            for (const name of await caches.keys())
                for (const one of await (await caches.open(name)).keys()) found.push(new URL(one.url).pathname);
            return found;
        }"""
    )
    assert {path for path in kept if not path.startswith("/static/")} == {"/trinh-chieu"}
    page.context.set_offline(False)


def test_a_swipe_turns_the_page(opened: Opened) -> None:
    page = opened(DECK, width=390, height=800)
    swipe = """([from, to]) => {
        const deck = document.querySelector(".deck");
        const at = x => ({identifier: 1, target: deck, clientX: x, clientY: 400});
        const touch = (type, x, ended) => {
            const event = new Event(type, {bubbles: true});
            Object.assign(event, {touches: ended ? [] : [at(x)], changedTouches: [at(x)]});
            deck.dispatchEvent(event);
        };
        touch("touchstart", from, false);
        touch("touchend", to, true);
    }"""
    page.evaluate(swipe, [300, 100])
    assert seen(page) == ("1/4", 1)
    page.evaluate(swipe, [100, 300])
    assert seen(page) == ("1/4", 0)
    page.evaluate(swipe, [300, 280])
    assert seen(page) == ("1/4", 0)


def test_without_scripts_it_is_a_page_of_sections(opened: Opened, shot: Callable[..., None]) -> None:
    page = opened(DECK, scripts=False, width=320)
    expect(page.locator(".slide")).to_have_count(4)
    for n in range(4):
        expect(page.locator(".slide").nth(n)).to_be_visible()
    page.locator(".contents a").nth(2).click()
    assert page.url.endswith("#cau-3")
    shot(page, full=True)
    page.get_by_role("textbox").fill("Ban Nội chính làm gì?\n\n  Ai ký chương trình 42?  ")
    page.get_by_role("button", name="Tạo bộ trình chiếu").click()
    expect(page.locator(".slide")).to_have_count(2)
