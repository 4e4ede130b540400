"""Whose a clause is that says what is to be done and not by whom: the body that the heading over it gives it to."""

from dataclasses import replace

from assistant.answers.proof.citing import Citer
from assistant.answers.proof.written import Written
from assistant.answers.question.lexicon import Lexicon
from assistant.library.nouns import Provision, Span
from assistant.wording import say


def with_whose(written: Written, provision: Provision, lexicon: Lexicon) -> Written:
    """Return what was written of a clause, led by the name of the one body that a heading gives its work to."""
    given = {
        duty.agency_id: duty
        for clause in lexicon.given
        if clause.duties[0].provision == provision.id
        for duty in clause.duties
    }
    if len(given) != 1 or len(written.sentences) != 1 or provision.subtree_end > provision.end:
        return written
    (sentence,) = written.sentences
    (duty,) = given.values()
    said = written.citations[sentence.citations[0] - 1].quote
    if duty.agency_provision == provision.id or said.provision != provision.id or said.text != sentence.text:
        return written
    heading = lexicon.provision(duty.agency_provision)
    start = heading.start + heading.text.index(duty.agency)
    citer = Citer(lexicon)
    citer.cite(citer.quote(heading, Span(start, start + len(duty.agency))))
    named = replace(citer.citations[0], n=len(written.citations) + 1)
    led = replace(
        sentence,
        text=say("replies.who", agency=duty.agency, clause=sentence.text),
        citations=(*sentence.citations, named.n),
    )
    return replace(written, sentences=(led,), citations=(*written.citations, named))
