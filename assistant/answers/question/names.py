"""How the library's documents and agencies are called, and finding those names in a text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import zip_longest

from assistant.answers.question.called_in_short import CalledInShort
from assistant.answers.question.named_further import further_of, name_begins, name_ends
from assistant.library.library import Library
from assistant.library.nouns import Duty
from assistant.library.usual_names import names_of
from assistant.search.lay_words import LayWords
from assistant.search.short_forms import ShortForms
from assistant.text.normal import fold, has_accents, plain, syllables, toned
from assistant.wording import words

_LONG = 4
"""A name of so many syllables is known with one accent amiss."""
_REMEMBERED = 64
"""Texts: one question is asked many times whom it names."""
_COMMON = 2
"""So few syllables name bodies by their kind only."""


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
    """Names of things of one kind, found whole and the longest first, whatever signs are typed between.

    Accents count where they are typed: "Sở X" is not found in "cơ sở x", typed with or without them.
    """

    def __init__(
        self, names: Iterable[tuple[str, str]], *, numbers: bool = False, slips: bool = False
    ) -> None:
        """Take pairs of a name and an id that it names; a name may be given to several.

        Where names end in `numbers`, what goes on with a sign is another number; with `slips`, one accent of
        a long name may be amiss.
        """
        self._numbers = numbers
        self._slips = slips
        self._names: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        parted: set[str] = set()
        for name, id_ in names:
            key = plain_key(name)
            self._names.setdefault(key, []).append((tuple(map(toned, _syllables(name))), id_))
            if _PARTING.search(name):
                parted.add(key)
        longest_first = sorted(filter(None, self._names), key=len, reverse=True)
        # Only what stands between syllables may differ: a name is never found inside a longer word or number.
        # A sign that parts a list does not stand within a name that is printed without any: "A, B" names no "A B".
        spellings: dict[str, list[str]] = {}
        for key in longest_first:
            between = r"[\W_]{0,3}" if key in parted else r"(?:[^\w,;]|_){0,3}"
            spellings.setdefault(key[0], []).append(between.join(map(re.escape, key.split()))[1:])
        # By their first letters: else every name is tried at every word.
        alternatives = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in spellings.items())
        end = r"(?!\w|[-/][^\W_])" if numbers else r"(?!\w)"
        self._pattern = re.compile(rf"(?<!\w)(?:{alternatives}){end}") if alternatives else None
        self._found = lru_cache(_REMEMBERED)(self._sought)

    def found_in(self, text: str) -> list[Mention]:
        """Return the names in `text` (in NFC) from left to right, none overlapping another."""
        return list(self._found(text))

    def _sought(self, text: str) -> list[Mention]:
        folded = fold(text)
        if self._pattern is None or len(folded) != len(text):
            return []  # lower case made a letter of another script longer: places would not agree
        found = []
        m = self._pattern.search(folded)
        while m is not None:
            ids = self._ids_of(m.group(), text[m.start() : m.end()])
            if ids and not _within_a_word(folded[: m.start()], m.group()):
                found.append(Mention(ids, m.start(), m.end()))
            # A word for the kind with accents amiss leaves the number behind it a name.
            again = _WORD.match(folded, m.start()) if self._numbers and not ids else None
            m = self._pattern.search(folded, again.end() if again else m.end())
        return found

    def _ids_of(self, found: str, typed: str) -> tuple[str, ...]:
        """Return what is named by `found` where its accents, as typed, are no others than the name's."""
        known = self._names.get(plain_key(found))
        if known is None:
            bare = "".join(_syllables(found))
            known = next(names for key, names in self._names.items() if key.replace(" ", "") == bare)
        syllables = _syllables(typed)
        return tuple(dict.fromkeys(id_ for name, id_ in known if _agree(syllables, name))) or tuple(
            dict.fromkeys(id_ for name, id_ in known if self._slips and _agree(syllables, name, but=1))
        )


def _agree(typed: Sequence[str], name: Sequence[str], *, but: int = 0) -> bool:
    """Tell whether each syllable is the name's, or was typed without any accent.

    Of a long name all `but` so many: one accent amiss among many syllables makes no other name of it.
    """
    if len(typed) != len(name):
        return True  # typed as one word where the name has two
    amiss = sum(toned(a) != b and has_accents(a) for a, b in zip(typed, name, strict=True))
    return amiss <= (but if len(name) >= _LONG else 0)


def _within_a_word(before: str, found: str) -> bool:
    """Tell whether the name is rather the end of a common word: "cơ sở x" names no "Sở X"."""
    first = _syllables(found)[0]
    last = before.split()[-1:]
    return bool(last) and f"{last[0]} {first}" in _common_words()


@cache
def _common_words() -> frozenset[str]:
    return frozenset(map(fold, words("questions.common_words")))


class Names:
    """The names of one library's documents, agencies and places, its short forms and everyday words."""

    def __init__(self, library: Library, short_forms: ShortForms) -> None:
        self.documents = Called(_document_names(library), numbers=True)
        known = library.reference()
        self.former = Called(
            (name, row.name) for row in known.predecessors for name in (row.name, *row.aliases)
        )
        self.places = Called((one.place, one.place) for one in library.documents() if one.place)
        self.agencies = Called(_agency_names(library), slips=True)
        self.called_in_short = _called_in_short(library)
        self.short_forms = short_forms
        self.lay_words = LayWords(known.lay_words, known.glossary)
        self._further = further_of(library.documents(), {one.document for one in library.targets()})
        printed = {id_: name for name, id_ in reversed(_names_of_duties(library))}
        self._levels = {agency.id: agency.level for agency in known.agencies}
        self._printed = {agency.id: agency.name for agency in known.agencies} | printed

    def named_in(self, text: str) -> tuple[frozenset[str], tuple[tuple[int, int], ...]]:
        """Return the documents that `text` clearly names, and where it names a document, an agency or a place."""
        documents = self.documents.found_in(text)
        others = (*self.agencies.found_in(text), *self.places.found_in(text))
        spans = tuple((mention.start, mention.end) for mention in (*documents, *others))
        return frozenset(mention.id for mention in documents if mention.id), spans

    def documents_in(self, text: str) -> list[Mention]:
        """Return the documents that `text` names, each name with what behind it only says again which one it is."""
        return [
            one
            if one.id is None or one.id not in self._further
            else replace(
                one,
                start=name_begins(text, one.start),
                end=name_ends(text, one.end, self._further[one.id], self._full),
            )
            for one in self.documents.found_in(text)
        ]

    def _full(self, name: str) -> str:
        """Return the whole name of a body that is called in short."""
        written = self.short_forms.written_out(name)
        called = self.agencies.found_in(written)
        whole = called and called[0].id and called[0].start == 0 and called[0].end == len(written)
        return self.agency(called[0].id or "") if whole else written

    def agency(self, id_: str) -> str:
        """Return an agency's name as the documents print it where they give it work, else its usual one."""
        return self._printed.get(id_, id_)

    def agencies_in(self, text: str) -> list[Mention]:
        """Return the agencies that `text` names, less an office held for another body than the one it is of here."""
        found = self.agencies.found_in(text)
        return [
            one
            for one, after in zip_longest(found, found[1:])
            if not (self.is_office(text, one) and self._is_of_another(text, one, after))
        ]

    def is_office(self, text: str, mention: Mention) -> bool:
        """Tell whether an agency is called by an office that it holds ("Thường trực …"), not by its own name."""
        if mention.id is None:
            return False
        typed = plain_key(text[mention.start : mention.end])
        own = plain_key(self.agency(mention.id))
        return any(typed.startswith(one) and not own.startswith(one) for one in _offices())

    def _is_of_another(self, text: str, office: Mention, after: Mention | None) -> bool:
        """Tell whether words after the office say that it is of a body elsewhere than the agency it names."""
        rest = _OF.sub("", fold(text[office.end :]), count=1)
        if any(rest.startswith(one) for one in _elsewhere()):
            return True
        if after is None or after.id is None or office.id is None:
            return False
        between = fold(text[office.end : after.start]).strip()
        return between in _BINDING and self._levels.get(after.id) != self._levels.get(office.id)


_SYLLABLE = re.compile(r"[^\W_]+")
_WORD = re.compile(r"\w+")
_PARTING = re.compile(r"[,;]")
_OF = re.compile(r"^\s+(?:(?:cua|thuoc)\s+)?")
_BINDING = frozenset({"", "cua", "thuoc"})


@cache
def _offices() -> tuple[str, ...]:
    return tuple(map(plain_key, words("questions.offices")))


@cache
def _elsewhere() -> tuple[str, ...]:
    return tuple(map(fold, words("questions.elsewhere")))


def _document_names(library: Library) -> Iterator[tuple[str, str]]:
    given = library.reference().abbreviations
    for document in library.documents():
        for name in names_of(document, given):
            yield name, document.id


def _agency_names(library: Library) -> Iterator[tuple[str, str]]:
    for agency in library.agencies():
        for name in (agency.name, *agency.aliases, *agency.abbreviations, *agency.shared):
            yield name, agency.id
    yield from _names_of_duties(library)


def _called_in_short(library: Library) -> CalledInShort:
    duties = library.duties()
    texts = [library.clean_text(id_) for id_ in sorted({duty.document for duty in duties})]
    return CalledInShort(_agency_names(library), {duty.agency_id for duty in duties}, texts)


def _names_of_duties(library: Library) -> list[tuple[str, str]]:
    """Return how the documents call those to whom they give work, with their ids, in order.

    Of tables, words that name an agency only beside the noun of a list ("Các Bộ: A, B") are no name in a
    question, nor is one that several share or a common word ("địa phương").
    """
    duties = library.duties()
    listed = {
        (agency.id, fold(name)) for agency in library.agencies() for name in (agency.name, *agency.aliases)
    }
    ids: dict[str, set[str]] = {}
    for duty in duties:
        ids.setdefault(duty.agency, set()).add(duty.agency_id)
    return [
        (duty.agency, duty.agency_id)
        for duty in duties
        if duty.columns is None
        or (
            len(ids[duty.agency]) == 1
            and ((duty.agency_id, fold(duty.agency)) in listed or _names_alone(duty))
        )
    ]


def _names_alone(duty: Duty) -> bool:
    """Tell whether an agency that no list knows is named in full: its id is made of the name and nothing else."""
    named = syllables(duty.agency)
    return len(named) > _COMMON and "-".join(named) == duty.agency_id


def less_names(text: str, mentions: Sequence[Mention]) -> str:
    """Return `text` with the names found in it left out."""
    for mention in reversed(mentions):
        text = f"{text[: mention.start]} {text[mention.end :]}"
    return text


def plain_key(name: str) -> str:
    """Return what the spellings of a name share: its syllables, folded."""
    return " ".join(map(fold, _syllables(name)))


def _syllables(name: str) -> list[str]:
    return _SYLLABLE.findall(plain(name))
