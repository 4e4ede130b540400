"""Telling whether a question that may go on from what was said before is understood by itself all the same."""

from assistant.answers.conversation.going_on import Core, Hangs, pointed
from assistant.answers.conversation.topic import Slots
from assistant.answers.question.framing import asks
from assistant.answers.question.phrasing import form
from assistant.answers.question.terms import content_terms, says, without_asking, without_phrases

_FEW = 3
_HARDLY = 2
"""So few words name nothing by themselves, where a question goes on from nothing."""
_ASKED_OF_ANYTHING = ("role_verbs", "repeated", "of_work", "follow_ups.of_documents")
"""Phrases that say what is asked, and not of what."""
_WHOLE_KINDS = ("questions.departments", "questions.communes", "questions.ministries")


def names_its_subject(core: Core, beside: Slots | None, slots: Slots) -> bool:
    """Tell whether a question says itself what it asks of, so that what it is answered alone is the answer.

    What its message says `beside` it counts as said by it; what was said before is in `slots`.
    """
    if _names_unclearly(core):
        return not _was_one_of_them(core, slots)
    if core.points:
        return _points_within(core)
    if core.opened or core.same_year or core.shift or _is_set_against(core):
        return False
    if core.linked:
        asked = core.asked
        return len(core.terms) > _FEW and bool(asked.years or asked.documents or asks(core.text))
    told = beside is not None and bool(beside.rows or beside.documents or beside.agencies)
    # How often is asked of those who report: of all, where none was spoken of.
    of_all = "how_often" in core.asked.wants and not (slots.agencies or slots.asked.documents)
    return told or of_all or _names(core)


def asks_whole(core: Core) -> bool:
    """Tell whether a question that names its subject asks all of it, so that it is never one half of another."""
    if _names_unclearly(core):
        return True
    grows = core.asked.years and says(core.spoken, "follow_ups.growing")
    return not (core.linked or core.points or grows) and asks(core.text)


def _names_unclearly(core: Core) -> bool:
    """Tell whether a question names a document or an agency by what several are called."""
    return bool(core.asked.unclear_documents or core.asked.unclear_agencies)


def _was_one_of_them(core: Core, slots: Slots) -> bool:
    """Tell whether nothing was spoken of before but what may be meant by the unclear name."""
    asked = core.asked
    unclear, before = (
        (asked.unclear_documents, slots.documents)
        if asked.unclear_documents
        else (asked.unclear_agencies, slots.agencies)
    )
    return bool(before) and {id_ for ids in unclear for id_ in ids}.issuperset(before)


def _names(core: Core) -> bool:
    """Tell whether a question names something beside what is asked of it."""
    asked = core.asked
    if asked.agencies or asked.documents or asked.target_numbers or asked.address:
        return True
    if any(says(core.text, kind) for kind in _WHOLE_KINDS) or (core.numbers and asked.years):
        return True
    own = {term.folded for term in core.terms}
    return any(term.folded in own for term in content_terms(without_phrases(asked.text, _ASKED_OF_ANYTHING)))


def _is_set_against(core: Core) -> bool:
    """Tell whether a few words are asked of in contrast to what was asked before: "vườn ươm thì mấy cái"."""
    few = len(core.terms) <= _HARDLY and not core.asked.years
    return few and says(core.spoken, "follow_ups.set_against")


def _points_within(core: Core) -> bool:
    """Tell whether a question points at one's own office, or at what it named itself in a clause before."""
    if core.points == ("agencies",):
        return not pointed("agencies", core.spoken, own=False).search(form(core.spoken))
    if core.points not in {("any",), ("rows",)}:
        return False
    found = pointed(core.points[0], core.spoken).search(form(core.spoken))
    before = core.spoken[: found.start()].rpartition(",")[0] if found else ""
    return len(content_terms(without_asking(before))) > _FEW


def may_stand_alone(core: Core, *, known: bool, resolved: bool) -> bool:
    """Tell whether a question that seems to go on may be asked by itself all the same.

    It is `known` what was said before, and the question `resolved` where that fills what it leaves unsaid.
    """
    asked = core.asked
    named = bool(asked.agencies or asked.documents or asked.target_numbers or asked.address)
    if core.points:
        own = not pointed("agencies", core.spoken, own=False).search(form(core.spoken))
        mine = core.points == ("agencies",) and own and not known
        return mine or ("documents" in core.points and not resolved)
    alone = not (known or core.linked) and bool(core.numbers or core.terms or named)
    if core.hangs is Hangs.PERHAPS or alone:
        return not known or named or len(core.terms) >= _HARDLY
    return (named or len(core.terms) > _HARDLY) and (not known or asks(core.text))
