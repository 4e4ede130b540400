"""Which of two agencies does a thing: the one of them whose duty holds what the question says beside both."""

from collections.abc import Collection

from assistant.answers.answer import Sentence, Status
from assistant.answers.duties.given import bag_of, drop, role_asked, said_run
from assistant.answers.duties.task_rows import row_said
from assistant.answers.proof.citing import Citer
from assistant.answers.proof.written import Written
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.understand import Understood, offers_either
from assistant.text.normal import fold

_TWO = 2
_ENOUGH = 0.6
"""The share of what the question says beside the two that a duty must hold."""
_AHEAD = 0.15
"""The duty of the one must hold so much more than any of the other's."""


def write_either(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return the duty that gives the thing to one of the two agencies of "A hay B", or None."""
    if len(asked.agencies) != _TWO or not offers_either(asked.text, lexicon.names):
        return None
    names = [lexicon.names.agency(id_) for id_ in asked.agencies]
    terms = drop(asked.terms, ("of_work", "document", "role_verbs", "persons"), names)
    role = role_asked(asked)
    scored = [
        (lexicon.coverage(terms, bag_of([duty])), duty)
        for duty, _, _ in lexicon.duties
        if duty.agency_id in asked.agencies
        and duty.document in documents
        and (role is None or role in fold(duty.verb))
    ]
    if not terms or not scored:
        return None
    most, best = max(scored, key=lambda pair: pair[0])
    other = max((score for score, duty in scored if duty.agency_id != best.agency_id), default=0.0)
    if most < _ENOUGH or most - other < _AHEAD:
        return None
    citer = Citer(lexicon)
    if best.columns:
        text, n = row_said([best], lexicon, citer)
        said = Sentence(text, (n,))
    else:
        said = said_run([best], lexicon, citer)
    return Written(Status.ANSWERED, (said,), citer.citations)
