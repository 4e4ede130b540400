"""The speaker: greetings and help, searching, cards to send elsewhere, memory, and what nobody should have typed."""

from collections.abc import Callable
from functools import partial
from threading import Thread

import pytest

from assistant.answers.answer import Answer, Question, Status
from assistant.answers.conversation.topic import REMEMBERED_S
from assistant.wording import words
from bot.cards.actions import Ask, Open, ShowPlace, ShowSources, read, written
from bot.cards.card import Reply
from bot.cards.greeting import COMMANDS
from bot.cards.last import Last
from bot.cards.speaker import Speaker
from bot.cards.starts import start_of
from bot.desk.desk import Desk, Opening
from tests.cards.conftest import Spoken, actions_of, check, quotes_of, said

HOSTILE = (
    "\x00", "\ud800", "\u202e\u2066", "a" * 5000, "<script>", "**[1]**", "$name ${x} %s {0}", "🇻🇳" * 300, "/", "..",
    "' OR 1=1 --", "\n\n\n", "(((((", "[1](javascript:alert(1))", "٣٠", "²", "1" * 400,
)  # fmt: skip


class Unready:
    """A shelf with nothing open."""

    ready = False


def test_the_greeting_tells_that_it_is_a_machine_and_offers_what_is_answered(spoken: Spoken) -> None:
    reply = spoken.speaker.greeting()
    check(reply, ())
    assert "trí tuệ nhân tạo, không phải người" in said(reply)
    asked = [one.does for one in actions_of(reply) if isinstance(one.does, Ask)]
    assert asked
    for does in asked:
        assert spoken.desk.assistant.ask(Question(does.question)).status is Status.ANSWERED


def test_who_only_greets_is_offered_questions(corpus: Spoken) -> None:
    reply = corpus.speaker.question("Xin chào", "greets")
    assert [one for one in actions_of(reply) if isinstance(one.does, Ask)]


def test_help_names_every_command_and_everything_that_is_kept(corpus: Spoken) -> None:
    for in_group in (False, True):
        reply = corpus.speaker.help(in_group=in_group)
        check(reply, ())
        text = said(reply)
        assert all(f"/{one} " in text for one in COMMANDS)
        assert all(one in text for one in words("chat.help.keeps"))
        assert str(corpus.desk.store.feedback_days) in text
        assert ("Trong nhóm" in text) == in_group


def test_words_are_found_where_they_stand(spoken: Spoken) -> None:
    with spoken.shelf.lend() as edition:
        place = max((one for one in edition.library.passages()), key=lambda one: len(one.text))
    typed = " ".join(place.text.split()[5:13])
    reply = spoken.speaker.found(typed)
    check(reply, spoken.verbatim())
    assert ShowPlace(place.provision) in {one.does for one in actions_of(reply)}


def test_what_is_nowhere_is_said_to_be_nowhere(spoken: Spoken) -> None:
    for typed in ("", "zqzqzq wkwkwk"):
        reply = spoken.speaker.found(typed)
        check(reply, ())
        assert not actions_of(reply)


def test_cards_to_send_stand_alone(spoken: Spoken) -> None:
    verbatim = spoken.verbatim()
    with spoken.shelf.lend() as edition:
        row = next(
            one for one in edition.library.targets() if one.milestones and one.milestones[0].text.strip()
        )
        document = edition.library.document(row.document)
    assert document is not None
    typed = f"{row.name} {row.milestones[0].year}"
    offered = spoken.speaker.offered(typed)
    assert 0 < len(offered) <= 12
    assert len({one.id for one in offered}) == len(offered)
    assert offered == spoken.speaker.offered(typed)
    for one in offered:
        check(Reply((one.card,)), verbatim)
        assert len(one.id) == 32
        assert one.title
        # Elsewhere a button can only open something: a page, or a chat with us.
        assert all(
            isinstance(action.does, Open) or start_of(action.does)
            for row in one.card.actions
            for action in row
        )
        assert any(start_of(action.does) for row in one.card.actions for action in row)
    cell = " ".join(row.milestones[0].text.split())
    own = [one for one in offered if row.name.strip(" ;.")[:40] in said(Reply((one.card,)))]
    assert any(
        cell in said(Reply((one.card,)))
        and str(row.milestones[0].year) in said(Reply((one.card,)))
        and document.number in said(Reply((one.card,)))
        for one in own
    )


def test_nothing_is_offered_for_nothing(spoken: Spoken) -> None:
    assert spoken.speaker.offered("") == ()
    assert spoken.speaker.offered("a") == ()
    assert spoken.speaker.offered("zqzqzq wkwkwk") == ()


def test_while_the_library_opens_what_needs_it_is_left_for_later(corpus: Spoken) -> None:
    speaker = Speaker(Desk(Unready(), corpus.desk.assistant))  # type: ignore[arg-type]
    ways: list[Callable[[], object]] = [
        partial(speaker.question, "gì?", "c"),
        speaker.targets,
        speaker.duties,
        speaker.documents,
        partial(speaker.found, "gì"),
        partial(speaker.does, ShowPlace("a/b"), "c"),
        partial(speaker.started, "muc_a_sb", "c"),
        partial(speaker.offered, "gì đó"),
    ]
    for way in ways:
        with pytest.raises(Opening):
            way()
    assert said(speaker.opening())
    assert said(speaker.greeting())
    assert said(speaker.help())
    assert said(speaker.sources("c"))


@pytest.mark.parametrize("typed", HOSTILE)
def test_nothing_typed_breaks_it(corpus: Spoken, typed: str) -> None:
    speaker = corpus.speaker
    for reply in (
        speaker.question(typed, "h"),
        speaker.targets(typed),
        speaker.duties(typed),
        speaker.documents(typed),
        speaker.found(typed),
        speaker.feedback(typed, "h"),
        speaker.started(typed, "h"),
        speaker.does(read(written(ShowPlace(typed))), "h"),
        speaker.does(ShowSources(typed), "h"),
        speaker.does(None, "h"),
    ):
        assert said(reply) or reply.notice
        verbatim = corpus.verbatim()
        assert all(
            any(quote in text for text in verbatim) for card in reply.cards for quote in quotes_of(card)
        )
    speaker.offered(typed)


def test_what_is_forgotten_is_gone(corpus: Spoken) -> None:
    corpus.speaker.question("Chỉ tiêu 50 năm 2030 là bao nhiêu?", "f")
    before = said(corpus.speaker.sources("f"))
    corpus.speaker.forget("f")
    assert said(corpus.speaker.sources("f")) == said(corpus.speaker.sources("never asked")) != before
    assert "50" not in said(corpus.speaker.question("Còn năm 2035?", "f"))


def test_only_the_latest_answers_of_an_hour_are_remembered() -> None:
    now = [0.0]
    last = Last(lambda: now[0], kept=2)
    for conversation in ("a", "b", "c"):
        last.remember(conversation, "gì?", _answer(conversation), "v")
    assert last.of("a") is None
    assert last.with_answer("id of b") is last.of("b")
    now[0] = REMEMBERED_S - 1
    last.remember("c", "gì?", _answer("c"), "v")
    now[0] = REMEMBERED_S + 1
    assert last.of("b") is None
    assert last.of("c") is not None


def _answer(name: str) -> Answer:
    return Answer(f"id of {name}", Status.ANSWERED, "Có.")


def test_several_ask_at_once(corpus: Spoken) -> None:
    failed: list[str] = []

    def ask(n: int) -> None:
        for year in (2030, 2035):
            text = said(corpus.speaker.question(f"Chỉ tiêu {n} năm {year} là bao nhiêu?", f"t{n}"))
            if f"chỉ tiêu {n}" not in text.lower():
                failed.append(text)

    threads = [Thread(target=ask, args=(n,)) for n in (1, 6, 7, 44, 50)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert not failed
