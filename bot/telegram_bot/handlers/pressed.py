"""Pressed buttons."""

from contextlib import nullcontext, suppress
from functools import partial

from telegram import CallbackQuery, Update
from telegram.constants import ChatType
from telegram.error import TelegramError

from assistant.wording import say
from bot.cards.actions import Ask, AskQuiz
from bot.cards.speaker import Speaker
from bot.telegram_bot.handlers.conversations import of_member
from bot.telegram_bot.handlers.quiet import Quiet
from bot.telegram_bot.handlers.quizzing import Quizzing
from bot.telegram_bot.handlers.saying import Saying
from bot.telegram_bot.outcomes import Delivered
from bot.telegram_bot.reach import Reach
from bot.telegram_bot.rendering.callback import does_of
from bot.telegram_bot.turn import TurnContext

# Telegram shows no more of a notice.
_NOTICE = 200


class Pressed:
    """Handles callback queries."""

    def __init__(self, speaker: Speaker, saying: Saying, reach: Reach, quiet: Quiet) -> None:
        self._speaker = speaker
        self._saying = saying
        self._buttons = reach.buttons
        self._vault = reach.vault
        self._quiet = quiet
        self._quizzing = Quizzing(reach.courier)

    async def button(self, update: Update, context: TurnContext) -> None:
        """Do what a pressed button says; one that is ours no more says so."""
        query, turn = update.callback_query, context.turn
        if query is None:
            return
        does = await self._saying.stored(does_of, query.data or "", self._buttons.content)
        if does is None or query.message is None:
            await _answer(query, say("telegram.old_button"))
            return
        conversation = of_member(self._vault, query.message.chat.id, query.from_user.id)
        if query.message.chat.type != ChatType.PRIVATE and await self._quiet.is_on(query.message.chat.id):
            turn.hush()
        if isinstance(does, AskQuiz):
            next_one = await self._quizzing.ready(query, does, turn)
            if isinstance(next_one, str):
                await _answer(query, next_one)
                return
            does = next_one
        if isinstance(does, Ask):
            # Telegram turns the button's circle until it is answered.
            await _answer(query)
        asks = isinstance(does, Ask)
        waits = asks and self._speaker.has_model
        # The first question of an edition waits until all of them are made.
        shown = asks or isinstance(does, AskQuiz)
        async with turn.typing() if shown else nullcontext(), turn.drafting(waits=waits) as hear:
            make = partial(self._speaker.does, does, conversation, hear)
            try:
                reply = await self._saying.reply(turn, make, self._speaker.opening, waits=waits)
            except Exception:
                self._quizzing.undone(query)
                raise
        if not isinstance(does, Ask):
            await _answer(query, reply.notice)
        await self._saying.say(turn, reply)
        if isinstance(does, AskQuiz) and isinstance(turn.outcome, Delivered):
            await self._quizzing.asked(query, does)


async def _answer(query: CallbackQuery, notice: str = "") -> None:
    # Too late or lost: nobody looks at it any more, and what was asked for is sent all the same.
    with suppress(TelegramError):
        await query.answer(notice[:_NOTICE] or None)
