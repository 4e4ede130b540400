"""Which duties a reader chooses: of one document, in one role, that hold these words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlencode

from fastapi import Depends, Query

from assistant.answers.question.terms import Term, term_of
from assistant.library.nouns import Document
from assistant.text.normal import fold, has_accents, plain, toned, words
from assistant.wording import say
from bot.views.duties.entries import Entry
from bot.views.duties.roles import RoleName, role_names
from bot.web.naming import find_document
from bot.web.problems import Problem

if TYPE_CHECKING:
    from assistant.library.library import Library

_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form sends, as typed."""

    van_ban: str = ""
    vai_tro: str = ""
    q: str = ""


def _asked(
    van_ban: Annotated[str, Query(max_length=_LIMIT)] = "",
    vai_tro: Annotated[str, Query(max_length=_LIMIT)] = "",
    q: Annotated[str, Query(max_length=_LIMIT)] = "",
) -> Asked:
    return Asked(plain(van_ban).strip(), plain(vai_tro).strip(), plain(q).strip())


AskedByForm = Annotated[Asked, Depends(_asked)]


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen; nothing chosen chooses all."""

    document: Document | None = None
    role: RoleName | None = None
    words: str = ""
    terms: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything is chosen."""
        return bool(self.document or self.role or self.terms)

    def of(self, entries: Sequence[Entry]) -> tuple[Entry, ...]:
        """Return those of the duties that are chosen."""
        return tuple(one for one in entries if self._takes(one))

    def _takes(self, entry: Entry) -> bool:
        return (
            (self.document is None or entry.duty.document == self.document.id)
            and (self.role is None or entry.duty.role is self.role.role)
            and all(map(entry.bag.holds, self.terms))
        )

    def address(self, path: str, *, role: bool = True, anchor: str = "") -> str:
        """Return `path` with what is chosen; with no role where an address is of all of them."""
        chosen = {
            "van_ban": self.document.id if self.document else "",
            "vai_tro": self.role.word if self.role and role else "",
            "q": self.words if self.terms else "",
        }
        query = urlencode({name: value for name, value in chosen.items() if value})
        return f"{path}{'?' if query else ''}{query}{'#' if anchor else ''}{anchor}"

    def told(self) -> str:
        """Return what is chosen, in words."""
        parts = []
        if self.document:
            parts.append(say("duties.export.by_document", document=self.document.number))
        if self.role:
            parts.append(say("duties.export.by_role", role=self.role.name))
        if self.terms:
            parts.append(say("duties.export.by_words", words=self.words))
        return "; ".join(parts)


def choice_of(asked: Asked, library: "Library") -> Choice:
    """Return what is asked for.

    Raises a Problem for a document or a role that is none, or for a document's name that several bear.
    """
    role = next((one for one in role_names() if one.word == asked.vai_tro), None)
    if asked.vai_tro and role is None:
        roles = ", ".join(one.word for one in role_names())
        raise Problem(422, "unknown_role", ref=asked.vai_tro, roles=roles)
    document = find_document(library, asked.van_ban) if asked.van_ban else None
    return Choice(document, role, asked.q, _terms(asked.q))


def _terms(typed: str) -> tuple[Term, ...]:
    """Return the words to be found; accents count where they are typed."""
    accented = has_accents(typed)
    return tuple(
        Term(term_of(word), toned(word) if accented and fold(word) != word.lower() else None)
        for word in words(typed)
    )
