"""What is said beside questions: greetings, thanks, who are you, opinions, orders; each has its short fixed answer."""

import unicodedata

from assistant.answers.answer import Answer, Status
from assistant.answers.question.framing import Framed
from assistant.answers.question.phrasing import form, phrases, whole_phrases
from assistant.answers.question.terms import says
from assistant.answers.question.understand import Understood
from assistant.wording import say

_LONGEST = 100
"""A longer message is no small talk alone."""
# The first whose phrases make up the whole message.
_TALK = {
    "thanks": Status.GREETING,
    "goodbye": Status.GREETING,
    "hello": Status.GREETING,
    "who": Status.GREETING,
    "abilities": Status.GREETING,
    "lost": Status.GREETING,
    "kept": Status.GREETING,
    "pleasantries": Status.GREETING,
    "blame": Status.GREETING,
}
# Where the documents say nothing, the first whose phrases the question has tells why.
_OUTSIDE = ("personal", "outside")

_BESIDE_AN_ORDER = frozenset({"this_document", "of_place", "figure", "overview"})
"""What an order for something to teach with may speak of."""


def fixed(id_: str, key: str, status: Status) -> Answer:
    """Return the fixed answer `key` of prompts/talk.toml."""
    return Answer(id=id_, status=status, text=say(f"talk.{key}.reply"), written_by="fixed")


def small_talk(id_: str, text: str, framed: Framed, *, ordered: bool) -> Answer | None:
    """Return the answer to a message that asks nothing of documents; None where it asks.

    `text` is the message, `framed` the same told from its frames, `ordered` whether orders were cut off it.
    """
    for key, status in _TALK.items() if len(text) <= _LONGEST else ():
        if any(whole_phrases(f"talk.{key}.says", part) for part in (text, framed.proper) if part):
            return fixed(id_, key, status)
    if ordered and not framed.proper:
        return fixed(id_, "refused", Status.REFUSED)
    only_frames = not framed.proper or whole_phrases("frames.asking", framed.proper)
    if (only_frames and any(c.isalpha() for c in text)) or _only_pictures(text):
        return fixed(id_, "hello", Status.GREETING)
    return None


def _only_pictures(text: str) -> bool:
    """Tell whether a message is pictures of faces, hands and the like, with no word or figure."""
    kinds = {unicodedata.category(c) for c in text}
    return "So" in kinds and not any(c.isalnum() for c in text)


def refused(id_: str, text: str) -> Answer | None:
    """Return the refusal of a message that asks what the machine guards; None of any other."""
    spoken = text.strip(" .!?:;,\"'")
    return fixed(id_, "refused", Status.REFUSED) if says(spoken, "injections.secrets") else None


def opinion(id_: str, asked: Understood) -> Answer | None:
    """Return that a machine has no opinion, where one is asked for and nothing in particular of a document."""
    particular = asked.years or asked.target_numbers or asked.address or asked.agencies
    if particular or not says(asked.text, "talk.opinion.says"):
        return None
    return fixed(id_, "opinion", Status.OUT_OF_SCOPE)


def material(id_: str, asked: Understood) -> Answer | None:
    """Return what is offered in place of a test, a lesson or a speech that is ordered; None where a thing is asked."""
    asks = asked.wants - _BESIDE_AN_ORDER or asked.years or asked.target_numbers or asked.address
    if asks or asked.agencies or not says(asked.text, "talk.material.says"):
        return None
    return fixed(id_, "material", Status.OUT_OF_SCOPE)


def outside(id_: str, asked: Understood) -> Answer | None:
    """Return why the documents say nothing of a question that is about no document at all, if it is one."""
    if asked.documents:
        return None
    said = (key for key in _OUTSIDE if phrases(f"talk.{key}.says", asked.spoken).search(form(asked.spoken)))
    key = next(said, None)
    return fixed(id_, key, Status.OUT_OF_SCOPE) if key else None
