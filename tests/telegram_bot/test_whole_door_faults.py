"""The whole door when Telegram, the line or the process fails: real answers, each delivered, whole and once."""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.search.shelf import Shelf
from assistant.wording import say
from tests.telegram_bot.emulator import (
    Chat,
    Emulator,
    broken,
    conflict,
    dropped_after,
    internal,
    refused,
    too_many,
)
from tests.telegram_bot.running import settings_of, until
from tests.telegram_bot.talking import Talking, suggested

pytestmark = pytest.mark.filterwarnings("ignore:.*will be of type")
ASKED = "Tỷ lệ giao dịch không dùng tiền mặt năm 2030 là bao nhiêu?"
FOUND = "≥ 80% vào năm 2030"
LONG = "Ủy ban nhân dân tỉnh có nhiệm vụ gì?"
"""A question whose sources take two messages."""

Opened = Callable[..., Talking]


@pytest.fixture
def opened(shelf: Shelf, folder: Path, telegram: Emulator) -> Opened:
    def opened(**more: Any) -> Talking:
        return Talking(settings_of(telegram, folder), shelf=shelf, **more)

    return opened


class Late:
    """A shelf that opens when `ready` is set."""

    def __init__(self, shelf: Shelf) -> None:
        self.ready = False
        self._shelf = shelf

    def lend(self) -> Any:
        return self._shelf.lend()


def sources_in_one_go(telegram: Emulator, door: Talking) -> list[str]:
    chat = telegram.chat()
    chat.ask(LONG)
    chat.ask("/nguon")
    door.settled(telegram)
    return texts(chat)[1:]


def texts(chat: Chat) -> list[str]:
    return [one.text for one in chat.sent]


@pytest.mark.parametrize("fault", [too_many(1), broken(), internal()])
def test_the_second_part_follows_whatever_happens(telegram: Emulator, opened: Opened, fault: Any) -> None:
    with opened() as door:
        whole = sources_in_one_go(telegram, door)
        assert len(whole) > 1
        chat = telegram.chat()
        chat.ask(LONG)
        telegram.fail("sendMessage", fault, times=2, after=1, chat=chat)
        chat.say("/nguon")
        chat.wait_count(1 + len(whole), timeout=15)
        door.settled(telegram)
    assert texts(chat)[1:] == whole
    assert telegram.violations == []


def test_what_could_not_be_delivered_is_answered_as_it_was_asked(telegram: Emulator, opened: Opened) -> None:
    with opened() as door:
        chat = telegram.chat()
        chat.ask(ASKED)
        telegram.fail("sendMessage", broken(), times=4, chat=chat)
        chat.say("còn năm 2035?")
        chat.say("Tỷ lệ phủ sóng 5G năm 2030?")
        chat.wait_count(3, timeout=15)
        door.settled(telegram)
    told = texts(chat)
    assert len(told) == 3
    assert any("90% vào năm 2035 (chỉ tiêu 50" in one for one in told)
    assert telegram.violations == []


def test_a_command_that_changes_something_changes_it_once(telegram: Emulator, opened: Opened) -> None:
    with opened() as door:
        group = telegram.group("Tổ", telegram.person())
        telegram.fail("sendMessage", broken(), times=4, chat=group)
        group.say("/imlang")
        assert group.next(timeout=15).text == say("telegram.quiet.on")
        group.say(f"@tro_ly_57_bot {ASKED}")
        door.settled(telegram)
        assert len(group.sent) == 1


def test_a_judgement_that_was_kept_is_thanked_for(telegram: Emulator, opened: Opened) -> None:
    with opened() as door:
        chat = telegram.chat()
        chat.press(chat.ask(ASKED), say("chat.button.right"))
        consent = chat.next()
        telegram.fail("editMessageText", broken(), times=4, chat=chat)
        chat.press(consent, say("chat.button.agree"))
        until(lambda: consent.edits, 15)
        assert consent.text == say("chat.judged.thanks_agreed", verdict="Đúng")
        assert [one.question for one in door.desk.store.agreed()] == [ASKED]


def test_a_lost_line_after_delivery_repeats_nothing_else(telegram: Emulator, opened: Opened) -> None:
    with opened() as door:
        chat = telegram.chat()
        chat.ask("/help")
        telegram.fail("sendMessage", dropped_after(), chat=chat)
        chat.say(ASKED)
        chat.wait_count(3, timeout=10)
        door.settled(telegram)
    # Nobody can know that the first came through: it is said again rather than not at all.
    assert texts(chat)[1] == texts(chat)[2]
    assert len(chat.sent) == 3


def test_another_receiver_for_a_while_loses_nothing(telegram: Emulator, opened: Opened) -> None:
    with opened() as door:
        chat = telegram.chat()
        chat.ask("/help")
        telegram.fail("getUpdates", conflict(), times=2)
        chat.say(ASKED)
        assert FOUND in chat.next(timeout=20).text
        until(lambda: any("một chương trình khác" in line for line in door.said))


def test_who_blocks_us_in_the_middle_is_left_alone(telegram: Emulator, opened: Opened) -> None:
    with opened(before=lambda _: chat.block()) as door:
        chat = telegram.chat()
        chat.say(ASKED)
        door.settled(telegram)
        assert chat.sent == []
        assert len(telegram.calls_of("sendMessage")) == 1
        assert door.waiting() == 0


def test_refused_markup_arrives_as_plain_words(telegram: Emulator, opened: Opened) -> None:
    with opened() as door:
        chat = telegram.chat()
        chat.ask(ASKED)
        telegram.fail("sendMessage", refused("Bad Request: can't parse entities: nobody knows"), chat=chat)
        plain = chat.ask(ASKED)
        door.settled(telegram)
    assert plain.text == chat.sent[0].text
    assert plain.entities == ()
    assert len(plain.buttons) == len(chat.sent[0].buttons)


def test_a_refused_keyboard_does_not_keep_the_answer(telegram: Emulator, opened: Opened) -> None:
    with opened():
        chat = telegram.chat()
        telegram.fail("sendMessage", refused("Bad Request: BUTTON_DATA_INVALID"))
        answer = chat.ask(ASKED)
        assert FOUND in answer.text
        assert answer.of("blockquote", "expandable_blockquote") == ["≥ 80%"]
        assert answer.buttons == []


def test_a_restart_between_two_parts_sends_the_rest_once(
    telegram: Emulator, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    # With every quote in it the answer takes several messages.
    monkeypatch.setattr("bot.cards.sources._MOST_QUOTES", 1000)
    monkeypatch.setattr("bot.cards.sources._MOST_CHARACTERS", 100_000)
    with opened() as door:
        other, chat = telegram.chat(), telegram.chat()
        other.ask(LONG)
        door.settled(telegram)
        whole = texts(other)
        assert len(whole) > 1
        telegram.fail("sendMessage", broken(), times=1000, after=1, chat=chat)
        chat.say(LONG)
        chat.next()
        until(lambda: door.waiting() == 1)
        until(lambda: len(telegram.calls_of("sendMessage")) > len(whole) + 1)
    telegram.mend()
    with opened() as door:
        chat.wait_count(len(whole), timeout=10)
        door.settled(telegram)
    assert texts(chat) == whole


def test_the_same_update_is_answered_once_also_by_another_process(telegram: Emulator, opened: Opened) -> None:
    with opened() as door:
        chat = telegram.chat()
        chat.ask(ASKED)
        telegram.redeliver()
        telegram.redeliver()
        door.settled(telegram)
    with opened() as door:
        telegram.redeliver()
        telegram.chat().ask("/help")
        door.settled(telegram)
    assert len(chat.sent) == 1


def test_buttons_outlive_the_process(telegram: Emulator, opened: Opened, folder: Path) -> None:
    with opened() as door:
        chat = telegram.chat()
        answer = chat.ask(ASKED)
        door.settled(telegram)
    with opened() as door:
        chat.press(answer, "[1]")
        assert chat.wait_count(2)[1].of("blockquote", "expandable_blockquote") == ["≥ 80%"]
        chat.press(answer, suggested(answer, "năm 2035 là bao nhiêu?"))
        assert "2035" in chat.wait_count(3)[2].text
        press = chat.press(answer, say("chat.button.wrong"))
        chat.wait_for(say("chat.judged.forgotten"))
        until(lambda: press.answers)
        door.settled(telegram)
    (folder / "store.sqlite").unlink()
    telegram.world.updates.next_id += 1000
    with opened() as door:
        press = chat.press(answer, "[1]")
        until(lambda: press.answers)
        assert press.text == say("telegram.old_button")
        door.settled(telegram)
    assert telegram.violations == []


UNREADABLE: tuple[dict[str, Any], ...] = (
    {"message": {"text": ASKED}},
    {"message": "x"},
    {"message": {"message_id": "một", "date": "hôm nay", "chat": [], "text": 5}},
    {"message": {"message_id": 1, "date": 10**20, "chat": {"id": 1, "type": "private"}}},
    {"callback_query": {"id": "1"}},
    {"callback_query": None},
    {"my_chat_member": {"chat": {"id": 1, "type": "private"}}},
    {"inline_query": {"id": "1", "query": ASKED}},
    {"unheard_of": {"a": [1]}},
)


def test_what_nobody_can_read_holds_up_nobody(
    telegram: Emulator, opened: Opened, caplog: pytest.LogCaptureFixture
) -> None:
    with opened() as door:
        chats = [telegram.chat() for _ in UNREADABLE]
        telegram.chat().ask("/help")
        with telegram.held():
            for chat, body in zip(chats, UNREADABLE, strict=True):
                telegram.push(**body)
                chat.say("/tim chuyển đổi số")
        for chat in chats:
            assert chat.next().text.startswith(say("chat.found.heading"))
        door.settled(telegram)
    assert "an update cannot be read: TypeError" in caplog.text
    assert ASKED not in "".join(line for line in caplog.messages if "cannot be read" in line)


def test_unknown_fields_and_kinds_are_passed_over(telegram: Emulator, opened: Opened) -> None:
    with opened() as door:
        chat = telegram.chat()
        strange = {
            "new_field": {"deep": [1]},
            "entities": [{"type": "new_kind", "offset": 0, "length": 2, "x": 1}],
        }
        chat.say(ASKED, **strange)
        assert FOUND in chat.next().text
        group = telegram.group("Tổ", telegram.person())
        body = group.say("").as_json() | {
            "text": ASKED,
            "chat": group.as_json() | {"type": "new_kind", "y": 2},
        }
        telegram.push(message=body)
        me = {"user": telegram.world.bot.as_json()}
        change = {
            "old_chat_member": me | {"status": "left"},
            "new_chat_member": me | {"status": "new_status"},
        }
        telegram.push(my_chat_member={"chat": group.as_json(), "from": body["from"], "date": 1, **change})
        door.settled(telegram)
        assert chat.ask("/help").text


def test_a_library_that_opens_late_answers_in_the_order_of_asking(
    telegram: Emulator, shelf: Shelf, folder: Path
) -> None:
    late: Any = Late(shelf)
    with Talking(settings_of(telegram, folder), shelf=shelf) as door:
        object.__setattr__(door.desk, "shelf", late)
        chat = telegram.chat()
        chat.say(ASKED)
        chat.say("còn năm 2035?")
        until(lambda: door.waiting() == 2)
        time.sleep(0.2)
        assert chat.sent == []
        late.ready = True
        first, second = chat.wait_count(2)
        assert FOUND in first.text
        assert "≥ 90% vào năm 2035" in second.text
        door.settled(telegram)


def test_an_end_while_the_library_opens_is_quick_and_keeps_the_questions(
    telegram: Emulator, shelf: Shelf, folder: Path
) -> None:
    with Talking(settings_of(telegram, folder), shelf=shelf) as door:
        object.__setattr__(door.desk, "shelf", Late(shelf))
        chat = telegram.chat()
        chat.say(ASKED)
        until(lambda: door.waiting() == 1 and chat.actions)
        begun = time.monotonic()
    assert time.monotonic() - begun < 5
    assert chat.sent == []
    with Talking(settings_of(telegram, folder), shelf=shelf) as door:
        assert FOUND in chat.next(timeout=10).text
        door.settled(telegram)


def test_a_slow_question_holds_up_nobody_else(telegram: Emulator, opened: Opened) -> None:
    slow, go = "câu này lâu lắm", threading.Event()
    with opened(before=lambda text: text == slow and go.wait(30)) as door:
        first, others = telegram.chat(), [telegram.chat() for _ in range(3)]
        first.say(slow)
        until(lambda: first.actions)
        for chat in others:
            assert FOUND in chat.ask(ASKED, timeout=10).text
        others[0].ask("/chitieu 50", timeout=10)
        query = telegram.inline("5G 2030")
        telegram.wait_for(lambda: query.answers, timeout=10)
        assert first.sent == []
        go.set()
        assert first.next(timeout=10).text
        door.settled(telegram)
