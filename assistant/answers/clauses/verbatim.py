"""Clauses word for word: said whole as an answer, or offered as the nearest where nothing answers."""

from collections.abc import Sequence

from assistant.answers.answer import Nearest, Sentence, Status
from assistant.answers.clauses.finding import Candidate
from assistant.answers.clauses.lead_ins import lead_in, led_in
from assistant.answers.clauses.plain_rows import say_row
from assistant.answers.proof.citing import Citer
from assistant.answers.proof.written import Written
from assistant.answers.question.lexicon import Lexicon
from assistant.library.addresses import place_url
from assistant.library.nouns import Provision, Span

_NEAREST = 3
_NEAR = 0.35
"""Below this share of the question's weight a clause is not near, and offering it would mislead."""
_MARK = ("-", "–", "—", "•", "●", "+")


def write_whole(
    provisions: Sequence[Provision], lexicon: Lexicon, *, above: Provision | None = None
) -> Written:
    """Return provisions word for word: their own text and, where one only leads in, everything below it.

    `above` is a heading over them that is said first.
    """
    citer = Citer(lexicon)
    leads = dict.fromkeys(
        lead for lead in (above, *(lead_in(one, lexicon) for one in provisions)) if lead is not None
    )
    first = tuple(citer.said(citer.quote(lead, own_words(lead))) for lead in leads)
    sentences = (*first, *(said for one in provisions for said in say_whole(one, lexicon, citer)))
    return Written(Status.ANSWERED, sentences, citer.citations, provisions[0].id)


def say_whole(provision: Provision, lexicon: Lexicon, citer: Citer) -> tuple[Sentence, ...]:
    """Return a provision, everything below it and what it leads in as sentences, each word for word."""
    if provision.kind == "row" and provision.subtree_end == provision.end:
        return (say_row(provision, lexicon, citer),)
    places = (provision, *led_in(provision, lexicon))
    parts = (part for one in places for part in lexicon.library.subtree(one) if part.kind != "columns")
    return tuple(citer.said(citer.quote(part, own_words(part))) for part in parts)


def nearest(found: Sequence[Candidate], lexicon: Lexicon) -> tuple[Nearest, ...]:
    """Return the few clauses to offer when nothing answers."""
    citer = Citer(lexicon)
    near = [c.provision for c in found if c.coverage >= _NEAR and c.provision.kind != "part"]
    return tuple(
        Nearest(
            citer.quote(one, own_words(one)),
            place_url(one.id),
            "digest" if lexicon.documents[one.document].text == "digest" else "verbatim",
        )
        for one in near[:_NEAREST]
    )


def own_words(provision: Provision) -> Span:
    """Return the own text less a bullet's dash, which is layout and not words."""
    text = provision.text
    if provision.kind in {"bullet", "recipients"} and text.startswith(_MARK):
        return Span(provision.start + 1, provision.end)
    return provision.span
