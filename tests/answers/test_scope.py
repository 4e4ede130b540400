"""Which documents may answer: those a question names, asked back where a name is of several, and no others."""

from collections import defaultdict

import pytest

from assistant.answers.answer import Answer, Status
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.names import plain_key
from assistant.library.nouns import Document
from assistant.text.normal import fold
from tests.answers.conftest import Asked


@pytest.fixture(scope="module")
def documents(ask: Asked) -> dict[str, Document]:
    return {holding.document.id: holding.document for holding in ask.holdings}


@pytest.fixture(scope="module")
def named(documents: dict[str, Document]) -> dict[str, set[str]]:
    """Every name a document has, as spelled, with the documents that bear it in some spelling."""
    names = [(n, d.id) for d in documents.values() for n in (d.number, *d.aliases)]
    bearers = defaultdict(set)
    for name, id_ in names:
        bearers[plain_key(name)].add(id_)
    return {name: bearers[plain_key(name)] for name, _ in names}


def cited(answer: Answer) -> set[str]:
    return {citation.quote.document for citation in answer.citations}


@pytest.mark.parametrize("typed", [str, fold])
def test_a_name_of_several_documents_is_asked_back(
    ask: Asked, documents: dict[str, Document], named: dict[str, set[str]], typed: type[str]
) -> None:
    several = {name: ids for name, ids in named.items() if len(ids) > 1}
    assert several
    for name, ids in several.items():
        for question in (
            "{} nói gì?",
            "{} còn hiệu lực không?",
            "Ai ký {}?",
            "Theo {}, kinh tế số là bao nhiêu?",
        ):
            answer = ask(typed(question.format(name)))
            assert answer.status is Status.CLARIFY, (name, question)
            assert answer.citations == ()
            for document in map(documents.__getitem__, ids):
                title = document.title.removeprefix(document.kind).strip()
                assert document.number in answer.text, name
                assert title in answer.text, name


def test_a_name_of_several_agencies_is_asked_back(ask: Asked, lexicon: Lexicon) -> None:
    bearers = defaultdict(list)
    for agency in lexicon.reference.agencies:
        for name in agency.shared:
            bearers[name].append(lexicon.names.agency(agency.id))
    assert bearers
    for name, agencies in bearers.items():
        for question in ("{} làm gì?", "Nhiệm vụ của {} là gì?", "{} báo cáo bao lâu một lần?"):
            answer = ask(question.format(name))
            assert answer.status is Status.CLARIFY, (name, question)
            assert all(agency in answer.text for agency in agencies), (name, question)
            assert answer.citations == ()


def test_a_name_of_one_document_is_not_asked_back(ask: Asked, named: dict[str, set[str]]) -> None:
    alone = {name: next(iter(ids)) for name, ids in named.items() if len(ids) == 1}
    answers = {name: ask(f"{name} nói gì?") for name in alone}
    assert not [name for name, answer in answers.items() if answer.status is Status.CLARIFY]
    assert not {name: cited(answer) for name, answer in answers.items() if not cited(answer) <= {alone[name]}}
    assert not [name for name, answer in answers.items() if answer.status is not Status.ANSWERED]


@pytest.mark.parametrize(
    "question",
    [
        "{} có hiệu lực từ khi nào?",
        "{} có hiệu lực từ ngày nào?",
        "{} còn hiệu lực không?",
        "Ai ký {}?",
        "{} ban hành ngày nào?",
        "{} do ai ban hành?",
        "{} quy định gì?",
        "{} thay thế văn bản nào?",
    ],
)
def test_what_is_asked_of_a_document_is_answered_from_it(
    ask: Asked, documents: dict[str, Document], named: dict[str, set[str]], question: str
) -> None:
    wrong = {}
    for id_, document in documents.items():
        if len(named[document.number]) > 1:
            continue
        answer = ask(question.format(f"{document.kind} {document.number}"))
        if not cited(answer) <= {id_} or "Giải thích của nhóm soạn" in answer.text:
            wrong[document.number] = answer.text
    assert not wrong


@pytest.mark.parametrize(
    "name",
    [
        "Nghị quyết 71-NQ/TW",
        "Nghị quyết 99-NQ/TW",
        "Nghị quyết 57-NQ/TU",
        "Quyết định 982/QĐ-UBND",
        "Luật 71/2024/QH15",
        "Kế hoạch 01-KH/TU",
        "Chương trình 43-CTr/TU",
    ],
)
def test_a_document_that_nobody_knows_is_not_answered_from_another(
    ask: Asked, documents: dict[str, Document], name: str
) -> None:
    assert name.split(maxsplit=1)[1] not in {document.number for document in documents.values()}
    questions = (
        "{} nói gì?",
        "{} còn hiệu lực không?",
        "Ai ký {}?",
        "Theo {}, quy mô kinh tế số năm 2030 là bao nhiêu?",
    )
    answers = {question: ask(question.format(name)) for question in questions}
    assert not {question: answer.text for question, answer in answers.items() if answer.citations}


def test_originals_come_before_digests(ask: Asked, lexicon: Lexicon) -> None:
    """A clause of the original, asked in its own words, is not answered from a summary that is like it."""
    clauses = [
        provision
        for holding in ask.holdings
        for provision in holding.provisions
        if provision.kind in {"item", "point", "bullet"}
        and not lexicon.names.documents.found_in(provision.text)
    ]
    answered = [answer for answer in (ask(clause.text) for clause in clauses) if answer.citations]
    assert len(answered) > 50
    assert not [answer.text for answer in answered if {c.kind for c in answer.citations} != {"verbatim"}]
