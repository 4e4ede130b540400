"""Same question, same answer: programs, pages and chats are told the same, in other clothes."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import pytest
from starlette.testclient import TestClient

from assistant.answers.answer import Status
from assistant.assistant import Assistant
from assistant.search.shelf import Shelf
from assistant.wording import say
from bot.desk.desk import Desk
from bot.telegram_bot.handlers import handlers
from bot.web.app import web_app
from evals.questions import FULL, Question, read_questions
from tests.telegram_bot.emulator import Chat, Emulator, Message
from tests.telegram_bot.running import Running, settings_of
from tests.telegram_bot.shown import Cited, Shown, of_api
from tests.telegram_bot.shown_chat import cited_in, in_chat, lines_of, of_chat, sources_in
from tests.telegram_bot.shown_page import of_page, on_page

QUESTIONS = 50
_SEED = 57
_PATIENCE_S = 60
_FILES = ("smoke", "targets", "programme", "digests", "personas")
# The examination has none of these.
_OUR_OWN = (
    "What is the 5G coverage target for 2030?",
    "Which agencies must report, and how often?",
    "<b>5G</b> & [1] **2030** là bao nhiêu?",
)
_FORMS = ("no_accents", "abbreviated", "slip", "terse", "verbose")
# Of each of these so many; what is left comes from kinds drawn by chance.
_WANTED = {
    "several in one": (lambda one: one.ask.count("?") > 1, 2),
    "follow-up": (lambda one: bool(one.history), 3),
    "injection": (lambda one: one.kind == "injection", 3),
    "small talk": (lambda one: one.kind == "chit_chat", 2),
    "asks back": (lambda one: Status.CLARIFY in one.expect and len(one.expect) == 1, 2),
    "many sources": (lambda one: len(one.places) > 8, 3),
    "in part": (lambda one: one.expect[0] is Status.PARTIAL and one.file == "digests", 3),
    "refused": (lambda one: one.expect[0] is Status.REFUSED, 3),
    **{form: (lambda one, form=form: one.style == form, 1) for form in _FORMS},
}

# What is answered by rows, duties, clauses, what is known of a document, digests; what is not; what is no question.
_KINDS = {
    *("cell", "series", "count", "filter", "duties", "task", "whose_job", "report", "who", "lay", "purpose"),
    *("meta", "identity", "validity", "glossary", "contradiction", "digest_content", "digest_figure"),
    *("comparison_national", "absent", "not_held", "ambiguous", "out_of_scope", "chit_chat", "injection"),
}


def chosen() -> tuple[Question, ...]:
    """Return the questions: some of each sort that is wanted, then one of each kind, always the same."""
    chance = Random(_SEED)
    every = list(read_questions(*_FILES))
    chance.shuffle(every)
    own = (Question(f"own-{n}", "own", FULL, "", "", ask) for n, ask in enumerate(_OUR_OWN))
    found = {one.ask: one for one in own}
    for fits, count in _WANTED.values():
        some = [one for one in every if fits(one) and one.ask not in found][:count]
        found |= {one.ask: one for one in some}
    kinds = {one.kind for one in found.values()}
    while len(found) < QUESTIONS:
        for one in every:
            if (
                len(found) < QUESTIONS
                and one.style == FULL
                and one.kind not in kinds
                and one.ask not in found
            ):
                found[one.ask] = one
                kinds.add(one.kind)
        kinds.clear()
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Told:
    """One question through three doors, and the messages of the chat."""

    question: Question
    api: Shown
    page: Shown
    chat: Shown
    answer: tuple[Message, ...]
    sources: tuple[Message, ...]
    pressed: dict[int, tuple[Message, ...]]


@pytest.fixture(scope="module")
def told(shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Told]]:
    desk = Desk(shelf, Assistant(shelf))
    home: Path = tmp_path_factory.mktemp("same")
    questions = chosen()
    with Emulator() as telegram:
        with Running(settings_of(telegram, home), given=handlers(desk), paced=False) as door:
            told = [*_through_chats(telegram, door, questions)]
        assert telegram.violations == []
    with TestClient(web_app(desk, version="0")) as client:
        yield [
            replace(one, api=_by_api(client, one.question), page=_by_page(client, one.question))
            for one in told
        ]


def _by_api(client: TestClient, question: Question) -> Shown:
    body = {"question": question.ask, "history": list(question.history)}
    called = client.post("/api/v1/ask", json=body)
    assert called.status_code == 200, called.text
    return of_api(called.json())


def _by_page(client: TestClient, question: Question) -> Shown:
    called = client.get("/", params={"q": question.ask, "truoc": list(question.history)})
    assert called.status_code == 200
    return of_page(called.text)


def _through_chats(telegram: Emulator, door: Running, questions: tuple[Question, ...]) -> Iterator[Told]:
    """Ask each in a chat of its own, all at once; then for the sources, then press every number."""
    chats = [telegram.chat() for _ in questions]
    telegram.wait_polling()

    def said(what: list[list[str]]) -> list[tuple[Message, ...]]:
        """Let each chat say its words, and return what it is answered to the last of them."""
        for chat, words in zip(chats, what, strict=True):
            for word in words[:-1]:
                chat.say(word)
        door.settled(telegram, _PATIENCE_S)
        before = [len(chat.sent) for chat in chats]
        for chat, words in zip(chats, what, strict=True):
            chat.say(words[-1])
        door.settled(telegram, _PATIENCE_S)
        return [tuple(chat.sent[n:]) for chat, n in zip(chats, before, strict=True)]

    answers = said([[*one.history, one.ask] for one in questions])
    sources = said([["/nguon"] for _ in questions])
    pressed = [dict[int, tuple[Message, ...]]() for _ in questions]
    for n in range(1, 9):
        before = [len(chat.sent) for chat in chats]
        for chat, answer in zip(chats, answers, strict=True):
            _press(chat, answer, n)
        door.settled(telegram, _PATIENCE_S)
        for chat, start, of in zip(chats, before, pressed, strict=True):
            if len(chat.sent) > start:
                of[n] = tuple(chat.sent[start:])
    nothing = Shown("", (), ())
    for question, answer, source, press in zip(questions, answers, sources, pressed, strict=True):
        yield Told(question, nothing, nothing, of_chat(answer, source), answer, source, press)


def _as(cited: tuple[Cited, ...], printed: Callable[[str], str]) -> tuple[Cited, ...]:
    return tuple(replace(one, text=printed(one.text)) for one in cited)


def _press(chat: Chat, answer: tuple[Message, ...], n: int) -> None:
    names = {say("chat.button.mark", n=n), say("chat.button.source", n=n)}
    buttons = [one for one in answer[-1].buttons if one.text in names]
    for button in buttons:
        chat.press(answer[-1], button)


def test_the_questions_are_of_every_sort(told: list[Told]) -> None:
    assert len(told) == QUESTIONS
    statuses = {one.api.status for one in told}
    assert statuses == set(Status) - {Status.FAILED}
    assert {kind for one in told for kind in {cited.kind for cited in one.api.cited}} == {
        "verbatim",
        "digest",
    }
    assert {one.question.kind for one in told} >= _KINDS
    assert any(len(one.api.cited) > 8 for one in told)
    assert any(one.api.nearest for one in told)
    assert any(one.api.understood for one in told)
    for name, (fits, count) in _WANTED.items():
        assert sum(fits(one.question) for one in told) >= count, name


def test_every_door_shows_the_same_status_and_the_same_text(told: list[Told]) -> None:
    for one in told:
        for shown in (one.page, one.chat):
            assert shown.status == one.api.status, one.question.ask
            assert shown.said == one.api.said, one.question.ask
            assert shown.understood == one.api.understood, one.question.ask
            assert shown.whom == one.api.whom, one.question.ask
            assert shown.digests_only == one.api.digests_only, one.question.ask


def test_every_door_cites_the_same_characters(told: list[Told]) -> None:
    for one in told:
        for shown, printed in ((one.page, on_page), (one.chat, in_chat)):
            assert shown.cited == _as(one.api.cited, printed), one.question.ask
            nearest = tuple((label, kind, printed(text)) for label, kind, text in one.api.nearest)
            assert shown.nearest == nearest, one.question.ask


def test_what_a_chat_shows_at_once_is_what_it_shows_when_asked(told: list[Told]) -> None:
    named = 0
    for one in told:
        number, under = sources_in(one.answer)
        shown = cited_in(under, number)
        if shown:
            assert shown == _as(one.api.cited, in_chat), one.question.ask
            continue
        # Many or long sources are only named, with the numbers of what is quoted there.
        lines = [line.text for line in under]
        numbers = [int(n) for line in lines for n in re.findall(r"\[(\d+)\]", line)]
        assert sorted(numbers) == [each.n for each in one.api.cited], one.question.ask
        named += bool(numbers)
    assert named


def test_every_button_shows_the_characters_of_its_number(told: list[Told]) -> None:
    for one in told:
        assert set(one.pressed) == {each.n for each in one.api.cited[:8]}, one.question.ask
        for cited in one.api.cited[:8]:
            head, *lines = lines_of(one.pressed[cited.n])
            label, _, number = cited.place.rpartition(", ")
            expected = say("chat.place.heading", label=label[:1].upper() + label[1:], number=number)
            assert (head.bold, head.text) == (True, expected)
            if cited.kind == "verbatim":
                assert [line.text for line in lines if line.quote] == [in_chat(cited.text)]
            else:
                assert not any(line.quote for line in lines)
                assert cited.text.strip() in "\n".join(line.text for line in lines)
