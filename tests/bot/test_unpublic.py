"""Drafts and documents for internal use stay behind every public door; only the command line shows them."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest
from httpx import Response
from starlette.testclient import TestClient

from assistant.assistant import Assistant
from assistant.library.nouns import Holding, Relation
from assistant.search.shelf import Shelf
from ingest.publish import publish
from tests.bot.conftest import client_of
from tests.bot.test_commands import troly57
from tests.invented import WordEmbedder, document, holding


def answerable(held: Holding) -> Holding:
    """The same with column heads and an agency that can be cited."""
    head = held.provisions[0].id
    targets = tuple(replace(target, columns=head) for target in held.targets)
    duties = tuple(replace(duty, agency="VIỆC LÀNG", agency_provision=head) for duty in held.duties)
    return replace(held, targets=targets, duties=duties)


PUBLIC = answerable(holding(document("1-kh-lang-mo-2031", number="1-KH/LM", aliases=()), stamp="mở"))
WORD = "khoengkhoang"
FENCES = ({"access": "internal"}, {"state": "draft"})


def fenced(fence: dict[str, str]) -> Holding:
    """A document that no door may show; it replaces the public one and says a word of its own."""
    about = document(
        "2-kh-lang-kin-2031",
        number="2-KH/LK",
        title=f"Kế hoạch {WORD}",
        aliases=(f"kế hoạch {WORD}",),
        **fence,
    )
    held = answerable(holding(about, stamp=WORD))
    number = PUBLIC.document.number
    replaces = Relation(about.id, held.provisions[1].id, "replaces", number, date(2031, 2, 3), None)
    return replace(held, relations=(replaces,))


@pytest.fixture(params=FENCES, ids=lambda fence: next(iter(fence.values())))
def hidden(request: pytest.FixtureRequest) -> Holding:
    return fenced(request.param)


@pytest.fixture
def library_of(home: Path, hidden: Holding) -> Path:
    """A library that held one provision more of the hidden document, and of it while it was public, before."""
    shown = replace(hidden, document=replace(hidden.document, access="public", state="issued"))
    publish([PUBLIC, shown], home, embedder=WordEmbedder(placeholder=True))
    cut = answerable(holding(hidden.document, items=3, stamp=WORD))
    shorter = replace(cut, relations=hidden.relations)
    publish([PUBLIC, shorter], home, embedder=WordEmbedder(placeholder=True))
    return home


@pytest.fixture
def client(library_of: Path) -> Iterator[TestClient]:
    shelf = Shelf(library_of, embedder=WordEmbedder)
    shelf.open()
    with client_of(shelf, Assistant(shelf)) as client:
        yield client
    shelf.close()


def test_no_list_and_no_page_names_them(client: TestClient, hidden: Holding) -> None:
    about = hidden.document
    for address in (
        "/",
        "/van-ban",
        f"/van-ban/{PUBLIC.document.id}",
        "/api/v1/documents",
        f"/api/v1/documents/{PUBLIC.document.id}",
        "/api/v1/targets",
        "/api/v1/duties",
        "/api/v1/duties?agency=ban-mo",
    ):
        got = client.get(address)
        assert got.status_code == 200, address
        assert "1-KH/LM" in got.text or "lang-mo" in got.text or address == "/", address
        assert not [secret for secret in (about.id, about.number, WORD) if secret in got.text], address


def test_what_names_them_finds_nothing(client: TestClient, hidden: Holding) -> None:
    about, gone = hidden.document, hidden.provisions[-1].id
    for name in (about.id, about.number, about.aliases[0]):
        for address in (
            f"/van-ban/{name}",
            f"/api/v1/documents/{name}",
            f"/api/v1/targets?document={name}",
            f"/api/v1/duties?document={name}",
        ):
            assert client.get(address).status_code == 404, address
    for provision in (f"{about.id}/I.2", gone, f"{about.id}/khong-co"):
        assert client.get(f"/api/v1/provisions/{provision}").status_code == 404, provision


def test_no_answer_rests_on_them_or_names_them(client: TestClient, hidden: Holding) -> None:
    about = hidden.document
    for question in (
        f"Việc 2 dấu {WORD} phải xong trước ngày nào?",
        f"{about.number} còn hiệu lực không?",
        f"Kế hoạch {WORD} quy định gì?",
        "1-KH/LM còn hiệu lực không?",
        "Tỷ lệ hộ có giếng năm 2032 là bao nhiêu?",
        "Ban Mơ có nhiệm vụ gì?",
    ):
        body = client.post("/api/v1/ask", json={"question": question}).text
        assert not [told for told in (about.id, f"dấu {WORD}.") if told in body], question
        assert not [name for name in (WORD, about.number) if name in body and name not in question], question
    asked = client.post("/api/v1/ask", json={"question": "a", "documents": [about.id]})
    assert asked.status_code == 404


def test_no_door_tells_them_from_what_was_never_there(client: TestClient, hidden: Holding) -> None:
    """Whoever knows a name must not learn that something bears it."""
    about, gone = hidden.document, hidden.provisions[-1].id
    names = (about.id, about.number, about.aliases[0], f"{about.id}/I.2", gone, about.id.upper())
    for name in names:
        unknown = _like(name)
        asked = [
            *(
                (client.get, route.replace("{}", quote(unknown if no else name)))
                for route in _named()
                for no in (0, 1)
            ),
        ]
        for (get, real), (_, other) in zip(asked[::2], asked[1::2], strict=True):
            assert _told(get(real), name) == _told(get(other), unknown), real
        for body in (
            {"question": "{}"},
            {"question": "{} còn hiệu lực không?"},
            {"question": "Điều 1 của {} quy định gì?"},
            {"question": "Việc 2 xong khi nào?", "documents": ["{}"]},
            {"question": "còn việc 3?", "history": ["{} quy định gì?"]},
        ):
            real, other = (
                client.post("/api/v1/ask", content=json.dumps(body).replace("{}", one))
                for one in (name, unknown)
            )
            assert _told(real, name) == _told(other, unknown), body
    told = [client.get(address).text for address in ("/metrics", "/openapi.json", "/docs", "/readyz")]
    assert not [secret for secret in (about.id, about.number, WORD) for text in told if secret in text]


def _like(name: str) -> str:
    """A name of the same make that nothing bears, in the same letters, small and capital."""
    for known, other in (("kin", "kix"), ("lk", "lx"), (WORD, f"{WORD[:-1]}x")):
        name = name.replace(known, other).replace(known.upper(), other.upper())
    return name


def _named() -> tuple[str, ...]:
    """Every address that takes the name of a document or of a place in one."""
    return (
        "/van-ban/{}",
        "/api/v1/documents/{}",
        "/api/v1/provisions/{}",
        "/api/v1/targets?document={}",
        "/api/v1/duties?document={}",
        "/?q={}",
        "/van-ban?q={}",
    )


def _told(response: Response, name: str) -> tuple[int, str]:
    """What a door says, but for the name that was asked for, the answer's number, digests and time."""
    text = re.sub(r'"(?:took_ms|id)":[^,}]*|\b[0-9a-f]{16,}\b', "", response.text)
    text = re.sub(r'<span class="whole">([^<]*)</span>', r"\1", text)  # keeps a number on one line
    for spelled in {
        name,
        name.lower(),
        quote(name),
        quote(name.lower()),
        quote(name, safe=""),
        quote_plus(name),
    }:
        text = text.replace(spelled, "@")
    return response.status_code, text


def test_every_address_with_a_name_is_looked_at(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert {path for path in paths if "{" in path} == {
        "/api/v1/documents/{id}",
        "/api/v1/provisions/{id}",
    }


def test_the_command_line_shows_them(library_of: Path, hidden: Holding) -> None:
    shown = troly57("show", f"{hidden.document.id}/I.2", TROLY57_HOME=str(library_of))
    assert shown.returncode == 0, shown.stderr
    assert WORD in shown.stdout
    asked = troly57("ask", f"Việc 2 dấu {WORD}?", TROLY57_HOME=str(library_of))
    assert hidden.document.id not in asked.stdout
