"""Quizzes in chats as people take them: one poll at a time, what came of it, and many together in a group."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from assistant.search.shelf import Shelf
from assistant.wording import say
from bot.telegram_bot.handlers import quizzing
from bot.telegram_bot.handlers.commands import typed
from tests.telegram_bot.emulator import Chat, Emulator, Message, Refused, broken, refused
from tests.telegram_bot.emulator.poll_rules import checked_poll
from tests.telegram_bot.running import settings_of, until
from tests.telegram_bot.talking import Conversing, Talking, conversing, shown

NEXT, LAST, CLAUSE = (say(f"quiz_chat.ask.{key}") for key in ("next", "last", "clause"))
FORBIDDEN = "Bad Request: not enough rights to send polls to the chat"


@pytest.fixture(scope="module")
def talk(invented_shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Conversing]:
    with conversing(invented_shelf, tmp_path_factory.mktemp("quizzes") / "door") as talk:
        yield talk


@pytest.fixture
def chat(talk: Conversing) -> Chat:
    return talk.chat()


@pytest.fixture
def group(talk: Conversing, monkeypatch: pytest.MonkeyPatch) -> Chat:
    monkeypatch.setattr(quizzing, "FLOOR_S", 0)
    return talk.telegram.group("Tổ", talk.telegram.person("Lan"), talk.telegram.person("Minh"))


def counts(chat: Chat, words: str = "/tracnghiem") -> Message:
    """The card that asks how many questions about anything."""
    card = chat.ask(words)
    before = len(card.edits)
    chat.press(card, say("quiz_chat.offer.all"))
    until(lambda: len(card.edits) > before)
    return card


def begun(chat: Chat, count: int = 3) -> Message:
    chat.press(counts(chat), say("quiz_chat.count.button", count=count))
    return chat.next()


def voted(chat: Chat, question: Message, *, right: bool) -> None:
    (at,) = question.poll["correct_option_ids"]
    chat.vote(question, at if right else (at + 1) % len(question.poll["options"]))


def test_a_quiz_is_taken_poll_by_poll_and_told_at_the_end(talk: Conversing, chat: Chat) -> None:
    first = begun(chat)
    assert first.poll["type"] == "quiz"
    assert first.poll["is_anonymous"]
    assert shown(first) == [CLAUSE, NEXT]
    voted(chat, first, right=True)
    chat.press(first, NEXT)
    second = chat.next()
    assert first.poll["is_closed"]
    assert shown(first) == [CLAUSE]
    voted(chat, second, right=False)
    press = chat.press(second, CLAUSE)
    clause = chat.next()
    until(lambda: press.answers)
    assert clause.of("blockquote", "expandable_blockquote")
    chat.press(second, NEXT)
    third = chat.next()
    assert third.poll["question"].startswith("Câu 3/3.")
    chat.press(third, LAST)
    end = chat.next()
    assert say("quiz_chat.end.score", right=1, count=3) in end.text
    assert say("quiz_chat.end.unknown", count=1) in end.text
    (at,) = second.poll["correct_option_ids"]
    assert second.poll["options"][at]["text"] in end.text
    chat.press(end, say("quiz_chat.end.clause", n=2))
    assert chat.next().text == clause.text
    chat.press(end, say("quiz_chat.end.again"))
    anew = chat.next()
    assert anew.poll["question"].startswith("Câu 1/3.")
    chat.press(end, say("quiz_chat.end.other"))
    assert say("quiz_chat.offer.all") in shown(chat.next())
    assert say("quiz_chat.end.score", right=1, count=3) in end.text
    talk.settled()
    assert len([one for one in chat.sent if one.poll]) == 4


def test_votes_of_several_are_nobodys(chat: Chat) -> None:
    question = begun(chat)
    for _ in range(2):
        voted(chat, question, right=True)
    for button in (NEXT, NEXT, LAST):
        chat.press(question, button)
        question = chat.next()
    assert say("quiz_chat.end.score", right=0, count=3) in question.text
    assert say("quiz_chat.end.unknown", count=3) in question.text


def test_a_hasty_finger_is_asked_once(talk: Conversing, chat: Chat) -> None:
    card = counts(chat)
    button = next(one for one in card.buttons if one.text == say("quiz_chat.count.button", count=3))
    presses = [chat.press_data(card, button.data or "") for _ in range(3)]
    question = chat.next()
    until(lambda: all(press.answers for press in presses))
    going_on = next(one.data for one in question.buttons if one.text == NEXT)
    presses += [chat.press_data(question, going_on or "") for _ in range(3)]
    until(lambda: all(press.answers for press in presses))
    talk.settled()
    assert len([one for one in chat.sent if one.poll]) == 2
    assert [press.text for press in presses[1:3]] == [say("quiz_chat.notice.begun")] * 2
    assert [press.text for press in presses[4:]] == [say("quiz_chat.notice.asked")] * 2


@pytest.mark.parametrize("words", ["trắc nghiệm", "Trac nghiem", "/tracnghiem"])
def test_a_quiz_is_wanted_by_command_or_words(chat: Chat, words: str) -> None:
    card = chat.ask(words)
    assert shown(card)[0] == say("quiz_chat.offer.all")
    named = shown(card)[1]
    near = chat.ask(f"{words} {named}")
    assert named.rstrip("…") in near.text or named in shown(near)
    assert say("quiz_chat.offer.unmatched", text="zqzq") in chat.ask(f"{words} zqzq").text


def test_topics_are_chosen_page_by_page(chat: Chat) -> None:
    card = chat.ask("/tracnghiem")
    turns = {say("chat.button.back"), say("chat.button.next"), say("quiz_chat.offer.all")}
    names = [one for one in shown(card) if one not in turns]
    while say("chat.button.next") in shown(card):
        before = len(card.edits)
        chat.press(card, say("chat.button.next"))
        until(lambda before=before: len(card.edits) > before)
        names += [one for one in shown(card) if one not in turns]
    assert len(names) > 8
    assert len(set(names)) == len(names)
    assert len(chat.sent) == 1


def test_a_question_is_a_question_still() -> None:
    assert typed("trắc nghiệm") == ("tracnghiem", "")
    assert typed("Câu hỏi  trac nghiem\nhạ tầng số") == ("tracnghiem", "hạ tầng số")
    for question in ("Trắc nghiệm là gì?", "Có trắc nghiệm nào", "trắc", "", "  "):
        assert typed(question) is None


def test_a_lost_connection_asks_once(talk: Conversing, chat: Chat) -> None:
    card = counts(chat)
    talk.telegram.fail("sendPoll", broken(), times=2, chat=chat)
    chat.press(card, say("quiz_chat.count.button", count=3))
    assert chat.next().poll
    talk.settled()
    assert len([one for one in chat.sent if one.poll]) == 1


def test_a_quiz_outlives_its_process(invented_shelf: Shelf, telegram: Emulator, folder: Any) -> None:
    chat = telegram.chat()
    with Talking(settings_of(telegram, folder), shelf=invented_shelf) as door:
        question = begun(chat)
        voted(chat, question, right=True)
        door.settled(telegram)
    chat.press(question, NEXT)
    with Talking(settings_of(telegram, folder), shelf=invented_shelf) as door:
        for button in (NEXT, LAST):
            question = chat.next()
            chat.press(question, button)
        end = chat.next()
        door.settled(telegram)
    assert say("quiz_chat.end.score", right=1, count=3) in end.text
    assert telegram.violations == []


# In a group.


def invited(talk: Conversing, group: Chat) -> Message:
    """The first question of a quiz that somebody sent into a group."""
    card = counts(talk.chat())
    link = next(one.url for one in card.buttons if one.url)
    start = f"https://t.me/{talk.telegram.username}?startgroup="
    assert link.startswith(start)
    return group.ask(f"/start@{talk.telegram.username} {link.removeprefix(start)}")


def test_a_quiz_is_sent_into_a_group_where_anyone_goes_on(talk: Conversing, group: Chat) -> None:
    question = invited(talk, group)
    assert question.poll["question"].startswith("Câu 1/5.")
    lan, minh = group.people
    group.press(question, NEXT, by=minh)
    second = group.next()
    until(lambda: shown(question) == [CLAUSE])
    assert not question.poll["is_closed"]
    going_on = next(one.data for one in second.buttons if one.text == NEXT)
    presses = [group.press_data(second, going_on or "", by=one) for one in (lan, minh)]
    until(lambda: all(press.answers for press in presses))
    question = group.next()
    for button in (NEXT, NEXT, say("quiz_chat.ask.end")):
        group.press(question, button, by=lan)
        question = group.next()
    assert say("quiz_chat.end.hall", count=5) in question.text
    talk.settled()
    assert len([one for one in group.sent if one.poll]) == 5
    assert sorted(press.text for press in presses) == ["", say("quiz_chat.notice.asked")]


def test_in_a_group_nobody_hurries_the_others(
    talk: Conversing, group: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quizzing, "FLOOR_S", 60)
    question = invited(talk, group)
    press = group.press(question, NEXT)
    until(lambda: press.answers)
    assert press.text.startswith(say("quiz_chat.notice.wait", seconds="\0").partition("\0")[0])
    talk.settled()
    assert len(group.sent) == 1
    assert shown(question) == [CLAUSE, NEXT]


def test_a_quiet_group_is_asked_quietly(talk: Conversing, group: Chat) -> None:
    group.ask("/imlang")
    group.press(counts(group), say("quiz_chat.count.button", count=3))
    question = group.next()
    assert question.poll
    assert json.loads(question.values["disable_notification"])
    group.say("trắc nghiệm", reply_to=question)
    talk.settled()
    assert group.sent[-1] is question


def test_a_group_without_polls_is_told_why(talk: Conversing, group: Chat) -> None:
    card = counts(group)
    talk.telegram.fail("sendPoll", refused(FORBIDDEN), times=9, chat=group)
    group.press(card, say("quiz_chat.count.button", count=3))
    answer = group.next()
    talk.telegram.mend()
    assert answer.text == say("quiz_chat.ask.refused")
    assert answer.buttons == []


# What the emulator holds polls to.

GOOD: dict[str, Any] = {
    "question": "Năm nào?",
    "options": [{"text": "2030"}, {"text": "2045"}],
    "type": "quiz",
    "correct_option_ids": [1],
    "explanation": "a\nb\nc",
    "allows_multiple_answers": False,
}


@pytest.mark.parametrize(
    "wrong",
    [
        {"question": " "},
        {"question": "đ" * 301},
        {"options": [{"text": "2030"}]},
        {"options": [{"text": str(n)} for n in range(13)]},
        {"options": [{"text": "2030"}, {"text": "đ" * 101}]},
        {"options": [{"text": "2030"}, {"text": "2030"}]},
        {"options": [{"text": "2030"}, {"text": ""}]},
        {"type": "trivia"},
        {"correct_option_ids": [2]},
        {"correct_option_ids": []},
        {"correct_option_ids": None},
        {"correct_option_ids": [0, 1]},
        {"explanation": "đ" * 201},
        {"explanation": "a\nb\nc\nd"},
    ],
)
def test_polls_that_telegram_refuses(wrong: dict[str, Any]) -> None:
    checked_poll(GOOD)
    with pytest.raises(Refused):
        checked_poll(GOOD | wrong)
