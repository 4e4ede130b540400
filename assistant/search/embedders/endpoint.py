"""An embedder behind an address, through langchain's `init_embeddings`; the only file that asks a network."""

import hashlib
import logging
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from time import monotonic
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.errors import EmbedderUnusable
from assistant.library.manifest import EmbedderCard
from assistant.search.embedder import Embedder, Row, Rows, unit_rows
from assistant.wording import say

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings

_log = logging.getLogger(__name__)
_WISH = re.compile(r"([a-z][a-z_]*):([^/\\].*)")
_BUILD_S, _BUILD_RETRIES = 60.0, 4
# A person waits for the answer; and while nobody answers there, the next ones need not wait at all.
_QUESTION_S, _QUESTION_RETRIES = 3.0, 0
_REST_S = 30.0
_BATCH = 64
# In characters: endpoints refuse what is longer than their model reads, mostly 8,000 tokens.
_LONGEST = 8_000


@dataclass(frozen=True, slots=True)
class Address:
    """Where an endpoint answers and with which key; empty means the provider's usual place, and no key."""

    url: str = ""
    key: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Provider:
    """What a provider's integration is called, where it usually answers, and how it is told what we know.

    The address is always told, so that no variable of the integration's own sends texts elsewhere.
    """

    package: str
    install: str
    url: str
    told: Callable[[Address, float, int], Mapping[str, Any]]


PROVIDERS = {
    "openai": Provider(
        "langchain_openai",
        "pip install 'troly57[openai]'",
        "https://api.openai.com/v1",
        lambda to, seconds, retries: {
            "base_url": to.url,
            "api_key": to.key or "none",  # servers of one's own mostly want none, the client wants some
            "timeout": seconds,
            "max_retries": retries,
            "chunk_size": _BATCH,
            "check_embedding_ctx_length": False,  # else it sends numbers of OpenAI's tokenizer, not text
        },
    ),
    "ollama": Provider(
        "langchain_ollama",
        "pip install langchain-ollama",
        "http://127.0.0.1:11434",
        lambda to, seconds, _: {"base_url": to.url, "client_kwargs": {"timeout": seconds}},
    ),
}


def names_an_endpoint(wish: str) -> bool:
    """Tell whether `wish` is written `provider:model`."""
    return bool(_WISH.fullmatch(wish))


class _Endpoint:
    placeholder = False

    def __init__(self, wish: str, provider: Provider, to: Address, made: EmbedderCard | None) -> None:
        at = Address(to.url or provider.url, to.key)
        # Another address may serve another model under the same name.
        self.name = f"{wish}@{hashlib.sha256(at.url.encode()).hexdigest()[:8]}"
        # What the last build was told need not be asked again: starting must not wait for an endpoint.
        self._dimensions = made.dimensions if made and made.name == self.name else None
        self._wish = wish
        self._at = at
        self._builder = _client(wish, provider.told(at, _BUILD_S, _BUILD_RETRIES))
        self._asker = _client(wish, provider.told(at, _QUESTION_S, _QUESTION_RETRIES))
        self._silent_until = 0.0
        self._told = False

    @property
    def dimensions(self) -> int:
        """How long a vector is, which only the endpoint knows; EmbedderUnusable when it does not answer."""
        if self._dimensions is None:
            self._dimensions = int(self.embed(["1"]).shape[1])
        return self._dimensions

    def embed(self, texts: Sequence[str]) -> Rows:
        if not texts:
            return np.zeros((0, self.dimensions), dtype=np.float32)
        try:
            rows = self._builder.embed_documents([text[:_LONGEST] for text in texts])
            return unit_rows(_whole(rows, len(texts), self._dimensions))
        except Exception as error:
            # Each integration raises its own, and Python's where an answer has another form.
            raise EmbedderUnusable(
                say("errors.embedder.silent", wish=self._wish, url=self._at.url, why=self._why(error))
            ) from error

    def embed_query(self, text: str) -> Row | None:
        if not text.strip() or monotonic() < self._silent_until:
            return None
        try:
            rows = unit_rows(_whole([self._asker.embed_query(text[:_LONGEST])], 1, self._dimensions))
        except Exception as error:  # noqa: BLE001 - whatever it was, the question is answered without it
            self._silent_until = monotonic() + _REST_S
            if not self._told:
                self._told = True
                _log.warning(
                    "search goes on without vectors, %s does not answer: %s", self._wish, self._why(error)
                )
            return None
        self._told = False
        row: Row = rows[0]
        return row if row.any() else None

    def _why(self, error: Exception) -> str:
        """Return an error on one line, without the key that some servers say back."""
        why = f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"
        return why.replace(self._at.key, "…") if self._at.key else why


def open_endpoint(wish: str, to: Address, made: EmbedderCard | None = None) -> Embedder:
    """Return the embedder that `provider:model` names; nothing is asked of it yet.

    `made` is what the current version says of its embedder.
    Raises EmbedderUnusable for a provider that is not in the table, or whose package is missing.
    """
    found = _WISH.fullmatch(wish)
    provider = PROVIDERS.get(found[1]) if found else None
    if provider is None:
        raise EmbedderUnusable(say("errors.embedder.provider", wish=wish, known=", ".join(PROVIDERS)))
    if find_spec(provider.package) is None:
        raise EmbedderUnusable(say("errors.embedder.no_provider", wish=wish, install=provider.install))
    return _Endpoint(wish, provider, to, made)


def _client(wish: str, told: Mapping[str, Any]) -> "Embeddings":
    from langchain.embeddings import init_embeddings

    client: Embeddings = init_embeddings(wish, **told)
    return client


def _whole(rows: Sequence[Sequence[float]], count: int, dimensions: int | None) -> Rows:
    """Return the rows as numbers; ValueError unless there are `count`, of one length as known, all finite."""
    whole: Rows = np.asarray(rows, dtype=np.float32)
    wanted = (count, dimensions or whole.shape[-1])
    if whole.shape != wanted or not whole.size or not np.isfinite(whole).all():
        raise ValueError(f"an answer of form {wanted} was asked for, not {whole.shape}")
    return whole
