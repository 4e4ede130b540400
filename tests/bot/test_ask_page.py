"""The page that asks: follow-ups in the address, parts of it for the script, examples, what loading it costs."""

import gzip
import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from assistant.answers.answer import Answer, Nearest, Question, Status
from assistant.assistant import Assistant
from assistant.search.shelf import Shelf
from bot.web.ask.conversation import ask_address, earlier_questions
from tests.bot.conftest import Told, client_of, serving
from tests.invented import document, holding

MOST_BYTES = 100_000


def carried(html: str) -> list[str]:
    (fields,) = re.findall(r"data-carr(?:ies|ied)>(.*?)</(?:span|template)>", html, re.DOTALL)
    return [unescape(value) for value in re.findall(r'name="truoc" value="([^"]*)"', fields)]


def test_earlier_questions_travel_in_the_form(client: TestClient, assistant: Told) -> None:
    first = client.get("/", params={"q": "Một?"}).text
    assert assistant.asked[-1].history is None
    assert carried(first) == ["Một?"]
    second = client.get("/", params=[("q", "Hai?"), ("truoc", "Một?")]).text
    assert assistant.asked[-1] == Question("Hai?", history=("Một?",))
    assert carried(second) == ["Một?", "Hai?"]
    assert '<a href="/?q=M%E1%BB%99t%3F">Một?</a>' in second
    third = client.get("/", params=[("q", "Ba?"), ("truoc", "Một?"), ("truoc", "Hai?")]).text
    again = re.findall(r'<li><a href="(/\?q=[^"]+)">(?:Một|Hai)\?</a>', third)
    assert [parse_qs(urlsplit(unescape(one)).query).get("truoc") for one in again] == [None, ["Một?"]]


def test_what_an_address_carries_is_bounded() -> None:
    assert earlier_questions([str(n) for n in range(20)]) == tuple(str(n) for n in range(14, 20))
    assert earlier_questions(["a" * 1400, "", " ", "b" * 200, "c"]) == ("b" * 200, "c")
    assert earlier_questions(["a" * 9000]) == ()
    assert parse_qs(urlsplit(ask_address("a&b", ["c=d", "e#f"], "g")).query) == {
        "q": ["a&b"],
        "truoc": ["c=d", "e#f"],
        "trong": ["g"],
    }


def test_a_part_is_the_turn_alone_with_ids_of_its_own(client: TestClient) -> None:
    got = client.get("/", params=[("q", "Hai?"), ("truoc", "Một?"), ("phan", "2")])
    assert got.status_code == 200
    assert "<html" not in got.text
    assert all(id_.endswith("-2") for id_ in re.findall(r' id="((?:trang|nguon)-[^"]+)"', got.text))
    assert carried(got.text) == ["Một?", "Hai?"]
    address = unescape(re.findall(r'data-address="([^"]+)"', got.text)[0])
    assert parse_qs(urlsplit(address).query) == {"q": ["Hai?"], "truoc": ["Một?"]}
    assert 'data-told="Đã có câu trả lời. Trả lời: ' in got.text


@pytest.mark.parametrize("part", ["", "x", "-1", "²", "9999"])
def test_what_names_no_part_is_the_whole_page(client: TestClient, part: str) -> None:
    assert "<html" in client.get("/", params={"q": "Một?", "phan": part}).text


def test_a_part_that_cannot_be_is_told(client: TestClient, unready: TestClient) -> None:
    long = client.get("/", params={"q": "a" * 2001, "phan": "1"})
    assert (long.status_code, "data-lost" in long.text, "<html" in long.text) == (422, True, False)
    early = unready.get("/", params={"q": "a", "phan": "1"})
    assert (early.status_code, "data-lost" in early.text) == (503, True)
    assert early.headers["retry-after"]


def test_every_mark_of_an_answer_leads_to_its_exact_characters(
    client: TestClient, shelf: Shelf, answer: Answer
) -> None:
    html = client.get("/", params={"q": "a"}).text
    (address,) = {unescape(one) for one in re.findall(r'class="chip" href="([^"]+)"', html)}
    spans = [tuple(map(int, one.split("-"))) for one in parse_qs(urlsplit(address).query)["trich"]]
    with shelf.lend() as edition:
        clean = edition.library.clean_text(answer.citations[0].quote.document)
    one = answer.citations[0]
    assert [clean[start:end] for start, end in spans] == [one.quote.text, *(b.text for b in one.beside)]


def test_a_digest_is_never_a_quotation(shelf: Shelf, answer: Answer) -> None:
    digest = replace(answer.citations[0], kind="digest", grade="A", sources=("nguồn",))
    told = replace(answer, citations=(digest,), nearest=(Nearest(digest.quote, digest.url, "digest"),))
    html = client_of(shelf, Told(told)).get("/", params={"q": "a"}).text
    assert "<blockquote" not in html
    assert html.count('<span class="tag">tóm lược</span>') == 2
    assert "of-digest" in html
    assert html.count('class="fence"') == 1
    beside = replace(told, citations=(digest, replace(answer.citations[0], n=2)))
    assert 'class="fence"' not in client_of(shelf, Told(beside)).get("/", params={"q": "a"}).text


def test_the_notice_of_a_machine_stands_with_each_answer(client: TestClient) -> None:
    card = client.get("/", params={"q": "a", "phan": "1"}).text
    assert "Trả lời của một hệ thống trí tuệ nhân tạo. Văn bản gốc là căn cứ quyết định" in card


def test_each_audience_has_examples_that_are_answered(shelf: Shelf) -> None:
    assistant = Assistant(shelf)
    html = client_of(shelf, assistant).get("/").text
    groups = re.findall(r'<section class="examples".*?</section>', html, re.DOTALL)
    assert len(groups) == 3
    asked = [
        parse_qs(urlsplit(unescape(one)).query)["q"][0] for one in re.findall(r'href="(/\?q=[^"]+)"', html)
    ]
    assert len(asked) == len(set(asked)) == 9
    for question in asked:
        assert assistant.ask(Question(question)).status is Status.ANSWERED


def test_a_library_without_targets_or_duties_has_an_honest_first_page(tmp_path: Path) -> None:
    told = Told(Answer("a", Status.NOT_FOUND, "Không nêu."))
    with serving(tmp_path, [holding(document())], told) as client:
        got = client.get("/")
        assert got.status_code == 200
        assert "Để tập huấn" not in got.text
        assert client.get("/goi-y", params={"q": "ke hoach"}).json()["items"]


def test_the_first_page_is_light(client: TestClient) -> None:
    """What comes over the wire for the first page, fonts aside: files under 8 KiB go as they are."""
    html = client.get("/").text
    files = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', html))
    for script in [one for one in files if ".js" in one]:
        files |= {f"/static/scripts/{name}" for name in re.findall(r'"\./([\w.]+)"', client.get(script).text)}
    for script in [one for one in files if ".js" in one]:
        files |= {f"/static/scripts/{name}" for name in re.findall(r'"\./([\w.]+)"', client.get(script).text)}
    bodies = [html.encode(), *(client.get(one).content for one in sorted(files))]
    assert len(files) >= 10
    assert sum(len(body) if len(body) < 8192 else len(gzip.compress(body)) for body in bodies) <= MOST_BYTES
