"""What an agency is given to do: every clause that gives it something, word for word."""

from collections.abc import Collection

from assistant.answers.answer import Sentence, Status
from assistant.answers.citing import Citer
from assistant.answers.lexicon import Lexicon
from assistant.answers.understand import Understood
from assistant.answers.written import Written
from assistant.library.nouns import Duty
from assistant.text.normal import fold, plain
from assistant.wording import say


def asked_agency(asked: Understood, lexicon: Lexicon) -> str | None:
    """Return the id of the one agency the question names, by any of its names; None when not just one."""
    spoken = f" {' '.join(fold(plain(asked.text)).split())} "
    named: dict[str, str] = {}
    for agency in lexicon.library.agencies():
        for name in (agency.name, *agency.aliases):
            if f" {fold(name)} " in spoken.replace("?", " ").replace(",", " "):
                named[agency.id] = max(named.get(agency.id, ""), fold(name), key=len)
    for duty in lexicon.library.duties():
        if f" {fold(duty.agency)} " in spoken.replace("?", " ").replace(",", " "):
            named[duty.agency_id] = max(named.get(duty.agency_id, ""), fold(duty.agency), key=len)
    longest = [
        id_
        for id_, name in named.items()
        if not any(name != other and name in other for other in named.values())
    ]
    return longest[0] if len(longest) == 1 else None


def write_duties(agency: str, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return every clause that gives the agency something, or None when the documents give it nothing."""
    duties = [d for d in lexicon.library.duties(agency=agency) if d.document in documents]
    if not duties:
        return None
    citer = Citer(lexicon)
    head = _named_by(duties[0], lexicon, citer)
    sentences = [Sentence(say("replies.duties.head", agency=duties[0].agency), (head,))]
    for provision in dict.fromkeys(duty.provision for duty in duties):
        place = lexicon.provision(provision)
        own = [duty for duty in duties if duty.provision == provision]
        span = type(own[0].span)(min(d.span.start for d in own), place.end)
        n = citer.cite(citer.quote(place, span))
        sentences.append(Sentence(f"– {citer.citations[n - 1].quote.text}", (n,)))
    return Written(Status.ANSWERED, tuple(sentences), citer.citations, agency)


def _named_by(duty: Duty, lexicon: Lexicon, citer: Citer) -> int:
    """Return the citation of the place that names the agency."""
    place = lexicon.provision(duty.agency_provision)
    start = place.start + place.text.index(duty.agency)
    return citer.cite(citer.quote(place, type(duty.span)(start, start + len(duty.agency))))
