"""How the library's documents and agencies are called, and finding those names in a text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.library.library import Library
from assistant.text.normal import fold, plain


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in a text: what it may name, and where it stands."""

    ids: tuple[str, ...]
    start: int
    end: int

    @property
    def id(self) -> str | None:
        """Return what is named, where that is one thing."""
        return self.ids[0] if len(self.ids) == 1 else None


class Called:
    """Names of things of one kind, found whole and the longest first, whatever accents and signs are typed."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """Take pairs of a name and an id that it names; a name may be given to several."""
        self._ids: dict[str, tuple[str, ...]] = {}
        for name, id_ in names:
            key = plain_key(name)
            self._ids[key] = tuple(dict.fromkeys((*self._ids.get(key, ()), id_)))
        longest_first = sorted(filter(None, self._ids), key=len, reverse=True)
        # Only what stands between syllables may differ: a name is never found inside a longer word.
        alternatives = "|".join(r"[\W_]{0,3}".join(map(re.escape, key.split())) for key in longest_first)
        self._pattern = re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)") if alternatives else None

    def found_in(self, text: str) -> list[Mention]:
        """Return the names in `text` (in NFC) from left to right, none overlapping another."""
        folded = fold(text)
        if self._pattern is None or len(folded) != len(text):
            return []  # lower case made a letter of another script longer: places would not agree
        return [Mention(self._ids_of(m.group()), m.start(), m.end()) for m in self._pattern.finditer(folded)]

    def _ids_of(self, found: str) -> tuple[str, ...]:
        exact = self._ids.get(plain_key(found))
        return exact or next(ids for key, ids in self._ids.items() if key.replace(" ", "") == _bare(found))


class Names:
    """The names of one library's documents and agencies."""

    def __init__(self, library: Library) -> None:
        self.documents = Called(_document_names(library))
        self.agencies = Called(_agency_names(library))
        printed = {duty.agency_id: duty.agency for duty in reversed(library.duties())}
        self._printed = {agency.id: agency.name for agency in library.agencies()} | printed

    def agency(self, id_: str) -> str:
        """Return an agency's name as the documents print it where they give it work, else its usual one."""
        return self._printed.get(id_, id_)


def _document_names(library: Library) -> Iterator[tuple[str, str]]:
    for document in library.documents():
        for name in (document.id, document.number, *document.aliases):
            yield name, document.id


def _agency_names(library: Library) -> Iterator[tuple[str, str]]:
    for agency in library.agencies():
        for name in (agency.name, *agency.aliases, *agency.abbreviations, *agency.shared):
            yield name, agency.id
    for duty in library.duties():
        yield duty.agency, duty.agency_id


def plain_key(name: str) -> str:
    """Return what the spellings of a name share: its syllables, folded."""
    return " ".join(re.findall(r"[^\W_]+", fold(plain(name))))


def _bare(name: str) -> str:
    return "".join(re.findall(r"[^\W_]+", name))
