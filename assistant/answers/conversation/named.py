"""What words name that ask nothing: rows, agencies and documents, each found as in a question."""

from dataclasses import dataclass

from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.understand import Understood, understand
from assistant.answers.rows.rows import about_rows, find_rows
from assistant.library.nouns import Target

_MOST = 0.5
"""The share of the words' weight that a row must have where none has them all."""
_AS_MUCH = 1e-9


@dataclass(frozen=True, slots=True)
class Named:
    """What words name, the likeliest first; of agencies and documents more than one where a name is of several.

    `meant` are so many of the rows as the words mean for sure; `years` are those that stand among the words.
    """

    rows: tuple[Target, ...] = ()
    meant: int = 0
    agencies: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    years: tuple[int, ...] = ()


def named_in(text: str, lexicon: Lexicon) -> Named:
    """Return what `text` names, its slips mended and its short forms written out."""
    mended = lexicon.edition.reader.mended(text, lexicon.names.named_in)
    asked = understand(mended, lexicon.names)
    found = find_rows(asked, lexicon, lexicon.open_documents)
    meant = found.meant if not found.instead else ()
    others = () if found.by_number else (*found.meant, *found.alike, *_having(asked, lexicon))
    unclear = (id_ for ids in asked.unclear_agencies for id_ in ids)
    unclear_documents = (id_ for ids in asked.unclear_documents for id_ in ids)
    return Named(
        rows=tuple(dict.fromkeys((*meant, *others))),
        meant=len(meant),
        agencies=tuple(dict.fromkeys((*asked.agencies, *unclear))),
        documents=tuple(
            id_
            for id_ in dict.fromkeys((*sorted(asked.documents), *unclear_documents))
            if id_ in lexicon.documents
        ),
        years=asked.years,
    )


def _having(asked: Understood, lexicon: Lexicon) -> tuple[Target, ...]:
    """Return the rows that have every word, else those that have most of their weight, the best first."""
    terms = about_rows(asked, lexicon, "rows.of_values", "rows.of_times").terms
    if not terms:
        return ()
    shares = {
        named.target: lexicon.coverage(terms, named.bag)
        for named in lexicon.targets
        if named.target.document in lexicon.open_documents
    }
    enough = max(_MOST, *shares.values()) if shares else _MOST
    return tuple(target for target, share in shares.items() if share >= enough - _AS_MUCH)
