"""The courier: every fault that the Bot API documents, met with a pause that the test does not wait for."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

import pytest
from telegram.ext import ExtBot

from bot.telegram_bot.courier import Courier
from bot.telegram_bot.outcomes import Delivered, Gone, Later, Outcome, Patience, Place
from bot.telegram_bot.rendering.message import Button, Outgoing
from tests.telegram_bot.emulator import (
    Chat,
    Emulator,
    Fault,
    broken,
    dropped_after,
    dropped_before,
    garbage,
    internal,
    refused,
    too_many,
    unauthorized,
)
from tests.telegram_bot.running import part

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c636060600000000400010e5fb6a50000000049454e44ae426082"
)


class Sent:
    """A courier over the emulator: what it is told to do, and how long it would have waited."""

    def __init__(self, telegram: Emulator, *, closes_after: int = 1000) -> None:
        self.telegram = telegram
        self.pauses: list[float] = []
        self.noted: list[int] = []
        self._left = closes_after

    async def _pause(self, seconds: float) -> bool:
        self.pauses.append(seconds)
        self._left -= 1
        return self._left >= 0

    def run(self, work: Callable[[Courier], Coroutine[Any, Any, Outcome]]) -> Outcome:
        async def main() -> Outcome:
            bot: ExtBot[None] = ExtBot(self.telegram.token, base_url=self.telegram.base_url)
            async with bot:
                return await work(Courier(bot, self._pause, Patience()))

        return asyncio.run(main())

    async def _note(self, sent: int) -> None:
        self.noted.append(sent)

    def deliver(self, to: Place, parts: Sequence[Outgoing], sent: int = 0) -> Outcome:
        return self.run(lambda courier: courier.deliver(to, parts, sent=sent, noted=self._note))


@pytest.fixture
def sent(telegram: Emulator) -> Sent:
    return Sent(telegram)


@pytest.fixture
def chat(telegram: Emulator) -> Chat:
    chat = telegram.chat()
    chat.say("/start")
    return chat


def texts(chat: Chat) -> list[str]:
    return [one.text for one in chat.sent]


def test_parts_come_in_order_with_their_keyboard(sent: Sent, chat: Chat) -> None:
    said = sent.deliver(Place(chat.id), (part("một <b>"), part("hai", "Tiếp"), part("ba")))
    assert isinstance(said, Delivered)
    assert texts(chat) == ["một <b>", "hai", "ba"]
    assert [one.data for one in chat.sent[1].buttons] == ["Tiếp"]
    assert sent.noted == [1, 2, 3]
    assert sent.telegram.violations == []


def test_what_went_out_before_is_not_sent_again(sent: Sent, chat: Chat) -> None:
    assert isinstance(sent.deliver(Place(chat.id), (part("một"), part("hai")), sent=1), Delivered)
    assert texts(chat) == ["hai"]
    assert isinstance(sent.deliver(Place(chat.id), (part("một"), part("hai")), sent=2), Delivered)
    assert texts(chat) == ["hai"]


@pytest.mark.parametrize(
    "fault", [broken(), broken(504), internal(), dropped_before(), garbage(), unauthorized()]
)
def test_lost_connections_are_tried_again_with_growing_pauses(sent: Sent, chat: Chat, fault: Fault) -> None:
    sent.telegram.fail("sendMessage", fault, times=3)
    assert isinstance(sent.deliver(Place(chat.id), (part("một"),)), Delivered)
    assert sent.pauses == [1, 3, 8]
    assert texts(chat) == ["một"]


def test_patience_has_an_end(sent: Sent, chat: Chat) -> None:
    sent.telegram.fail("sendMessage", broken(), times=10)
    assert sent.deliver(Place(chat.id), (part("một"), part("hai"))) == Later()
    assert sent.noted == []


def test_what_was_taken_although_the_line_broke_comes_twice_at_most(sent: Sent, chat: Chat) -> None:
    # Nobody can know: the documentation says so, and how often.
    sent.telegram.fail("sendMessage", dropped_after())
    assert isinstance(sent.deliver(Place(chat.id), (part("một"),)), Delivered)
    assert texts(chat) == ["một", "một"]


def test_a_wait_that_telegram_asks_for_is_kept(sent: Sent, chat: Chat) -> None:
    sent.telegram.fail("sendMessage", too_many(7), times=2)
    assert isinstance(sent.deliver(Place(chat.id), (part("một"),)), Delivered)
    assert sent.pauses == [7.5, 7.5]
    assert texts(chat) == ["một"]


def test_a_long_wait_is_left_to_later(sent: Sent, chat: Chat) -> None:
    sent.telegram.fail("sendMessage", too_many(3600), after=1)
    assert sent.deliver(Place(chat.id), (part("một"), part("hai"))) == Later(3600.5)
    assert sent.noted == [1]


def test_a_door_that_closes_waits_for_nothing(telegram: Emulator, chat: Chat) -> None:
    sent = Sent(telegram, closes_after=0)
    telegram.fail("sendMessage", broken())
    assert sent.deliver(Place(chat.id), (part("một"),)) == Later()
    assert len(sent.pauses) == 1


def test_html_that_is_refused_goes_out_plain(sent: Sent, chat: Chat) -> None:
    bad = Outgoing("<b>một", "một & hai", ((Button("Tiếp", data="x"),),))
    assert isinstance(sent.deliver(Place(chat.id), (bad,)), Delivered)
    assert texts(chat) == ["một & hai"]
    assert chat.sent[0].buttons


def test_what_is_too_long_goes_out_in_plain_pieces(sent: Sent, chat: Chat) -> None:
    words = " ".join(f"từ{n}" for n in range(2000)) + " 😀" * 2500
    assert isinstance(sent.deliver(Place(chat.id), (part(words, "Tiếp"),)), Delivered)
    assert " ".join(texts(chat)).split() == words.split()
    assert [bool(one.buttons) for one in chat.sent] == [False] * (len(chat.sent) - 1) + [True]


@pytest.mark.parametrize(
    "said", ["message to be replied not found", "message thread not found", "BUTTON_DATA_INVALID", "??"]
)
def test_a_message_arrives_in_a_lesser_form(sent: Sent, chat: Chat, said: str) -> None:
    sent.telegram.fail("sendMessage", refused(f"Bad Request: {said}"))
    assert isinstance(sent.deliver(Place(chat.id), (part("một", "Tiếp"),)), Delivered)
    assert texts(chat) == ["một"]


def test_a_message_that_is_gone_is_answered_all_the_same(sent: Sent, chat: Chat) -> None:
    assert isinstance(sent.deliver(Place(chat.id, reply_to=999), (part("một"),)), Delivered)
    assert texts(chat) == ["một"]


def test_nothing_is_tried_for_ever(sent: Sent, chat: Chat) -> None:
    sent.telegram.fail("sendMessage", refused("Bad Request: no"), times=50)
    assert sent.deliver(Place(chat.id), (part("một"),)) == Gone()
    assert len(sent.telegram.calls_of("sendMessage")) <= 4


def test_a_picture_with_its_caption_and_words_where_it_is_refused(sent: Sent, chat: Chat) -> None:
    picture = Outgoing("<b>biểu đồ</b>", "biểu đồ", photo=PNG)
    assert isinstance(sent.deliver(Place(chat.id), (picture,)), Delivered)
    assert chat.sent[0].photo
    sent.telegram.fail("sendPhoto", refused("Bad Request: PHOTO_INVALID_DIMENSIONS"))
    assert isinstance(sent.deliver(Place(chat.id), (picture,)), Delivered)
    assert chat.sent[1].text == "biểu đồ"


def test_who_blocked_the_bot_is_gone(sent: Sent, chat: Chat, telegram: Emulator) -> None:
    chat.block()
    assert sent.deliver(Place(chat.id), (part("một"),)) == Gone()
    assert sent.deliver(Place(telegram.chat().id), (part("một"),)) == Gone()
    assert sent.deliver(Place(987654321), (part("một"),)) == Gone()
    assert sent.pauses == []


def test_a_group_that_moved_is_followed(sent: Sent, telegram: Emulator) -> None:
    group = telegram.group("Tổ", telegram.person(), supergroup=False)
    moved = group.migrate()
    parts = (part("một"), part("hai"))
    assert isinstance(sent.deliver(Place(group.id, reply_to=1), parts), Delivered)
    assert texts(moved) == ["một", "hai"]


def test_only_the_first_part_answers_the_message(sent: Sent, telegram: Emulator) -> None:
    group = telegram.group("Tổ", telegram.person())
    asked = group.say("/tim gì đó")
    sent.deliver(Place(group.id, reply_to=asked.id), (part("một"), part("hai")))
    assert [one.reply_to for one in group.sent] == [asked, None]


def edited(sent: Sent, chat: Chat, new: Outgoing) -> Outcome:
    message = chat.sent[0].id
    return sent.run(lambda courier: courier.edit(Place(chat.id), new, message=message))


def test_a_card_is_changed_in_place(sent: Sent, chat: Chat) -> None:
    sent.deliver(Place(chat.id), (part("một", "Tiếp"),))
    assert isinstance(edited(sent, chat, part("hai", "Trước")), Delivered)
    assert isinstance(edited(sent, chat, part("hai", "Trước")), Delivered)
    assert texts(chat) == ["hai"]


@pytest.mark.parametrize("said", ["message can't be edited", "message to edit not found"])
def test_a_card_that_cannot_be_changed_is_sent_anew(sent: Sent, chat: Chat, said: str) -> None:
    sent.deliver(Place(chat.id), (part("một"),))
    sent.telegram.fail("editMessageText", refused(f"Bad Request: {said}"), times=9)
    assert isinstance(edited(sent, chat, part("hai")), Delivered)
    assert texts(chat) == ["một", "hai"]


def test_a_picture_stands_beside_what_was_pressed(sent: Sent, chat: Chat) -> None:
    sent.deliver(Place(chat.id), (part("một"),))
    assert isinstance(edited(sent, chat, Outgoing("", "", photo=PNG)), Delivered)
    assert len(chat.sent) == 2


def test_typing_is_shown_and_breaks_nothing(sent: Sent, chat: Chat, telegram: Emulator) -> None:
    async def think(courier: Courier) -> Outcome:
        async with courier.typing(Place(chat.id, thread=7)):
            await asyncio.sleep(0.4)
        return Delivered()

    assert sent.run(think) == Delivered()
    assert len(chat.actions) == 1
    assert telegram.calls_of("sendChatAction")[0].values["message_thread_id"] == "7"
    telegram.fail("sendChatAction", broken())
    assert sent.run(think) == Delivered()
    chat.block()
    assert sent.run(think) == Delivered()


def test_typing_is_not_shown_for_what_is_there_at_once(sent: Sent, chat: Chat) -> None:
    async def think(courier: Courier) -> Outcome:
        async with courier.typing(Place(chat.id)):
            await asyncio.sleep(0.05)
        return Delivered()

    assert sent.run(think) == Delivered()
    assert chat.actions == []


def test_in_a_crowd_few_see_that_an_answer_is_being_made(sent: Sent, chat: Chat) -> None:
    async def think(courier: Courier) -> Outcome:
        async def one() -> None:
            async with courier.typing(Place(chat.id)):
                await asyncio.sleep(0.7)

        await asyncio.gather(*(one() for _ in range(100)))
        return Delivered()

    assert sent.run(think) == Delivered()
    assert 1 <= len(chat.actions) <= 5
