"""A digest is never taken for its document: what rests on one says so, and all of them can be switched off."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.answers.answer import Answer, Citation, Question, Status
from assistant.assistant import Assistant
from assistant.library.nouns import Document, Provision
from assistant.search.shelf import Shelf
from ingest.corpus import build_document
from tests.answers.conftest import Asked
from tests.invented import WordEmbedder

Ask = Callable[[str], Answer]


@pytest.fixture(scope="module")
def digests(ask: Asked) -> dict[str, Document]:
    return {h.document.id: h.document for h in ask.holdings if h.document.text == "digest"}


@pytest.fixture(scope="module")
def statements(ask: Asked) -> list[Provision]:
    return [p for holding in ask.holdings for p in holding.provisions if p.kind == "statement"]


@pytest.fixture(scope="module")
def answers(ask: Asked, statements: list[Provision]) -> list[Answer]:
    """What is answered when each statement is asked in its own words."""
    return [ask(statement.text) for statement in statements]


@pytest.fixture(scope="module")
def ask_without(ask: Asked) -> Iterator[Ask]:
    """Ask the same library with digests switched off."""
    shelf = Shelf(ask.home, embedder=WordEmbedder, digests=False)
    shelf.open()
    assistant = Assistant(shelf)
    yield lambda text: assistant.ask(Question(text))
    shelf.close()


def of_digests(answer: Answer) -> list[Citation]:
    return [citation for citation in answer.citations if citation.kind == "digest"]


def test_digests_answer(answers: list[Answer]) -> None:
    assert sum(bool(of_digests(answer)) for answer in answers) > 0.9 * len(answers) > 500


def test_what_rests_on_a_digest_says_so_first_and_last(answers: list[Answer]) -> None:
    for answer in filter(of_digests, answers):
        cited = {citation.n for citation in of_digests(answer)}
        first = next(sentence for sentence in answer.sentences if cited.intersection(sentence.citations))
        last = answer.sentences[-1]
        assert "tóm lược" in first.text, answer.text
        assert first.text.index("tóm lược") < 30, answer.text
        for told in ("tóm lược", "không phải nguyên văn", "bản gốc chưa được nạp"):
            assert told in last.text, answer.text
        documents = {one.quote.document for one in of_digests(answer)}
        told_of = {one.quote.document for one in answer.citations if one.n in last.citations}
        assert (told_of, set(last.citations) <= cited) == (documents, True), answer.text


def test_a_summary_is_never_set_as_a_quotation(answers: list[Answer]) -> None:
    for answer in filter(of_digests, answers):
        assert not [line for line in answer.text.splitlines() if line.lstrip().startswith(">")]
        for citation in of_digests(answer):
            for opening, closing in ("“”", '""', "«»", "‘’"):
                assert f"{opening}{citation.quote.text}{closing}" not in answer.text


def test_a_digest_is_cited_with_what_it_rests_on(
    ask: Asked, answers: list[Answer], digests: dict[str, Document]
) -> None:
    grounds = {one.provision: one for holding in ask.holdings for one in holding.grounds}
    for citation in (citation for answer in answers for citation in answer.citations):
        known = grounds.get(citation.quote.provision)
        assert (citation.kind == "digest") is (citation.quote.document in digests)
        assert (citation.grade, citation.sources) == ((known.grade, known.sources) if known else ("", ()))
        if citation.kind == "digest":
            assert citation.quote.label.startswith("Tóm lược")
            assert citation.original == digests[citation.quote.document].url


def test_an_original_is_answered_without_any_of_it(ask: Asked) -> None:
    asked = [
        *(f"{t.name} năm 2030 là bao nhiêu?" for holding in ask.holdings for t in holding.targets),
        *(f"{d.agency} làm gì?" for holding in ask.holdings for d in holding.duties),
    ]
    answers = [answer for answer in map(ask, asked) if answer.citations]
    assert len(answers) > 100
    for answer in answers:
        assert not of_digests(answer), answer.text
        assert "tóm lược" not in answer.text
        assert not [c for c in answer.citations if c.grade or c.sources or c.original]


@pytest.mark.parametrize(
    ("card", "told"),
    [
        ("", "chưa được cán bộ có thẩm quyền kiểm duyệt"),
        ('reviewed_by = "Bà Duyệt"\n', "đã được Bà Duyệt kiểm duyệt"),
    ],
)
def test_the_warning_says_who_has_approved_it(tmp_path: Path, card: str, told: str) -> None:
    (tmp_path / "digest.md").write_text(
        "# Tóm lược\n\n## Nhận diện\n\n1. Xã Thử trồng năm héc-ta rừng ngập mặn.\n   [B] báo Thử\n"
    )
    (tmp_path / "card.toml").write_text(
        'id = "1-kh-thu"\nnumber = "1/KH"\nkind = "Kế hoạch"\ntitle = "Kế hoạch thử"\nissuer = "Xã Thử"\n'
        + card
    )
    asked = Asked([build_document(tmp_path)], tmp_path / "home")
    answer = asked("Xã Thử trồng rừng ngập mặn")
    asked.shelf.close()
    assert "tóm lược** Kế hoạch 1/KH" in answer.sentences[0].text
    assert told in answer.sentences[-1].text


def test_switched_off_nothing_of_a_digest_is_said(
    ask_without: Ask, statements: list[Provision], digests: dict[str, Document]
) -> None:
    for statement in statements:
        answer = ask_without(statement.text)
        quotes = [*(one.quote for one in answer.citations), *(one.quote for one in answer.nearest)]
        shown = [answer.text, answer.whom_to_ask or "", *(quote.text for quote in quotes)]
        assert not {quote.document for quote in quotes} & set(digests)
        assert not [text for text in shown if statement.text.strip() in text or "tóm lược" in text]


@pytest.mark.parametrize("question", ["{kind} {number} nói gì?", "{kind} {number} còn hiệu lực không?"])
def test_switched_off_a_document_is_still_known(
    ask_without: Ask, digests: dict[str, Document], question: str
) -> None:
    numbers = [document.number for document in digests.values()]
    for document in digests.values():
        answer = ask_without(question.format(kind=document.kind, number=document.number))
        alone = numbers.count(document.number) == 1
        assert answer.status is (Status.NOT_FOUND if alone else Status.CLARIFY), document.id
        assert document.number in answer.text
        assert document.title.removeprefix(document.kind).strip() in answer.text
        assert (answer.citations, answer.nearest) == ((), ())


def test_switched_off_a_pair_has_no_national_side(ask: Asked, ask_without: Ask) -> None:
    with ask.shelf.lend() as edition:
        pairs = edition.library.reference().comparisons
    for pair in pairs:
        answer = ask_without(f"{pair.subject} của tỉnh so với cả nước năm {pair.year}")
        assert answer.status is not Status.ANSWERED, pair.subject
        assert "Cả nước" not in answer.text
        assert pair.why not in answer.text
