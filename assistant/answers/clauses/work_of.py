"""Whether a clause gives those whose work is asked anything to do: one that only names them does not."""

import re
from functools import cache

from assistant.answers.clauses.kinds_of_answer import whole_text
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.terms import content_terms, without_phrases
from assistant.answers.question.understand import Understood
from assistant.library.nouns import Provision
from assistant.text.normal import fold, has_accents, words
from assistant.wording import words as words_of

_BESIDE = ("duties", "of_duties", "of_bodies", "of_speech", "in_passing", "document", "this_document")
_LEAST, _MOST = 2, 4
"""So many syllables name those who do something."""


def gives_them_work(asked: Understood, provision: Provision, lexicon: Lexicon) -> bool:
    """Hold where those whose work is asked, and nothing else, begin a sentence or are called on in the clause."""
    if "duties" not in asked.wants or asked.agencies:
        return True
    rest = without_phrases(asked.text, _BESIDE)
    named = [fold(word) for word in words(rest)]
    # Without accents a syllable of a name may be any word.
    terms = len(content_terms(rest))
    if not terms or not _LEAST <= len(named) <= _MOST or (terms < len(named) and has_accents(asked.text)):
        return True
    return re.search(_called("".join(_then(named))), fold(whole_text(provision, lexicon))) is not None


def _then(named: list[str]) -> list[str]:
    return [re.escape(named[0]), *(rf"\W+{re.escape(one)}" for one in named[1:])]


@cache
def _called(name: str) -> str:
    """Return the pattern of a name at the beginning of a line or a sentence, or behind words that call on somebody."""
    calls = "|".join(map(fold, (*words_of("questions.calls_on"), *words_of("questions.gives_to"))))
    return rf"(?:^|[.;:\n])[^\w\n]*(?:\d[\d.]*[.)]\s*)?{name}(?!\w)|(?<!\w)(?:{calls})\s+(?:\w+\s+){{0,3}}{name}(?!\w)"
