"""Whether a clause speaks of what a yes-or-no question asks: on what it leaves out it says neither."""

import re

from assistant.answers.question.bag import Bag
from assistant.answers.question.everyday import in_words_of
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.terms import content_terms, says, without_asking, without_passing
from assistant.answers.question.understand import Understood
from assistant.library.nouns import Provision
from assistant.text.normal import fold, has_accents

_ENDS = re.compile(r"[.?!;\n]")
# Each as typed with accents, and folded for a question without any.
_CLOSES = r"(?<!\w)(?:hay |là |rồi )?(?:không|chưa|ko|hông|hok)(?!\w)"
_OPENS = r"(?<!\w)(?:có|được|bị|phải|cần|đã)(?!\w)"
_HOW_MUCH = (
    r"(?<!\w)((?:bị|được|phải) (?:\w+ ){1,2}?)"
    r"(?:tối đa |tối thiểu |ít nhất |nhiều nhất |đến |tới )?bao nhiêu(?!\w)"
)
_OR = re.compile(r"(?<!\w)(?:hay|hoặc|hoac)(?!\w)")
_LONGEST = 8
"""What is asked to be so is no longer, in words."""
_AFTER = 3
"""So many words may stand behind the word that asks ("không vậy ạ")."""
_ENOUGH = 0.6
_ELSEWHERE = frozenset({"help", "ours", "validity", "in_force"})
"""What these want is looked for by checks of their own."""


def speaks_of_what_is_asked(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    """Hold where the clause has what the question asks to be so ("có thu phí không"), and not only its subject."""
    if asked.wants & _ELSEWHERE:
        return True
    bag = lexicon.passages.get(provision.id) or Bag.of(provision.text)
    said = [
        content_terms(without_passing(without_asking(one))) for one in _OR.split(asked_to_be_so(asked.text))
    ]
    return any(
        not terms or lexicon.coverage(in_words_of(bag, terms, asked.everyday).terms, bag) >= _ENOUGH
        for terms in said
    )


def asked_to_be_so(text: str) -> str:
    """Return what a yes-or-no question asks to be so: "có thu phí" of "lớp học có thu phí không"; "" of another.

    What is done "how much" is asked to be so too: "bị phạt" of "bị phạt bao nhiêu".
    """
    accented = has_accents(text)
    form = str.lower if accented else fold
    spoken = form(text)
    how_much = re.search(form(_HOW_MUCH), spoken)
    if how_much:
        return how_much[1]
    sentence = next((one for one in reversed(_ENDS.split(spoken)) if one.strip()), "")
    closing = list(re.finditer(form(_CLOSES), sentence))
    if not closing or len(sentence[closing[-1].end() :].split()) > _AFTER:
        return ""
    before = sentence[: closing[-1].start()]
    opening = list(re.finditer(form(_OPENS), before))
    if not opening or says(before[: opening[-1].start()], "questions.words_that_ask"):
        return ""
    asked = before[opening[-1].start() :].strip(" ,")
    return asked if 1 < len(asked.split()) <= _LONGEST else ""
