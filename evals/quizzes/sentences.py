"""Sentences read back: each of `prompts/quiz.toml` is a pattern whose fields are what it was filled with."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from assistant.places import data_folder
from evals.quizzes.spelling import one_line

_FIELD = re.compile(r"\$(\w+)")
_MAY_BE_EMPTY = {"before", "after"}  # a gap may begin or end what is shown of a clause


@dataclass(frozen=True, slots=True)
class Sentences:
    """Patterns of a file of sentences, by section and key ("stem.target.value")."""

    patterns: Mapping[str, re.Pattern[str]]
    plain: Mapping[str, str] = field(default_factory=dict)

    def read(self, key: str, said: str) -> dict[str, str] | None:
        """Return what the sentence `key` was filled with to say `said`; None where it does not say that."""
        pattern = self.patterns.get(key)
        found = pattern.fullmatch(one_line(said)) if pattern else None
        return found.groupdict() if found else None

    def read_any(self, section: str, said: str) -> Iterator[tuple[str, dict[str, str]]]:
        """Yield each sentence of a section that says `said`, with what it was filled with."""
        for key in self.patterns:
            if key.startswith(f"{section}.") and (found := self.read(key, said)) is not None:
                yield key, found


@cache
def quiz_sentences() -> Sentences:
    """Return the sentences of quizzes."""
    return sentences_of((data_folder("prompts") / "quiz.toml").read_text(encoding="utf-8"))


def sentences_of(text: str) -> Sentences:
    """Return the sentences of a TOML text."""
    plain = dict(_flat("", tomllib.loads(text)))
    return Sentences({key: _pattern(said) for key, said in plain.items()}, plain)


def _flat(above: str, table: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        name = f"{above}.{key}" if above else key
        if isinstance(value, dict):
            yield from _flat(name, value)
        elif isinstance(value, str):
            yield name, value


def _pattern(said: str) -> re.Pattern[str]:
    parts = _FIELD.split(one_line(said))
    seen: set[str] = set()
    pattern = ""
    for at, part in enumerate(parts):
        if at % 2 == 0:
            pattern += re.escape(part)
        elif part in seen:
            pattern += f"(?P={part})"
        else:
            seen.add(part)
            pattern += f"(?P<{part}>{'.*?' if part in _MAY_BE_EMPTY else '.+?'})"
    return re.compile(pattern, re.IGNORECASE)
