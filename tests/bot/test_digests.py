"""A digest through every door: a summary with its sources, never a quotation; nothing at all when switched off."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from assistant.answers.answer import Answer, Nearest, Status
from assistant.assistant import Assistant
from assistant.library.nouns import Holding, Relation
from assistant.search.shelf import Shelf
from bot.views.answers.sources import sources
from bot.views.shapes.answer import answer_shape
from tests.bot.conftest import Told, client_of, serving
from tests.bot.test_commands import troly57
from tests.invented import WordEmbedder, document, holding


@pytest.fixture(scope="module")
def digests(shelf: Shelf) -> list[Holding]:
    with shelf.lend() as edition:
        library = edition.library
        return [library.holding(one) for one in library.documents() if one.text == "digest"]


@pytest.fixture(scope="module")
def asking(shelf: Shelf) -> TestClient:
    return client_of(shelf, Assistant(shelf))


@pytest.fixture(scope="module")
def without(library_home: Path) -> Iterator[TestClient]:
    """A client of a server whose digests are switched off."""
    shelf = Shelf(library_home, embedder=WordEmbedder, digests=False)
    shelf.open()
    yield client_of(shelf, Assistant(shelf))
    shelf.close()


def shown(html: str) -> str:
    """The words of a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def as_shown(text: str) -> str:
    return " ".join(escape(text).replace("&#x27;", "&#39;").replace("&quot;", "&#34;").split())


def test_a_citation_of_a_digest_is_a_summary_with_its_sources(
    asking: TestClient, digests: list[Holding]
) -> None:
    for held in digests:
        statement, grounds = next(p for p in held.provisions if p.kind == "statement"), held.grounds[0]
        body = asking.post("/api/v1/ask", json={"question": statement.text}).json()
        cited = {one["provision"]: one for one in body["citations"]}
        assert statement.id in cited, body["answer"]
        assert cited[statement.id] == {
            "n": cited[statement.id]["n"],
            "document": held.document.id,
            "number": held.document.number,
            "provision": statement.id,
            "label": statement.label,
            "kind": "digest",
            "summary": statement.text.strip(),
            "grade": grounds.grade,
            "sources": list(grounds.sources),
            "original": held.document.url,
            "url": f"/van-ban/{statement.id.replace('/', '#')}",
        }
        assert "tóm lược" in body["answer"]


def test_a_near_statement_is_a_summary_too(answer: Answer) -> None:
    quote = answer.citations[0].quote
    near = (Nearest(quote, "/a", kind="digest"), Nearest(quote, "/b"))
    one, other = answer_shape(replace(answer, nearest=near))["nearest"]["provisions"]
    assert ("quote" in one, one.get("summary")) == (False, quote.text)
    assert ("summary" in other, other.get("quote")) == (False, quote.text)


def test_sources_of_one_place_are_named_once(answer: Answer) -> None:
    first = replace(
        answer.citations[0], kind="digest", beside=(), sources=("báo", "đài"), original="https://a.vn"
    )
    second = replace(first, n=2, sources=("đài", "trang"))
    (source,) = sources([first, second])
    assert (source.digest, source.rests_on) == (True, ("báo", "đài", "trang"))
    assert source.original == "https://a.vn"
    assert not sources(answer.citations)[0].digest


def test_the_page_of_an_answer_sets_no_summary_as_a_quotation(
    asking: TestClient, digests: list[Holding]
) -> None:
    statement = next(p for p in digests[0].provisions if p.kind == "statement")
    html = asking.get("/", params={"q": statement.text}).text
    assert "bản tóm lược" in html
    assert "<blockquote" not in html
    assert as_shown("; ".join(digests[0].grounds[0].sources)) in shown(html)


def test_a_near_summary_is_no_quotation_on_the_page(shelf: Shelf, answer: Answer) -> None:
    near = Nearest(answer.citations[0].quote, "/van-ban/a#tl.1", kind="digest")
    lost = replace(
        answer, status=Status.NOT_FOUND, text="Không nêu.", citations=(), sentences=(), nearest=(near,)
    )
    html = client_of(shelf, Told(lost)).get("/", params={"q": "a"}).text
    assert "<blockquote" not in html
    assert "tóm lược" in html


def test_an_original_is_called_unchecked_only_where_it_is(asking: TestClient, digests: list[Holding]) -> None:
    for held in digests:
        statement = next(p for p in held.provisions if p.kind == "statement")
        html = asking.get("/", params={"q": statement.text}).text
        best = held.addresses[:1]
        cited = re.findall(r'<a href="(https://[^"]+)"[^>]*>Đọc bản gốc</a>([^<]*)', html)
        for url, beside in (found for found in cited if best and found[0] == escape(best[0].url)):
            assert ("chưa được kiểm tra" in beside) is not best[0].verified, url


def test_the_page_of_a_digest_says_what_it_is_and_what_it_rests_on(
    asking: TestClient, digests: list[Holding]
) -> None:
    for held in digests:
        html = asking.get(f"/van-ban/{held.document.id}").text
        text = shown(html)
        for told in ("bản tóm lược", "không phải nguyên văn", "chưa được cán bộ có thẩm quyền kiểm duyệt"):
            assert told in text, held.document.id
        assert "<blockquote" not in html
        for provision in held.provisions:
            assert f'id="{provision.path}"' in html
            assert as_shown(provision.text) in text
        for grounds in held.grounds:
            mark = f"[{grounds.grade}{', ' if grounds.place else ''}{grounds.place}]"
            assert as_shown(f"{mark} {'; '.join(grounds.sources)}") in text, grounds.provision


def test_the_page_of_a_digest_says_which_addresses_were_checked(
    asking: TestClient, digests: list[Holding]
) -> None:
    seen = set()
    for held in digests:
        html = asking.get(f"/van-ban/{held.document.id}").text
        assert html.count("chưa kiểm tra") == sum(not one.verified for one in held.addresses)
        for address in held.addresses:
            seen.add(address.verified)
            _, _, after = html.partition(f'href="{escape(address.url)}"')
            assert ("chưa kiểm tra" in after.partition("</dd>")[0]) is not address.verified, address.url
    assert False in seen


def test_a_document_that_is_only_known_has_a_page(tmp_path: Path, assistant: Told) -> None:
    known = replace(
        holding(document("1-kh", number="1/KH", text="none", validity="replaced", validity_note="Xem 2/KH.")),
        received="", clean="", alignment=(), provisions=(), fixes=(), targets=(), duties=(), passages=(),
        doubts=(), grounds=(), relations=(), parts=(), standings=(), contradictions=(),
    )  # fmt: skip
    other = replace(
        holding(document("2-kh", number="2/KH")),
        relations=(Relation("2-kh", None, "replaces", "1/KH", known.document.signed_on, None, "B"),),
    )
    with serving(tmp_path, [other, known], assistant) as client:
        html = client.get("/van-ban/1-kh").text
        assert "chưa có nội dung" in html
        assert "đã bị thay thế (theo thông tin đến ngày 01/03/2031). Xem 2/KH." in shown(html)
        assert '<dt>Được thay thế bởi</dt><dd><a href="/van-ban/2-kh">2/KH</a>' in html
        assert (
            '<dt>Thay thế</dt><dd><a href="/van-ban/1-kh">1/KH</a> ngày 03/02/2031'
            in client.get("/van-ban/2-kh").text
        )
        items = client.get("/api/v1/documents").json()["items"]
        assert [(one["id"], one["text"]) for one in items] == [("2-kh", "verbatim"), ("1-kh", "none")]
        assert client.get("/api/v1/documents/1-kh").json()["provisions"] == []


def test_the_list_tells_digests_apart(asking: TestClient, digests: list[Holding]) -> None:
    assert asking.get("/van-ban").text.count("tóm lược, chưa phải nguyên văn") == len(digests)


def test_switched_off_no_door_shows_anything_of_a_digest(without: TestClient, digests: list[Holding]) -> None:
    text_of = {one["id"]: one["text"] for one in without.get("/api/v1/documents").json()["items"]}
    assert "tóm lược" not in without.get("/van-ban").text
    assert "tóm lược" not in without.get("/").text
    for held in digests:
        id_ = held.document.id
        assert text_of[id_] == "none"
        whole = without.get(f"/api/v1/documents/{id_}").json()
        assert (whole["text"], whole["provisions"]) == ("none", [])
        html = without.get(f"/van-ban/{id_}").text
        assert "chưa có nội dung" in html
        statements = [provision for provision in held.provisions if provision.kind == "statement"]
        assert not [one.id for one in statements if as_shown(one.text) in shown(html)]
        assert without.get(f"/api/v1/provisions/{statements[0].id}").status_code == 404


def test_show_prints_what_a_statement_rests_on(library_home: Path, digests: list[Holding]) -> None:
    held = next(one for one in digests if any(grounds.place for grounds in one.grounds))
    grounds = next(one for one in held.grounds if one.place)
    told = troly57("show", grounds.provision, TROLY57_HOME=str(library_home))
    assert told.returncode == 0, told.stderr
    assert (
        f"Nguồn [{grounds.grade}, {grounds.place}]: {'; '.join(grounds.sources)}" in told.stdout.splitlines()
    )
    assert "không phải nguyên văn" in told.stdout
    heading = troly57("show", f"{held.document.id}/tl~1", TROLY57_HOME=str(library_home))
    assert "không phải nguyên văn" in heading.stdout
    assert "Nguồn [" not in heading.stdout
    off = troly57("show", grounds.provision, TROLY57_HOME=str(library_home), TROLY57_DIGESTS="off")
    assert (off.returncode, off.stdout) == (2, "")


def test_ask_prints_a_summary_without_quotation_marks(library_home: Path, digests: list[Holding]) -> None:
    statement, grounds = digests[0].provisions[2], digests[0].grounds[0]
    told = troly57("ask", statement.text, TROLY57_HOME=str(library_home))
    answer, _, named = told.stdout.partition("\nNguồn\n")
    assert "tóm lược" in answer.splitlines()[0]
    assert f"[1] {statement.text.strip()}" in named
    assert "“" not in named
    assert f"Theo: {'; '.join(grounds.sources)}." in named
    off = troly57("ask", statement.text, TROLY57_HOME=str(library_home), TROLY57_DIGESTS="off")
    assert statement.text.strip() not in off.stdout
