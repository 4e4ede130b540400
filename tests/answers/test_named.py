"""Words that ask nothing still name rows, agencies and documents, as they do in a question."""

import pytest

from assistant.assistant import Assistant
from assistant.library.nouns import Target
from assistant.search.shelf import Shelf
from assistant.text.normal import fold


@pytest.fixture(scope="module")
def assistant(shelf: Shelf) -> Assistant:
    return Assistant(shelf)


def rows(shelf: Shelf) -> tuple[Target, ...]:
    with shelf.lend() as edition:
        return tuple(row for row in edition.library.targets() if row.milestones)


def test_a_row_is_named_by_its_name_with_or_without_accents(assistant: Assistant, shelf: Shelf) -> None:
    for row in rows(shelf)[::6]:
        for typed in (row.name, fold(row.name), f"{row.name} năm {row.milestones[0].year}"):
            named = assistant.named_in(typed)
            assert row.provision in [one.provision for one in named.rows], typed
        assert row.milestones[0].year in named.years


def test_one_word_names_every_row_that_has_it(assistant: Assistant, shelf: Shelf) -> None:
    row = rows(shelf)[0]
    word = max(fold(row.name).split(), key=len)
    named = assistant.named_in(word)
    assert all(word in fold(one.name) for one in named.rows)
    assert assistant.named_in("zqzqzq wkwkwk").rows == ()


def test_agencies_and_documents_are_named_in_any_spelling(assistant: Assistant, shelf: Shelf) -> None:
    with shelf.lend() as edition:
        duty = edition.library.duties()[0]
        document = next(one for one in edition.library.documents() if one.text == "verbatim")
    for typed in (duty.agency, fold(duty.agency).upper()):
        assert assistant.named_in(typed).agencies == (duty.agency_id,)
    for typed in (document.number, f"{document.kind} {document.number}".lower()):
        assert assistant.named_in(typed).documents == (document.id,)
