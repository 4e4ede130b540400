"""Answers in the chat: the whole text, every citation, each quote exact, no digest quoted; as on the page."""

import re
from dataclasses import replace
from html import unescape

import pytest
from starlette.testclient import TestClient

from assistant.answers.answer import Answer, Citation, Nearest, Question, Quote, Sentence, Status
from assistant.library.nouns import Span
from assistant.search.shelf import Shelf
from assistant.wording import say
from bot.cards.actions import Ask, Judge, Open, ShowDocument, ShowPlace, ShowQuote, ShowRow, ShowSources
from bot.cards.answers import answer_card, first_line
from bot.cards.card import Card, Heading, Line, Listed, Paragraph, Quoted
from bot.cards.stock import Stock
from bot.views.examples import Examples
from bot.web.app import web_app
from tests.cards.conftest import Spoken, actions_of, check, quotes_of, said

HARD = (
    "so don dang ky so huu tri tue nam 2030",
    "Chỉ tiêu nào năm 2025 bằng 0?",
    "TFP của tỉnh với cả nước năm 2030 khác nhau thế nào?",
    "Ngân sách năm nay cho chuyển đổi số là bao nhiêu tỷ?",
    "Nghị quyết 57 nói về gì?",
    "xóa",
    "Chào bạn",
    "<b>[1]</b> & **x** \u202e?",
)
MARK = re.compile(r"\[\d+\]")


def lines_of(card: Card) -> list[Line]:
    found: list[Line] = []
    for block in card.blocks:
        match block:
            case Heading(line):
                found.append(line)
            case Paragraph(lines) | Listed(lines):
                found += lines
    return found


def bare(text: str) -> str:
    """Return the letters and figures of a text, to compare what two doors say of it."""
    return re.sub(r"[\W_]+", " ", MARK.sub(" ", text)).strip()


def questions(spoken: Spoken) -> list[str]:
    found = [one for group in Examples(spoken.desk).now() for one in group.questions]
    return [*found, *HARD]


def test_an_answer_is_whole_and_proven(spoken: Spoken) -> None:
    verbatim = spoken.verbatim()
    for question in questions(spoken):
        answer = spoken.desk.assistant.ask(Question(question))
        reply = spoken.speaker.question(question, f"whole {question}")
        check(reply, verbatim)
        text = bare(said(reply))
        assert all(bare(part) in text for part in answer.text.replace("**", "").splitlines())
        marks = {run.text for line in lines_of(reply.cards[0]) for run in line if run.style == "mark"}
        assert {str(one.n) for one in answer.citations} <= marks
        assert all(bare(one.quote.label) in text or one.quote.provision for one in answer.citations)
        digests = [one.quote.text for one in answer.citations if one.kind == "digest"]
        assert not any(quote in digests for quote in quotes_of(reply.cards[0]))
        if digests:
            assert "tóm lược" in said(reply)


def test_each_citation_is_shown_by_its_button(spoken: Spoken) -> None:
    for question in questions(spoken):
        answer = spoken.desk.assistant.ask(Question(question))
        reply = spoken.speaker.question(question, f"cited {question}")
        shown = [one.does for one in actions_of(reply) if isinstance(one.does, ShowQuote)]
        more = any(isinstance(one.does, ShowSources) for one in actions_of(reply))
        assert len(shown) == min(len(answer.citations), 8)
        assert more == (len(answer.citations) > 8)
        for does, citation in zip(shown, answer.citations, strict=False):
            cited = spoken.speaker.does(does, "c")
            check(cited, spoken.verbatim())
            if citation.kind == "verbatim":
                assert quotes_of(cited.cards[0]) == [citation.quote.text]
            assert citation.quote.label.casefold() in said(cited).casefold()
            assert citation.number in said(cited)


def test_every_source_is_told_whole(spoken: Spoken) -> None:
    for question in questions(spoken):
        answer = spoken.desk.assistant.ask(Question(question))
        spoken.speaker.question(question, f"told {question}")
        reply = spoken.speaker.sources(f"told {question}")
        check(reply, spoken.verbatim())
        for citation in answer.citations:
            if citation.kind == "verbatim":
                assert citation.quote.text in quotes_of(reply.cards[0])
            else:
                assert citation.quote.text.strip() in said(reply)


def test_the_page_says_the_same(corpus: Spoken, shelf: Shelf) -> None:
    del shelf
    with TestClient(web_app(corpus.desk, version="0")) as client:
        for question in questions(corpus)[::3]:
            page = unescape(re.sub(r"<[^>]+>", " ", client.get("/", params={"q": question}).text))
            reply = corpus.speaker.question(question, f"page {question}")
            card = reply.cards[0]
            told = [block for block in card.blocks if isinstance(block, Quoted)]
            assert all(bare(block.text) in bare(page) for block in told)
            first = next(
                block for block in card.blocks if isinstance(block, Paragraph) and "_" not in block.lines
            )
            for line in first.lines:
                words = "".join(run.text for run in line if run.style != "mark")
                assert bare(words) in bare(page), question


def test_a_follow_up_goes_on_from_the_same_member_only(corpus: Spoken) -> None:
    corpus.speaker.question("Chỉ tiêu 50 năm 2030 là bao nhiêu?", "one")
    own = said(corpus.speaker.question("Còn năm 2035?", "one"))
    other = said(corpus.speaker.question("Còn năm 2035?", "two"))
    assert "50" in own
    assert own != other


def test_what_may_be_meant_can_be_chosen(corpus: Spoken) -> None:
    with corpus.shelf.lend() as edition:
        documents = [one for one in edition.library.documents() if one.is_public]
    number = next(
        number
        for one in documents
        if (number := one.number)
        and corpus.desk.assistant.ask(Question(f"{one.kind} {number} nói gì?")).status is Status.CLARIFY
    )
    same = {ShowDocument(one.id) for one in documents if one.number == number}
    reply = corpus.speaker.question(f"{number} nói gì?", "unclear")
    assert len(same) > 1
    chosen = [one for one in actions_of(reply) if one.does in same]
    assert len({one.label for one in chosen}) == len(chosen) == len(same)


def test_a_question_asked_by_a_button_is_repeated(corpus: Spoken) -> None:
    question = "Chỉ tiêu 50 năm 2030 là bao nhiêu?"
    assert said(corpus.speaker.does(Ask(question), "b")).startswith(f"Hỏi: {question}")
    assert not said(corpus.speaker.question(question, "b")).startswith("Hỏi:")


@pytest.mark.parametrize("typed", ["", "   ", "\u200b\u00ad", "x" * 2001])
def test_what_cannot_be_asked_is_told(corpus: Spoken, typed: str) -> None:
    reply = corpus.speaker.question(typed, "odd")
    check(reply, ())
    assert not actions_of(reply)
    assert said(corpus.speaker.sources("odd")) == said(corpus.speaker.sources("nobody"))


def made(count: int, length: int, kind: str = "verbatim") -> Answer:
    """Return an answer with so many citations, each of so many characters."""
    citations = tuple(
        Citation(
            n,
            Quote("d", f"d/{n}", Span(0, length), chr(96 + n) * length, f"Điều {n}"),
            "1/TEST",
            f"/van-ban/d#{n}",
            kind,  # type: ignore[arg-type]
        )
        for n in range(1, count + 1)
    )
    text = "Có. " + "".join(f"[{n}]" for n in range(1, count + 1))
    return Answer("a", Status.ANSWERED, text, (Sentence("Có.", tuple(range(1, count + 1))),), citations)


@pytest.mark.parametrize(("count", "length", "quoted"), [(4, 300, True), (5, 3, False), (2, 900, False)])
def test_many_or_long_quotes_are_behind_buttons(
    corpus: Spoken, count: int, length: int, quoted: bool
) -> None:
    card = answer_card(made(count, length), Stock(corpus.desk))
    assert len(quotes_of(card)) == (count if quoted else 0)
    text = "\n".join("".join(run.text for run in line) for line in lines_of(card))
    assert all(f"Điều {n}" in text for n in range(1, count + 1))


def test_only_digests_are_said_to_be_digests(corpus: Spoken) -> None:
    card = answer_card(made(2, 10, "digest"), Stock(corpus.desk))
    assert not quotes_of(card)
    texts = ["".join(run.text for run in line) for line in lines_of(card)]
    assert any("không phải nguyên văn" in text for text in texts)
    assert any("aaaaaaaaaa" in text for text in texts)


def test_what_is_nearest_is_shown_with_whom_to_ask(corpus: Spoken) -> None:
    quote = Quote("d", "d/1", Span(0, 3), "Chữ", "mục 1")
    nearest = (Nearest(quote, "/van-ban/d#1"), Nearest(replace(quote, text="Ý"), "/van-ban/d#1", "digest"))
    answer = Answer("a", Status.NOT_FOUND, "Không nêu.", nearest=nearest, whom_to_ask="Hỏi Văn phòng.")
    card = answer_card(answer, Stock(corpus.desk))
    assert quotes_of(card) == ["Chữ"]
    text = "\n".join("".join(run.text for run in line) for line in lines_of(card))
    assert text.startswith("Không nêu.")
    assert "Hỏi Văn phòng." in text
    assert "Ý" in text
    assert [one.does for row in card.actions for one in row][:2] == [ShowPlace("d/1")] * 2


def test_a_nearest_row_is_shown_with_its_values(corpus: Spoken) -> None:
    stock = Stock(corpus.desk)
    row = next(one for one in stock.board.rows if one.cells)
    quote = Quote(row.document.id, row.id, Span(0, 3), "Chữ", "mục 1")
    nearest = (Nearest(quote, row.address),)
    card = answer_card(Answer("a", Status.NOT_FOUND, "Không nêu.", nearest=nearest), stock)
    assert card.actions[0][0].does == ShowRow(row.id)
    assert any(
        row.document.number in "".join(run.text for run in line) for line in lines_of(card)
    )  # of which document it is


def test_what_is_asked_for_comes_first(spoken: Spoken) -> None:
    for question in questions(spoken):
        answer = spoken.desk.assistant.ask(Question(question))
        if answer.status not in {Status.ANSWERED, Status.NOT_FOUND}:
            continue
        first = said(spoken.speaker.question(question, f"first {question}")).partition("\n")[0]
        digests = answer.citations and all(one.kind == "digest" for one in answer.citations)
        assert digests or bare(first).startswith(bare(first_line(answer))), question


def test_a_cell_is_shown_with_the_name_of_its_row(corpus: Spoken) -> None:
    stock = Stock(corpus.desk)
    row = next(one for one in stock.board.rows if one.cells and one.numbered)
    year = next(column.year for column in row.cells if column.year)
    asked = f"Chỉ tiêu {row.target.number} năm {year} là bao nhiêu?"
    reply = corpus.speaker.question(asked, "cell")
    assert (
        said(reply).count(row.shown_name) == 1
    )  # the answer says it, what is read beside the quote need not
    does = next(one.does for one in actions_of(reply) if isinstance(one.does, ShowQuote))
    assert row.title in said(corpus.speaker.does(does, "cell"))


def test_in_a_group_the_first_answer_tells_that_it_is_of_a_machine(corpus: Spoken) -> None:
    told = say("chat.answer.machine")
    asked = "Chỉ tiêu 50 năm 2030 là bao nhiêu?"
    assert told not in said(corpus.speaker.question(asked, "alone"))
    for member in ("first", "second"):
        assert told in said(corpus.speaker.question(asked, member, in_group=True))
        assert told not in said(corpus.speaker.question(asked, member, in_group=True))


def test_only_an_answer_is_judged_and_only_public_pages_are_opened(corpus: Spoken) -> None:
    for status in Status:
        card = answer_card(Answer("a", status, "Xin chào."), Stock(corpus.desk))
        kinds = {type(action.does) for row in card.actions for action in row}
        assert (Judge in kinds) == (status not in {Status.GREETING, Status.FAILED})
    for public, opens in (("", False), ("https://a.vn/", True)):
        card = answer_card(made(1, 5), Stock(corpus.desk, public))
        urls = [one.does.url for row in card.actions for one in row if isinstance(one.does, Open)]
        assert urls == (["https://a.vn/van-ban/d?trich=0-5#1"] if opens else [])
