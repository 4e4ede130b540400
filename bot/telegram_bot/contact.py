"""What the operator hears of the connection: each trouble once, and that it is over."""

from collections.abc import Callable
from time import monotonic

from telegram.error import TelegramError

from assistant.wording import say

Tell = Callable[[str], None]
# A long poll that breaks once in a while is no news.
_NEWS_AFTER_S = 10.0
# Two that receive with one token take turns: each of them would be told again and again that all is well.
_CALM_S = {"conflict": 120.0}


class Contact:
    """Tells of a trouble when it begins to matter, and of its end; the same trouble is not told twice."""

    def __init__(self, tell: Tell, clock: Callable[[], float] = monotonic) -> None:
        self._tell = tell
        self._clock = clock
        self._told = ""
        self._since: float | None = None
        self._last = 0.0

    def trouble(self, kind: str, *, at_once: bool = True, **values: object) -> None:
        """Note a trouble, by the name of its sentence; told at once or when it goes on."""
        self._last = self._clock()
        if self._since is None:
            self._since = self._last
        if kind != self._told and (at_once or self._last - self._since >= _NEWS_AFTER_S):
            self._told = kind
            self._tell(say(f"telegram_door.tell.{kind}", **values))

    def well(self, opened: str = "") -> None:
        """Note that it works; `opened` is said in place of "restored"."""
        if not opened and self._clock() - self._last < _CALM_S.get(self._told, 0.0):
            return
        if opened or self._told:
            self._tell(opened or say("telegram_door.tell.restored"))
        self._told, self._since = "", None


def why(error: BaseException) -> str:
    """Return what kind of error it is: its words may hold the token, so they are told nowhere."""
    cause = error.__cause__
    if isinstance(error, TelegramError) and cause is not None and not isinstance(cause, TelegramError):
        return type(cause).__name__
    return type(error).__name__
