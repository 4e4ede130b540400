"""From a question of a quiz to the next: what was answered, once for each question, and in a group not too fast."""

from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, Poll
from telegram.constants import ChatType

from assistant.wording import say
from bot.cards.actions import AskQuiz
from bot.cards.card import Reply
from bot.telegram_bot.courier import Courier
from bot.telegram_bot.outcomes import Place
from bot.telegram_bot.rendering.message import Button
from bot.telegram_bot.turn import Turn

FLOOR_S = 10
"""For so many seconds a question stands in a group before the next one may be asked."""
# A card can begin another quiz, but not by the second tap of a hasty finger.
_TWICE_S = 3
_KNOWN = 2000


@dataclass(frozen=True, slots=True)
class Passed:
    """A press that went on, and when."""

    update: int
    at: datetime


class Quizzing:
    """Sees to presses of what asks a question of a quiz."""

    def __init__(self, courier: Courier) -> None:
        self._courier = courier
        self._passed: OrderedDict[tuple[int, int], Passed] = OrderedDict()

    async def ready(self, query: CallbackQuery, does: AskQuiz, turn: Turn) -> AskQuiz | str:
        """Return what to ask, with how the question before it was answered; a notice where nothing is asked now."""
        message = query.message
        if message is None or isinstance(turn.made, Reply):
            return does
        hall = message.chat.type != ChatType.PRIVATE
        now = datetime.now(UTC)
        here = (message.chat.id, message.message_id)
        passed = self._passed.get(here)
        if passed and passed.update != turn.update.update_id:
            if does.at:
                return say("quiz_chat.notice.asked")
            if (now - passed.at).total_seconds() < (FLOOR_S if hall else _TWICE_S):
                return say("quiz_chat.notice.begun")
        if hall and does.at:
            # Where clocks differ a question is rather asked too early than never.
            stood = (now - message.date).total_seconds()
            if 0 <= stood < FLOOR_S:
                return say("quiz_chat.notice.wait", seconds=max(1, round(FLOOR_S - stood)))
        self._passed[here] = Passed(turn.update.update_id, now)
        if len(self._passed) > _KNOWN:
            self._passed.popitem(last=False)
        if hall or not does.at or not isinstance(message, Message):
            return replace(does, hall=hall)
        # Polls are anonymous: how one person answered is told by the votes of a poll that nobody else sees.
        closed = await self._courier.close_poll(
            Place(message.chat.id), message.message_id, _others(message, query)
        )
        return replace(does, hall=False, marks=does.marks + mark_of(closed or message.poll))

    def undone(self, query: CallbackQuery) -> None:
        """Let the button be pressed again: what it asks for could not be made."""
        if query.message is not None:
            self._passed.pop((query.message.chat.id, query.message.message_id), None)

    async def asked(self, query: CallbackQuery, does: AskQuiz) -> None:
        """Take the button that went on from the question before, in a group: there its poll stays open."""
        message = query.message
        if does.hall and does.at and isinstance(message, Message):
            place = Place(message.chat.id)
            await self._courier.leave_buttons(place, message.message_id, _others(message, query))


def mark_of(poll: Poll | None) -> str:
    """Return the letter for how a poll was answered by its only voter (`AskQuiz.marks`)."""
    right = poll.correct_option_ids if poll else None
    if poll is None or not right or poll.total_voter_count != 1:
        return "s"
    chosen = {at for at, option in enumerate(poll.options) if option.voter_count}
    return "r" if chosen == set(right) else "w"


def _others(message: Message, query: CallbackQuery) -> tuple[tuple[Button, ...], ...]:
    """Return the buttons of a message but the pressed one."""
    markup = message.reply_markup
    rows = markup.inline_keyboard if isinstance(markup, InlineKeyboardMarkup) else ()
    kept = (
        tuple(
            Button(one.text, data=str(one.callback_data or ""), url=one.url or "")
            for one in row
            if one.callback_data != query.data
        )
        for row in rows
    )
    return tuple(row for row in kept if row)
