"""What a person does with an answer: feedback, sharing, deleting, taking it along."""

import logging
import re
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from starlette.testclient import TestClient

from assistant.answers.answer import Answer, Quote, Status
from assistant.assistant import Assistant
from assistant.library.citing import cite_place
from assistant.library.nouns import Holding, Provision
from assistant.search.shelf import Shelf
from bot.desk.desk import Desk
from bot.store.store import Store
from bot.web.app import web_app
from bot.web.asking import Ask
from bot.web.keeping.offer import offer
from bot.web.keeping.shared import changes, from_json, shared_answer, to_json
from ingest.publish import publish
from tests.bot.conftest import Told
from tests.invented import WordEmbedder, document, holding

QUESTION = "Chợ phiên <b>họp</b> ngày nào?"
HOSTILE = "<script>alert(1)</script>\"'&{{ 7*7 }}"
TOKEN = re.compile(r"/c/([A-Za-z0-9_-]{32})/go\?khoa=([A-Za-z0-9_-]{32})")
Fields = dict[str, list[str]]


class Forms(HTMLParser):
    """The forms of a page by their address, each with the fields that a browser would send untouched."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, Fields] = {}
        self.at: Fields = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.at = self.found.setdefault(given["action"], {})
        if tag == "input" and given.get("type") == "hidden":
            self.at.setdefault(given["name"], []).append(given["value"])


def form(html: str, action: str) -> Fields:
    return Forms(html).found[action]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(f"sqlite:///{tmp_path / 'store.sqlite'}")


@pytest.fixture
def desk(shelf: Shelf, assistant: Told, store: Store) -> Desk:
    return Desk(shelf, assistant, store=store)  # type: ignore[arg-type]


@pytest.fixture
def kept(desk: Desk) -> TestClient:
    return TestClient(web_app(desk, version="0"), follow_redirects=False)


def asked(client: TestClient, question: str = QUESTION, **more: str) -> str:
    return client.get("/", params={"q": question, **more}).text


def share(client: TestClient, question: str = QUESTION) -> tuple[str, str]:
    made = client.post("/chia-se", data=form(asked(client, question), "/chia-se"))
    assert made.status_code == 201
    found = TOKEN.search(made.text.replace("&amp;", "&"))
    assert found
    return found[1], found[2]


def is_private(headers: Mapping[str, str]) -> bool:
    return headers["cache-control"] == "no-store" and "noindex" in headers["x-robots-tag"]


def test_an_answer_comes_with_its_citation_and_what_can_be_done(
    kept: TestClient, shelf: Shelf, row: Provision
) -> None:
    html = asked(kept)
    with shelf.lend() as edition:
        cited = cite_place(edition.library, row.id)
    assert cited
    assert html.count(cited) == 3  # under its source, on paper, in the copy
    assert "/tra-loi.docx?q=" in html
    sent = form(html, "/chia-se")
    assert sent["q"] == [QUESTION]
    assert sent["noi"] == [row.id]


@pytest.mark.parametrize("status", [Status.GREETING, Status.CLARIFY, Status.REFUSED])
def test_what_is_no_answer_is_not_shared(kept: TestClient, assistant: Told, status: Status) -> None:
    sent = form(asked(kept), "/chia-se")
    assistant.answer = replace(assistant.answer, status=status)
    forms = Forms(asked(kept)).found
    assert "/chia-se" not in forms
    assert ("/phan-hoi" in forms) == (status is not Status.GREETING)
    assert kept.post("/chia-se", data=sent).status_code == 422


@pytest.mark.parametrize("agreed", [False, True])
def test_feedback_keeps_what_was_agreed_to(kept: TestClient, store: Store, *, agreed: bool) -> None:
    sent = form(asked(kept), "/phan-hoi")
    more = {"danh-gia": "sai", "ly-do": HOSTILE, **({"dong-y": "1"} if agreed else {})}
    got = kept.post("/phan-hoi", data={**sent, **more})
    assert got.status_code == 200
    assert is_private(got.headers)
    assert "180 ngày" in got.text
    assert ("không kèm câu hỏi" in got.text) == (not agreed)
    (count,) = store.counts()
    assert (count.verdict, count.status) == ("wrong", "answered")
    entries = store.agreed()
    assert len(entries) == int(agreed)
    assert all((one.question, one.reason, one.answer) == (QUESTION, HOSTILE, "a1") for one in entries)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("danh-gia", "tốt"),
        ("danh-gia", ""),
        ("tinh-trang", "khác"),
        ("ban", "a/../b"),
        ("ma", "x" * 65),
        ("noi", "không phải mã"),
        ("noi", [f"a/{n}" for n in range(51)]),
        ("q", ""),
        ("q", "a" * 2001),
        ("ly-do", "a" * 1001),
    ],
)
def test_feedback_that_our_form_does_not_send_is_refused(
    kept: TestClient, store: Store, field: str, value: str | list[str]
) -> None:
    sent = {**form(asked(kept), "/phan-hoi"), "danh-gia": "sai", field: value}
    got = kept.post("/phan-hoi", data=sent)
    assert got.status_code == 422
    assert "Biểu mẫu gửi lên thiếu hoặc sai" in got.text
    assert store.counts() == ()


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        ({"content-type": "application/json"}, b"{}", 415),
        ({"content-type": "application/x-www-form-urlencoded"}, b"danh-gia=\xff", 400),
        ({"content-type": "application/x-www-form-urlencoded"}, b"danh-gia=%FF", 400),
        ({"content-type": "application/x-www-form-urlencoded"}, b"a=1&" * 200, 400),
        ({"content-type": "application/x-www-form-urlencoded"}, b"a" * 300_000, 413),
    ],
)
def test_a_body_that_is_no_form_is_refused(
    kept: TestClient, headers: dict[str, str], body: bytes, status: int
) -> None:
    for address in ("/phan-hoi", "/chia-se", f"/c/{'x' * 32}/go"):
        assert kept.post(address, content=body, headers=headers).status_code == status


@pytest.mark.parametrize(
    ("headers", "served"),
    [
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "none"}, True),
        ({"sec-fetch-site": "same-origin", "origin": "null"}, True),
        ({"origin": "http://testserver"}, True),
        ({"origin": "null"}, True),  # a page of ours over plain HTTP, whose seal is right
        ({}, True),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "same-site"}, False),
        ({"origin": "http://khac.vn"}, False),
        ({"origin": "http://testserver.khac.vn"}, False),
    ],
)
def test_only_our_own_pages_may_send(
    kept: TestClient, store: Store, headers: dict[str, str], *, served: bool
) -> None:
    html = asked(kept)
    got = kept.post("/phan-hoi", data={**form(html, "/phan-hoi"), "danh-gia": "dung"}, headers=headers)
    assert got.status_code == (200 if served else 403)
    assert len(store.counts()) == int(served)
    assert kept.post("/chia-se", data=form(html, "/chia-se"), headers=headers).status_code == (
        201 if served else 403
    )


def test_a_form_without_our_seal_is_refused_where_nothing_tells_its_origin(kept: TestClient) -> None:
    sent = {**form(asked(kept), "/phan-hoi"), "danh-gia": "dung", "dau": "0" * 32}
    assert kept.post("/phan-hoi", data=sent, headers={"origin": "null"}).status_code == 403


def test_a_shared_answer_is_shown_as_it_was(
    kept: TestClient, assistant: Told, answer: Answer, row: Provision
) -> None:
    token, _ = share(kept)
    assistant.answer = replace(answer, text="Khác hẳn.", citations=())
    times = len(assistant.asked)
    got = kept.get(f"/c/{token}")
    assert got.status_code == 200
    assert is_private(got.headers)
    assert got.headers["referrer-policy"] == "no-referrer"
    assert '<meta name="robots" content="noindex, nofollow">' in got.text
    assert "&lt;b&gt;họp&lt;/b&gt;" in got.text
    assert answer.citations[0].quote.text in got.text
    assert f"#{row.path}" in got.text
    assert "Khác hẳn" not in got.text
    assert "/phan-hoi" not in got.text
    assert len(assistant.asked) == times
    assert kept.head(f"/c/{token}").status_code == 200
    file = kept.get(f"/c/{token}/tra-loi.docx")
    assert is_private(file.headers)
    assert QUESTION in "\n".join(one.text for one in Document(BytesIO(file.content)).paragraphs)


def test_an_answer_that_changed_is_shown_before_it_is_shared(
    kept: TestClient, assistant: Told, answer: Answer
) -> None:
    sent = form(asked(kept), "/chia-se")
    assistant.answer = replace(answer, text="Nay là số khác. [1]")
    again = kept.post("/chia-se", data=sent)
    assert again.status_code == 409
    assert is_private(again.headers)
    assert "Nay là số khác" in again.text
    assert "Chưa có liên kết nào được tạo" in again.text
    made = kept.post("/chia-se", data=form(again.text, "/chia-se"))
    assert made.status_code == 201
    found = TOKEN.search(made.text.replace("&amp;", "&"))
    assert found
    assert "Nay là số khác" in kept.get(f"/c/{found[1]}").text


def test_an_edition_that_changed_is_told_before_it_is_shared(kept: TestClient) -> None:
    sent = {**form(asked(kept), "/chia-se"), "ban": "000000-cu"}
    again = kept.post("/chia-se", data=sent)
    assert again.status_code == 409
    assert "Câu trả lời vẫn như bạn đã thấy" in again.text


def test_who_made_a_link_deletes_it_after_being_asked_once(kept: TestClient) -> None:
    token, key = share(kept)
    other, other_key = share(kept)
    address = f"/c/{token}/go"
    for wrong in ("", "x", other_key, token):
        assert kept.get(address, params={"khoa": wrong}).status_code == 404
        assert kept.post(address, data={"khoa": wrong}).status_code == 404
    page = kept.get(address, params={"khoa": key})
    assert is_private(page.headers)
    assert "Gỡ câu trả lời đã chia sẻ?" in page.text
    assert kept.get(f"/c/{token}").status_code == 200
    sent = form(page.text, address)
    assert kept.post(address, data=sent, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    done = kept.post(address, data=sent)
    assert (done.status_code, done.headers["location"]) == (303, f"/c/{token}")
    gone = kept.get(f"/c/{token}")
    assert gone.status_code == 410
    assert "đã được gỡ" in gone.text
    assert QUESTION not in gone.text
    assert kept.get(address, params={"khoa": key}).status_code == 410
    assert kept.get(f"/c/{token}/tra-loi.docx").status_code == 404
    assert kept.get(f"/c/{other}").status_code == 200


@pytest.mark.parametrize("token", ["x", "x" * 32, "x" * 400, "a%2Fb", "..%2f", "<script>"])
def test_a_link_that_shows_nothing_says_so(kept: TestClient, token: str) -> None:
    got = kept.get(f"/c/{token}")
    assert got.status_code == 404
    assert "<script>" not in got.text


def test_secrets_are_in_no_log_and_no_metric(
    kept: TestClient, store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    token, key = share(kept)
    kept.get(f"/c/{token}/go", params={"khoa": key})
    figures = kept.get("/metrics").text
    assert "/c/{token}" in figures
    assert token not in figures

    def broken(_: str) -> None:
        raise RuntimeError("bug")

    monkeypatch.setattr(store, "shared", broken)
    with caplog.at_level(logging.DEBUG):
        assert kept.get(f"/c/{token}").status_code == 500
    # The test's own client writes down what it calls.
    ours = "\n".join(
        f"{one.name} {one.getMessage()}" for one in caplog.records if not one.name.startswith("httpx")
    )
    assert "/c/{token}" in ours
    assert token not in ours


def test_without_a_store_questions_are_still_answered(shelf: Shelf, assistant: Told) -> None:
    desk = Desk(shelf, assistant, store=Store("sqlite:////proc/khong/co.sqlite"))  # type: ignore[arg-type]
    client = TestClient(web_app(desk, version="0"))
    html = asked(client)
    assert "Nguồn" in html
    for got in (
        client.post("/phan-hoi", data={**form(html, "/phan-hoi"), "danh-gia": "dung"}),
        client.post("/chia-se", data=form(html, "/chia-se")),
        client.get(f"/c/{'x' * 32}"),
    ):
        assert got.status_code == 503
        assert "Hỏi và đọc văn bản vẫn bình thường" in got.text
        assert got.headers["retry-after"]


def test_twenty_people_at_once(kept: TestClient, store: Store) -> None:
    sent = form(asked(kept), "/phan-hoi")

    def send(n: int) -> int:
        fields = {**sent, "danh-gia": "thieu", "dong-y": "1", "ly-do": str(n)}
        return kept.post("/phan-hoi", data=fields).status_code

    with ThreadPoolExecutor(20) as pool:
        assert set(pool.map(send, range(40))) == {200}
    assert {one.reason for one in store.agreed()} == {str(n) for n in range(40)}


@pytest.mark.parametrize(
    "question",
    [
        "Chỉ số chuyển đổi số cấp tỉnh năm 2030 là bao nhiêu?",
        "Ban Nội chính làm gì?",
        "Nghị quyết 57-NQ/TW đặt mục tiêu gì đến năm 2030?",
        "Học phí lớp tập huấn?",
    ],
)
def test_every_quote_is_the_same_in_api_page_and_document(shelf: Shelf, store: Store, question: str) -> None:
    client = TestClient(web_app(Desk(shelf, Assistant(shelf), store=store), version="0"))
    told = client.post("/api/v1/ask", json={"question": question}).json()
    got = client.get("/tra-loi.docx", params={"q": question})
    lines = [one.text for one in Document(BytesIO(got.content)).paragraphs]
    html = " ".join(re.sub(r"<[^>]+>", " ", asked(client, question)).split())
    for one in told["citations"]:
        n = one["n"]
        if one["kind"] == "digest":
            assert f"[{n}] Tóm lược: {one['summary']}" in lines
            assert not any(
                one["summary"] in line and "“" in line.partition(one["summary"])[0] for line in lines
            )
        else:
            assert any(line.startswith(f"[{n}] ") and line.endswith(f"“{one['quote']}”") for line in lines), (
                one
            )
        shown = " ".join(line.strip() for line in (one.get("quote") or one["summary"]).split("\n"))
        assert " ".join(shown.replace("\t", " · ").split()) in html.replace("&amp;", "&")
    body = "\n".join(lines)
    assert all(f"[{n}]" in body for sentence in told["sentences"] for n in sentence["citations"])
    assert question in body
    assert "Văn bản gốc là căn cứ quyết định" in body
    assert all(one["corrected"] in body for cited in told["citations"] for one in cited.get("fixes", []))


def test_a_document_of_hostile_words_is_still_a_document(kept: TestClient, assistant: Told) -> None:
    strange = HOSTILE + "\ufffe\x0b\x00đ"
    assistant.answer = replace(assistant.answer, text=f"{strange} [1]", understood=strange)
    got = kept.get("/tra-loi.docx", params={"q": HOSTILE, "truoc": [HOSTILE, "câu trước"]})
    assert got.status_code == 200
    assert HOSTILE in "\n".join(one.text for one in Document(BytesIO(got.content)).paragraphs)


@pytest.mark.parametrize(
    "query",
    [{}, {"q": " "}, {"q": "a" * 2001}, {"q": "a", "truoc": ["b"] * 21}, {"q": "a", "truoc": "b" * 2001}],
)
def test_a_document_of_no_question_is_refused(kept: TestClient, query: dict[str, str]) -> None:
    assert kept.get("/tra-loi.docx", params=query).status_code == 422


def test_a_shared_page_says_what_changed_since(tmp_path: Path, answer: Answer) -> None:
    before = holding(document())
    item = before.provisions[2]
    quote = Quote(before.document.id, item.id, item.span, item.text, item.label)
    cited = replace(answer, citations=(replace(answer.citations[0], quote=quote, beside=()),))
    with opened(tmp_path / "truoc", before) as shelf, shelf.lend() as edition:
        desk = Desk(shelf, Told(cited))  # type: ignore[arg-type]
        held = shared_answer(edition.library, offer(desk, Ask(question=QUESTION), cited), cited)
    cases = {
        (): before,
        ("elsewhere",): holding(document(), items=7),
        ("quote",): holding(document(), stamp="khác"),
        ("validity",): replace(before, document=replace(before.document, validity="replaced")),
        ("gone",): holding(document("8-kh-lang-mo-2031", number="8-KH/LM")),
    }
    for at, (expected, now) in enumerate(cases.items()):
        with opened(tmp_path / str(at), now) as shelf, shelf.lend() as edition:
            found = changes(edition.library, from_json(to_json(held)))
            assert tuple(one.kind for one in found) == expected
            store = Store(f"sqlite:///{tmp_path / 'store.sqlite'}")
            token = store.share(to_json(held), held.day).token
            client = TestClient(web_app(Desk(shelf, Told(cited), store=store), version="0"))  # type: ignore[arg-type]
            assert ("Từ ngày đó đến nay" in client.get(f"/c/{token}").text) == bool(expected)


@contextmanager
def opened(folder: Path, whole: Holding) -> Iterator[Shelf]:
    publish([whole], folder, embedder=WordEmbedder(placeholder=True))
    shelf = Shelf(folder, embedder=WordEmbedder)
    shelf.open()
    yield shelf
    shelf.close()
