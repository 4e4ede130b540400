"""How a message fared, as values; and what is done next after each of Telegram's answers."""

from dataclasses import dataclass, replace

from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.telegram_bot.refusals import WHOLE, is_gone, is_same, is_uneditable, lesser


@dataclass(frozen=True, slots=True)
class Place:
    """Where a message goes: a chat, its topic, the message that is answered; `silent` without a sound."""

    chat: int
    thread: int | None = None
    reply_to: int | None = None
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Delivered:
    """Telegram took all of it; the number of the last message where it is known."""

    message: int | None = None


@dataclass(frozen=True, slots=True)
class Later:
    """Not now: to be tried again after so many seconds, or when the door sees fit (0)."""

    seconds: float = 0


@dataclass(frozen=True, slots=True)
class Gone:
    """Never: the person blocked the bot, the group removed it, the chat is no more."""


Outcome = Delivered | Later | Gone


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds: between tries after a lost connection, and the longest wait that Telegram may ask for in place."""

    pauses: tuple[float, ...] = (1, 3, 8)
    longest_wait: float = 60
    waits: int = 5


class Trying:
    """One message on its way: where to and in which form now, and how often it was tried."""

    def __init__(self, to: Place, patience: Patience) -> None:
        self.to = to
        self.form = WHOLE
        self._patience = patience
        self._lost = 0
        self._waits = 0

    def after(self, error: TelegramError) -> Outcome | float:
        """Return what became of it, or after how many seconds to try again; BadRequest when no form is taken."""
        if isinstance(error, RetryAfter):
            return self._asked_to_wait(error)
        if isinstance(error, ChatMigrated):
            return self._moved(error)
        if isinstance(error, Forbidden) or (isinstance(error, BadRequest) and is_gone(error)):
            return Gone()
        if isinstance(error, BadRequest):
            # No lesser form of it would be taken, or it would be taken in place of the whole one.
            less = None if is_same(error) or is_uneditable(error) else lesser(self.form, error)
            if less is None:
                raise error
            self.form = less
            return 0.0
        # Lost connections, time-outs, 5xx. It may have been taken all the same: nobody can know.
        if self._lost == len(self._patience.pauses):
            return Later()
        self._lost += 1
        return float(self._patience.pauses[self._lost - 1])

    def _asked_to_wait(self, error: RetryAfter) -> Outcome | float:
        given = error.retry_after
        # A little more than asked for: clocks differ.
        seconds = (given if isinstance(given, int) else given.total_seconds()) + 0.5
        self._waits += 1
        too_much = self._waits > self._patience.waits or seconds > self._patience.longest_wait
        return Later(seconds) if too_much else seconds

    def _moved(self, error: ChatMigrated) -> Outcome | float:
        # Telegram names the new number: following it once is enough, again and again would be a circle.
        self._waits += 1
        if self._waits > self._patience.waits:
            return Gone()
        self.to = replace(self.to, chat=error.new_chat_id, reply_to=None)
        return 0.0
