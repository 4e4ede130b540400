"""What an agency is given to do: every clause that gives it something, word for word."""

from collections.abc import Collection

from assistant.answers.answer import Sentence, Status
from assistant.answers.citing import Citer
from assistant.answers.lexicon import Lexicon
from assistant.answers.written import Written
from assistant.library.nouns import Duty
from assistant.wording import say


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
