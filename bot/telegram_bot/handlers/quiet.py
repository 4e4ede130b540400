"""Quiet groups: only commands are answered there, without a sound; who administers the group decides."""

from telegram import Bot
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, Forbidden

from assistant.wording import say
from bot.telegram_bot.handlers.saying import Saying
from bot.telegram_bot.heard import Heard
from bot.telegram_bot.reach import Reach

_ADMINISTRATORS = frozenset({ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR})


class Quiet:
    """Which groups are quiet, known only by names that lead back to nothing."""

    def __init__(self, saying: Saying, reach: Reach) -> None:
        self._saying = saying
        self._groups = reach.quiet
        self._vault = reach.vault

    async def is_on(self, chat: int) -> bool:
        """Tell whether a group is quiet."""
        return await self._saying.stored(self._groups.is_quiet, self._name(chat))

    async def turned(self, heard: Heard, bot: Bot) -> str:
        """Make a quiet group talk and a talking one quiet, where who says it may, and return the line that tells it."""
        if not heard.group:
            return say("telegram.quiet.private")
        on = await self.is_on(heard.chat)
        if not await _administers(heard, bot):
            return say(f"telegram.quiet.not_yours_{'on' if on else 'off'}")
        change = self._groups.unhush if on else self._groups.hush
        await self._saying.stored(change, self._name(heard.chat))
        return say("telegram.quiet.off" if on else "telegram.quiet.on")

    async def moved(self, old: int, new: int) -> None:
        """Let a group that Telegram gave a new number stay as it is."""
        if await self.is_on(old):
            await self._saying.stored(self._groups.hush, self._name(new))
            await self.left(old)

    async def left(self, chat: int) -> None:
        """Keep nothing of a group."""
        await self._saying.stored(self._groups.unhush, self._name(chat))

    def _name(self, chat: int) -> str:
        return self._vault.name("chat", chat)


async def _administers(heard: Heard, bot: Bot) -> bool:
    """Tell whether who wrote administers the group; who writes in its name does."""
    if heard.as_group:
        return True
    if heard.member <= 0:
        # Who writes in the name of a channel is nobody that Telegram could tell of.
        return False
    try:
        member = await bot.get_chat_member(heard.chat, heard.member)
    except (BadRequest, Forbidden):
        return False
    return member.status in _ADMINISTRATORS
