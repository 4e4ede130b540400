"""Reading a query: slips mended, short forms written out, accents restored, everyday words widened."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from assistant.library.nouns import Passage
from assistant.library.reference import Reference
from assistant.search.initials import Initials, Named
from assistant.search.lay_words import LayWords
from assistant.search.query import Query
from assistant.search.short_forms import ShortForms
from assistant.search.spellings import Spellings
from assistant.text.accent_table import shipped_table
from assistant.text.accents import restored
from assistant.text.function_words import folded_function_words
from assistant.text.keystrokes import composed
from assistant.text.look_alikes import typed_form
from assistant.text.normal import fold, has_accents, tidy_tones, words
from assistant.text.slips import Speller, never
from assistant.wording import words as words_of


class Reader:
    """Reads queries in the words of one library; safe to use from several threads."""

    def __init__(
        self, reference: Reference, passages: Sequence[Passage], prints: Callable[[str, str], bool] = never
    ) -> None:
        """Take what is known beside the documents, everything that is searched, and which pairs of words it prints."""
        table = shipped_table()  # read now, so that no question waits for it
        _ = table.ids, table.candidates
        texts = [passage.text for passage in passages]
        self.short_forms = ShortForms(reference.abbreviations, "\n".join(texts))
        self._lay_words = LayWords(reference.lay_words, reference.glossary)
        # Text by text, and each word once: the words of a large library, all at once, fill the memory.
        known = {word for text in _said_beside(reference) for word in words(text)}
        # What only people say is no slip ("mệ", "nỏ"), unless a document prints the syllable with other accents.
        said_so = chain(*(lay.says for lay in reference.lay_words), words_of("questions.of_dialect"))
        spoken = {word.lower() for said in said_so for word in words(said)}
        bare: set[str] = set()
        self._spellings = Spellings()
        for text in chain(texts, {passage.heading for passage in passages}):
            printed = words(text)
            known.update(printed)
            bare.update(map(fold, printed))
            self._spellings.learn(printed)
        self._speller = Speller(
            vocabulary=frozenset(fold(word) for word in known if word.isalpha()) | folded_function_words(),
            short_forms=frozenset(one.short.lower() for one in reference.abbreviations)
            | frozenset(word for word in spoken if has_accents(word) and fold(word) not in bare),
            printed=frozenset(tidy_tones(word).lower() for word in known if word.isalpha()),
            prints=prints,
            phrases=_of_documents(),
        )
        self._whole_words = self._speller.vocabulary | self._speller.short_forms
        self._initials = Initials(passages, frozenset(_listed(reference)), self._speller.vocabulary)

    def mended(self, typed: str, named: Named | None = None) -> str:
        """Return what was typed in one normal form, with its slips mended and short forms that no table lists in full.

        `named` tells which documents a text names, whose phrases come first, and which names to leave.

        A word that lacks its accents among others that have them is a slip too. What was typed without any
        stays without: it is compared so, and more than one reading may be meant.
        """
        text = self._spellings.read(composed(typed_form(typed).strip(), self._whole_words))
        text = self._speller.mended(self._initials.written_out(text, named)).text
        return restored(text).text if has_accents(text) else text

    def read(self, typed: str) -> Query:
        """Return the query that was meant by what was typed."""
        return self.query(self.mended(typed), typed)

    def query(self, mended: str, typed: str) -> Query:
        """Return the query that was meant, its slips mended before."""
        text = self.short_forms.written_out(mended)
        return Query(typed, text, restored(text).text, self._lay_words.widened(text))

    def readings(self, text: str) -> tuple[str, ...]:
        """Return a text, its slips mended, in the ways its everyday words can be put in terms."""
        return self._lay_words.readings(text)

    def told(self, typed: str, mended: str) -> str:
        """Return how what was typed is read, to be told to who typed it; empty where it is read as typed.

        Another spelling of the same word is no other reading.
        """
        read = restored(mended).text
        return read if read != self._spellings.read(typed_form(typed).strip()) else ""


def _of_documents() -> frozenset[tuple[str, ...]]:
    """Return the phrases in which documents tell what they do to others, syllable by syllable."""
    said = chain(*(words_of(f"questions.{key}") for key in ("changing", "replaces", "repeals")))
    return frozenset(tuple(tidy_tones(word).lower() for word in words(phrase)) for phrase in said)


def _listed(reference: Reference) -> Iterator[str]:
    """Yield the short forms that stand in a table, folded: the table says how they are read."""
    yield from (fold(one.short) for one in reference.abbreviations)
    for name in chain(_said_beside(reference), *(agency.abbreviations for agency in reference.agencies)):
        yield from (fold(word) for word in words(name) if word.isupper())


def _said_beside(reference: Reference) -> Iterator[str]:
    """Yield the words that people use beside those of the documents."""
    for lay in reference.lay_words:
        yield from (*lay.says, *lay.means)
    for term in reference.glossary:
        yield from (term.term, *term.aliases, term.plain)
    for agency in reference.agencies:
        yield from (agency.name, *agency.aliases)
    yield from (commune.name for commune in reference.communes)
    yield from (one.full for one in reference.abbreviations)
