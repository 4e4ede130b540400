"""What a button does, as values that can be written down and read again; none holds what a person typed."""

import json
import re
from dataclasses import asdict, dataclass, fields

LONGEST = 2000
"""Characters of an action that is written down, at most."""
_MOST = 1_000_000_000
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Ask:
    """Asks a question that we made."""

    question: str


@dataclass(frozen=True, slots=True)
class ShowQuote:
    """Shows characters `start:end` of a document's clean text, whole, with where they stand.

    `label` is how their place is called, a column of it too. `check` is a digest of the characters: other
    characters may stand there in a later edition.
    """

    provision: str
    start: int
    end: int
    label: str
    check: str


@dataclass(frozen=True, slots=True)
class ShowPlace:
    """Shows a provision; `instead` of the card whose button it is, where one leafs on."""

    provision: str
    instead: bool = False


@dataclass(frozen=True, slots=True)
class ShowRow:
    """Shows a row of an indicator table; `instead` of the card whose button it is, where one leafs on."""

    row: str
    instead: bool = False


@dataclass(frozen=True, slots=True)
class ShowRows:
    """Shows a page of the rows of a group, or of the groups where none is named."""

    group: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowChart:
    """Draws a row of an indicator table."""

    row: str


@dataclass(frozen=True, slots=True)
class ShowAgencies:
    """Shows a page of the agencies that are given work."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowAgency:
    """Shows a page of what an agency is given."""

    agency: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowDocuments:
    """Shows a page of the documents."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowDocument:
    """Shows what identifies a document."""

    document: str


@dataclass(frozen=True, slots=True)
class ShowSources:
    """Shows every source of the answer with this id, where it is still known."""

    answer: str


@dataclass(frozen=True, slots=True)
class Judge:
    """Says what one thinks of the answer with this id; `agreed` once it is said that the question may be kept."""

    answer: str
    verdict: str
    agreed: bool | None = None


@dataclass(frozen=True, slots=True)
class OfferQuiz:
    """Shows a page of what a quiz can be about; `hall` where many take it together, as in a group.

    `instead` of the card whose button it is, where nothing of that is missed.
    """

    page: int = 0
    hall: bool = False
    instead: bool = True


@dataclass(frozen=True, slots=True)
class OfferCount:
    """Asks how many questions a quiz about a topic should have; the topic by its short key, "" is all of them."""

    topic: str
    hall: bool = False


@dataclass(frozen=True, slots=True)
class AskQuiz:
    """Asks question number `at` (from 0) of a quiz, or ends it after the last one.

    `check` is of the edition that it was drawn from, "" where it begins; `marks` has a letter for each question
    before: whether it was answered rightly ("r"), wrongly ("w"), or that is not known ("s").
    """

    topic: str
    count: int
    seed: int
    at: int = 0
    check: str = ""
    marks: str = ""
    hall: bool = False


@dataclass(frozen=True, slots=True)
class Invite:
    """Takes us into a group of one's own, to begin there with this payload."""

    payload: str


@dataclass(frozen=True, slots=True)
class Open:
    """Opens an address."""

    url: str


Does = (
    Ask | ShowQuote | ShowPlace | ShowRow | ShowRows | ShowChart | ShowAgencies | ShowAgency
    | ShowDocuments | ShowDocument | ShowSources | Judge | OfferQuiz | OfferCount | AskQuiz | Invite | Open
)  # fmt: skip

# The short word of each: what was written down is read by it, so none ever changes its meaning.
_WORDS: dict[str, type[Does]] = {
    "a": Ask,
    "q": ShowQuote,
    "p": ShowPlace,
    "r": ShowRow,
    "rs": ShowRows,
    "c": ShowChart,
    "gs": ShowAgencies,
    "g": ShowAgency,
    "ds": ShowDocuments,
    "d": ShowDocument,
    "s": ShowSources,
    "j": Judge,
    "tt": OfferQuiz,
    "tc": OfferCount,
    "t": AskQuiz,
}
_OF = {kind: word for word, kind in _WORDS.items()}


def written(does: Does) -> str:
    """Return an action as text, from which `read` makes it again; KeyError for one that only leads elsewhere."""
    return json.dumps([_OF[type(does)], *asdict(does).values()], ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> Does | None:
    """Return the action that `text` was written from; None where it is not one of ours."""
    if len(text) > LONGEST:
        return None
    try:
        given = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(given, list) or not given or not isinstance(given[0], str):
        return None
    kind = _WORDS.get(given[0])
    if kind is None or len(given) - 1 != len(fields(kind)):
        return None
    expected = [field.type for field in fields(kind)]
    if not all(map(_fits, given[1:], expected)):
        return None
    return kind(*given[1:])


def _fits(value: object, kind: object) -> bool:
    if kind is int:
        return type(value) is int and 0 <= value < _MOST
    if kind is str:
        return isinstance(value, str) and not _SURROGATES.search(value)
    return value is None or isinstance(value, bool)
