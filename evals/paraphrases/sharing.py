"""What a question and a clause have in common, beside the words that only ask or bind."""

import re
import tomllib
from collections import Counter
from collections.abc import Collection
from functools import cache

from assistant.places import data_folder
from assistant.text.function_words import is_function_word
from assistant.text.normal import fold, words

_ASKING = ("asking", "amount")


def shared(question: str, clause: str) -> frozenset[str]:
    """Return the content syllables that both texts have; phrases with which the question asks are no content."""
    asked = _asking().sub(" / ", " ".join(words(question)).lower())
    return content(asked) & content(clause)


def content(text: str) -> frozenset[str]:
    """Return the syllables of `text`, folded, that do not merely bind; numbers are left out.

    `text` must have its accents: only they tell "bạn", which binds, from "bán".
    """
    kept = (word for word in words(text) if not word[0].isdigit())
    return frozenset(fold(word) for word in kept if not is_function_word(word, accented=True))


def common(texts: Collection[str], share: float = 0.2) -> frozenset[str]:
    """Return the content syllables that occur in more than `share` of `texts`: they lead to no clause."""
    held = Counter(syllable for text in texts for syllable in content(text))
    return frozenset(syllable for syllable, count in held.items() if count > share * len(texts))


@cache
def _asking() -> re.Pattern[str]:
    rows = tomllib.loads((data_folder("prompts") / "questions.toml").read_text(encoding="utf-8"))
    phrases = sorted((phrase for key in _ASKING for phrase in rows[key]), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b")
