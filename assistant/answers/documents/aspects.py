"""Several things asked of one document at once: each is answered, with its own clause, the shortest first."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from assistant.answers.answer import Sentence, Status
from assistant.answers.documents.acts import relating
from assistant.answers.documents.identity import acting_on_others, name_of, undergone
from assistant.answers.documents.metadata import FINDERS, asks_only_of, identity_of, places_of
from assistant.answers.documents.recipients import recipients
from assistant.answers.documents.signing import signing_in
from assistant.answers.documents.validity import standing
from assistant.answers.proof.citing import Citer
from assistant.answers.proof.written import Written
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.terms import says
from assistant.answers.question.understand import Understood
from assistant.library.nouns import Document, Provision
from assistant.text.normal import fold
from assistant.text.numbers import times
from assistant.wording import say

Say = Callable[[Document, Lexicon, Citer], list[Sentence]]
_NO_CLAUSES = frozenset({"row", "columns", "heading", "letterhead"})
_MOST = 3
"""So many places say one thing of a document at most."""


@dataclass(frozen=True, slots=True)
class Aspect:
    """A thing that may be asked of a document: its list of phrases, and how it is said.

    `told` holds for those that are said in one or more whole statements, which may hold the others.
    """

    key: str
    say: Say
    told: bool = False


def write_aspects(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return what is asked of the one document in question, every thing of several; None of anything else."""
    if len(documents) != 1 or (asked.address and not asked.address.bare):
        return None
    if asked.agencies and "duties" in asked.wants:
        return None  # what it gives somebody is no matter of its own
    document = lexicon.documents[next(iter(documents))]
    wanted = _wanted(asked)
    if not wanted or (len(wanted) == 1 and wanted[0].key in FINDERS):
        return None
    phrases = (*(aspect.key for aspect in wanted), "of_aspects", "of_acts", "meaning", *_beside(wanted))
    if not asks_only_of(document, asked, phrases, less=_own_year(asked, document)):
        return None
    said = {aspect: aspect.say(document, lexicon, Citer(lexicon)) for aspect in wanted}
    lacking = [aspect for aspect, sentences in said.items() if not sentences]
    if len(lacking) == len(wanted):
        return None
    citer = Citer(lexicon)
    kept = _without_repeating([aspect for aspect in wanted if aspect not in lacking], document, lexicon)
    sentences = list(dict.fromkeys(s for aspect in kept for s in aspect.say(document, lexicon, citer)))
    if lacking:
        sentences += _lacking(lacking, document, lexicon, citer) or [_unknown(lacking, sentences)]
    status = Status.PARTIAL if lacking else Status.ANSWERED
    return Written(status, tuple(sentences), citer.citations, tells=True)


def _wanted(asked: Understood) -> list[Aspect]:
    """Return the aspects that the question's phrases ask for, none where one writer knows them better."""
    keys = {aspect.key for aspect in ASPECTS if says(asked.text, f"questions.{aspect.key}")}
    if "undergone" in keys:
        keys -= {"replacing", "amending"}  # "được thay" holds "thay"
        keys -= (
            {"validity"}
            if "which_document" in asked.wants
            else {"undergone"}
            if "validity" in keys
            else set()
        )
    if keys & {"effect", "validity"} and not says(asked.text, "questions.of_issuing"):
        keys -= {"signed_on"}  # the day asked for is that of its effect, or of its end
    if "validity" in keys:
        keys -= {"effect"}  # "còn hiệu lực" is no "có hiệu lực"
    alone = {"effect", "validity", "recipients", *({"subject"} if "overview" in asked.wants else ())}
    if len(keys) == 1 and keys & alone:
        return []
    return [aspect for aspect in ASPECTS if aspect.key in keys]


def _beside(wanted: Sequence[Aspect]) -> tuple[str, ...]:
    """Return the lists of phrases that go with some of the aspects only."""
    keys = {aspect.key for aspect in wanted}
    return tuple(
        phrases for key, phrases in (("funding", "asking_funds"), ("validity", "of_force")) if key in keys
    )


def _own_year(asked: Understood, document: Document) -> set[str]:
    return set(map(str, asked.years)) & {str(document.signed_on.year)} if document.signed_on else set()


def _lacking(lacking: Sequence[Aspect], document: Document, lexicon: Lexicon, citer: Citer) -> list[Sentence]:
    """Return the statements in which a digest itself says that it does not know the things."""
    if document.text != "digest":
        return []
    told = identity_of(lexicon.library.provisions(document.id))
    names = [fold(say(f"replies.aspects.{aspect.key}")) for aspect in lacking]
    saying = [
        p
        for p in told
        if says(p.text, "questions.gaps_of_digests") and any(name in fold(p.text) for name in names)
    ]
    return _said(saying[:1], citer)


def _unknown(lacking: Sequence[Aspect], sentences: Sequence[Sentence]) -> Sentence:
    names = ", ".join(say(f"replies.aspects.{aspect.key}") for aspect in lacking)
    return Sentence(say("replies.aspects.lacking", names=names), sentences[0].citations)


def _without_repeating(aspects: Sequence[Aspect], document: Document, lexicon: Lexicon) -> list[Aspect]:
    """Return the aspects, values first; a value in a statement that is said whole is not said before it."""

    def places(aspect: Aspect) -> set[str]:
        citer = Citer(lexicon)
        aspect.say(document, lexicon, citer)
        return {citation.quote.provision for citation in citer.citations}

    told = [aspect for aspect in aspects if aspect.told]
    whole = {place for aspect in told for place in places(aspect)}
    return [*(one for one in aspects if not one.told and not whole & places(one)), *told]


def _value(key: str) -> Say:
    """Return how to say a value that a finder knows."""

    def said(document: Document, lexicon: Lexicon, citer: Citer) -> list[Sentence]:
        place = FINDERS[key](document, places_of(document, lexicon))
        if place is None:
            return []
        provision, span = place
        quote = citer.quote(provision, span)
        text = say(f"replies.metadata.{key}", kind=document.kind, value=quote.text)
        return [Sentence(text, (citer.cite(quote),))]

    return said


def _position(document: Document, lexicon: Lexicon, citer: Citer) -> list[Sentence]:
    """Return the signer's position and for whom he signs, as the document prints it on its day."""
    if document.text == "digest":
        named = FINDERS["signer"](document, places_of(document, lexicon))
        return [citer.said(citer.quote(named[0]))] if named else []
    signatures = [p for p in lexicon.library.provisions(document.id) if p.kind == "signature"]
    for signature in signatures:
        signing = signing_in(signature, document.signer)
        if signing:
            said = {"signer": document.signer, "position": signing.position, "whom": signing.whom}
            text = say(f"replies.signing.{signing.how}", **said)
            return [Sentence(text, (citer.cite(citer.quote(signature)),))]
    return []


def _statements(key: str) -> Say:
    """Return how to say the statements that identify a digest's document and hold words of the list."""

    def said(document: Document, lexicon: Lexicon, citer: Citer) -> list[Sentence]:
        if document.text != "digest":
            return []
        told = identity_of(lexicon.library.provisions(document.id))
        return _said([p for p in told if says(p.text, f"questions.{key}")][:1], citer)

    return said


def _effect(document: Document, lexicon: Lexicon, citer: Citer) -> list[Sentence]:
    """Return what says from when a document has effect."""
    if document.text == "digest":
        return _statements("of_taking_effect")(document, lexicon, citer)
    parts = [part.provision for part in lexicon.library.parts(document.id) if part.kind == "effect"]
    below = (p for id_ in parts for p in lexicon.library.subtree(lexicon.provision(id_)))
    found = [p for p in below if says(p.text, "questions.of_taking_effect")]
    dated = [p for p in found if times(p.text)]  # the heading over them only names the matter
    return _said((dated or found)[:1], citer)


def _funding(document: Document, lexicon: Lexicon, citer: Citer) -> list[Sentence]:
    """Return what says out of which funds a document is carried out."""
    provisions = lexicon.library.provisions(document.id)
    told = (p for p in provisions if p.kind not in _NO_CLAUSES and p.subtree_end == p.end)
    found = [p for p in told if says(p.text, "questions.of_funding") and says(p.text, "questions.of_funds")]
    return _said(found, citer) if len(found) <= _MOST else []


def _acting(key: str, *kinds: str) -> Say:
    """Return how to say what a document does to others: where it says so, or where its digest does."""

    def said(document: Document, lexicon: Lexicon, citer: Citer) -> list[Sentence]:
        digest = document.text == "digest"
        found = acting_on_others(document, key, lexicon) if digest else relating(*kinds)(document, lexicon)
        return _said(found, citer)

    return said


def _undergone(document: Document, lexicon: Lexicon, citer: Citer) -> list[Sentence]:
    return _said(undergone(document, lexicon), citer)


def _said(places: Sequence[Provision], citer: Citer) -> list[Sentence]:
    return [citer.said(citer.quote(place)) for place in places[:_MOST]]


ASPECTS: tuple[Aspect, ...] = (
    Aspect("number", _value("number")),
    Aspect("signed_on", _value("signed_on")),
    Aspect("signer", _value("signer")),
    Aspect("position", _position, told=True),
    Aspect("issuer", _value("issuer")),
    Aspect("full_name", name_of, told=True),
    Aspect("subject", name_of, told=True),
    Aspect("proposer", _statements("of_proposing"), told=True),
    Aspect("effect", _effect, told=True),
    Aspect("replacing", _acting("of_replacing", "replaces", "repeals"), told=True),
    Aspect("amending", _acting("of_amending", "amends"), told=True),
    Aspect("undergone", _undergone, told=True),
    Aspect("validity", standing, told=True),
    Aspect("funding", _funding, told=True),
    Aspect("recipients", recipients, told=True),
)
