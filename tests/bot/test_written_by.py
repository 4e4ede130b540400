"""Wherever an answer goes, it says that a model wrote it, and its plain words stand apart from the clause."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from starlette.testclient import TestClient

from assistant.answers.answer import Answer, Question, Sentence, Status, Writing
from assistant.assistant import Assistant
from assistant.search.shelf import Shelf
from assistant.wording import say
from bot.cards.answers import answer_card
from bot.cards.card import Paragraph
from bot.cards.stock import Stock
from bot.commands.ask import _told
from bot.desk.desk import Desk
from bot.store.store import Store
from bot.views.answers.authors import written_note
from bot.views.answers.markdown import blocks_of
from bot.views.shapes.answer import answer_shape
from bot.web.app import web_app
from bot.web.keeping.offer import stamp
from tests.bot.test_keeping import share
from tests.writer import NAME, PLAIN, Writer

QUESTION = "Ban Nội chính làm gì?"
NOTES = {False: "Câu chữ do một mô hình ngôn ngữ viết lại", True: "Phần “Diễn giải” do một mô hình ngôn ngữ"}
EACH = pytest.mark.parametrize("plainly", [False, True])


@pytest.fixture
def writer(shelf: Shelf) -> Writer:
    return Writer(Assistant(shelf))


@pytest.fixture
def desk(shelf: Shelf, writer: Writer, tmp_path: Path) -> Desk:
    return Desk(shelf, writer, store=Store(f"sqlite:///{tmp_path / 'store.sqlite'}"))  # type: ignore[arg-type]


@pytest.fixture
def client(desk: Desk) -> Iterator[TestClient]:
    with TestClient(web_app(desk, version="0"), follow_redirects=False) as client:
        yield client


@EACH
def test_in_a_document_and_a_copy(client: TestClient, writer: Writer, *, plainly: bool) -> None:
    writer.plainly = plainly
    html = client.get("/", params={"q": QUESTION}).text
    assert html.count(NOTES[plainly]) == 2  # on the page, and in what is copied
    file = client.get("/tra-loi.docx", params={"q": QUESTION})
    paragraphs = Document(BytesIO(file.content)).paragraphs
    assert sum(NOTES[plainly] in one.text for one in paragraphs) == 1
    said = [one for one in paragraphs if PLAIN in one.text]
    assert len(said) == plainly
    assert all(run.italic for one in said for run in one.runs)


@EACH
def test_in_a_shared_answer(client: TestClient, writer: Writer, *, plainly: bool) -> None:
    writer.plainly = plainly
    token, _ = share(client, QUESTION)
    writer.has_model = False
    got = client.get(f"/c/{token}").text
    assert NOTES[plainly] in got
    assert got.count('class="plain-words"') == plainly
    file = client.get(f"/c/{token}/tra-loi.docx")
    assert any(NOTES[plainly] in one.text for one in Document(BytesIO(file.content)).paragraphs)


@EACH
def test_in_a_chat(desk: Desk, writer: Writer, *, plainly: bool) -> None:
    writer.plainly = plainly
    card = answer_card(desk.ask(Question(QUESTION)), Stock(desk))
    lines = [line for block in card.blocks if isinstance(block, Paragraph) for line in block.lines]
    assert sum(NOTES[plainly] in run.text for line in lines for run in line) == 1
    words = [run for line in lines for run in line if PLAIN in run.text]
    assert [run.style for run in words] == ["italic"] * plainly


@EACH
def test_on_the_command_line(writer: Writer, *, plainly: bool) -> None:
    writer.plainly = plainly
    lines = _told(writer.ask(Question(QUESTION)))
    assert sum(NOTES[plainly] in line for line in lines) == 1
    assert say("cli.ask.model", name=NAME) in lines
    assert [line for line in lines if PLAIN in line] == [
        line for line in lines if line.startswith("  Diễn giải: ")
    ]
    assert sum(PLAIN in line for line in lines) == plainly


def test_what_documents_say_themselves_looks_as_before(shelf: Shelf, writer: Writer) -> None:
    writer.plainly = True
    answer, own = writer.ask(Question(QUESTION)), Assistant(shelf).ask(Question(QUESTION))
    assert written_note(own) == ""
    assert blocks_of(answer)[:-1] == blocks_of(own)
    assert blocks_of(answer)[-1].kind == "plain_words"
    assert answer_shape(answer)["sentences"][-1]["kind"] == "plain"


def test_the_projector_asks_no_model(client: TestClient, writer: Writer) -> None:
    html = client.get("/trinh-chieu", params={"q": QUESTION}).text
    assert "mô hình" not in html
    assert QUESTION in writer.asked


def test_what_it_took_changes_no_stamp(answer: Answer) -> None:
    written = replace(answer, written_by="model")
    first = replace(written, writing=Writing(NAME, 100, 20))
    assert stamp(first) == stamp(replace(written, writing=Writing(NAME)))
    assert stamp(first) != stamp(answer)


def test_plain_words_that_look_like_a_list_are_none() -> None:
    sentence = Sentence("– Diễn giải: nói gọn.", (), plain=True)
    answer = Answer("a", Status.ANSWERED, "– một\n– Diễn giải: nói gọn. ", (sentence,))
    assert [block.kind for block in blocks_of(answer)] == ["list", "plain_words"]
