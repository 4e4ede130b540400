"""The API that other programs rely on: its shapes, its refusals, and every citation the same as the library's text."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from assistant.answers.answer import Answer, Question, Status
from assistant.assistant import Assistant
from assistant.library.nouns import Confidence, Fix, Provision, Target
from assistant.search.shelf import Shelf
from bot.views.shapes.answer import answer_shape
from tests.bot.conftest import Told, client_of, serving
from tests.invented import document, holding

ANSWER_KEYS = {
    "id", "status", "answer", "sentences", "citations", "understood", "nearest", "suggestions", "written_by",
    "took_ms",
}  # fmt: skip


def test_an_answer_has_exactly_the_promised_shape(client: TestClient, answer: Answer, target: Target) -> None:
    got = client.post("/api/v1/ask", json={"question": "Bao nhiêu?"})
    assert got.status_code == 200
    body = got.json()
    assert set(body) == ANSWER_KEYS
    cell = target.milestones[1]
    assert body["sentences"] == [{"text": answer.sentences[0].text, "citations": [1], "kind": "stated"}]
    assert body["citations"] == [
        {
            "n": 1,
            "document": target.document,
            "number": "1/TEST",
            "provision": target.provision,
            "label": answer.citations[0].quote.label,
            "kind": "verbatim",
            "quote": cell.text,
            "beside": [
                {
                    "provision": target.columns,
                    "label": answer.citations[0].quote.label,
                    "quote": cell.column_label,
                }
            ],
            "url": answer.citations[0].url,
        }
    ]
    assert (body["answer"], body["understood"]) == (answer.text, None)
    assert body["nearest"] == {"provisions": [], "ask": None}


def test_a_digest_is_never_quoted_and_a_fix_is_told(answer: Answer) -> None:
    fix = Fix("d", None, 3, "sai", "đúng", Confidence.SURE, "ocr", "", 1, 4)
    citation = replace(answer.citations[0], kind="digest", beside=(), fixes=(fix,))
    (shape,) = answer_shape(replace(answer, citations=(citation,)))["citations"]
    assert "quote" not in shape
    assert shape["summary"] == citation.quote.text
    assert shape["fixes"] == [{"received": "sai", "corrected": "đúng", "confidence": "sure", "note": ""}]


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.FAILED])
def test_every_outcome_but_failure_is_200(shelf: Shelf, answer: Answer, status: Status) -> None:
    client = client_of(shelf, Told(replace(answer, status=status)))
    got = client.post("/api/v1/ask", json={"question": "Hỏi"})
    assert (got.status_code, got.json()["status"]) == (200, status.value)


def test_failure_is_503_and_still_an_answer(shelf: Shelf, answer: Answer) -> None:
    client = client_of(shelf, Told(replace(answer, status=Status.FAILED)))
    got = client.post("/api/v1/ask", json={"question": "Hỏi"})
    assert (got.status_code, set(got.json())) == (503, ANSWER_KEYS)


def test_all_that_bounds_a_question_reaches_the_assistant(client: TestClient, assistant: Told) -> None:
    known = client.get("/api/v1/documents").json()["items"][0]
    body = {
        "question": " Bao nhiêu? ",
        "conversation_id": "phong-1",
        "history": ["Trước đó"],
        "documents": [known["aliases"][0]],
        "as_of": "2030-01-31",
    }
    assert client.post("/api/v1/ask", json=body).status_code == 200
    (asked,) = assistant.asked
    assert asked == Question(
        " Bao nhiêu? ", asked.conversation, ("Trước đó",), (known["id"],), date(2030, 1, 31)
    )
    assert asked.conversation not in {None, "phong-1"}


def test_a_conversation_belongs_to_its_caller(shelf: Shelf, answer: Answer) -> None:
    told = Told(answer)
    one, other = client_of(shelf, told), client_of(shelf, told)
    body = {"question": "Hỏi", "conversation_id": "a"}
    for client in (one, one, other):
        client.post("/api/v1/ask", json=body)
    first, again, elsewhere = (question.conversation for question in told.asked)
    assert first == again != elsewhere


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "question"),
        ({"question": ""}, "question"),
        ({"question": " \u200b\n"}, "question"),
        ({"question": "a" * 2001}, "question"),
        ({"question": 5}, "question"),
        ({"question": "\ud800"}, "question"),
        ({"question": "a", "conversation_id": "có dấu"}, "conversation_id"),
        ({"question": "a", "conversation_id": "a" * 65}, "conversation_id"),
        ({"question": "a", "conversation_id": "a\n"}, "conversation_id"),
        ({"question": "a", "history": "b"}, "history"),
        ({"question": "a", "history": ["b"] * 21}, "history"),
        ({"question": "a", "as_of": "31/01/2030"}, "as_of"),
        ({"question": "a", "as_of": "2030-02-31"}, "as_of"),
        ({"question": "a", "as_of": 0}, "as_of"),
        ([], "body"),
    ],
)
def test_what_cannot_be_asked_is_422_and_says_why(client: TestClient, body: object, field: str) -> None:
    content = json.dumps(body)
    got = client.post("/api/v1/ask", content=content, headers={"content-type": "application/json"})
    assert (got.status_code, got.headers["content-type"]) == (422, "application/problem+json")
    problem = got.json()
    assert {fault["field"] for fault in problem["errors"]} == {field}
    assert problem["detail"].startswith("Yêu cầu chưa đúng: ")
    assert "input" not in got.text


def test_2000_characters_may_be_asked(client: TestClient) -> None:
    assert client.post("/api/v1/ask", json={"question": "ệ" * 2000}).status_code == 200


def test_every_provision_of_a_document_resolves_to_its_own_text(client: TestClient) -> None:
    known = client.get("/api/v1/documents").json()["items"][0]
    whole = client.get(f"/api/v1/documents/{known['aliases'][0]}").json()
    assert {**known, "provisions": whole["provisions"]} == whole
    assert set(whole["provisions"][0]) == {"id", "path", "kind", "label", "trail", "text", "page"}
    assert len({one["id"] for one in whole["provisions"]}) == len(whole["provisions"])
    for one in whole["provisions"][::25]:
        alone = client.get(f"/api/v1/provisions/{one['id']}").json()
        assert {key: alone[key] for key in one} == one
        assert alone["url"] == f"/van-ban/{known['id']}#{one['path']}"


def test_an_alias_names_a_provision_too(client: TestClient, row: Provision) -> None:
    known = client.get("/api/v1/documents").json()["items"][0]
    for name in (*known["aliases"], known["number"], known["id"].upper()):
        got = client.get(f"/api/v1/provisions/{name}/{row.path.lower()}")
        assert (got.status_code, got.json().get("id")) == (200, row.id), name


def test_targets_are_the_printed_table(client: TestClient, shelf: Shelf, target: Target) -> None:
    items = client.get("/api/v1/targets").json()["items"]
    with shelf.lend() as edition:
        held = edition.library.targets()
        clean = edition.library.clean_text(target.document)
    assert [item["provision"] for item in items] == [one.provision for one in held]
    for item, one in zip(items, held, strict=True):
        assert set(item) == {"document", "provision", "number", "name", "milestones"}
        assert [cell["text"] for cell in item["milestones"]] == [
            cell.cell.of(clean) for cell in one.milestones
        ]
    shapes = {frozenset(cell) for item in items for cell in item["milestones"]}
    assert shapes == {frozenset({"year", "text", "comparator", "amount", "unit", "note"})}


def test_targets_are_chosen_by_year_and_words(client: TestClient, target: Target) -> None:
    year = target.milestones[2].year
    items = client.get("/api/v1/targets", params={"year": year, "q": target.name.upper()}).json()["items"]
    mine = next(item for item in items if item["provision"] == target.provision)
    assert [cell["year"] for cell in mine["milestones"]] == [year]
    assert client.get("/api/v1/targets", params={"year": 1900}).json() == {"items": []}
    by_number = client.get("/api/v1/targets", params={"q": target.number}).json()["items"]
    assert target.provision in {item["provision"] for item in by_number}


def test_duties_are_chosen_by_agency_id_or_name(client: TestClient, shelf: Shelf) -> None:
    with shelf.lend() as edition:
        agency = next(one for one in edition.library.agencies() if edition.library.duties(agency=one.id))
        expected = len(edition.library.duties(agency=agency.id))
    for given in (agency.id, agency.name, agency.name.upper()):
        items = client.get("/api/v1/duties", params={"agency": given}).json()["items"]
        assert len(items) == expected, given
    assert set(items[0]) == {
        "document", "provision", "agency", "agency_id", "role", "verb", "action", "partners", "deadline",
        "product",
    }  # fmt: skip
    assert client.get("/api/v1/duties", params={"agency": "không có"}).json() == {"items": []}


def test_ambiguous_unknown_and_gone_names(tmp_path: Path, assistant: Told) -> None:
    one = holding(document("1-kh-lang-mo-2031", number="1-KH/LM", aliases=("kế hoạch làng",)))
    two = holding(document("2-kh-lang-mo-2031", number="2-KH/LM", aliases=("Kế hoạch LÀNG",)))
    hidden = holding(document("3-kh-lang-mo-2031", number="3-KH/LM", aliases=(), access="internal"))
    first = [one, two, hidden]
    with serving(tmp_path, first, assistant) as client:
        path = client.get("/api/v1/documents/1-kh-lang-mo-2031").json()["provisions"][-1]["path"]
        for address in (
            "documents/kế hoạch làng",
            f"provisions/kế hoạch làng/{path}",
            "targets?document=kế hoạch làng",
        ):
            got = client.get(f"/api/v1/{address}")
            assert got.status_code == 409, address
            assert "1-kh-lang-mo-2031" in str(got.json()["candidates"])
            assert "2-kh-lang-mo-2031" in got.json()["detail"]
        for address in (
            "documents/9-kh",
            "documents/3-kh-lang-mo-2031",
            f"provisions/3-kh-lang-mo-2031/{path}",
            "provisions/1-kh-lang-mo-2031/khong-co",
            "duties?document=9-kh",
        ):
            got = client.get(f"/api/v1/{address}")
            assert (got.status_code, got.json()["status"]) == (404, 404), address
        asked = client.post("/api/v1/ask", json={"question": "a", "documents": ["kế hoạch làng"]})
        assert asked.status_code == 409
        assert [item["id"] for item in client.get("/api/v1/documents").json()["items"]] == [
            "1-kh-lang-mo-2031",
            "2-kh-lang-mo-2031",
        ]
    with serving(tmp_path, [holding(one.document, items=2), two, hidden], assistant) as client:
        got = client.get(f"/api/v1/provisions/1-kh-lang-mo-2031/{path}")
        assert (got.status_code, got.json()["replaced_by"]) == (410, None)


def test_the_real_assistant_proves_what_it_says(shelf: Shelf, target: Target) -> None:
    client = client_of(shelf, Assistant(shelf))
    cell = target.milestones[1]
    body = client.post(
        "/api/v1/ask", json={"question": f"{target.name} năm {cell.year} là bao nhiêu?"}
    ).json()
    assert body["status"] in {"answered", "partial"}
    assert target.provision in {citation["provision"] for citation in body["citations"]}
    for citation in body["citations"]:
        text = client.get(f"/api/v1/provisions/{citation['provision']}").json()["text"]
        assert citation["quote"] in text
        assert f"[{citation['n']}]" in body["answer"]
