"""Whether a document applies, as the documents beside it say."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.library.nouns import Document, Holding, Relation
from ingest.validity.standing import undone, with_standing
from tests import invented

DAY = date(2031, 7, 1)


def decree(number: str, *, signed: date = date(2030, 1, 2), **changes: object) -> Document:
    slug = number.replace("/", "-").lower()
    more = {"in_force_to": None, "known_on": None, **changes}
    return invented.document(slug, number=number, kind="Nghị định", signed_on=signed, place="", **more)


def holding(about: Document, *relations: Relation) -> Holding:
    held = invented.holding(about)
    return replace(held, relations=relations, standings=(), doubts=())


def does(by: str, kind: str, to: str, **more: object) -> Relation:
    return Relation(by, f"{by}/I.6", kind, to, more.pop("on", None), None, **more)  # type: ignore[arg-type]


OLD = decree("1/2030/NĐ-CP")
NEW = decree("9/2031/NĐ-CP", signed=date(2031, 5, 3), in_force_from=DAY)


def after(old: Document, relation: Relation, new: Document = NEW) -> Holding:
    return with_standing((holding(old), holding(new, relation)))[0]


@pytest.mark.parametrize(
    ("kind", "more", "validity", "ends"),
    [
        ("replaces", {}, "replaced", DAY),
        ("repeals", {}, "expired", DAY),
        ("repeals", {"since": date(2033, 1, 1)}, "expired", date(2033, 1, 1)),
        ("repeals", {"place": "Điều 5"}, "partly", None),
        ("amends", {}, "partly", None),
        ("cites", {}, "unknown", None),
        ("guides", {}, "unknown", None),
    ],
)
def test_what_another_document_does(
    kind: str, more: dict[str, object], validity: str, ends: date | None
) -> None:
    old = after(OLD, does(NEW.id, kind, OLD.number, **more))
    assert (old.document.validity, old.document.in_force_to) == (validity, ends)
    if validity != "unknown":
        assert [(one.by, one.provision) for one in old.standings] == [(NEW.id, f"{NEW.id}/I.6")]
        assert "9/2031/NĐ-CP" in old.document.validity_note


def test_one_that_ends_it_goes_before_one_that_amends_it() -> None:
    amending = decree("5/2030/NĐ-CP", signed=date(2030, 6, 1), in_force_from=date(2030, 7, 1))
    held = (
        holding(OLD),
        holding(amending, does(amending.id, "amends", OLD.number)),
        holding(NEW, does(NEW.id, "replaces", OLD.number)),
    )
    old = with_standing(held)[0]
    assert [one.kind for one in old.standings] == ["replaces", "amends"]
    assert old.document.validity == "replaced"


@pytest.mark.parametrize(
    ("relation", "new"),
    [
        (does(NEW.id, "replaces", OLD.number, on=date(2029, 1, 1)), NEW),  # another document of that number
        (does(NEW.id, "replaces", OLD.number), replace(NEW, state="draft")),
        (does(NEW.id, "replaces", OLD.number), replace(NEW, access="internal")),
        (does(NEW.id, "replaces", OLD.number), replace(NEW, in_force_from=date(2020, 1, 1))),
    ],
)
def test_what_does_not_mean_it_or_is_not_public_changes_nothing(relation: Relation, new: Document) -> None:
    assert after(OLD, relation, new).document == OLD


def test_an_unknown_day_ends_nothing() -> None:
    old = after(OLD, does(NEW.id, "replaces", OLD.number), replace(NEW, in_force_from="unknown"))
    assert (old.document, len(old.standings)) == (OLD, 1)


def test_a_number_without_year_names_none_without_its_day() -> None:
    old = replace(OLD, number="71/NQ-CP", id="71-nq-cp-2030")
    assert after(old, does(NEW.id, "replaces", "71/NQ-CP")).standings == ()
    assert after(old, does(NEW.id, "replaces", "71/NQ-CP", on=OLD.signed_on)).document.validity == "replaced"


def test_a_law_may_be_named_by_title_and_day() -> None:
    law = replace(OLD, title="Luật Nghề cá", number="8/2030/QH19")
    assert after(law, does(NEW.id, "amends", "Luật Nghề cá", on=OLD.signed_on)).document.validity == "partly"
    assert after(law, does(NEW.id, "amends", "Luật Nghề cá")).document.validity == "unknown"


@pytest.mark.parametrize(
    "stated",
    [
        {"validity": "in_force", "known_on": date(2032, 1, 1)},
        {"validity": "replaced", "in_force_to": date(2031, 6, 1)},
    ],
)
def test_what_is_stated_stays_and_a_contradiction_is_doubted(stated: dict[str, object]) -> None:
    old = after(replace(OLD, **stated), does(NEW.id, "replaces", OLD.number))
    assert old.document == replace(OLD, **stated)
    assert [(doubt.code, doubt.place) for doubt in old.doubts] == [("standing_differs", f"{NEW.id}/I.6")]


def test_what_agrees_is_no_doubt() -> None:
    stated = replace(OLD, validity="replaced", in_force_to=DAY, validity_note="Đã thay.", known_on=DAY)
    old = after(stated, does(NEW.id, "replaces", OLD.number))
    assert (old.document, old.doubts) == (stated, ())


def test_in_force_until_a_day_yet_to_come() -> None:
    known = replace(OLD, validity="in_force", known_on=date(2031, 6, 30))
    old = after(known, does(NEW.id, "replaces", OLD.number))
    assert (old.document.validity, old.document.in_force_to, old.doubts) == ("in_force", DAY, ())


def test_a_standing_is_undone_when_its_source_is_gone() -> None:
    for stated in (OLD, replace(OLD, validity="in_force", known_on=date(2032, 1, 1))):
        old = after(stated, does(NEW.id, "replaces", OLD.number))
        assert undone(old) == holding(stated)
        assert with_standing((old,)) == (holding(stated),)
