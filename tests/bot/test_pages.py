"""The pages: they answer HEAD, need no script, escape everything, and lead to the quoted place."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from assistant.answers.answer import Answer, Nearest, Status
from assistant.assistant import Assistant
from assistant.library.nouns import Confidence, Document, Provision, Target
from assistant.search.shelf import Shelf
from tests.bot.conftest import Told, client_of, serving
from tests.invented import document, holding

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&{{ 7*7 }}"
VOID = {"meta", "link", "input", "br", "img", "hr", "source"}


class Page(HTMLParser):
    """A page as its elements: tags must close in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.inline = False
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        # A script of ours is a file; what stands in the page itself would be refused by the policy.
        self.inline |= tag == "style" or (tag == "script" and not (given["src"] or "").startswith("/static/"))
        self.tags |= {tag} if tag != "script" or self.inline else set()
        self.attributes |= set(given)
        self.ids += [given["id"] or ""] if "id" in given else []
        (self.links if tag == "a" else self.loads).extend([given["href"] or ""] if "href" in given else [])
        self.loads += [given["src"] or ""] if "src" in given else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in {"script", "style"} and data.strip():
            self.inline.append(data)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture
def known(shelf: Shelf) -> Document:
    with shelf.lend() as edition:
        return edition.library.documents()[0]


@pytest.mark.parametrize("path", ["/", "/?q=a", "/van-ban", "/van-ban/{id}", "/van-ban/{alias}", "/docs"])
def test_pages_are_whole_safe_and_answer_head(client: TestClient, known: Document, path: str) -> None:
    address = path.format(id=known.id, alias=known.aliases[0])
    got = client.get(address)
    assert (got.status_code, got.headers["content-type"]) == (200, "text/html; charset=utf-8")
    page = Page(got.text)
    assert len(set(page.ids)) == len(page.ids)
    assert not page.tags & {"style", "iframe"}
    assert not page.inline
    assert not {name for name in page.attributes if name == "style" or name.startswith("on")}
    # what a page loads is its own; a document's original may be elsewhere, one click away
    assert not [link for link in page.loads if link.startswith(("http:", "https:", "//"))]
    assert "Văn bản gốc là căn cứ quyết định" in got.text
    policy = got.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert got.headers["x-content-type-options"] == "nosniff"
    assert got.headers["referrer-policy"] == "no-referrer"
    head = client.head(address)
    assert (head.status_code, head.content) == (200, b"")


def test_links_inside_pages_lead_somewhere(client: TestClient, known: Document) -> None:
    for address in ("/", "/?q=a", f"/van-ban/{known.id}", "/docs"):
        page = Page(client.get(address).text)
        for link in set(page.links):
            path, _, fragment = link.partition("#")
            if path.startswith("https:"):
                continue  # where a document's original is said to be
            if not path:
                assert fragment in page.ids, link
            else:
                assert client.get(path).status_code == 200, link


def test_the_answer_leads_to_the_quoted_place(client: TestClient, answer: Answer, row: Provision) -> None:
    got = client.get("/", params={"q": "Bao nhiêu?"}).text
    assert f"<strong>{answer.citations[0].quote.text}</strong>" in got.replace("&gt;", ">")
    page = Page(got)
    assert "nguon-1" in page.ids
    quote = answer.citations[0].quote
    (address,) = {link for link in page.links if row.path in link}
    assert f"trich={quote.span.start}-{quote.span.end}" in address
    assert row.path in Page(client.get(address.partition("#")[0]).text).ids


def test_hostile_questions_and_answers_stay_text(shelf: Shelf, answer: Answer) -> None:
    quote = replace(answer.citations[0].quote, text=HOSTILE, label=HOSTILE)
    hostile = replace(
        answer,
        status=Status.NOT_FOUND,
        text=f"{HOSTILE} **{HOSTILE}** [1]\n– {HOSTILE}",
        understood=HOSTILE,
        citations=(replace(answer.citations[0], quote=quote, number=HOSTILE, beside=(quote,)),),
        nearest=(Nearest(quote, "/van-ban/a#b"),),
        whom_to_ask=HOSTILE,
        suggestions=(HOSTILE,),
    )
    client = client_of(shelf, Told(hostile))
    got = client.get("/", params={"q": HOSTILE})
    page = Page(got.text)
    assert got.status_code == 200
    assert not page.inline
    assert "img" not in page.tags
    assert "onerror" not in page.attributes
    assert "{{ 7*7 }}" in got.text
    assert Page(client.get("/van-ban/" + HOSTILE).text).tags.isdisjoint({"script", "img"})


def test_hostile_documents_stay_text(tmp_path: Path, assistant: Told) -> None:
    whole = holding(document(title=HOSTILE, issuer=HOSTILE, gaps=(HOSTILE,)), stamp=HOSTILE)
    with serving(tmp_path, [whole], assistant) as client:
        for address in ("/", "/van-ban", f"/van-ban/{whole.document.id}"):
            page = Page(client.get(address).text)
            assert not page.tags & {"script", "img"}, address


@pytest.mark.parametrize(("question", "status"), [("", 422), ("  ", 422), ("a" * 2001, 422)])
def test_a_question_that_cannot_be_asked_is_told_on_the_page(
    client: TestClient, assistant: Told, question: str, status: int
) -> None:
    got = client.get("/", params={"q": question})
    assert got.status_code == status
    assert 'aria-invalid="true"' in got.text
    assert question not in {asked.text for asked in assistant.asked}


def test_not_found_shows_the_nearest_clause_and_whom_to_ask(shelf: Shelf, answer: Answer) -> None:
    quote = answer.citations[0].quote
    lost = replace(
        answer,
        status=Status.NOT_FOUND,
        text="Không nêu.",
        citations=(),
        nearest=(Nearest(replace(quote, text="đoạn gần"), "/van-ban/x#I"),),
        whom_to_ask="Hỏi người ký.",
    )
    got = client_of(shelf, Told(lost)).get("/", params={"q": "a"}).text
    for shown in ("Văn bản không nêu", "đoạn gần", 'href="/van-ban/x#I"', "Hỏi người ký."):
        assert shown in got


def test_the_reader_has_every_provision_and_every_fix(
    client: TestClient, shelf: Shelf, known: Document
) -> None:
    html = client.get(f"/van-ban/{known.id}").text
    page = Page(html)
    with shelf.lend() as edition:
        provisions = edition.library.provisions(known.id)
        fixes = edition.library.fixes(known.id)
    assert {provision.path for provision in provisions} <= set(page.ids)
    assert html.count('<li id="sua-') == sum(fix.confidence is Confidence.SURE for fix in fixes)
    assert html.count('<li id="nghi-') == sum(fix.confidence is Confidence.LIKELY for fix in fixes)
    applied = sum(fix.confidence is Confidence.SURE and fix.start is not None for fix in fixes)
    assert html.count('<ins class="fix"') == applied
    for gap in known.gaps:
        assert gap in html


def test_the_reader_shows_every_word_of_the_clean_text(
    client: TestClient, shelf: Shelf, known: Document
) -> None:
    html = client.get(f"/van-ban/{known.id}").text
    text = html.partition('<div class="text">')[2].partition('<section id="trang-sua"')[0]
    without = re.sub(r'<a class="(?:permalink|fix-mark)".*?</a>', "", text)
    shown = "".join(re.sub(r"<[^>]+>", " ", without).split())
    with shelf.lend() as edition:
        clean = edition.library.clean_text(known.id)
    expected = clean.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;")
    # A row without a printed number shows a dash in its place.
    assert shown.replace("–", "") == "".join(expected.split()).replace("–", "")


def test_the_table_is_a_table(client: TestClient, known: Document, target: Target) -> None:
    html = client.get(f"/van-ban/{known.id}").text
    path = target.provision.partition("/")[2]
    (row,) = re.findall(rf'<tr id="{re.escape(path)}".*?</tr>', html)
    for cell in target.milestones:
        assert f'data-column="{cell.column_label}"' in row
        assert cell.text.replace(">", "&gt;") in row
    assert f'scope="row">{target.name}' in row


def test_examples_can_be_answered(shelf: Shelf) -> None:
    assistant = Assistant(shelf)
    html = client_of(shelf, assistant).get("/").text
    links = re.findall(r'<a href="(/\?q=[^"]+)"', html)
    assert len(links) >= 3
    for link in links:
        answered = client_of(shelf, assistant).get(link)
        assert 'id="nguon-1"' in answered.text


def test_docs_describe_every_operation(client: TestClient) -> None:
    html = client.get("/docs").text
    paths = client.get("/openapi.json").json()["paths"]
    assert set(paths) == {
        "/api/v1/ask",
        "/api/v1/ask/stream",
        "/api/v1/documents",
        "/api/v1/documents/{id}",
        "/api/v1/provisions/{id}",
        "/api/v1/targets",
        "/api/v1/duties",
    }
    for path in paths:
        assert f"<code>{path}</code>" in html
