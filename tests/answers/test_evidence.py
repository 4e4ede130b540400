"""A sentence that its citations do not prove never passes."""

from dataclasses import replace

import pytest

from assistant.answers.answer import Citation, Derivation, Sentence
from assistant.answers.proof.citing import Citer
from assistant.answers.proof.evidence import figures, proven
from assistant.answers.question.lexicon import Lexicon
from assistant.library.nouns import Span


@pytest.fixture
def citation(lexicon: Lexicon) -> Citation:
    provision = lexicon.provision("42-ctr-tu-ha-tinh-2025/V.9")
    citer = Citer(lexicon)
    citer.cite(citer.quote(provision))
    return citer.citations[0]


@pytest.mark.parametrize(
    ("text", "passes"),
    [
        ("Thay thế Chương trình số 40-CTr/TU, ngày 14/02/2025.", True),
        ("Thay thế Chương trình số 41-CTr/TU, ngày 14/02/2025.", False),
        ("Thay thế chương trình ngày 15/02/2025.", False),
        ("Có hiệu lực trong 5 năm.", False),
        ("Ban Thường vụ Tỉnh ủy ban hành.", True),
        ("Hội đồng nhân dân tỉnh ban hành.", False),
        ("hoi dong nhan dan tinh ban hanh", False),
    ],
)
def test_figures_and_agencies_must_be_cited(
    lexicon: Lexicon, citation: Citation, text: str, passes: bool
) -> None:
    sentence = Sentence(text, (1,))
    assert (proven([sentence], [citation], lexicon) == (sentence,)) is passes


def test_a_quote_that_is_not_the_text_proves_nothing(lexicon: Lexicon, citation: Citation) -> None:
    sentence = Sentence("Có hiệu lực kể từ ngày ký.", (1,))
    changed = replace(citation, quote=replace(citation.quote, text=citation.quote.text.replace("40", "41")))
    moved = replace(citation, quote=replace(citation.quote, span=Span(0, 10)))
    for bad in (changed, moved):
        assert proven([sentence], [bad], lexicon) == ()


def test_a_sentence_must_cite_what_exists(lexicon: Lexicon, citation: Citation) -> None:
    assert proven([Sentence("Có hiệu lực.", ())], [citation], lexicon) == ()
    assert proven([Sentence("Có hiệu lực.", (2,))], [citation], lexicon) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("57-NQ/TW ngày 22/12/2024", {"57-NQ/TW", "22/12/2024"}),
        ("193/2025/QH15 có 12,5% và 1.200 hộ", {"193/2025/QH15", "12,5", "1.200"}),
        ("không có số", set()),
    ],
)
def test_figures(text: str, found: set[str]) -> None:
    assert figures(text) == found


@pytest.mark.parametrize(
    ("text", "operation", "operands", "passes"),
    [
        ("Có 1 chỗ.", "count", ("V.9",), True),
        ("Có 2 chỗ.", "count", ("V.9",), False),
        ("Có 2 chỗ.", "count", ("V.9", "V.9"), False),
        ("Có 1 chỗ.", "count", ("V.8",), False),
        ("Không đặt mốc năm 2028.", "no_milestone", ("V.9", "2028"), False),
        ("Có 1 chỗ.", "guess", ("V.9",), False),
    ],
)
def test_a_derived_sentence_is_computed_again(
    lexicon: Lexicon, citation: Citation, text: str, operation: str, operands: tuple[str, ...], passes: bool
) -> None:
    places = tuple(f"42-ctr-tu-ha-tinh-2025/{o}" if o.startswith("V") else o for o in operands)
    sentence = Sentence(text, (1,), Derivation(operation, places))
    assert (proven([sentence], [citation], lexicon) == (sentence,)) is passes


@pytest.mark.parametrize(("year", "passes"), [("2028", True), ("2030", False)])
def test_a_missing_milestone_is_looked_up(lexicon: Lexicon, year: str, passes: bool) -> None:
    row = lexicon.provision("42-ctr-tu-ha-tinh-2025/PL.50")
    citer = Citer(lexicon)
    citer.cite(citer.quote(row))
    sentence = Sentence(f"Không đặt mốc năm {year}.", (1,), Derivation("no_milestone", (row.id, year)))
    assert bool(proven([sentence], citer.citations, lexicon)) is passes


@pytest.fixture
def summary(lexicon: Lexicon) -> Citation:
    """A citation of a digest's statement that does not say of which document it speaks."""
    statement = next(
        provision
        for id_, document in lexicon.documents.items()
        for provision in lexicon.library.provisions(id_)
        if provision.kind == "statement" and document.number not in provision.text and document.known_on
    )
    citer = Citer(lexicon)
    citer.cite(citer.quote(statement))
    return citer.citations[0]


def test_a_statement_of_a_digest_may_be_said_of_its_document_and_of_no_other(
    lexicon: Lexicon, summary: Citation, citation: Citation
) -> None:
    text = summary.quote.text
    assert proven([Sentence(f"Theo {summary.number}: {text}", (1,))], [summary], lexicon)
    assert not proven([Sentence(f"Theo 9{summary.number}: {text}", (1,))], [summary], lexicon)
    assert not proven([Sentence(f"Theo {citation.number}: có hiệu lực.", (1,))], [citation], lexicon)


def test_what_is_known_of_a_document_is_looked_up(lexicon: Lexicon, summary: Citation) -> None:
    document = lexicon.documents[summary.quote.document]
    assert document.known_on
    day, other = f"{document.known_on:%d/%m/%Y}", f"{document.known_on:%d/%m}/1999"
    told = f"{document.number}: còn hiệu lực (đến ngày {{}}). {document.validity_note}"
    elsewhere = next(one.id for one in lexicon.documents.values() if one.id != document.id)
    for text, operands, passes in (
        (told.format(day), (document.id,), True),
        (told.format(other), (document.id,), False),
        (told.format(day), (elsewhere,), False),
        (told.format(day), ("khong-co",), False),
        (f"{told.format(day)} 777", (document.id,), False),
    ):
        sentence = Sentence(text, (1,), Derivation("known_of", operands))
        assert (proven([sentence], [summary], lexicon) == (sentence,)) is passes, text
    assert not proven([Sentence(told.format(day), (1,))], [summary], lexicon)


@pytest.mark.parametrize(
    ("provision", "agency", "passes"),
    [
        ("V.4-5", "thanh-tra-tinh", True),
        ("V.4-5", "ban-noi-chinh-tinh-uy", False),
        ("V.4-3", "van-phong-tinh-uy", False),  # works with the one that leads
        ("V.9", "thanh-tra-tinh", False),  # gives nobody work
    ],
)
def test_what_is_given_to_another(lexicon: Lexicon, provision: str, agency: str, passes: bool) -> None:
    id_ = f"42-ctr-tu-ha-tinh-2025/{provision}"
    citer = Citer(lexicon)
    n = citer.cite(citer.quote(lexicon.provision(id_)))
    text = f"Không phải {lexicon.names.agency(agency)}."
    sentence = Sentence(text, (n,), Derivation("given_to_another", (id_, agency)))
    assert (proven([sentence], citer.citations, lexicon) == (sentence,)) is passes
