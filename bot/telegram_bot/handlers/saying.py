"""From a reply to messages: made in threads, rendered, its buttons kept before they are shown."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from assistant.errors import LibraryMissing
from bot.cards.actions import Does
from bot.cards.card import Reply
from bot.desk.desk import Opening
from bot.store.kept import StoreClosed
from bot.telegram_bot.outcomes import Outcome
from bot.telegram_bot.processing import CONCURRENCY
from bot.telegram_bot.reach import Reach
from bot.telegram_bot.rendering.callback import Names
from bot.telegram_bot.rendering.printing import messages, opening
from bot.telegram_bot.together import Together
from bot.telegram_bot.turn import Turn

_Made = TypeVar("_Made")
# A question that takes long holds a thread and nothing else; as many as are handled at once may wait for a model.
_THREADS, _WAITING = 32, CONCURRENCY
# A library opens in seconds; one that is being published first takes a minute.
_PATIENCE_S = 90
_LOOK_S = 0.5


class Saying:
    """Makes replies aside from the event loop, and says them."""

    def __init__(self, reach: Reach) -> None:
        self._reach = reach
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="telegram")
        self._waiting = ThreadPoolExecutor(_WAITING, thread_name_prefix="telegram-waiting")
        # Of its own: behind the questions that wait for a thread, no answer of a crowd would go out before the last.
        self._disk = ThreadPoolExecutor(1, thread_name_prefix="buttons")
        self._keep = Together(self._keep_all, self._disk)

    async def made(self, make: Callable[..., _Made], *args: object) -> _Made:
        """Return what `make` returns, made in a thread."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, make, *args)

    async def stored(self, work: Callable[..., _Made], *args: object) -> _Made:
        """Return what `work` returns, which waits for the disk and for nothing else."""
        return await asyncio.get_running_loop().run_in_executor(self._disk, work, *args)

    async def reply(
        self, turn: Turn, make: Callable[[], Reply], otherwise: Callable[[], Reply], *, waits: bool = False
    ) -> Reply:
        """Return the reply of `make`, made once for each update; `otherwise` where the library was not open for long.

        Until then it waits here, so that what a person says next is answered after it. `waits` where a model may
        write it: what needs none is not made behind it.
        """
        threads = self._waiting if waits else self._threads
        while not isinstance(turn.made, Reply):
            try:
                turn.made = await asyncio.get_running_loop().run_in_executor(threads, make)
            except (Opening, LibraryMissing):
                if turn.waited() >= _PATIENCE_S:
                    return otherwise()
                await asyncio.sleep(_LOOK_S)
        return turn.made

    async def say(self, turn: Turn, reply: Reply) -> Outcome:
        """Send the cards of a reply; one that takes a pressed card's place is put there."""
        card = reply.cards[0] if len(reply.cards) == 1 else None
        if reply.replaces and card and card.picture is None and card.poll is None:
            part = await self._kept(lambda name_of: opening(card, name_of=name_of))
            return await turn.edit(part) if part else turn.outcome
        parts = await self._kept(
            lambda name_of: tuple(part for card in reply.cards for part in messages(card, name_of=name_of))
        )
        return await turn.say(parts)

    async def _kept(self, render: Callable[[Callable[[Does], str]], _Made]) -> _Made:
        names = Names(self._reach.courier.name)
        rendered = render(names)
        if names.kept:
            try:
                await self._keep(names.kept)
            except StoreClosed:
                # An answer without some of its buttons is better than none.
                return render(lambda does: "" if (name := names(does))[1:] in names.kept else name)
        return rendered

    def _keep_all(self, asked: Sequence[Mapping[str, str]]) -> list[None]:
        self._reach.buttons.keep({token: content for kept in asked for token, content in kept.items()})
        return [None] * len(asked)
