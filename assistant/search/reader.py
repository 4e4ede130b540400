"""Reading a query: short forms written out, and everyday words widened to the terms of the documents."""

from collections.abc import Sequence

from assistant.library.nouns import Passage
from assistant.library.reference import Reference
from assistant.search.lay_words import LayWords
from assistant.search.query import Query
from assistant.search.short_forms import ShortForms
from assistant.text.normal import plain


class Reader:
    """Reads queries in the words of one library; safe to use from several threads."""

    def __init__(self, reference: Reference, passages: Sequence[Passage]) -> None:
        """Take what is known beside the documents, and everything that is searched."""
        self.short_forms = ShortForms(reference.abbreviations, "\n".join(p.text for p in passages))
        self._lay_words = LayWords(reference.lay_words, reference.glossary)

    def read(self, typed: str) -> Query:
        """Return the query that was meant by what was typed."""
        text = self.short_forms.written_out(plain(typed).strip())
        return Query(typed=typed, text=text, accented=text, widened=self._lay_words.widened(text))
