"""A language model behind an address, through langchain's `init_chat_model`; the only file that makes one."""

import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Any

from assistant.errors import ModelUnusable
from assistant.models.asking import Client, Form, Forms
from assistant.models.figures import Note, unnoted
from assistant.models.forms import general_forms, ollama_forms, openai_forms
from assistant.models.inside import is_inside
from assistant.models.model import Model
from assistant.models.tokens import DailyTokens
from assistant.settings import Settings
from assistant.wording import say

_WISH = re.compile(r"([a-z][a-z0-9_]*):(\S.*)")
_INSTALL = re.compile(r"pip install [\w.-]+")
# Their lines may hold what was asked and what was said.
_LIBRARIES = (
    "openai",
    "ollama",
    "httpx",
    "httpx2",
    "httpcore",
    "httpcore2",
    "langchain_openai",
    "langchain_ollama",
)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a model answers, with which key, and for how many seconds a request may go on."""

    url: str
    key: str = field(repr=False)
    seconds: float


@dataclass(frozen=True, slots=True)
class Provider:
    """How a provider's integration is had, where it usually answers, what it is told, and how it is asked for JSON.

    The address is always told, so that no variable of the integration's own sends questions elsewhere.
    """

    package: str
    install: str
    url: str
    told: Callable[[Address], Mapping[str, Any]]
    forms: Callable[[str], tuple[Form, ...]]


def _openai(at: Address) -> Mapping[str, Any]:
    from assistant.models.carrying import client_to

    return {
        "base_url": at.url,
        "api_key": at.key or "none",  # servers of one's own mostly want none, the client wants some
        "timeout": at.seconds,
        "max_retries": 0,
        "stream_usage": False,  # unless a request wants it
        "stream_chunk_timeout": None,  # the deadline is ours
        "use_responses_api": False,
        "openai_proxy": "",
        "http_async_client": client_to(at.url, at.key, at.seconds),
    }


def _ollama(at: Address) -> Mapping[str, Any]:
    from assistant.models.carrying import Carrier, Nowhere

    return {
        "base_url": at.url,
        "reasoning": False,
        "async_client_kwargs": {
            "transport": Carrier(at.url, at.key, at.seconds),
            "trust_env": False,
            "timeout": at.seconds,
            "follow_redirects": False,
        },
        "sync_client_kwargs": {"transport": Nowhere(), "trust_env": False},
    }


def _general(at: Address) -> Mapping[str, Any]:
    return {
        "base_url": at.url,
        "api_key": at.key or "none",
        "timeout": at.seconds,
        "max_retries": 0,
        "temperature": 0,
    }


PROVIDERS = {
    "openai": Provider(
        "langchain_openai",
        "pip install 'troly57[openai]'",
        "https://api.openai.com/v1",
        _openai,
        openai_forms,
    ),
    "ollama": Provider(
        "langchain_ollama", "pip install 'troly57[ollama]'", "http://127.0.0.1:11434", _ollama, ollama_forms
    ),
}
# Every other one that langchain knows: it must be told where, since only it knows its usual place.
ANY_OTHER = Provider("langchain", "", "", _general, general_forms)


def open_chat(settings: Settings, note: Note = unnoted) -> Model | None:
    """Return the model that TROLY57_CHAT_MODEL names, None where it names none; nothing is asked of it yet.

    `note` hears the figures of each request. Raises ModelUnusable for a provider that is not known, whose package is
    missing, or whose address lies outside without leave.
    """
    wish = settings.chat_model
    if not wish:
        return None
    found = _WISH.fullmatch(wish)
    if not found:
        raise ModelUnusable(say("errors.model.setting", wish=wish))
    provider = PROVIDERS.get(found[1], ANY_OTHER)
    at = Address(settings.chat_url or provider.url, settings.chat_key, settings.chat_seconds)
    if not at.url:
        raise ModelUnusable(say("errors.model.no_address", wish=wish))
    if not settings.chat_outside and not is_inside(at.url):
        raise ModelUnusable(say("errors.model.outside", wish=wish, url=at.url))
    if find_spec(provider.package) is None:
        raise ModelUnusable(say("errors.model.no_provider", wish=wish, install=provider.install))
    model = Model(
        wish,
        at.url,
        lambda: _client(wish, provider.told(at), at.key),
        Forms(provider.forms(at.url)),
        at.seconds,
        DailyTokens(settings.home, settings.chat_tokens_per_day),
        note,
    )
    if provider is ANY_OTHER:
        # Only langchain knows whether there is such a one, and which package it needs.
        model.prepare()
    return model


def _client(wish: str, told: Mapping[str, Any], key: str) -> Client:
    """Return a chat model of langchain's; ModelUnusable, with the remedy, where it makes none."""
    from langchain.chat_models import init_chat_model

    provider, _, name = wish.partition(":")
    try:
        client: Client = init_chat_model(name, model_provider=provider, **told)
    except ImportError as error:
        install = _INSTALL.search(str(error))
        remedy = install[0] if install else f"pip install langchain-{provider.replace('_', '-')}"
        raise ModelUnusable(say("errors.model.no_provider", wish=wish, install=remedy)) from error
    except Exception as error:
        # Each integration raises its own.
        why = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
        why = why.replace(key, "…") if key else why
        raise ModelUnusable(say("errors.model.not_made", wish=wish, why=why)) from error
    for library in _LIBRARIES:
        logging.getLogger(library).setLevel(logging.CRITICAL + 1)
    return client
