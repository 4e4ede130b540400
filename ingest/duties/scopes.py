"""A provision's words parted by whom they address."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.library.nouns import Span
from ingest.duties.clauses import sentences_of
from ingest.duties.subjects import addressed, charged_after_front
from ingest.duties.verbs import head_of

_CUT = re.compile(r"[;,]\s+")
# Words that address someone who is no agency, or give a right: what follows is nobody's duty here.
_OF_OTHERS = re.compile(r"[^,;:.]{0,160}?\b(?:có trách nhiệm|có quyền|phải|được(?! giao| phân công))\b")


@dataclass(frozen=True, slots=True)
class Scope:
    """A run of words addressed to the same agencies: the names printed in it, or None for those above it.

    What is asked begins at `verb_at`; no names at all means that it is asked of no agency.
    """

    names: tuple[str, ...] | None
    span: Span
    verb_at: int
    leads_in: bool = False


def scopes_of(text: str, *, inherits: bool) -> list[Scope]:
    """Return the scopes of `text` in order; with `inherits`, agencies above it are addressed where it names none."""
    scopes: list[Scope] = []
    for sentence in sentences_of(text):
        scopes += _closed(list(_in_sentence(text, sentence, inherits=inherits)), sentence.end)
    return scopes


def _in_sentence(text: str, sentence: Span, *, inherits: bool) -> Iterator[Scope]:
    """Yield the scopes of one sentence, each with its end still to be set."""
    first = _scope_at(text, sentence, orders=not inherits)
    if first is None:
        words = sentence.of(text)
        nobody = not inherits or (_speaks_of_others(words) and charged_after_front(words) is None)
        verb_at = sentence.start + (charged_after_front(words) or 0)
        first = Scope(() if nobody else None, sentence, verb_at)
    yield first
    past = first.verb_at
    for cut in _CUT.finditer(text, first.verb_at, sentence.end):
        if cut.end() < past or _bracketed(text, sentence.start, cut.start()):
            continue
        rest = Span(cut.end(), sentence.end)
        is_piece = cut.group().startswith(";")
        scope = _scope_at(text, rest, only_charged=not is_piece, orders=False)
        if scope is None and is_piece and _speaks_of_others(rest.of(text)):
            scope = Scope((), rest, rest.start)
        if scope is not None:
            past = scope.verb_at
            yield scope


def _scope_at(text: str, words: Span, *, only_charged: bool = False, orders: bool) -> Scope | None:
    whom = addressed(words.of(text), only_charged=only_charged, orders=orders)
    if whom is None:
        return None
    span = Span(words.start + whom.start, words.end)
    return Scope(whom.names, span, words.start + whom.verb_at, whom.leads_in)


def _speaks_of_others(words: str) -> bool:
    return _OF_OTHERS.match(words) is not None and head_of(words, may_be_capital=True) is None


def _closed(scopes: list[Scope], end: int) -> list[Scope]:
    ends = [scope.span.start for scope in scopes[1:]] + [end]
    return [
        replace(scope, span=Span(scope.span.start, max(scope.verb_at, stop)))
        for scope, stop in zip(scopes, ends, strict=True)
    ]


def _bracketed(text: str, start: int, at: int) -> bool:
    return text.count("(", start, at) > text.count(")", start, at)
