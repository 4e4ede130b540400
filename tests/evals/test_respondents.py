"""Every respondent gives replies that a judge can hold against the library."""

from pathlib import Path

import pytest

from assistant.answers.answer import Status
from assistant.library.nouns import Span
from evals.questions import FULL, Question
from evals.record import Record, read_record
from evals.respondents import BASELINES, PLAIN_BM25, PRODUCT, Unavailable
from evals.respondents.provisions import within
from evals.respondents.stock_langchain import open_stock_langchain
from ingest.publish import publish
from tests.evals.cases import DOCUMENT, INDEX, REPLACES
from tests.invented import WordEmbedder, document, holding


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The home of two small invented documents."""
    other = document("8-kh-lang-dao-2031", number="8-KH/LĐ", aliases=())
    home = tmp_path / "small"
    publish([holding(), holding(other, stamp="sau")], home, embedder=WordEmbedder(placeholder=True))
    return home


def ask_for(text: str, *documents: str) -> Question:
    return Question("id", "task", FULL, "cases/id", "cases", text, documents=documents)


def test_the_product_cites_what_stands_there(published: Path, record: Record) -> None:
    with PRODUCT.open(published) as ask:
        reply = ask(INDEX)
    assert reply.status is Status.ANSWERED
    assert reply.cited
    assert all(record.exact(cited) for cited in reply.cited)
    assert {f"{DOCUMENT}/PL.46", f"{DOCUMENT}/PL~1"} == set(reply.provisions)
    assert all(claim.citations for claim in reply.sentences)


def test_plain_bm25_reads_out_the_best_provision(published: Path, record: Record) -> None:
    with PLAIN_BM25.open(published) as ask:
        reply = ask(REPLACES)
    (best,) = reply.cited
    assert record.exact(best)
    assert reply.text == best.text == record.provisions[best.provision].text


def test_plain_bm25_keeps_to_the_documents_asked(small: Path) -> None:
    with PLAIN_BM25.open(small) as ask:
        for id_ in ("7-kh-lang-mo-2031", "8-kh-lang-dao-2031"):
            assert ask(ask_for("trạm bơm", id_)).cited[0].document == id_
        assert ask(ask_for("???")).status is Status.ANSWERED


def test_a_run_holds_what_it_shares_half_of(small: Path) -> None:
    first, second, third, *_ = read_record(small).of("7-kh-lang-mo-2031")
    middle = (second.start + second.end) // 2
    assert within([first, second, third], Span(first.start, middle + 1)) == [first, second]
    assert within([first, second, third], Span(first.start, second.start + 5)) == [first]
    assert within([first, second, third], Span(second.start + 2, second.start + 6)) == [second]
    assert within([first], Span(third.start, third.end)) == []


def test_without_its_extra_langchain_says_what_it_needs(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evals.respondents.stock_langchain.find_spec", lambda _: None)
    with pytest.raises(Unavailable, match="make evals EXTRAS=models"), open_stock_langchain(small):
        pass


@pytest.mark.needs_models
@pytest.mark.filterwarnings("ignore")  # of libraries that only this baseline uses
def test_stock_langchain_cites_what_its_chunks_hold(small: Path) -> None:
    record = read_record(small)
    with BASELINES[1].open(small) as ask:
        reply = ask(ask_for("trạm bơm", "8-kh-lang-dao-2031"))
    assert {cited.document for cited in reply.cited} == {"8-kh-lang-dao-2031"}
    assert all(record.exact(cited) and cited.text.strip() in reply.text for cited in reply.cited)
