"""What a term means: our own plain words, said to be ours, beside the places where documents use it."""

from collections.abc import Collection

from assistant.answers.answer import Derivation, Sentence, Status
from assistant.answers.citing import Citer
from assistant.answers.lexicon import Lexicon
from assistant.answers.names import plain_key
from assistant.answers.terms import content_terms, says, without_asking, without_phrases
from assistant.answers.understand import Understood
from assistant.answers.written import Written
from assistant.wording import say

_MOST_PLACES = 2
# They ask for more than a meaning, and are no part of a term's name here.
_ASK_MORE = (
    "number",
    "signed_on",
    "signer",
    "issuer",
    "overview",
    "validity",
    "when",
    "amount",
    "duties",
    "whose",
)


def write_explanation(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return what the one term of the question means, or None when it asks something else.

    A term that no document in question uses is not explained: there is nothing to show beside it.
    """
    if "meaning" not in asked.wants:
        return None
    found = lexicon.terms.found_in(asked.spoken)
    if len(found) != 1 or found[0].id is None or not _is_all(asked.spoken, found[0].start, found[0].end):
        return None
    known = next(one for one in lexicon.reference.glossary if one.term == found[0].id)
    places = [place for place in known.places if place.partition("/")[0] in documents]
    if not places:
        return None
    citer = Citer(lexicon)
    rows = {named.target.provision: named.target for named in lexicon.targets}
    cited = []
    for place in places[:_MOST_PLACES]:
        quote = citer.quote(lexicon.provision(place), rows[place].name_span if place in rows else None)
        names = map(plain_key, (known.term, *known.aliases))
        if not any(f" {name} " in f" {plain_key(quote.text)} " for name in names):
            quote = citer.quote(lexicon.provision(place))  # the word stands in a cell
        cited.append(citer.cite(quote))
    typed = asked.spoken[found[0].start : found[0].end]
    alias = next((name for name in known.aliases if plain_key(name) == plain_key(typed)), "")
    term = say("replies.called", name=alias, term=known.term) if alias else known.term
    said = say("replies.explanation", term=term[0].upper() + term[1:], plain=known.plain)
    return Written(
        Status.ANSWERED,
        (Sentence(said, tuple(cited), Derivation("explains", (known.term,))),),
        citer.citations,
    )


def _is_all(text: str, start: int, end: int) -> bool:
    """Tell whether the question asks of nothing but what stands at `start:end`."""
    around = f"{text[:start]} {text[end:]}"
    rest = without_phrases(around, ("meaning", "of_meaning", "document"))
    asks_more = any(says(around, f"questions.{want}") for want in _ASK_MORE)
    return not asks_more and not content_terms(without_asking(rest))
