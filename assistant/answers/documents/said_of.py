"""What a digest says of a thing: every statement that names it, where they are few."""

import re
from collections.abc import Collection

from assistant.answers.answer import Status
from assistant.answers.proof.citing import Citer
from assistant.answers.proof.written import Written
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.understand import Understood
from assistant.text.normal import fold, has_accents, toned, words

_ABOUT = re.compile(r"(?<!\w)noi (?:nhung )?(?:gi|chi) (?:ve|den|toi) ([^,;.?]+?)[\s?.]*$")
_LEAST, _LONGEST = 2, 6
"""So many syllables name a thing: one alone is of many, more are a question of their own."""
_MOST = 3
"""Named in more statements than this, the thing is what the whole document is about."""


def write_said_of(asked: Understood, lexicon: Lexicon, documents: Collection[str]) -> Written | None:
    """Return the statements of the one digest that the question names in which the thing asked about is named."""
    if "overview" not in asked.wants or len(documents) != 1 or not asked.documents >= set(documents):
        return None
    (id_,) = documents
    text = " ".join(asked.text.split())
    about = _ABOUT.search(fold(text))
    if lexicon.documents[id_].text != "digest" or about is None or len(fold(text)) != len(text):
        return None
    name = words(text[about.start(1) : about.end(1)])
    if not _LEAST <= len(name) <= _LONGEST:
        return None
    statements = [p for p in lexicon.library.provisions(id_) if p.kind == "statement"]
    naming = [p for p in statements if _names(p.text, name)]
    if not 0 < len(naming) <= _MOST:
        return None
    citer = Citer(lexicon)
    said = tuple(citer.said(citer.quote(one)) for one in naming)
    return Written(Status.ANSWERED, said, citer.citations, tells=True)


def _names(text: str, name: list[str]) -> bool:
    """Tell whether the words stand in a text one after another, with the accents that were typed."""
    spell = toned if has_accents(" ".join(name)) else fold
    sought, printed = [spell(word) for word in name], [spell(word) for word in words(text)]
    n = len(sought)
    return any(printed[at : at + n] == sought for at in range(len(printed) - n + 1))
