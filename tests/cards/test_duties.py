"""Duties in the chat: each once with its verb, the agency found in any spelling, pages that fit."""

from itertools import chain

from bot.cards.actions import ShowAgencies, ShowAgency, ShowPlace
from bot.cards.card import text_of
from bot.views.duties.agency import named_beside
from bot.views.duties.ledger import Ledger, ledger_of
from tests.cards.conftest import Spoken, actions_of, check, leafed, quotes_of, said

_FITS = 3000


def ledger(spoken: Spoken) -> Ledger:
    with spoken.shelf.lend() as edition:
        return ledger_of(edition)


def test_the_pages_of_an_agency_hold_each_duty_once(spoken: Spoken) -> None:
    held, verbatim = ledger(spoken), spoken.verbatim()
    for office in held.offices.values():
        first = spoken.speaker.does(ShowAgency(office.id), "c")
        check(first, verbatim)
        pages = list(leafed(spoken.speaker, first, ShowAgency))
        beside = chain.from_iterable(named.entries for named in named_beside(held, office))
        entries = [*held.of(office.id), *beside]
        quotes = list(chain.from_iterable(map(quotes_of, pages)))
        if held.of(office.id):
            expected = [one.clause.text.strip("\n") for one in entries]
            assert sorted(quotes) == sorted(expected), office.id
        text = "\n".join(chain.from_iterable(map(text_of, pages)))
        for one in entries:
            told = (one.duty.verb, *one.duty.partners, one.duty.deadline or "", one.duty.product or "")
            assert all(part in text for part in told)
        for page in pages:
            assert sum(map(len, text_of(page))) < _FITS or len(quotes_of(page)) == 1


def test_every_clause_that_gives_work_has_a_button(spoken: Spoken) -> None:
    held = ledger(spoken)
    for office in held.offices.values():
        pages = list(leafed(spoken.speaker, spoken.speaker.does(ShowAgency(office.id), "c"), ShowAgency))
        actions = [one for page in pages for row in page.actions for one in row]
        opened = {one.does.provision for one in actions if isinstance(one.does, ShowPlace)}
        assert opened >= {one.clause.place.id for one in held.of(office.id)}
        for page in pages:
            labels = [one.label for row in page.actions for one in row]
            assert len(set(labels)) == len(labels)
            assert not held.of(office.id) or any(
                one.clause.document.number in "\n".join(text_of(page)) for one in held.of(office.id)
            )


def test_an_agency_is_found_in_any_spelling(spoken: Spoken) -> None:
    held = ledger(spoken)
    for office in held.offices.values():
        if not held.of(office.id):
            continue
        for name in (office.name, office.name.upper(), office.id.replace("-", " ")):
            reply = spoken.speaker.duties(name)
            buttons = {one.does for one in actions_of(reply)}
            assert said(reply).lower().startswith(office.name.lower()) or ShowAgency(office.id) in buttons


def test_an_agency_without_work_is_told_why(corpus: Spoken) -> None:
    held = ledger(corpus)
    idle = next(
        one
        for one in held.offices.values()
        if not held.of(one.id) and one.listed and one.listed.level == "province"
    )
    text = said(corpus.speaker.duties(idle.name))
    assert idle.name in text
    assert all(document.number in text for document in held.documents if document.text == "verbatim")


def test_the_pages_of_the_picker_hold_each_agency_once(spoken: Spoken) -> None:
    held = ledger(spoken)
    pages = leafed(spoken.speaker, spoken.speaker.duties(), ShowAgencies)
    listed = [
        one.does.agency
        for page in pages
        for row in page.actions
        for one in row
        if isinstance(one.does, ShowAgency)
    ]
    assert sorted(listed) == sorted({one.duty.agency_id for one in held.entries})


def test_what_names_no_agency_is_asked_back(spoken: Spoken) -> None:
    reply = spoken.speaker.duties("zqzqzq")
    assert any(isinstance(one.does, ShowAgency) for one in actions_of(reply))
