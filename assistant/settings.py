"""The only place that reads the environment: every setting, its name, its default."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_network
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from assistant.errors import SettingInvalid
from assistant.places import CHECKOUT, in_checkout
from assistant.wording import say

# Questions are citizens' data: these send them to a third party, silently.
TRACING_VARIABLES = (
    "LANGSMITH_TRACING",
    "LANGSMITH_TRACING_V2",
    "LANGCHAIN_TRACING",
    "LANGCHAIN_TRACING_V2",
    "LANGSMITH_OTEL_ENABLED",
)
WEBHOOK_PATH = "/telegram"
"""Where the web server takes what Telegram sends."""
# What Telegram connects to; none is 443.
_WEBHOOK_PORTS = (None, 443, 80, 88, 8443)
_TOKEN = re.compile(r"[0-9]{3,20}:[A-Za-z0-9_-]{20,100}")
_WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
_NOT_IN_ADDRESSES = frozenset(" \t\"'<>\\^`{|}")
_OFF = frozenset({"", "0", "false", "no", "off"})
_ON = frozenset({"1", "true", "yes", "on"})
Unsaid = TypeVar("Unsaid", bool, None)


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator can set; each field is the variable `TROLY57_<NAME>`."""

    home: Path
    host: str = "127.0.0.1"
    port: int = 8057
    digests: bool = True
    embedder: str = ""
    embedder_url: str = ""
    embedder_key: str = field(default="", repr=False)
    chat_model: str = ""
    chat_url: str = ""
    chat_key: str = field(default="", repr=False)
    chat_seconds: int = 20
    chat_tokens_per_day: int = 0
    chat_outside: bool = False
    allow_tracing: bool = False
    trusted_proxies: str = ""
    asks_per_minute: int = 120
    calls_per_minute: int = 1200
    writes_per_hour: int = 60
    rates_url: str = "memory://"
    concurrency: int = 64
    store_url: str = field(default="", repr=False)
    feedback_days: int = 180
    public_url: str = ""
    # None where nobody has said: then none are required, and whoever listens to a network is told.
    require_keys: bool | None = None
    mcp: bool = False
    telegram_token: str = field(default="", repr=False)
    telegram_webhook_url: str = ""
    telegram_webhook_secret: str = field(default="", repr=False)
    telegram_proxy: str = field(default="", repr=False)
    telegram_base_url: str = ""


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Return the settings in force.

    Raises SettingInvalid with the variable, the bad value and what is allowed.
    """
    env: Mapping[str, str] = os.environ if environment is None else environment  # noqa: TID251
    settings = Settings(
        home=_home(env),
        host=env.get("TROLY57_HOST", "127.0.0.1"),
        port=_integer(env, "TROLY57_PORT", 8057, low=0, high=65535),
        digests=_switch(env, "TROLY57_DIGESTS", default=True),
        embedder=env.get("TROLY57_EMBEDDER", "").strip(),
        embedder_url=env.get("TROLY57_EMBEDDER_URL", "").strip(),
        embedder_key=env.get("TROLY57_EMBEDDER_KEY", "").strip(),
        chat_model=env.get("TROLY57_CHAT_MODEL", "").strip(),
        chat_url=_address(env, "TROLY57_CHAT_URL", ("http", "https")),
        chat_key=env.get("TROLY57_CHAT_KEY", "").strip(),
        chat_seconds=_integer(env, "TROLY57_CHAT_SECONDS", 20, low=1, high=600),
        chat_tokens_per_day=_integer(env, "TROLY57_CHAT_TOKENS_PER_DAY", 0, low=0, high=10**12),
        chat_outside=_switch(env, "TROLY57_CHAT_OUTSIDE", default=False),
        allow_tracing=_switch(env, "TROLY57_ALLOW_TRACING", default=False),
        trusted_proxies=_networks(env, "TROLY57_TRUSTED_PROXIES"),
        asks_per_minute=_integer(env, "TROLY57_ASKS_PER_MINUTE", 120, low=0, high=1_000_000),
        calls_per_minute=_integer(env, "TROLY57_CALLS_PER_MINUTE", 1200, low=0, high=1_000_000),
        writes_per_hour=_integer(env, "TROLY57_WRITES_PER_HOUR", 60, low=0, high=1_000_000),
        rates_url=env.get("TROLY57_RATES_URL", "").strip() or "memory://",
        concurrency=_integer(env, "TROLY57_CONCURRENCY", 64, low=1, high=10_000),
        store_url=env.get("TROLY57_STORE_URL", "").strip(),
        feedback_days=_integer(env, "TROLY57_FEEDBACK_DAYS", 180, low=1, high=3650),
        public_url=_address(env, "TROLY57_PUBLIC_URL", ("https",)),
        require_keys=_switch(env, "TROLY57_REQUIRE_KEYS", default=None),
        mcp=_switch(env, "TROLY57_MCP", default=False),
        telegram_token=_secret(env, "TROLY57_TELEGRAM_TOKEN", "telegram_token", _TOKEN),
        telegram_webhook_url=_webhook(env),
        telegram_webhook_secret=_secret(
            env, "TROLY57_TELEGRAM_WEBHOOK_SECRET", "telegram_secret", _WEBHOOK_SECRET
        ),
        telegram_proxy=_address(
            env, "TROLY57_TELEGRAM_PROXY", ("http", "https", "socks5", "socks5h"), secret=True
        ),
        telegram_base_url=_address(env, "TROLY57_TELEGRAM_BASE_URL", ("http", "https")),
    )
    if not settings.allow_tracing:
        _refuse_tracing(env)
    return settings


def _home(env: Mapping[str, str]) -> Path:
    given = env.get("TROLY57_HOME", "")
    if given:
        return Path(given).expanduser().resolve()
    if in_checkout():
        return CHECKOUT / "var"
    import platformdirs

    return Path(platformdirs.user_data_dir("troly57", appauthor=False))


def _integer(env: Mapping[str, str], name: str, default: int, *, low: int, high: int) -> int:
    given = env.get(name, "").strip()
    if not given:
        return default
    if not given.isdecimal() or not low <= int(given) <= high:
        raise SettingInvalid(say("errors.setting.integer", name=name, given=given, low=low, high=high))
    return int(given)


def _switch(env: Mapping[str, str], name: str, *, default: Unsaid) -> bool | Unsaid:
    given = env.get(name, "").strip().lower()
    if not given:
        return default
    if given not in _ON | _OFF:
        raise SettingInvalid(say("errors.setting.switch", name=name, given=given))
    return given in _ON


def _networks(env: Mapping[str, str], name: str) -> str:
    """Return addresses and networks, with commas between them; each must be one."""
    given = [part.strip() for part in env.get(name, "").split(",") if part.strip()]
    for part in given:
        try:
            ip_network(part, strict=False)
        except ValueError as error:
            raise SettingInvalid(say("errors.setting.network", name=name, given=part)) from error
    return ",".join(given)


def _address(env: Mapping[str, str], name: str, schemes: tuple[str, ...], *, secret: bool = False) -> str:
    """Return an address without the slash at its end; one that is `secret` may hold a password, and is never told."""
    given = env.get(name, "").strip()
    if not given:
        return ""
    told = "…" if secret else given
    try:
        parts = urlsplit(given)
        sound = (
            parts.scheme in schemes
            and parts.hostname
            and parts.port != 0
            and not set(given) & _NOT_IN_ADDRESSES
        )
    except ValueError:
        sound = False
    if not sound or parts.query or parts.fragment or (parts.username is not None and not secret):
        raise SettingInvalid(
            say(
                "errors.setting.address",
                name=name,
                given=told,
                schemes=", ".join(f"{one}://" for one in schemes),
            )
        )
    return given.rstrip("/")


def _secret(env: Mapping[str, str], name: str, kind: str, shape: re.Pattern[str]) -> str:
    """Return a secret of the right shape; what was given instead is never told."""
    given = env.get(name, "").strip()
    if given and not shape.fullmatch(given):
        raise SettingInvalid(say(f"errors.setting.{kind}", name=name))
    return given


def _webhook(env: Mapping[str, str]) -> str:
    """Return the address that Telegram is to call; it ends where this server listens for it."""
    name = "TROLY57_TELEGRAM_WEBHOOK_URL"
    # Only an own server of the Bot API calls addresses that are not of the open web.
    own = bool(env.get("TROLY57_TELEGRAM_BASE_URL", "").strip())
    given = _address(env, name, ("http", "https") if own else ("https",))
    port = urlsplit(given).port if given else None
    if given and (not given.endswith(WEBHOOK_PATH) or (not own and port not in _WEBHOOK_PORTS)):
        raise SettingInvalid(say("errors.setting.webhook", name=name, given=given, path=WEBHOOK_PATH))
    return given


def _refuse_tracing(env: Mapping[str, str]) -> None:
    on = [name for name in TRACING_VARIABLES if env.get(name, "").strip().lower() not in _OFF]
    if on:
        raise SettingInvalid(say("errors.setting.tracing", names=", ".join(on)))
