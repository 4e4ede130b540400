"""What a document says of the others it names: which they are, where it names them, their day and issuer there."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.answers.answer import Derivation, Quote, Sentence, Status
from assistant.answers.documents.metadata import asks_only_of
from assistant.answers.proof.citing import Citer
from assistant.answers.proof.written import Written
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.terms import content_terms, says, without_phrases
from assistant.answers.question.understand import Understood
from assistant.library.nouns import Document, Provision, Span
from assistant.text.normal import fold, syllables
from assistant.wording import say, words

_MOST = 30
_MOST_PLACES = 12
_FEW = 2
"""So few places are said in full, too."""
_DATED = re.compile(r",?\s*ngày\s+\d{1,2}(?:/\d{1,2}/\d{4}|\s+tháng\s+\d{1,2}\s+năm\s+\d{4})")
_PHRASES = (
    "mentioning",
    "mentioned_where",
    "mentioned_in",
    "of_mentions",
    "signed_on",
    "issuer",
    "number",
    "of_aspects",
    "kinds",
)


@dataclass(frozen=True, slots=True)
class _Mention:
    """A document that another one names: the place, and the words with which it is named there."""

    to: str
    place: Provision
    span: Span


def write_mentions(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return what the one document meant says of others: which it names, or where and how it names one; else None."""
    mentioned = says(asked.text, "questions.mentioning")
    whether = mentioned and asked.text.rstrip(" ?.").endswith(words("questions.whether"))
    where = whether or says(asked.text, "questions.mentioned_where")
    listed = mentioned and "which_document" in asked.wants and not where
    within = says(asked.text, "questions.mentioned_in") and asked.wants & {"signed_on", "issuer", "number"}
    if not (where or listed or within):
        return None
    held = [lexicon.documents[one] for one in sorted(documents) if lexicon.documents[one].text == "verbatim"]
    named = [document for document in held if document.id in asked.documents]
    others = asked.documents - {document.id for document in named}
    if listed:
        speaking = named or held
        return _listed(speaking[0], others, asked, lexicon) if len(speaking) == 1 else None
    if where and not asked.documents:
        return _thing_told(asked, held, lexicon)
    if len(others) != 1:
        return None
    other = lexicon.documents[next(iter(others))]
    found = {document.id: _of(other, document, lexicon) for document in named or held}
    speaking = [document for document in named or held if found[document.id]]
    if len(speaking) != 1 or not asks_only_of(other, asked, _PHRASES):
        return None
    return _told(other, found[speaking[0].id], asked, lexicon, where=where)


def _listed(
    document: Document, others: Collection[str], asked: Understood, lexicon: Lexicon
) -> Written | None:
    """Return the documents that one names, less those that the question sets aside, of the issuers it asks for."""
    aside = {fold(lexicon.documents[one].number) for one in others}
    known = {fold(one.number): one for one in lexicon.documents.values()}
    mentions = [one for one in _mentions(document, lexicon) if fold(one.to) not in aside]
    spoken = fold(asked.text)
    issuers = {issuer for one in mentions if (issuer := _issuer(one, known)) and fold(issuer) in spoken}
    if not asks_only_of(
        document, asked, _PHRASES, less={word for one in issuers for word in fold(one).split()}
    ):
        return None
    chosen = [one for one in mentions if not issuers or _issuer(one, known) in issuers]
    if not chosen or len(chosen) > _MOST:
        return None
    citer = Citer(lexicon)
    lines = [_line(one, citer, "replies.mentions.line") for one in chosen]
    head = say("replies.mentions.head", kind=document.kind, number=document.number)
    cited = tuple(dict.fromkeys(n for line in lines for n in line.citations))
    first = Sentence(head, cited, Derivation("labelled", (document.id,)))
    return Written(Status.ANSWERED, (first, *lines), citer.citations)


def _issuer(mention: _Mention, known: dict[str, Document]) -> str:
    document = known.get(fold(mention.to))
    return document.issuer if document else ""


def _told(
    other: Document, mentions: Sequence[_Mention], asked: Understood, lexicon: Lexicon, *, where: bool
) -> Written | None:
    """Return where one document names another, or how: with the day and the issuer that it gives."""
    citer = Citer(lexicon)
    fullest = max(mentions, key=lambda one: (one.span.end - one.span.start, -one.span.start))
    dated = asked.wants & {"signed_on", "issuer"}
    if not where:
        return Written(Status.ANSWERED, (_line(fullest, citer, "replies.mentions.told"),), citer.citations)
    places = list({one.place.id: one.place for one in mentions}.values())[:_MOST_PLACES]
    quotes = [citer.quote(place) for place in places]
    cited = tuple(citer.cite(quote) for quote in quotes)
    labels = "; ".join(place.label for place in places)
    key = "where" if len(places) == len({one.place.id for one in mentions}) else "where_among"
    text = say(f"replies.mentions.{key}", kind=other.kind, number=other.number, labels=labels)
    derived = Derivation("labelled", (other.id, *(place.id for place in places)))
    sentences = [Sentence(text, cited, derived)]
    if dated:
        sentences.append(_line(fullest, citer, "replies.mentions.told"))
    return Written(Status.ANSWERED, tuple(sentences), citer.citations)


def _thing_told(asked: Understood, held: Sequence[Document], lexicon: Lexicon) -> Written | None:
    """Return where a text names a thing, word for word; None where no or several texts do, or too many places."""
    if not says(asked.text, "questions.mentioning"):
        return None
    rest = without_phrases(asked.text, (*_PHRASES, "document", "overview"))
    terms = content_terms(rest)
    ids = {document.id for document in held}
    found = [
        lexicon.provision(id_)
        for id_, bag in lexicon.passages.items()
        if len(terms) > 1 and id_.partition("/")[0] in ids
        if all(map(bag.holds, terms))
        and " ".join(term.folded for term in terms) in _plain(lexicon.provision(id_).text)
    ]
    if not 0 < len(found) <= _MOST_PLACES or len({place.document for place in found}) != 1:
        return None
    citer = Citer(lexicon)
    cited = tuple(citer.cite(citer.quote(place)) for place in found)
    text = say("replies.mentions.thing", labels="; ".join(place.label for place in found))
    derived = Derivation("labelled", (found[0].document, *(place.id for place in found)))
    quoted = [citer.said(citer.quote(place)) for place in found] if len(found) <= _FEW else []
    return Written(Status.ANSWERED, (Sentence(text, cited, derived), *quoted), citer.citations)


def _plain(text: str) -> str:
    return " ".join(syllables(text))


def _line(mention: _Mention, citer: Citer, key: str) -> Sentence:
    quote: Quote = citer.quote(mention.place, mention.span)
    text = say(key, named=" ".join(quote.text.split()), label=mention.place.label)
    return Sentence(
        text, (citer.cite(quote),), Derivation("labelled", (mention.place.document, mention.place.id))
    )


def _of(other: Document, document: Document, lexicon: Lexicon) -> list[_Mention]:
    """Return the mentions of one document in another: by its number, else by another of its names."""
    number = fold(other.number)
    relations = [one for one in lexicon.library.relations(document.id) if fold(one.to) == number]
    days = {one.on for one in relations if one.on}
    if days and other.signed_on not in days:
        return []  # another document of that number
    if relations:
        return [
            _mention(one.to, one.provision, one.span, lexicon)
            for one in relations
            if one.provision and one.span
        ]
    return [
        _Mention(other.number, place, Span(place.start + found.start, place.start + found.end))
        for place in lexicon.library.provisions(document.id)
        for found in lexicon.names.documents.found_in(place.text)
        if found.id == other.id
    ]


def _mentions(document: Document, lexicon: Lexicon) -> list[_Mention]:
    """Return every document that one names, once each, where it is named most fully."""
    best: dict[str, _Mention] = {}
    for relation in lexicon.library.relations(document.id):
        if relation.provision is None or relation.span is None:
            continue
        mention = _mention(relation.to, relation.provision, relation.span, lexicon)
        known = best.get(fold(relation.to))
        if known is None or mention.span.end - mention.span.start > known.span.end - known.span.start:
            best[fold(relation.to)] = mention
    return sorted(best.values(), key=lambda one: one.span.start)


def _mention(to: str, provision: str, number: Span, lexicon: Lexicon) -> _Mention:
    """Return a mention with the words around the number: the kind before it, the day and the issuer after it."""
    place = lexicon.provision(provision)
    clean = lexicon.clean(place.document)
    start, end = number.start, number.end
    kinds = "|".join(map(re.escape, words("questions.kinds")))
    before = re.search(rf"(?<!\w)(?:{kinds})(?:\s+số)?\s*$", clean[place.start : start], re.IGNORECASE)
    if before:
        start = place.start + before.start()
    dated = _DATED.match(clean, end, place.end)
    end = dated.end() if dated else end
    for issuer in {one.issuer for one in lexicon.documents.values() if fold(one.number) == fold(to)}:
        following = re.compile(rf",?\s*của\s+{re.escape(issuer)}(?!\w)").match(clean, end, place.end)
        end = following.end() if following else end
    return _Mention(to, place, Span(start, end))
