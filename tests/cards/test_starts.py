"""Deep links: each id there and back, and nothing of what nobody wrote."""

from hypothesis import given
from hypothesis import strategies as st

from bot.cards.actions import Ask, Does, ShowAgency, ShowDocument, ShowPlace, ShowRow
from bot.cards.starts import start_of, started_with
from tests.cards.conftest import Spoken, said


def everything(spoken: Spoken) -> list[Does]:
    with spoken.shelf.lend() as edition:
        library = edition.library
        ids = [one.id for one in library.documents()]
        places = [place.id for id_ in ids for place in library.provisions(id_)]
        rows = [one.provision for one in library.targets()]
        agencies = {*(one.agency_id for one in library.duties()), *(one.id for one in library.agencies())}
    kinds = ((ShowDocument, ids), (ShowPlace, places), (ShowRow, rows), (ShowAgency, sorted(agencies)))
    return [kind(id_) for kind, some in kinds for id_ in some]


def test_every_link_is_read_as_it_was_written(spoken: Spoken) -> None:
    for does in everything(spoken):
        payload = start_of(does)
        assert payload is not None, does
        assert len(payload) <= 64
        assert payload.replace("_", "").replace("-", "").isalnum()
        assert payload.isascii()
        assert started_with(payload) == does


def test_a_link_shows_what_its_button_shows(spoken: Spoken) -> None:
    for does in everything(spoken)[:: len(everything(spoken)) // 20]:
        assert said(spoken.speaker.started(start_of(does) or "", "c")) == said(spoken.speaker.does(does, "c"))


def test_what_is_too_long_or_of_another_kind_has_no_link() -> None:
    assert start_of(ShowPlace("a" * 70)) is None
    assert start_of(ShowPlace("có/dấu")) is None
    assert start_of(Ask("gì?")) is None
    assert start_of(ShowAgency("a", 1)) is None
    assert start_of(ShowRow("a/b", instead=True)) is None


@given(
    st.text(max_size=80) | st.from_regex(r"(?:muc|chitieu|coquan|vanban)_[A-Za-z0-9_-]{0,60}", fullmatch=True)
)
def test_a_payload_is_ours_or_nothing(payload: str) -> None:
    does = started_with(payload)
    assert does is None or start_of(does) == payload


def test_an_unknown_payload_greets(corpus: Spoken) -> None:
    greeting = said(corpus.speaker.greeting())
    for payload in ("", "xyz", "muc_", "muc__", "chitieu_" + "a" * 100, "../../x", "\x00", "vanban_a_sb_sc"):
        assert said(corpus.speaker.started(payload, "c")) == greeting
