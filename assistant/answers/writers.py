"""Who writes, and in which order: the first that speaks to a question answers it."""

from collections.abc import Callable, Collection

from assistant.answers.clauses.definitions import write_definition
from assistant.answers.clauses.explanations import write_explanation
from assistant.answers.clauses.plain_rows import write_listed
from assistant.answers.documents.acts import write_acts
from assistant.answers.documents.apart import write_apart
from assistant.answers.documents.aspects import write_aspects
from assistant.answers.documents.at_address import write_address
from assistant.answers.documents.headings import write_heading
from assistant.answers.documents.mentions import write_mentions
from assistant.answers.documents.metadata import write_metadata
from assistant.answers.documents.named_parts import write_in_named_part, write_named_part
from assistant.answers.documents.outline import write_annex_name, write_outline
from assistant.answers.documents.overview import write_overview
from assistant.answers.documents.recipients import write_recipients
from assistant.answers.documents.said_of import write_said_of
from assistant.answers.documents.side_by_side import write_side_by_side
from assistant.answers.documents.units import write_units
from assistant.answers.documents.validity import write_validity
from assistant.answers.documents.what_for import write_what_for
from assistant.answers.documents.what_it_is import write_what_it_is
from assistant.answers.documents.which_document import write_which_document
from assistant.answers.duties.called_on import write_called_on
from assistant.answers.duties.duties import write_duties, write_row
from assistant.answers.duties.either import write_either
from assistant.answers.duties.of_group import write_group
from assistant.answers.duties.ours import write_ours
from assistant.answers.duties.reporting import write_reports
from assistant.answers.duties.who import write_who
from assistant.answers.proof.written import Written
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.understand import Understood
from assistant.answers.rows.compared import write_compared
from assistant.answers.rows.comparisons import write_comparison
from assistant.answers.rows.row_phrases import with_phrases_mended
from assistant.answers.rows.rows import find_rows
from assistant.answers.rows.sifted import write_sifted
from assistant.answers.rows.targets import write_targets
from assistant.answers.rows.two_figures import write_two_figures

Writer = Callable[[Understood, Lexicon, Collection[str]], Written | None]
"""Writes from the documents of these ids, or returns None where the question is not of its kind."""


def _write_rows(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    asked = with_phrases_mended(asked, lexicon)
    rows = find_rows(asked, lexicon, documents)
    return write_compared(asked, rows, lexicon, documents) or write_targets(asked, rows, lexicon)


OF_ALL: tuple[Writer, ...] = (
    write_comparison,
    write_mentions,
    write_apart,
    write_annex_name,
    write_which_document,
    write_what_it_is,
    write_definition,
    write_explanation,
)
"""What is said of all documents that may answer together, before one circle of them after another is asked."""

FACTS: tuple[Writer, ...] = (
    write_recipients,
    write_what_for,
    write_aspects,
    write_acts,
    write_outline,
    write_side_by_side,
    write_reports,
    write_units,
    write_sifted,
    write_address,
    write_validity,
    write_overview,
    write_said_of,
    write_heading,
    write_named_part,
    write_metadata,
    write_group,
    write_duties,
    write_called_on,
    write_ours,
    write_either,
    write_who,
    write_row,
    write_two_figures,
    _write_rows,
    write_listed,
    write_in_named_part,
)
"""What facts say of one circle of documents; they come before clauses."""

OF_A_LONE_TERM: tuple[Writer, ...] = (write_aspects,)
"""What facts say where a term and nothing else is typed with a question mark: no figure is asked for."""


def first_written(
    writers: tuple[Writer, ...], asked: Understood, lexicon: Lexicon, documents: Collection[str]
) -> Written | None:
    """Return what the first of `writers` says that speaks to the question."""
    return next(filter(None, (write(asked, lexicon, documents) for write in writers)), None)
