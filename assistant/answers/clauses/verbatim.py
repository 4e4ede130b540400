"""Clauses word for word: said whole as an answer, or offered as the nearest where nothing answers."""

from collections.abc import Sequence

from assistant.answers.answer import Nearest, Sentence, Status
from assistant.answers.clauses.finding import Candidate
from assistant.answers.proof.citing import Citer
from assistant.answers.proof.written import Written
from assistant.answers.question.lexicon import Lexicon
from assistant.library.addresses import place_url
from assistant.library.nouns import Provision, Span

_NEAREST = 3
_NEAR = 0.35
"""Below this share of the question's weight a clause is not near, and offering it would mislead."""
_MARK = ("-", "–", "—", "•", "●", "+")


def write_whole(provisions: Sequence[Provision], lexicon: Lexicon) -> Written:
    """Return provisions word for word: their own text and, where one only leads in, everything below it."""
    citer = Citer(lexicon)
    sentences = tuple(sentence for one in provisions for sentence in say_whole(one, lexicon, citer))
    return Written(Status.ANSWERED, sentences, citer.citations, provisions[0].id)


def say_whole(provision: Provision, lexicon: Lexicon, citer: Citer) -> tuple[Sentence, ...]:
    """Return a provision and everything below it as sentences, each word for word."""
    parts = (part for part in lexicon.library.subtree(provision) if part.kind != "columns")
    return tuple(citer.said(citer.quote(part, _without_mark(part))) for part in parts)


def nearest(found: Sequence[Candidate], lexicon: Lexicon) -> tuple[Nearest, ...]:
    """Return the few clauses to offer when nothing answers."""
    citer = Citer(lexicon)
    near = [c.provision for c in found if c.coverage >= _NEAR and c.provision.kind != "part"]
    return tuple(
        Nearest(
            citer.quote(one, _without_mark(one)),
            place_url(one.id),
            "digest" if lexicon.documents[one.document].text == "digest" else "verbatim",
        )
        for one in near[:_NEAREST]
    )


def _without_mark(provision: Provision) -> Span:
    """Return the own text less a bullet's dash, which is layout and not words."""
    text = provision.text
    if provision.kind in {"bullet", "recipients"} and text.startswith(_MARK):
        return Span(provision.start + 1, provision.end)
    return provision.span
