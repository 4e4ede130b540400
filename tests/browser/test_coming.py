"""An answer that a model writes, as a person sees it come: piece by piece, stopped, broken off, replaced by another."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import quote

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect

from assistant.assistant import Assistant
from assistant.search.shelf import Shelf
from bot.desk.desk import Desk
from bot.serve.listening import config_of, listener
from bot.web.app import web_app
from tests.browser.conftest import Opened, opening_pages, violations
from tests.writer import PLAIN, Writer

pytestmark = pytest.mark.needs_chromium

# Told in several sentences.
QUESTION = "Chỉ tiêu 46 và 45 năm 2030 là bao nhiêu?"
WRITING, STOP = "Đang viết câu trả lời…", "Dừng trả lời"


@dataclass
class Site:
    address: str
    writer: Writer


@contextmanager
def served(desk: Desk) -> Iterator[str]:
    """Serve a desk on loopback; yield the address."""
    listening = listener("127.0.0.1", 0)
    server = uvicorn.Server(config_of(web_app(desk, version="0")))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(20)


@pytest.fixture(scope="module")
def written(shelf: Shelf) -> Iterator[Site]:
    writer = Writer(Assistant(shelf))
    with served(Desk(shelf, writer)) as address:  # type: ignore[arg-type]
        yield Site(address, writer)


@pytest.fixture
def writer(written: Site) -> Writer:
    writer = written.writer
    writer.pause, writer.plainly, writer.broken = 0.6, False, None
    writer.asked.clear()
    writer.ended.clear()
    return writer


@pytest.fixture
def opened(browser: Browser, written: Site) -> Iterator[Opened]:
    yield from opening_pages(browser, written.address)


def ask(page: Page, question: str = QUESTION) -> None:
    page.get_by_role("combobox").fill(question)
    page.keyboard.press("Enter")


def ended(writer: Writer, question: str) -> bool:
    """Tell whether the answering of a question was ended before it was done, within two seconds."""
    until = time.monotonic() + 2
    while question not in writer.ended and time.monotonic() < until:
        time.sleep(0.02)
    return question in writer.ended


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (320, True)])
def test_sentences_appear_before_the_end(
    opened: Opened, writer: Writer, shot: Callable[..., None], *, width: int, dark: bool
) -> None:
    page = opened("/", width=width, dark=dark)
    writer.plainly = True
    ask(page)
    coming = page.locator(".turn.pending")
    expect(coming.get_by_text(WRITING)).to_be_visible()
    shot(page, f"{width}-writing")
    expect(coming.locator(".said > *")).not_to_have_count(0)
    expect(coming.locator(".said a.chip").first).to_be_visible()
    before = coming.locator(".said").bounding_box()
    first = coming.locator(".said > *").first.inner_text()
    shot(page, f"{width}-sentence")
    assert not violations(page)
    expect(page.locator(".turn.pending")).to_have_count(0)
    whole = page.locator(".turn .answer")
    assert whole.locator(".said > *").first.inner_text().startswith(first)
    after = whole.locator(".said").bounding_box()
    assert before
    assert after
    assert abs(before["y"] - after["y"]) <= 2
    expect(whole.locator(".plain-words")).to_contain_text(PLAIN)
    expect(whole.locator(".by-model")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    shot(page, f"{width}-whole", full=True)
    assert not violations(page)
    assert page.url.startswith(f"{page.url.split('/?')[0]}/?q=")
    page.reload()
    expect(page.locator(".by-model")).to_be_visible()


def test_stop_ends_it_here_and_on_the_server(
    opened: Opened, writer: Writer, shot: Callable[..., None]
) -> None:
    page = opened("/")
    writer.pause = 1.5
    ask(page)
    expect(page.locator(".turn.pending .said > *")).to_have_count(1)
    page.get_by_role("button", name=STOP).click()
    expect(page.get_by_text("Câu trả lời chưa viết xong thì bạn dừng")).to_be_visible()
    assert ended(writer, QUESTION)
    shot(page)
    assert not violations(page)
    assert page.url.endswith("/")
    assert writer.asked == [QUESTION]
    writer.pause = 0
    page.get_by_role("link", name="Hỏi lại").click()
    expect(page.locator(".turn .answer .by-model")).to_be_visible()
    expect(page.locator(".turn")).to_have_count(1)


def test_a_new_question_ends_the_one_before(opened: Opened, writer: Writer) -> None:
    page = opened("/")
    writer.pause = 3
    ask(page)
    expect(page.get_by_text(WRITING)).to_be_visible()
    writer.pause = 0
    ask(page, "Ban Nội chính làm gì?")
    expect(page.locator(".turn .by-model")).to_be_visible()
    expect(page.locator(".turn")).to_have_count(1)
    assert ended(writer, QUESTION)


def test_what_breaks_off_is_asked_for_whole(opened: Opened, writer: Writer) -> None:
    page = opened("/", failing=True)
    page.route("**/dang-tra-loi?*", lambda route: route.abort())
    ask(page)
    expect(page.locator(".turn .by-model")).to_be_visible()
    page.unroute("**/dang-tra-loi?*")

    writer.broken = RuntimeError("planted")
    ask(page, "Ban Nội chính làm gì?")
    expect(page.locator(".turn.pending .said > *")).to_have_count(1)
    writer.broken = None
    expect(page.locator(".turn .by-model")).to_have_count(2)


def test_only_what_is_done_and_the_end_are_heard(opened: Opened, writer: Writer) -> None:
    page = opened("/")
    heard: list[str] = []
    page.expose_function("heard", lambda told: heard.append(told))  # noqa: PLW0108 - bound anew
    page.evaluate(
        """() => { const told = document.getElementById("trang-nghe");
           new MutationObserver(() => told.textContent && window.heard(told.textContent))
             .observe(told, { childList: true }); }"""
    )
    ask(page)
    expect(page.locator(".turn .by-model")).to_be_visible()
    page.wait_for_timeout(100)
    told = [one for one in heard if "gợi ý" not in one]
    assert told[:2] == ["Đang tìm câu trả lời trong văn bản.", "Đang viết câu trả lời."]
    assert len(told) == 3
    assert told[2].startswith("Đã có câu trả lời.")
    assert writer.asked == [QUESTION]


def test_who_reads_a_source_or_types_on_is_not_disturbed(opened: Opened, writer: Writer) -> None:
    page = opened("/")
    writer.pause = 1
    ask(page)
    page.locator(".turn.pending .said a.chip").first.click()
    expect(page.locator(".panel mark").first).to_be_visible()
    expect(page.locator(".turn .by-model")).to_be_visible()
    expect(page.locator(".panel mark").first).to_be_visible()
    assert page.evaluate("document.activeElement.className") == "panel-text"
    page.keyboard.press("Escape")
    expect(page.locator(".panel")).to_have_count(0)
    assert "chip" in page.evaluate("document.activeElement.className")
    ask(page, "Ban Nội chính làm gì?")
    expect(page.locator(".turn.pending")).to_have_count(1)
    page.get_by_role("combobox").fill("câu sau")
    expect(page.locator(".turn .by-model")).to_have_count(2)
    expect(page.get_by_role("combobox")).to_be_focused()
    assert page.get_by_role("combobox").input_value() == "câu sau"


def test_without_a_script_the_answer_comes_whole(opened: Opened, writer: Writer) -> None:
    writer.pause = 0
    page = opened(f"/?q={quote(QUESTION)}", scripts=False)
    expect(page.locator(".by-model")).to_be_visible()
    assert page.get_by_role("button", name=STOP).count() == 0


def test_a_page_waits_as_long_as_a_model_may_take(opened: Opened, writer: Writer) -> None:
    page = opened("/")
    assert page.locator("form[data-asks]").get_attribute("data-patience") == "30"
    page.clock.install()
    page.route("**/dang-tra-loi?*", lambda _: None)  # never answers
    ask(page)
    page.clock.run_for(29_000)
    expect(page.locator(".turn.pending")).to_have_count(1)
    page.clock.run_for(1_500)
    expect(page.get_by_text("Quá 30 giây chưa có câu trả lời").first).to_be_visible()
