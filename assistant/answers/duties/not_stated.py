"""Work that the documents give to nobody named: what is said in general, and which document should say more."""

from collections.abc import Collection
from dataclasses import replace

from assistant.answers.answer import Nearest
from assistant.answers.duties.general import KINDS, general_duties, kind_named
from assistant.answers.proof.citing import Citer
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.understand import Understood
from assistant.library.addresses import place_url
from assistant.library.nouns import Document
from assistant.wording import say

_OF_WORK = frozenset({"ours", "whose", "duties"})
_LEVELS = {"province": "of_departments", "commune": "of_communes"}


def asks_of_work(asked: Understood) -> bool:
    """Tell whether the question asks whose a thing is, or what somebody is given."""
    return bool(asked.wants & _OF_WORK)


def kind_of_level(level: str) -> str | None:
    """Return which list of prompts/questions.toml holds how documents name all bodies of an agency's level."""
    return _LEVELS.get(level)


def general_clause(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> tuple[Nearest, ...]:
    """Return the clause on all bodies of the kind to which the agency asked about belongs, marked as general."""
    kind = kind_named(asked)
    levels = {one.id: one.level for one in lexicon.reference.agencies}
    of = [names for id_ in asked.agencies if (names := kind_of_level(levels.get(id_, "")))]
    if asked.agencies and not (kind or of):
        return ()
    names = kind[1] if kind else next(iter(of), KINDS[-1][1])
    citer = Citer(lexicon)
    quotes = (
        citer.quote(lexicon.provision(duty.provision), duty.span)
        for duty in general_duties(names, lexicon, documents)[:1]
    )
    return tuple(
        Nearest(
            quote=replace(quote, label=say("replies.general_label", label=quote.label)),
            url=place_url(quote.provision),
        )
        for quote in quotes
    )


def should_assign(lexicon: Lexicon, documents: Collection[str]) -> str | None:
    """Return, as a sentence, the documents that carry out those of `documents` and are not held so themselves."""
    named = [
        say("replies.assigning_one", kind=one.kind, number=one.number, day=_day(one))
        for one in assigning(lexicon, documents)
    ]
    return say("replies.assigning", names="; ".join(named)) if named else None


def assigning(lexicon: Lexicon, documents: Collection[str]) -> tuple[Document, ...]:
    """Return which documents carry out those of `documents` held word for word and are not held so themselves."""
    held = {id_ for id_ in documents if lexicon.documents[id_].text == "verbatim"}
    return tuple(
        one
        for one in lexicon.documents.values()
        if one.text != "verbatim" and one.signed_on and lexicon.implements[one.id] & held
    )


def _day(document: Document) -> str:
    day = document.signed_on
    return f"{day.day}/{day.month}/{day.year}" if day else ""
