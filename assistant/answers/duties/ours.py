"""Is this ours: whether a thing is given to the agency of the question, or whose it is."""

import re
from collections.abc import Collection, Iterable, Sequence

from assistant.answers.answer import Derivation, Sentence, Status
from assistant.answers.duties.given import best_clauses, clauses_of, drop, naming, said_run
from assistant.answers.duties.who import by_office
from assistant.answers.proof.citing import Citer
from assistant.answers.proof.written import Written
from assistant.answers.question.asking_part import narrowed
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.names import Mention, less_names
from assistant.answers.question.terms import content_terms, without_asking, without_phrases
from assistant.answers.question.understand import Understood, body_alone
from assistant.library.nouns import Duty
from assistant.text.normal import fold
from assistant.wording import begun, say

# What stands right before the agency to which a thing is perhaps given, or right after it.
_BEFORE = re.compile(
    r"(?:\b(?:viec|nhiem vu|trach nhiem|phan viec|cong viec) (?:cua|ben)"
    r"|\bgiao(?: viec)?(?: nay)?(?: cho)?|\bdo|\bhay|\bla|:)\s*$"
)
_AFTER = re.compile(
    r"^\s*(?:(?:minh|toi|em|chung toi)\s*)?"
    r"(?:co (?:phai|duoc giao|trach nhiem|chu tri|lam|nhiem vu)|phai khong|phai ko|lam khong|hay|chu tri|\?*$)"
)
_OR_NOT = re.compile(r"\b(?:không|khong|ko|k) hay\b.*", re.IGNORECASE)
_OWN_LEAST = 0.4
"""The share of the question that the agency's own clause must hold; that of another must hold more."""
_NAMES = 2
"""Fewer words than this name no thing that another is given."""
_MOST = 3


def write_ours(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return that a thing is given to the agency named, by its clause, or to whom else it is; None where to nobody."""
    asked = narrowed(asked, lexicon.names, ("ours",))
    of = _perhaps_given(asked, lexicon)
    alone = body_alone(asked.text)
    terse = bool(of) and ":" in asked.text[: of[0].start]
    if not (of or alone) or not ("ours" in asked.wants or terse):
        return None
    if asked.wants & {"amount", "to_whom", "with_whom"}:
        return None
    said = _said_of_work(asked.text if of else asked.text.rpartition(":")[0], of)
    terms = naming(said)
    holder = by_office(asked, lexicon, documents)
    if holder or not terms:
        return holder
    ids = {mention.id for mention in of if mention.id}
    clauses = clauses_of(lexicon, documents)
    own = [clause for clause in clauses if clause.duties[0].agency_id in ids]
    runs = best_clauses(asked, terms, clauses, lexicon)
    if not any(run[0].agency_id in ids for run in runs):
        if (
            len(terms) < _NAMES
        ):  # too little to say that it is another's, or with words that documents are called by
            runs, terms = [], drop(content_terms(said), ("of_work",))
        runs = runs or best_clauses(asked, terms, own, lexicon, least=_OWN_LEAST)
    else:
        runs = [run for run in runs if run[0].agency_id in ids]
    if not 0 < len(runs) <= _MOST:
        return None
    citer = Citer(lexicon)
    sentences = tuple(_said(run, of, lexicon, citer) for run in runs)
    return Written(Status.ANSWERED, sentences, citer.citations)


def _perhaps_given(asked: Understood, lexicon: Lexicon) -> list[Mention]:
    """Return the agencies of the question to which the thing is perhaps given: not those that are part of the thing."""
    text = fold(asked.text)
    found = [m for m in lexicon.names.agencies_in(asked.text) if m.id]
    meant = [m for m in found if _BEFORE.search(text[: m.start]) or _AFTER.search(text[m.end :])]
    return meant or found[:1]


def _said_of_work(text: str, of: Sequence[Mention]) -> str:
    """Return the words of `text` that name the thing."""
    alone = _OR_NOT.sub("", less_names(text, of))
    return without_asking(without_phrases(alone, ("ours", "own_office", "of_ours")))


def _helps(run: Sequence[Duty], ids: Iterable[str], lexicon: Lexicon) -> bool:
    """Tell whether a partner of these duties is one of the agencies: then it is theirs as well."""
    named = {m.id for duty in run for one in duty.partners for m in lexicon.names.agencies.found_in(one)}
    return bool(named.intersection(ids))


def _said(run: Sequence[Duty], of: Sequence[Mention], lexicon: Lexicon, citer: Citer) -> Sentence:
    """Return the clause with its agency, and, where that is another, that the one asked about is not given it."""
    said = said_run(run, lexicon, citer)
    others = [m.id for m in of if m.id and m.id != run[0].agency_id]
    if len(others) != len(of) or len(others) != 1 or _helps(run, others, lexicon):
        return said
    text = say(
        "replies.not_theirs",
        agency=begun(run[0].agency),
        asked=lexicon.names.agency(others[0]),
        clause=_clause(said),
    )
    return Sentence(text, said.citations, Derivation("given_to_another", (run[0].provision, others[0])))


def _clause(said: Sentence) -> str:
    return said.text.partition("**: ")[2]
