"""Bodies that are given nothing of their own: the clause on all of their kind, and those of others that name them."""

import re
from collections.abc import Collection, Sequence
from typing import Literal

from assistant.answers.answer import Status
from assistant.answers.duties.by_role import clauses_given
from assistant.answers.duties.given import clauses_of, drop, said_run
from assistant.answers.duties.who import recipients
from assistant.answers.proof.citing import Citer
from assistant.answers.proof.written import Written
from assistant.answers.question.lexicon import GivenClause, Lexicon
from assistant.answers.question.names import less_names
from assistant.answers.question.terms import content_terms, says, without_phrases
from assistant.answers.question.understand import Understood
from assistant.library.nouns import Duty, Role
from assistant.text.normal import fold
from assistant.wording import words

How = Literal["partner", "recipient", "mentioned"]
"""How a duty of one agency names another: to work with, to be told, or in passing."""
# What people call a kind of bodies, and how documents name it: lists of prompts/questions.toml.
KINDS: tuple[tuple[str, str], ...] = (
    ("communes", "of_communes"),
    ("departments", "of_departments"),
)
_MINISTRIES = ("ministries", "of_ministries")
_DEPARTMENT = re.compile(r"(?<!cơ )(?<!trụ )(?<!công )\b[sS]ở(?= [a-zđà-ỹ]|\W*$)")
_AT_LARGE = ("of_work", "document", "of_duties", "of_bodies")
_BEGINNING = 80
"""Whom a directing clause directs stands this near its beginning."""
_MOST = 6
_MOST_OWN = 3
"""More kinds of bodies that are given work of their own than this are no answer to a question of one kind."""


def write_general(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return the clauses that speak of all bodies of the kind asked about, where the question names no other work."""
    kind = _MINISTRIES if says(asked.spoken, f"questions.{_MINISTRIES[0]}") else kind_named(asked)
    if kind is None or any(_is_given(id_, lexicon, documents) for id_ in asked.agencies):
        return None
    beside = less_names(asked.text, lexicon.names.agencies.found_in(asked.text))
    rest = without_phrases(
        beside, (kind[0], "own_office", "duties", "ours", "of_duties", "whose", "asking", "of_speech")
    )
    # What the whole document is about is no one work in it.
    titles = [lexicon.documents[id_].title for id_ in documents if lexicon.documents[id_].text == "verbatim"]
    if drop(content_terms(rest), _AT_LARGE, titles):
        return None
    duties = general_duties(kind[1], lexicon, documents)
    if not duties:
        return None
    citer = Citer(lexicon)
    ids = dict.fromkeys(duty.agency_id for duty in duties)
    if _is_of(duties[0], kind[1]) and len(ids) <= _MOST_OWN:
        each = [[duty for duty in duties if duty.agency_id == id_] for id_ in ids]
        own = [said for some in each for said in clauses_given(some, lexicon, citer, alone=len(each) == 1)]
        return Written(Status.ANSWERED, tuple(own), citer.citations)
    sentences = [said_run([duty], lexicon, citer, "replies.general") for duty in duties[:_MOST]]
    if kind == KINDS[0] and not asked.agencies:  # a commune has a Party committee too
        sentences += [
            said_run(clause.duties, lexicon, citer) for clause in _of_its_committee(lexicon, documents)
        ]
    return Written(Status.ANSWERED, tuple(sentences), citer.citations)


def _of_its_committee(lexicon: Lexicon, documents: Collection[str]) -> list[GivenClause]:
    """Return the clauses that give work to the Party committees of which those of communes are known to be some."""
    ids = {
        agency.id
        for agency in lexicon.reference.agencies
        if any(fold(name).startswith(_committees()) for name in agency.aliases)
    }
    return [clause for clause in clauses_of(lexicon, documents) if clause.duties[0].agency_id in ids]


def _committees() -> tuple[str, ...]:
    return tuple(map(fold, words("questions.committees_of_communes")))


def kind_named(asked: Understood) -> tuple[str, str] | None:
    """Return the row of KINDS that the question names, if any."""
    said = f"{asked.spoken} {asked.text}"
    kind = next((one for one in KINDS if says(said, f"questions.{one[0]}")), None)
    return kind or (KINDS[-1] if _DEPARTMENT.search(asked.spoken) else None)


def general_duties(names: str, lexicon: Lexicon, documents: Collection[str]) -> list[Duty]:
    """Return the duties of bodies of a whole kind, else those by which another body directs them."""
    of_kind = [fold(name) for name in words(f"questions.{names}")]
    held = [d for d, _, _ in lexicon.duties if not d.columns and d.document in documents]
    own = [duty for duty in held if _is_of(duty, names)]
    directed = [
        duty
        for duty in held
        if duty.role is Role.DIRECTS and any(name in fold(duty.action[:_BEGINNING]) for name in of_kind)
    ]
    return own or directed


def _is_of(duty: Duty, names: str) -> bool:
    """Tell whether a duty is given to bodies of the kind that is named so in documents."""
    return any(fold(name) in fold(duty.agency) for name in words(f"questions.{names}"))


def write_named(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return the clauses of others that name the agency of the question: as a partner, as one told, or in passing."""
    rest = without_phrases(asked.text, ("duties", "of_duties", "asking"))
    names = [lexicon.names.agency(id_) for id_ in asked.agencies]
    if drop(content_terms(rest), _AT_LARGE, [*names, *_typed(asked, lexicon)]):
        return None
    naming = [
        (duty, how)
        for duty, _, _ in lexicon.duties
        if not duty.columns and duty.document in documents and (how := _named_as(duty, asked, lexicon))
    ]
    if not 0 < len(naming) <= _MOST:
        return None
    citer = Citer(lexicon)
    sentences = tuple(said_run([duty], lexicon, citer) for duty, _ in naming)
    status = Status.ANSWERED if all(how > 1 for _, how in naming) else Status.PARTIAL
    return Written(status, sentences, citer.citations)


def only_named(asked: Understood, duties: Sequence[Duty], lexicon: Lexicon) -> bool:
    """Tell whether the question names a part of the body that some clauses of it name alone."""
    names = _typed(asked, lexicon)
    printed = {fold(duty.agency) for duty in duties}
    return any(
        not any(name in one or one in name for one in printed)
        and any(name in fold(duty.action) for duty in duties)
        for name in names
    )


def _named_as(duty: Duty, asked: Understood, lexicon: Lexicon) -> int:
    """Return how the duty names an agency of the question: 2 to work with or to tell, 1 in passing, 0 not at all."""
    names = _typed(asked, lexicon)
    if duty.agency_id in asked.agencies:
        return 2 if any(name in fold(duty.action) for name in names) else 0
    named = named_in(duty, lexicon)
    ways = {named[id_] for id_ in asked.agencies if id_ in named}
    if ways - {"mentioned"}:
        return 2
    if ways:
        return 2 if any(fold(duty.action).startswith(f"vai tro cua {name}") for name in names) else 1
    return 0


def named_in(duty: Duty, lexicon: Lexicon) -> dict[str, How]:
    """Return the agencies that a duty names beside the one that has it, each with the closest way it does."""
    ways: tuple[tuple[How, Sequence[str]], ...] = (
        ("partner", duty.partners),
        ("recipient", recipients(duty, lexicon)),
        ("mentioned", (duty.action,)),
    )
    found: dict[str, How] = {}
    for how, texts in ways:
        for mention in (m for text in texts for m in lexicon.names.agencies.found_in(text)):
            if mention.id:
                found.setdefault(mention.id, how)
    return found


def _typed(asked: Understood, lexicon: Lexicon) -> list[str]:
    """Return the names of the agencies of the question as typed, and as the documents usually print them, folded."""
    found = lexicon.names.agencies.found_in(asked.spoken)
    typed = [fold(asked.spoken[m.start : m.end]) for m in found if m.id in asked.agencies]
    return [*typed, *(fold(lexicon.names.short_forms.written_out(name)) for name in typed)]


def _is_given(id_: str, lexicon: Lexicon, documents: Collection[str]) -> bool:
    return any(duty.agency_id == id_ and duty.document in documents for duty, _, _ in lexicon.duties)
