"""Whether a clause says what a thing is, where nothing else is asked of it: one that only uses its name does not."""

import re

from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.terms import says, without_phrases
from assistant.answers.question.understand import Understood
from assistant.library.nouns import Provision
from assistant.text.normal import fold, words

_MARK = re.compile(r"\s*(?:[IVX]+|\d+(?:\.\d+)*)[.)]\s", re.IGNORECASE)
_TELLING = r"\s*(?:\([^)]*\)\s*)?(?::|(?:la|gom|bao gom|duoc hieu|nghia la|nham)(?!\w))"
_ASKING_MORE = frozenset(
    {"amount", "money", "when", "whose", "which_document", "which_day", "help", "how_to"}
)
_LONGEST = 8
"""The name of a thing has no more syllables."""
_WORDS_THAT_ASK = 4
_WORDS_OF_A_ROLE = 4
"""Within so many words a question says in which role it asks for a thing: "mục tiêu … là gì"."""


def says_what_it_is(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:  # noqa: ARG001
    """Hold where the question what a thing is finds a clause that speaks of it: using its name is no answer."""
    named = _thing_asked(asked)
    if not named:
        return True
    text = " ".join(fold(provision.text).split())
    mark = _MARK.match(text)
    thing = r"\W+".join(map(re.escape, named))
    begins = re.match(rf"[\W_]*{thing}(?!\w)", text[mark.end() if mark else 0 :])
    return begins is not None or re.search(rf"(?<!\w){thing}{_TELLING}", text) is not None


def _thing_asked(asked: Understood) -> list[str]:
    """Return the syllables of the thing of which nothing is asked but what it is; none where more is."""
    if "meaning" not in asked.wants or asked.documents or asked.address or asked.wants & _ASKING_MORE:
        return []
    if says(asked.text, "questions.full_name"):
        return []
    if not says(" ".join(asked.text.split()[-_WORDS_THAT_ASK:]), "questions.meaning"):
        return []
    named = words(without_phrases(asked.text, ("meaning", "of_meaning")))
    first = " ".join(named[:_WORDS_OF_A_ROLE])
    of_role = any(says(first, f"questions.{kind}") for kind in ("of_parts", "of_answer", "of_product"))
    return [] if of_role or not 0 < len(named) <= _LONGEST else [fold(word) for word in named]
