"""The connection to Telegram: what comes is put on disk before it is confirmed, what goes is paced."""

import asyncio
import logging
import ssl
from collections.abc import Awaitable, Callable
from typing import Any, cast

from telegram import Update
from telegram.error import Conflict, InvalidToken, NetworkError, TelegramError
from telegram.ext import AIORateLimiter, BaseRateLimiter, ExtBot
from telegram.request import HTTPXRequest

from assistant.errors import Troly57Error
from assistant.settings import Settings
from assistant.wording import say
from bot.store.kept import StoreClosed
from bot.telegram_bot.acceptance import Acceptance
from bot.telegram_bot.contact import Contact, why

_log = logging.getLogger(__name__)

ADDRESS = "https://api.telegram.org"
# Connections at once; an answer that finds none free waits rather than fails. At 30 messages a second ten are busy;
# every call looks through them all.
_POOL = 32
_POOL_WAIT_S = 30.0
_CONNECT_S = 10.0
_READ_S = 15.0
# How often it is looked whether there is room for more.
_ROOM_S = 0.2


class NoSocks(Troly57Error):
    """The proxy speaks SOCKS, and what speaks it is not installed."""


class Pacing(AIORateLimiter):
    """Keeps to Telegram's flood limits; what is no message, a sign of typing or a draft, waits for nothing here.

    It never tries again: the courier does, and hears what Telegram asked for.
    """

    async def process_request(
        self,
        callback: Callable[..., Awaitable[Any]],
        args: Any,  # noqa: ANN401 - as python-telegram-bot calls it
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:  # noqa: ANN401
        """Make the call when its turn has come."""
        if endpoint in {"sendChatAction", "sendMessageDraft"}:
            return await callback(*args, **kwargs)
        return await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)  # type: ignore[arg-type]


class KeepingBot(ExtBot[None]):
    """A bot whose updates are on disk before anybody can confirm them to Telegram."""

    def __init__(
        self,
        settings: Settings,
        acceptance: Acceptance,
        contact: Contact,
        most_in_hand: int,
        *,
        paced: bool = True,
    ) -> None:
        base = settings.telegram_base_url or ADDRESS
        trusted = ssl.create_default_context()
        super().__init__(
            settings.telegram_token,
            base_url=f"{base}/bot",
            base_file_url=f"{base}/file/bot",
            request=requests(settings, _POOL, trusted),
            get_updates_request=requests(settings, 1, trusted),
            rate_limiter=cast("BaseRateLimiter[None]", Pacing()) if paced else None,
        )
        self._acceptance = acceptance
        self._contact = contact
        self._most_in_hand = most_in_hand
        self._ends = False

    def end(self) -> None:
        """Take nothing in any more."""
        self._ends = True

    async def _do_post(self, endpoint: str, data: dict[str, Any], **limits: Any) -> Any:  # noqa: ANN401
        if endpoint != "getUpdates":
            return await super()._do_post(endpoint, data, **limits)
        if self._ends:
            # Only confirms; what comes along is not kept, is not confirmed, and comes again.
            await super()._do_post(endpoint, data, **limits)
            return []
        while self._acceptance.in_hand >= self._most_in_hand:
            # Telegram keeps what we do not ask for.
            await asyncio.sleep(_ROOM_S)
        try:
            came = await super()._do_post(endpoint, data, **limits)
        except TelegramError as error:
            self._tell_of(error)
            if isinstance(error, InvalidToken):
                # A gateway on the way may say so too: to python-telegram-bot it would be the end.
                raise NetworkError("refused") from error
            raise
        kept = await self._kept(came if isinstance(came, list) else [])
        self._contact.well()
        return kept

    async def _kept(self, came: list[Any]) -> list[dict[str, Any]]:
        raws = [one for one in came if isinstance(one, dict) and isinstance(one.get("update_id"), int)]
        try:
            await self._acceptance.keep(raws)
        except StoreClosed as error:
            self._contact.trouble("store", why=why(error))
            raise NetworkError("not kept") from error
        return [self._readable(raw) for raw in raws]

    def _readable(self, raw: dict[str, Any]) -> dict[str, Any]:
        """Return an update that can be read; of one that cannot, only its number, so that it is confirmed."""
        return raw if read_update(raw, self) is not None else {"update_id": raw["update_id"]}

    def _tell_of(self, error: TelegramError) -> None:
        if isinstance(error, Conflict):
            self._contact.trouble("conflict")
        elif isinstance(error, InvalidToken):
            self._contact.trouble("refused_later")
        else:
            self._contact.trouble("lost", at_once=False, why=why(error))


def read_update(raw: Any, bot: ExtBot[None]) -> Update | None:  # noqa: ANN401 - whatever came
    """Return an update as python-telegram-bot has it; None for what is none."""
    try:
        return Update.de_json(raw, bot)
    except Exception as error:  # noqa: BLE001 - one that is read by nobody must not hold up those behind it
        _log.warning("an update cannot be read: %s", type(error).__name__)
        return None


def requests(settings: Settings, connections: int, trusted: ssl.SSLContext) -> HTTPXRequest:
    """Return what makes the calls, through the proxy that is set; NoSocks where that cannot be."""
    try:
        return HTTPXRequest(
            connection_pool_size=connections,
            pool_timeout=_POOL_WAIT_S,
            connect_timeout=_CONNECT_S,
            read_timeout=_READ_S,
            proxy=settings.telegram_proxy or None,
            # No proxy or password of the environment goes along.
            httpx_kwargs={"trust_env": False, "verify": trusted},
        )
    except RuntimeError:
        raise NoSocks(say("telegram_door.tell.no_socks")) from None
