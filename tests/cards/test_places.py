"""Places, documents and quotes in the chat: each can be shown; a quote is known again, or said to have changed."""

from dataclasses import replace

import pytest

from assistant.library.library import Library
from assistant.library.nouns import Tombstone
from bot.cards.actions import ShowDocument, ShowDocuments, ShowPlace, ShowQuote
from bot.cards.sources import check_of
from bot.desk.desk import public_documents
from tests.cards.conftest import Spoken, actions_of, check, leafed, quotes_of, said


def test_every_place_is_shown_with_its_own_words(spoken: Spoken) -> None:
    verbatim = spoken.verbatim()
    with spoken.shelf.lend() as edition:
        documents = public_documents(edition.library)
        places = [one for document in documents for one in edition.library.provisions(document.id)]
    digests = {one.id for one in documents if one.text == "digest"}
    for place in places:
        reply = spoken.speaker.does(ShowPlace(place.id), "c")
        check(reply, verbatim)
        text = " ".join(said(reply).split())
        assert " ".join(place.text.split()) in text
        assert not (place.document in digests and quotes_of(reply.cards[0]))


def test_every_document_is_shown_and_listed_once(spoken: Spoken) -> None:
    verbatim = spoken.verbatim()
    with spoken.shelf.lend() as edition:
        documents = public_documents(edition.library)
    listed: list[str] = []
    for card in leafed(spoken.speaker, spoken.speaker.documents(), ShowDocuments):
        shown = [one for row in card.actions for one in row if isinstance(one.does, ShowDocument)]
        assert len({one.label for one in shown}) == len(shown)
        listed += [one.does.document for one in shown if isinstance(one.does, ShowDocument)]
    assert listed == [one.id for one in documents]
    for one in documents:
        reply = spoken.speaker.does(ShowDocument(one.id), "c")
        check(reply, verbatim)
        assert one.number in said(reply)
        assert one.title in said(reply)
        named = spoken.speaker.documents(one.id)
        assert said(named) == said(reply)


def quote_of(spoken: Spoken) -> tuple[ShowQuote, str]:
    """Return the action for some words of a long clause, and the words."""
    with spoken.shelf.lend() as edition:
        library = edition.library
        document = next(one for one in library.documents() if one.text == "verbatim")
        place = max(library.provisions(document.id), key=lambda one: len(one.text))
        text = library.clean_text(document.id)[place.start + 5 : place.start + 45]
    return ShowQuote(place.id, place.start + 5, place.start + 45, place.label, check_of(text)), text


def test_a_quote_is_shown_exactly(spoken: Spoken) -> None:
    does, text = quote_of(spoken)
    reply = spoken.speaker.does(does, "c")
    check(reply, spoken.verbatim())
    assert quotes_of(reply.cards[0]) == [text]


def test_a_quote_that_stands_elsewhere_is_found_again(spoken: Spoken) -> None:
    does, text = quote_of(spoken)
    moved = replace(does, start=does.start + 3, end=does.end + 3)
    reply = spoken.speaker.does(moved, "c")
    assert quotes_of(reply.cards[0]) == [text]
    assert said(reply) != said(spoken.speaker.does(does, "c"))


@pytest.mark.parametrize("change", [{"check": "0"}, {"end": 10**9 - 1}, {"start": 9, "end": 3}])
def test_a_quote_that_is_gone_is_said_to_have_changed(spoken: Spoken, change: dict[str, object]) -> None:
    does, _ = quote_of(spoken)
    reply = spoken.speaker.does(replace(does, **change), "c")  # type: ignore[arg-type]
    check(reply, spoken.verbatim())
    place = spoken.speaker.does(ShowPlace(does.provision), "c")
    assert said(place) in said(reply)
    assert said(place) != said(reply)


def test_a_false_label_is_not_repeated(spoken: Spoken) -> None:
    does, _ = quote_of(spoken)
    assert "Luật giả" not in said(spoken.speaker.does(replace(does, label="Luật giả, Điều 1"), "c"))


def test_what_is_gone_leads_to_what_replaced_it(spoken: Spoken, monkeypatch: pytest.MonkeyPatch) -> None:
    does, _ = quote_of(spoken)
    stones = {"gone/1": does.provision, "gone/2": does.provision.partition("/")[0], "gone/3": None}
    monkeypatch.setattr(
        Library, "tombstone", lambda _, id_: Tombstone(id_, stones[id_], "v") if id_ in stones else None
    )
    here = said(spoken.speaker.does(ShowPlace(does.provision), "c"))
    assert here in said(spoken.speaker.does(ShowPlace("gone/1"), "c"))
    assert here in said(spoken.speaker.does(replace(does, provision="gone/1", check="0"), "c"))
    check(spoken.speaker.does(ShowPlace("gone/2"), "c"), spoken.verbatim())
    for unknown in ("gone/3", "gone/4", "", "/"):
        reply = spoken.speaker.does(ShowPlace(unknown), "c")
        assert not actions_of(reply)
        assert said(reply)
