"""The tools against the API over one desk: the same answers, the same records, and refusals that say the remedy."""

import asyncio
import json
import time
from pathlib import Path
from typing import Any

import pytest
from mcp import Client
from mcp.shared.exceptions import MCPError
from mcp.types import CallToolResult
from starlette.testclient import TestClient

from assistant.answers.answer import Answer, Hear, Question, Said, Sentence, Status, Step
from assistant.answers.answer import Writing as Wrote
from assistant.assistant import Assistant
from assistant.library.nouns import Holding
from assistant.search.shelf import Shelf
from bot.desk.desk import Desk
from bot.programs.mcp_server.tools import TOOLS
from bot.views.naming import Several, document_named
from evals.questions import read_questions
from ingest.publish import publish
from tests.bot.conftest import Unready
from tests.invented import WordEmbedder, document, holding
from tests.programs.mcp_server.conftest import Spoken, text_of

NAMES = ["ask", "search", "target", "duties_of", "who_does", "provision", "documents"]


def same(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer less what is of its own making each time; questions to go on with are more as more were tried."""
    return {key: value for key, value in answer.items() if key not in {"id", "took_ms", "suggestions"}}


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_the_tools_are_told_in_both_languages_with_bounds_and_hints(spoken: Spoken, mode: str) -> None:
    listed = spoken.with_client(lambda client: client.list_tools(), mode).tools
    assert [one.name for one in listed] == NAMES == list(TOOLS)
    for one in listed:
        assert one.title
        assert "\nEnglish: " in (one.description or "")
        assert one.annotations
        hints = (one.annotations.read_only_hint, one.annotations.idempotent_hint)
        assert hints == (True, True)
        assert one.input_schema["additionalProperties"] is False
        assert (one.output_schema or {})["type"] == "object"
        for field in one.input_schema["properties"].values():
            assert field["description"]
            assert {"maxLength", "maxItems", "maximum", "format"} & set(json.dumps(field).split('"'))


def test_the_server_says_who_it_is_and_traces_nothing(spoken: Spoken) -> None:
    async def told(client: Client) -> tuple[str | None, str | None]:
        return client.server_info.title, client.instructions

    assert spoken.with_client(told)[0] == "Trợ lý 57"
    assert "English:" in (spoken.with_client(told)[1] or "")
    assert spoken.door.server.middleware == []


def test_thirty_questions_are_answered_as_the_api_answers_them(spoken: Spoken, web: TestClient) -> None:
    every = [one.ask for one in read_questions("targets", "programme", "digests")]
    questions = every[:: len(every) // 30][:30]
    assert len(set(questions)) == 30

    async def asked(client: Client) -> list[CallToolResult]:
        return [await client.call_tool("ask", {"question": one}) for one in questions]

    for question, result in zip(questions, spoken.with_client(asked), strict=True):
        of_api = web.post("/api/v1/ask", json={"question": question}).json()
        assert same(result.structured_content or {}) == same(of_api)
        assert not result.is_error
        told = text_of(result)
        assert of_api["answer"] in told
        for one in of_api["citations"]:
            words = " ".join((one.get("quote") or one["summary"]).replace("\t", " | ").split())
            assert f"[{one['n']}] " in told
            assert (f"“{words}”" in told) is (one["kind"] == "verbatim")
            assert words in told
            assert all(f"“{fix['received']}”" in told for fix in one.get("fixes", ()))


def test_what_bounds_a_question_bounds_it_here(spoken: Spoken, web: TestClient) -> None:
    with spoken.desk.library() as library:
        row = next(one for one in library.targets() if len(one.milestones) > 2)
        others = [one.id for one in library.documents() if one.id != row.document]
    first, second = (one.year for one in row.milestones[:2])
    body = {
        "question": f"Còn năm {second}?",
        "history": [f"{row.name} năm {first} là bao nhiêu?"],
        "as_of": "2026-01-01",
    }
    assert same(spoken.found("ask", **body)) == same(web.post("/api/v1/ask", json=body).json())
    within = {"question": f"{row.name} năm {first} là bao nhiêu?", "documents": others[:3]}
    answer = spoken.found("ask", **within)
    assert same(answer) == same(web.post("/api/v1/ask", json=within).json())
    assert row.document not in {one["document"] for one in answer["citations"]}


def test_records_are_the_apis(spoken: Spoken, web: TestClient) -> None:
    assert spoken.found("documents") == web.get("/api/v1/documents").json()
    with spoken.desk.library() as library:
        rows, duties = library.targets(), library.duties()
        places = [one for document in library.documents() for one in library.provisions(document.id)[:3]]
    for place in places[:: len(places) // 12]:
        assert spoken.found("provision", id=place.id) == web.get(f"/api/v1/provisions/{place.id}").json()
    row = next(one for one in rows if one.milestones)
    year = row.milestones[-1].year
    params = {"document": row.document, "q": row.name, "year": year}
    of_api = web.get("/api/v1/targets", params=params).json()
    assert spoken.found("target", document=row.document, words=row.name, year=year) == of_api
    (only,) = spoken.found("target", document=row.document, number=row.number, words=row.name)["items"]
    assert [one["text"] for one in only["milestones"]] == [one.text for one in row.milestones]
    whole = web.get("/api/v1/targets", params={"document": row.document}).json()
    assert spoken.found("target", document=row.document) == whole
    for agency in dict.fromkeys(one.agency for one in duties):
        of_api = web.get("/api/v1/duties", params={"agency": agency}).json()
        assert spoken.found("duties_of", agency=agency) == of_api
        assert of_api["items"]


def test_each_duty_is_found_by_the_words_of_its_task(spoken: Spoken) -> None:
    with spoken.desk.library() as library:
        duties = [(one, one.span.of(library.clean_text(one.document))) for one in library.duties()]
    for duty, clause in duties[:: len(duties) // 10]:
        result = spoken.call("who_does", task=duty.action, document=duty.document)
        items = (result.structured_content or {})["items"]
        (found,) = [
            one for one in items if (one["provision"], one["agency"], one["verb"], one["action"])
            == (duty.provision, duty.agency, duty.verb, duty.action)
        ]  # fmt: skip
        assert (found["role"], found["clause"], found["kind"]) == (duty.role.value, clause, "verbatim")
        assert f"“{duty.verb}”" in text_of(result)


def test_search_gives_what_search_finds(spoken: Spoken) -> None:
    items = spoken.found("search", query="hạ tầng số", k=7)["items"]
    with spoken.desk.shelf.lend() as edition:
        hits = edition.search("hạ tầng số", k=7)
        library = edition.library
        kinds = {one.id: one.text for one in library.documents()}
        texts = [passage.text for hit in hits if (passage := library.passage(hit.provision))]
    assert [one["provision"] for one in items] == [hit.provision for hit in hits]
    assert [one["text"] for one in items] == texts
    assert [one["kind"] for one in items] == [kinds[one["document"]] for one in items]
    only = items[-1]["document"]
    within = spoken.found("search", query="hạ tầng số", documents=[only])["items"]
    assert {one["document"] for one in within} == {only}


def test_a_digest_is_told_as_a_summary_and_never_quoted(spoken: Spoken) -> None:
    with spoken.desk.library() as library:
        digest = next(one for one in library.documents() if one.text == "digest")
        place = next(one for one in library.provisions(digest.id) if one.kind == "statement")
    for told in (
        text_of(spoken.call("provision", id=place.id)),
        text_of(spoken.call("search", query=place.text, documents=[digest.id], k=1)),
        text_of(spoken.call("documents", document=digest.id)),
    ):
        assert "tóm lược, chưa phải nguyên văn" in told or "Tóm lược, không phải nguyên văn" in told
        assert f"“{place.text.strip()}" not in told


def test_a_slip_of_the_received_text_is_told_beside_it(spoken: Spoken) -> None:
    with spoken.desk.library() as library:
        fixes = [fix for one in library.documents() for fix in library.fixes(one.id) if fix.provision]
    for fix in fixes[:: len(fixes) // 5]:
        told = text_of(spoken.call("provision", id=fix.provision))
        assert " ".join(fix.received.split()) in told
        assert "bản nhận được" in told.casefold()


def test_what_is_unclear_or_not_there_is_refused_with_the_remedy(spoken: Spoken) -> None:
    with spoken.desk.library() as library:
        number = next(one.number for one in library.targets() if one.milestones)
        called = [f"{one.kind} {one.number.partition('/')[0]}" for one in library.documents()]
        several = next(one for one in called if isinstance(document_named(library, one), Several))
        idle = next(
            one.name for one in library.agencies()
            if one.id not in {duty.agency_id for duty in library.duties()}
        )  # fmt: skip
    refusals: list[tuple[str, dict[str, Any]]] = [
        ("ask", {"question": "Mục tiêu là gì?", "documents": ["không có"]}),
        ("search", {"query": "mục tiêu", "documents": ["không có"]}),
        ("search", {"query": "qqqq zzzz"}),
        ("target", {}),
        ("target", {"number": "99999"}),
        ("target", {"words": "xyzzy"}),
        ("target", {"number": number, "year": 1900}),
        ("target", {"number": number, "document": "không có"}),
        ("duties_of", {"agency": "xyzzy"}),
        ("duties_of", {"agency": idle}),
        ("who_does", {"task": "xyzzy"}),
        ("who_does", {"task": "?"}),
        ("provision", {"id": "không có/1"}),
        ("provision", {"id": "/"}),
        ("documents", {"document": "không có"}),
        ("documents", {"document": several}),
        ("ask", {"question": "Mục tiêu là gì?", "documents": [several]}),
    ]
    for name, arguments in refusals:
        told = spoken.refused(name, **arguments)
        assert "hãy" in told.casefold(), (name, arguments, told)
        assert "Traceback" not in told


HOSTILE: list[tuple[str, dict[str, Any]]] = [
    ("ask", {}),
    ("ask", {"question": ""}),
    ("ask", {"question": " \u200b\u2060 "}),
    ("ask", {"question": "x" * 2001}),
    ("ask", {"question": ["x"]}),
    ("ask", {"question": {"$ne": None}}),
    ("ask", {"question": "x", "history": ["x"] * 21}),
    ("ask", {"question": "x", "history": "x"}),
    ("ask", {"question": "x", "documents": ["x"] * 51}),
    ("ask", {"question": "x", "as_of": "2026-02-30"}),
    ("ask", {"question": "x", "as_of": 20260101}),
    ("ask", {"question": "x", "__proto__": {}}),
    ("search", {"query": "x", "k": 0}),
    ("search", {"query": "x", "k": 10**30}),
    ("search", {"query": "x", "k": "mười"}),
    ("target", {"number": "1", "year": -1}),
    ("target", {"words": "x" * 201}),
    ("duties_of", {"agency": "x" * 201}),
    ("provision", {"id": "x" * 401}),
    ("provision", {"id": None}),
    ("documents", {"document": "y" * 201}),
]


@pytest.mark.parametrize(("name", "arguments"), HOSTILE)
def test_arguments_out_of_bounds_are_refused_in_words(
    spoken: Spoken, name: str, arguments: dict[str, Any]
) -> None:
    told = spoken.refused(name, **arguments)
    assert told.startswith("Tham số chưa đúng: ")
    assert "Hãy sửa" in told
    assert len(told) < 2000


ODD = ["' OR 1=1 --", "../../etc/passwd", "%00", "\x00\x1b[31m", "${question}", "💥" * 50, "\u202eđảo", "NaN"]


@pytest.mark.parametrize("odd", ODD)
def test_odd_words_are_only_words(spoken: Spoken, odd: str) -> None:
    async def tried(client: Client) -> list[CallToolResult]:
        calls = (
            ("ask", {"question": odd, "history": [odd]}),
            ("search", {"query": odd}),
            ("target", {"words": odd[:200], "number": odd[:20]}),
            ("duties_of", {"agency": odd}),
            ("who_does", {"task": odd}),
            ("provision", {"id": f"{odd}/{odd}"}),
            ("documents", {"document": odd}),
        )
        return [await client.call_tool(*call) for call in calls]

    for result in spoken.with_client(tried):
        assert "Máy chủ gặp lỗi" not in text_of(result)


def test_an_unknown_tool_is_an_error_of_the_protocol(spoken: Spoken) -> None:
    with pytest.raises(MCPError, match="Không có công cụ nào") as raised:
        spoken.call("drop_tables")
    assert raised.value.code == -32602


def test_many_clients_at_once_are_each_told_their_own(spoken: Spoken) -> None:
    with spoken.desk.library() as library:
        rows = [one for one in library.targets() if one.milestones][:20]

    async def all_at_once(client: Client) -> list[CallToolResult]:
        calls = (client.call_tool("target", {"document": one.document, "words": one.name}) for one in rows)
        return await asyncio.gather(*calls)

    for row, result in zip(rows, spoken.with_client(all_at_once), strict=True):
        items = (result.structured_content or {})["items"]
        assert row.provision in {one["provision"] for one in items}


def test_no_tool_but_ask_asks_the_assistant(shelf: Shelf, spoken: Spoken) -> None:
    class Silent(Assistant):
        def ask(self, *_: object, **__: object) -> Answer:
            raise AssertionError

    with spoken.desk.library() as library:
        row, duty = next(one for one in library.targets() if one.milestones), library.duties()[0]
    quiet = Spoken(Desk(shelf, Silent(shelf)))
    quiet.found("search", query="hạ tầng số")
    quiet.found("target", words=row.name)
    quiet.found("duties_of", agency=duty.agency)
    quiet.found("who_does", task=duty.action)
    quiet.found("provision", id=row.provision)
    quiet.found("documents")
    assert "Máy chủ gặp lỗi" in quiet.refused("ask", question="Một câu hỏi kín")


def test_a_bug_is_told_without_what_was_asked(shelf: Shelf, caplog: pytest.LogCaptureFixture) -> None:
    class Broken:
        has_model = False

        def ask(self, question: Question, **_: object) -> Answer:
            raise KeyError(question.text)

    broken = Spoken(Desk(shelf, Broken()))  # type: ignore[arg-type]
    told = broken.refused("ask", question="Một câu hỏi kín")
    assert told == "Máy chủ gặp lỗi khi làm việc này. Hãy thử lại, hoặc báo người vận hành nếu lỗi lặp lại."
    assert "ask: KeyError" in caplog.text
    assert "kín" not in caplog.text


def test_while_the_library_is_opening_every_tool_says_so() -> None:
    opening = Spoken(Desk(Unready(), None), patience=0.05)  # type: ignore[arg-type]
    arguments = {
        "ask": {"question": "Hỏi"}, "search": {"query": "x"}, "target": {"number": "1"},
        "duties_of": {"agency": "x"}, "who_does": {"task": "x"}, "provision": {"id": "x/1"}, "documents": {},
    }  # fmt: skip
    assert set(arguments) == set(TOOLS)
    for name, given in arguments.items():
        assert "Thư viện đang mở" in opening.refused(name, **given)
    listed = opening.with_client(lambda client: client.list_resources()).resources
    assert [one.uri for one in listed] == ["troly57://documents"]
    with pytest.raises(MCPError, match="Thư viện đang mở"):
        opening.with_client(lambda client: client.read_resource("troly57://documents"))


def test_a_failure_of_the_assistant_is_an_error_and_still_an_answer(shelf: Shelf) -> None:
    class Failing:
        has_model = False

        def ask(self, *_: object, **__: object) -> Answer:
            return Answer("a1", Status.FAILED, "Chưa trả lời được.")

    result = Spoken(Desk(shelf, Failing())).call("ask", question="Hỏi")  # type: ignore[arg-type]
    assert result.is_error
    assert (result.structured_content or {})["status"] == "failed"


class Slow:
    """An assistant that says two sentences, and then goes on until nobody waits."""

    has_model = False

    def __init__(self, *, endless: bool) -> None:
        self.endless = endless
        self.ended = False

    def ask(self, _: Question, *, hear: Hear, **__: object) -> Answer:
        try:
            hear(Step("reading"))
            for text in ("Câu một.", "Câu hai."):
                hear(Said(Sentence(text, ()), ()))
            while self.endless:
                hear(Step("writing"))
                time.sleep(0.001)
        finally:
            self.ended = True
        return Answer("a1", Status.ANSWERED, "Câu một. Câu hai.")


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_sentences_are_told_as_they_come(shelf: Shelf, mode: str) -> None:
    told: list[tuple[float, str | None]] = []

    async def talk(client: Client) -> CallToolResult:
        async def heard(progress: float, _: float | None, message: str | None) -> None:
            told.append((progress, message))

        return await client.call_tool("ask", {"question": "Hỏi"}, progress_callback=heard)

    slow = Slow(endless=False)
    result = Spoken(Desk(shelf, slow)).with_client(talk, mode)  # type: ignore[arg-type]
    assert text_of(result) == "Câu một. Câu hai."
    assert told == sorted(told)
    assert {one for _, one in told} <= {"Đang đọc văn bản…", "Câu một.", "Câu hai."}


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_a_call_that_is_given_up_goes_on_no_longer(shelf: Shelf, mode: str) -> None:
    slow = Slow(endless=True)

    async def talk(client: Client) -> None:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.3):
                await client.call_tool("ask", {"question": "Hỏi"})
        while not slow.ended:
            await asyncio.sleep(0.01)

    Spoken(Desk(shelf, slow)).with_client(talk, mode)  # type: ignore[arg-type]
    assert slow.ended


@pytest.mark.parametrize("fence", [{"access": "internal"}, {"state": "draft"}], ids=["internal", "draft"])
def test_what_is_not_public_is_not_there(home: Path, fence: dict[str, Any]) -> None:
    public = holding(document("1-kh-lang-mo-2031", number="1-KH/LM", aliases=()), stamp="mở")
    about = document(
        "2-kh-lang-kin-2031", number="2-KH/LK", title="Kế hoạch khoengkhoang", aliases=("kín",), **fence
    )
    hidden: Holding = holding(about, stamp="khoengkhoang")
    publish([public, hidden], home, embedder=WordEmbedder(placeholder=True))
    shelf = Shelf(home, embedder=WordEmbedder)
    assistant = Assistant(shelf)
    shelf.open()
    try:
        spoken = Spoken(Desk(shelf, assistant))
        place, row, duty = hidden.provisions[1], hidden.targets[0], hidden.duties[0]

        async def tried(client: Client) -> list[str]:
            results = [
                await client.call_tool(*call)
                for call in (
                    ("ask", {"question": "khoengkhoang là gì?"}),
                    ("ask", {"question": "Nội dung?", "documents": [about.id]}),
                    ("search", {"query": "khoengkhoang"}),
                    ("target", {"document": about.id}),
                    ("target", {"words": row.name}),
                    ("duties_of", {"agency": duty.agency}),
                    ("who_does", {"task": duty.action}),
                    ("provision", {"id": place.id}),
                    ("documents", {}),
                    ("documents", {"document": "kín"}),
                )
            ]
            listed = await client.list_resources()
            read = await client.read_resource("troly57://documents")
            for uri in (f"troly57://documents/{about.id}", f"troly57://provisions/{place.id}"):
                with pytest.raises(MCPError, match="Không có"):
                    await client.read_resource(uri)
            shapes = [json.dumps(one.structured_content, ensure_ascii=False) for one in results]
            return [*shapes, listed.model_dump_json(), read.model_dump_json()]

        for told in spoken.with_client(tried):
            assert about.id not in told
            assert "2-KH/LK" not in told
            assert "khoengkhoang" not in told.replace("Hiểu là", "")
    finally:
        shelf.close()


def test_who_wrote_is_told(shelf: Shelf) -> None:
    class Writing:
        has_model = False

        def ask(self, *_: object, **__: object) -> Answer:
            wrote = Wrote("qwen")
            return Answer("a1", Status.ANSWERED, "Câu một.", written_by="model", writing=wrote)

    result = Spoken(Desk(shelf, Writing())).call("ask", question="Hỏi")  # type: ignore[arg-type]
    assert "mô hình ngôn ngữ “qwen” viết" in text_of(result)
    assert (result.structured_content or {})["writing"]["model"] == "qwen"
