"""One update while it is answered: what its handlers may do, and how far the answer got."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import replace
from time import time
from typing import Any, TypeAlias

from telegram import Update
from telegram.ext import Application, CallbackContext, ExtBot

from assistant.answers.answer import Hear
from bot.store.inbox import Waiting
from bot.telegram_bot.courier import Courier
from bot.telegram_bot.drafts import hearing
from bot.telegram_bot.outcomes import Delivered, Later, Outcome, Place
from bot.telegram_bot.rendering.message import Outgoing

Noted: TypeAlias = Callable[[Waiting, int], Awaitable[Waiting]]


class Turn:
    """Answers one update. Parts are counted over the whole turn: what went out before a restart is not sent again.

    So a handler says the same things in the same order whenever it meets the same update. Once something could
    not be delivered, what follows is not tried: the update comes again, or never.
    """

    def __init__(self, update: Update, waiting: Waiting, courier: Courier, noted: Noted) -> None:
        self.update = update
        self.waiting = waiting
        self.outcome: Outcome = Delivered()
        self.failed: Exception | None = None
        self.made: object = None
        """What is said, once it is made: what comes again after a failed delivery is not made anew."""
        self.place = _place(update)
        self._courier = courier
        self._noted = noted
        self._said = 0

    async def say(self, parts: Sequence[Outgoing], to: Place | None = None) -> Outcome:
        """Send the parts that are not out yet, to where the update came from unless `to` is given."""
        before, self._said = self._said, self._said + len(parts)
        place = to or self.place
        if place is None or not isinstance(self.outcome, Delivered):
            return self.outcome
        self.outcome = await self._courier.deliver(
            place, parts, sent=self.waiting.sent - before, noted=lambda out: self._note(before + out)
        )
        return self.outcome

    async def edit(self, part: Outgoing) -> Outcome:
        """Put `part` in place of the message whose button was pressed, or send it where that cannot be."""
        pressed = self.update.callback_query
        before, self._said = self._said, self._said + 1
        if pressed is None or not isinstance(self.outcome, Delivered) or self.waiting.sent > before:
            return self.outcome
        place = self.place or Place(pressed.from_user.id)
        self.outcome = await self._courier.edit(
            place,
            part,
            message=pressed.message.message_id if pressed.message else None,
            inline=pressed.inline_message_id,
        )
        if isinstance(self.outcome, Delivered):
            await self._note(before + 1)
        return self.outcome

    def waited(self) -> float:
        """Return for how many seconds the update has waited for its answer."""
        return max(0.0, time() - self.waiting.accepted)

    def later(self, seconds: float) -> None:
        """Leave it for now: the update is handled anew after so many seconds, 0 for when the door sees fit."""
        self.outcome = Later(seconds)

    def hush(self) -> None:
        """Say what follows without a sound."""
        if self.place is not None:
            self.place = replace(self.place, silent=True)

    def typing(self) -> AbstractAsyncContextManager[None]:
        """Show that an answer is being made while the block runs, where there is a chat to show it in."""
        return self._courier.typing(self.place) if self.place else nullcontext()

    @asynccontextmanager
    async def drafting(self, *, waits: bool) -> AsyncIterator[Hear | None]:
        """Show, while the block runs, the sentences that the hearer is told, where one person reads them.

        Nobody hears where nothing is waited for.
        """
        chat = self.update.effective_chat
        if not waits or self.place is None or chat is None:
            yield None
            return
        drafts = self._courier.drafts if chat.type == chat.PRIVATE else None
        async with hearing(drafts, self.place, self.update.update_id) as hear:
            yield hear

    async def _note(self, sent: int) -> None:
        if sent > self.waiting.sent:
            self.waiting = await self._noted(self.waiting, sent)


class TurnContext(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """What python-telegram-bot hands to a handler, with the turn of its update."""

    turn: Turn

    @classmethod
    def from_update(
        cls, update: object, application: "Application[Any, TurnContext, Any, Any, Any, Any]"
    ) -> "TurnContext":
        """Return the context of an update that the door's processing has taken."""
        context = super().from_update(update, application)
        context.turn = application.update_processor.turn(update)  # type: ignore[attr-defined]
        return context


def _place(update: Update) -> Place | None:
    """Return where an answer to the update goes; in a group it answers the message."""
    chat, message = update.effective_chat, update.effective_message
    if chat is None:
        return None
    in_group = chat.type != chat.PRIVATE and update.callback_query is None
    return Place(
        chat.id,
        thread=getattr(message, "message_thread_id", None)
        if getattr(message, "is_topic_message", None)
        else None,
        reply_to=message.message_id if message and in_group else None,
    )
