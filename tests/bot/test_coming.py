"""A turn as it comes to be: events of HTML whose end is the part that the page without them gives."""

import asyncio
import re
import threading
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from assistant.answers.answer import Answer, Hear, Sentence, Status, Step
from assistant.assistant import Assistant
from assistant.search.shelf import Shelf
from bot.desk.desk import Desk
from bot.desk.streaming import Done, Told
from bot.desk.waiting import awaited
from bot.web.app import web_app
from tests.bot.conftest import Told as Telling
from tests.bot.conftest import client_of
from tests.writer import NAME, PLAIN, Writer

ASKED = {"q": "Chỉ tiêu 46 và 45 năm 2030 là bao nhiêu?", "truoc": "xin chào", "phan": "2"}


@pytest.fixture
def writer(shelf: Shelf) -> Writer:
    return Writer(Assistant(shelf), plainly=True)


@pytest.fixture
def client(shelf: Shelf, writer: Writer) -> Iterator[TestClient]:
    with client_of(shelf, writer) as client:
        yield client


def events(client: TestClient, **fields: str) -> list[tuple[str, str]]:
    reply = client.get("/dang-tra-loi", params=fields)
    assert reply.headers["content-type"].startswith("text/event-stream")
    assert reply.headers["cache-control"] == "no-store"
    found = []
    for block in reply.text.split("\n\n")[:-1]:
        name, *data = block.splitlines()
        found.append((name.removeprefix("event: "), "\n".join(one.removeprefix("data: ") for one in data)))
    return found


def settled(html: str) -> str:
    """What does not differ between two answers to one question."""
    return re.sub(r"[0-9a-f]{16,}", "…", html).strip()


def test_the_end_is_the_part_as_without_events(client: TestClient) -> None:
    told = events(client, **ASKED)
    names = [name for name, _ in told]
    assert names[:2] == ["step", "step"]
    assert names[2:-1] == ["sentence"] * (len(names) - 3)
    assert len(names) > 4
    assert settled(told[-1][1]) == settled(client.get("/", params=ASKED).text)
    assert "Đang đọc" in told[0][1]
    assert "Đang viết" in told[1][1]


def test_every_sentence_comes_with_marks_that_lead_to_its_place(client: TestClient) -> None:
    told = events(client, **ASKED)
    whole = told[-1][1]
    for name, html in told:
        if name == "sentence":
            chips = re.findall(r'<a class="chip" href="([^"]+)"', html)
            assert chips
            assert all(chip in whole for chip in chips)


def test_plain_words_and_who_wrote_them_are_told_apart(client: TestClient, writer: Writer) -> None:
    html = client.get("/", params=ASKED).text
    assert html.count('class="plain-words"') == 1
    assert re.search(rf'class="plain-words">Diễn giải: {PLAIN}', html)
    assert "Phần “Diễn giải” do một mô hình ngôn ngữ viết" in html
    writer.plainly = False
    html = client.get("/", params=ASKED).text
    assert "plain-words" not in html
    assert "Câu chữ do một mô hình ngôn ngữ viết lại" in html
    assert NAME not in html


def test_a_clause_that_begins_like_plain_words_is_none(shelf: Shelf, answer: Answer) -> None:
    said = f"Diễn giải: {answer.text}"
    own = Answer("a", Status.ANSWERED, said, (Sentence(said, (1,)),), answer.citations, written_by="model")
    with client_of(shelf, Telling(own)) as client:
        html = client.get("/", params={"q": "a"}).text
    assert "Diễn giải:" in html
    assert "plain-words" not in html


def test_a_page_asks_in_pieces_only_where_a_model_writes(
    client: TestClient, shelf: Shelf, answer: Answer, writer: Writer
) -> None:
    writer.model_seconds = 45
    page = client.get("/").text
    assert 'data-stream="/dang-tra-loi"' in page
    assert 'data-patience="55"' in page
    with client_of(shelf, Telling(answer)) as without:
        page = without.get("/").text
    assert "data-stream" not in page
    assert "mau-dang-viet" not in page
    assert "Quá 10 giây chưa có câu trả lời" in page


def test_what_breaks_off_says_so(client: TestClient, writer: Writer) -> None:
    writer.broken = RuntimeError("planted")
    told = events(client, **ASKED)
    assert [name for name, _ in told] == ["step", "step", "sentence", "broken"]
    assert "planted" not in str(told)


@pytest.mark.parametrize("question", ["", " ", "a" * 2001])
def test_what_cannot_be_asked_is_told_as_the_page_tells_it(client: TestClient, question: str) -> None:
    reply = client.get("/dang-tra-loi", params={"q": question, "phan": "1"})
    assert reply.status_code == 422
    assert "data-lost" in reply.text
    assert reply.text == client.get("/", params={"q": question, "phan": "1"}).text
    unknown = client.get("/dang-tra-loi", params={"q": "a", "trong": "khong-co"})
    assert (unknown.status_code, "<html" in unknown.text) == (404, True)


def test_before_the_library_is_open_it_says_so(unready: TestClient) -> None:
    reply = unready.get("/dang-tra-loi", params={"q": "a", "phan": "1"})
    assert (reply.status_code, "data-lost" in reply.text) == (503, True)


def test_a_hostile_sentence_stays_text(shelf: Shelf, answer: Answer) -> None:
    hostile = "<script>x</script>\revent: turn\r\ndata: <b>\n\nevent: turn"
    own = Answer("a", Status.ANSWERED, hostile, (Sentence(hostile, (1,)),), answer.citations)
    with client_of(shelf, Telling(own)) as client:
        told = events(client, q=hostile)
    assert [name for name, _ in told] == ["sentence", "turn"]
    assert all("<script" not in html and "<b>" not in html for _, html in told)


def test_a_question_in_pieces_is_counted_like_any(shelf: Shelf, writer: Writer) -> None:
    desk = Desk(shelf, writer)  # type: ignore[arg-type]
    with TestClient(web_app(desk, version="0")) as client:
        events(client, **ASKED)
    assert 'troly57_answer_seconds_bucket{le="60.0"} 1.0' in _figures(desk)


def _figures(desk: Desk) -> str:
    from prometheus_client import generate_latest

    return generate_latest(desk.metrics.registry).decode()


DONE = Answer("a", Status.ANSWERED, "Có.", (Sentence("Có.", ()),))


def test_a_step_is_told_once_and_the_rest_whole() -> None:
    def answered(hear: Hear) -> Answer:
        for name in ("reading", "writing", "writing", "writing"):
            hear(Step(name))  # type: ignore[arg-type]
        return DONE

    async def told() -> list[Told]:
        return [one async for one in awaited(answered)]

    known = asyncio.run(told())
    assert known[:2] == [Step("reading"), Step("writing")]
    assert known[-1] == Done(DONE)
    assert len(known) == 4


def test_who_goes_away_ends_the_work() -> None:
    ended = threading.Event()

    def answered(hear: Hear) -> Answer:
        try:
            while True:
                hear(Step("writing"))
                ended.wait(0.01)
        finally:
            ended.set()

    async def left() -> None:
        told = awaited(answered)
        await anext(told)
        await told.aclose()

    asyncio.run(left())
    assert ended.wait(5)


def test_what_is_raised_is_raised_to_who_waits() -> None:
    def answered(hear: Hear) -> Answer:
        hear(Step("reading"))
        raise RuntimeError("planted")

    async def told() -> None:
        async for _ in awaited(answered):
            pass

    with pytest.raises(RuntimeError, match="planted"):
        asyncio.run(told())
