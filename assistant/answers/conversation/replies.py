"""The ends that are not an answer: a question asked back, and an honest "the documents do not say"."""

from collections.abc import Collection, Sequence

from assistant.answers.answer import Answer, Nearest, Status
from assistant.answers.clauses.citizens import whom_to_ask
from assistant.answers.documents.at_address import asks_only_address, places_at
from assistant.answers.duties.not_stated import asks_of_work, general_clause, should_assign
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.understand import Understood
from assistant.library.nouns import Document
from assistant.wording import say

_NEAR_GENERAL = 2
"""So many clauses are offered beside the general one."""
_CHOICES = 8
"""So many documents are offered at most, where a question does not say which it means."""


def which_before(id_: str) -> Answer:
    """Return the question back, where it goes on from something that was not said."""
    return Answer(id=id_, status=Status.CLARIFY, text=say("replies.which_before"), written_by="fixed")


def not_found(
    id_: str,
    asked: Understood,
    offered: Sequence[Nearest],
    lexicon: Lexicon,
    allowed: Collection[str],
    *,
    doubtful: bool = False,
) -> Answer:
    """Return the honest gap, with the nearest clauses and whom to ask beside it.

    Where it is `doubtful`, a clause found may well answer: that none surely does is all that is said.
    Of work that no clause gives to the one asked about, the general clause too and which document should say more.
    """
    whom = whom_to_ask(asked, (), lexicon) or _whom_to_ask(asked, offered, lexicon)
    if asks_of_work(asked):
        offered = (*offered[:_NEAR_GENERAL], *general_clause(asked, lexicon, allowed))
        whom = " ".join(filter(None, (should_assign(lexicon, allowed), whom))) or None
    if asked.address and asks_only_address(asked):
        text = say("replies.place_not_found", place=asked.address.said)
    else:
        gap = _gap(asked)
        text = say(f"replies.{_DOUBTFUL.get(gap, gap) if doubtful else gap}")
    return Answer(
        id=id_,
        status=Status.NOT_FOUND,
        text=text,
        nearest=tuple(offered),
        whom_to_ask=whom,
        written_by="fixed",
    )


_DOUBTFUL = {"not_found": "not_sure", "not_found_amount": "not_sure_amount"}


def _gap(asked: Understood) -> str:
    """Return which sentence says what is lacking."""
    if "amount" in asked.wants:
        return "not_found_amount"
    return "not_found_who" if "ours" in asked.wants and asked.agencies else "not_found"


def clarify(id_: str, asked: Understood, lexicon: Lexicon) -> Answer | None:
    """Return the question back, where a name in it is borne by several documents or agencies; else None."""
    if asked.unclear_documents and not asked.documents:
        ids = asked.unclear_documents[0]
        named = [_named(lexicon.documents[one]) for one in ids]
    elif (
        asked.unclear_agencies
        and not asked.agencies
        and asked.wants & {"duties", "how_often", "to_whom", "with_whom"}
    ):
        named = [lexicon.names.agency(one) for one in asked.unclear_agencies[0]]
    else:
        return None
    lines = [say("replies.clarify"), *(say("replies.clarify_one", name=name) for name in named)]
    return Answer(id=id_, status=Status.CLARIFY, text="\n".join(lines), written_by="fixed")


def clarify_address(id_: str, asked: Understood, allowed: Collection[str], lexicon: Lexicon) -> Answer | None:
    """Return which of the `allowed` documents is meant, where several have the address asked for and none is named."""
    address = asked.address
    if address is None or asked.documents or not asks_only_address(asked):
        return None
    held = [one for one in lexicon.documents.values() if one.id in allowed and one.text == "verbatim"]
    having = [one for one in held if places_at(address, one.id, lexicon)]
    if len(having) < 2:
        return None
    lines = [say("replies.clarify_address", place=address.said)]
    lines += [say("replies.clarify_one", name=_named(one)) for one in having[:_CHOICES]]
    return Answer(id=id_, status=Status.CLARIFY, text="\n".join(lines), written_by="fixed")


def not_held(id_: str, asked: Understood, lexicon: Lexicon) -> Answer | None:
    """Return that the documents named are known and not held, with who issued them; None when one is held."""
    named = [lexicon.documents[one] for one in sorted(asked.documents)]
    if not named or any(document.text != "none" for document in named):
        return None
    return Answer(
        id=id_,
        status=Status.NOT_FOUND,
        text=say("replies.not_held", names="; ".join(map(_named, named))),
        whom_to_ask=say("replies.whom_to_ask", issuer=named[0].issuer, number=named[0].number),
        written_by="fixed",
    )


def _named(document: Document) -> str:
    title = document.title.removeprefix(document.kind).strip()
    return say("replies.named", kind=document.kind, number=document.number, title=title)


def _whom_to_ask(asked: Understood, offered: Sequence[Nearest], lexicon: Lexicon) -> str | None:
    """Return who issued the document named, that of the nearest clause, or the only one held word for word."""
    held = [document for document in lexicon.documents.values() if document.text == "verbatim"]
    if len(asked.documents) == 1:
        document = lexicon.documents[next(iter(asked.documents))]
    elif offered:
        document = lexicon.documents[offered[0].quote.document]
    elif len(held) == 1:
        document = held[0]
    else:
        return None
    if document.text != "verbatim" and document.url:
        said = {"issuer": document.issuer, "number": document.number, "url": document.url}
        return say("replies.whom_to_ask_original", **said)
    return say("replies.whom_to_ask", issuer=document.issuer, number=document.number)
