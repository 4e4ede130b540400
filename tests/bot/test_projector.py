"""The projector's page: what it is given, what it makes by itself, and that a clause goes on whole."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from assistant.answers.answer import Answer, Citation, Quote, Sentence, Status
from assistant.assistant import Assistant
from assistant.library.nouns import Span
from assistant.search.shelf import Shelf
from bot.web.projector.slides import slide_of
from tests.bot.conftest import Told, client_of, serving
from tests.invented import document, holding

HOSTILE = "<script>alert(1)</script>\"'&{{ 7*7 }}"


def test_the_questions_of_an_address_are_asked_in_order(client: TestClient, assistant: Told) -> None:
    got = client.get(
        "/trinh-chieu", params={"q": ["Một?", " ", "Hai\n\x00 ba?"], "cau": "Bốn?\r\n\r\n Năm? "}
    )
    assert got.status_code == 200
    assert [one.text for one in assistant.asked] == ["Một?", "Hai ba?", "Bốn?", "Năm?"]
    assert re.findall(r'<p class="of"[^>]*>([^<]+)<', got.text) == ["1/4", "2/4", "3/4", "4/4"]
    assert client.head("/trinh-chieu?q=a").status_code == 200


def test_at_most_thirty_are_taken_and_that_is_said(client: TestClient, assistant: Told) -> None:
    got = client.get("/trinh-chieu", params={"cau": "\n".join(f"Câu {n}?" for n in range(80))})
    assert len(assistant.asked) == 30
    assert "Chỉ nhận 30 câu" in got.text
    assert "Chỉ nhận" not in client.get("/trinh-chieu?q=a").text


def test_hostile_and_huge_questions_are_told_and_escaped(client: TestClient, assistant: Told) -> None:
    got = client.get("/trinh-chieu", params={"q": [HOSTILE, "x" * 3000]})
    assert got.status_code == 200
    assert "alert(1)</script>" not in got.text
    assert "49" not in re.sub(r"v=\w+", "", got.text)
    assert "dài quá 2.000 ký tự" in got.text
    assert [one.text for one in assistant.asked] == [HOSTILE]


def test_without_questions_it_makes_some_that_are_answered(shelf: Shelf) -> None:
    with client_of(shelf, Assistant(shelf)) as client:
        got = client.get("/trinh-chieu").text
    assert len(re.findall(r'class="slide"', got)) >= 3
    assert len(re.findall(r'<figure class="clause', got)) >= 3
    assert 'class="status"' not in got


def test_a_library_with_nothing_to_ask_of_says_so(tmp_path: Path, answer: Answer) -> None:
    made = holding(document("7-QD-XYZ-2031"))
    told = Told(replace(answer, status=Status.NOT_FOUND))
    with serving(tmp_path / "home", [made], told) as client:
        got = client.get("/trinh-chieu")
    assert got.status_code == 200
    assert "Hãy tự viết câu hỏi" in got.text


def test_before_the_library_is_open_it_says_so(unready: TestClient) -> None:
    assert unready.get("/trinh-chieu").status_code == 503


def test_a_long_clause_goes_on_over_steps_and_nothing_is_cut(shelf: Shelf, answer: Answer) -> None:
    with shelf.lend() as edition:
        library = edition.library
        of = next(one for one in library.documents() if one.text == "verbatim")
        clean = library.clean_text(of.id)
        longest = max(library.provisions(of.id), key=lambda one: len(one.text))
        quote = Quote(of.id, longest.id, Span(longest.start, longest.end), longest.text, longest.label)
        cited = Citation(1, quote, number=of.number, url=f"/van-ban/{of.id}#{longest.path}")
        slide = slide_of(
            library, "Hỏi?", replace(answer, sentences=(Sentence("Ý.", (1,)),), citations=(cited,))
        )
    clauses = [step.clause for step in slide.steps if step.clause]
    lines = [line for clause in clauses for line in clause.lines]
    assert len(clauses) > 1
    assert "".join(line.text for line in lines) == longest.text.strip("\n")
    assert longest.text in clean
    assert (lines[0].opens, lines[-1].closes) == (True, True)
    assert not any(line.opens for line in lines[1:])
    assert all(len(line.text) <= 480 for line in lines)
    assert [(one.n, one.of) for one in clauses] == [(n, len(clauses)) for n in range(1, len(clauses) + 1)]


def test_a_digest_is_called_one_and_not_quoted(shelf: Shelf, answer: Answer) -> None:
    with shelf.lend() as edition:
        of = next(one for one in edition.library.documents() if one.text == "digest")
        one = next(one for one in edition.library.provisions(of.id) if one.kind == "statement")
    quote = Quote(of.id, one.id, one.span, one.text, one.label)
    cited = Citation(1, quote, number=of.number, url=f"/van-ban/{of.id}#{one.path}", kind="digest")
    told = replace(answer, sentences=(Sentence("Ý.", (1,)),), citations=(cited,))
    with client_of(shelf, Told(told)) as client:
        got = client.get("/trinh-chieu?q=a").text
    assert 'class="clause digest"' in got
    assert "Tóm lược" in got
    assert "<blockquote" not in got
    assert "“" not in got[got.index('class="clause digest"') : got.index("</figure>")]


@pytest.mark.parametrize("status", [Status.NOT_FOUND, Status.CLARIFY, Status.FAILED, Status.OUT_OF_SCOPE])
def test_what_is_not_answered_is_told_with_its_words(shelf: Shelf, answer: Answer, status: Status) -> None:
    told = replace(answer, status=status, text="Văn bản không nêu.", sentences=(), citations=())
    with client_of(shelf, Told(told)) as client:
        got = client.get("/trinh-chieu?q=a")
    assert got.status_code == 200
    assert "Văn bản không nêu." in got.text
    assert 'class="status"' in got.text


def test_the_worker_keeps_what_the_page_loads_and_no_other_page(client: TestClient) -> None:
    got = client.get("/trinh-chieu/giu.js")
    assert got.headers["content-type"].startswith("text/javascript")
    assert got.headers["service-worker-allowed"] == "/trinh-chieu"
    assert got.headers["cache-control"] == "no-cache"
    kept = json.loads(re.findall(r"KEPT = (\[.*\]);", got.text)[0])
    loaded = re.findall(r'(?:href|src)="(/static/[^"]+)"', client.get("/trinh-chieu?q=a").text)
    assert set(loaded) <= set(kept)
    assert all(address.startswith("/static/") for address in kept)
    for address in kept:
        assert client.head(address).status_code == 200, address
