"""The part of a question that asks: people say who they are and why they ask before they do."""

import re
from dataclasses import replace

from assistant.answers.question.names import Names
from assistant.answers.question.terms import says
from assistant.answers.question.understand import Understood, understand

# A sign ends a sentence only before a space, and not in "v.v." or after capitals ("TP. Vinh").
_ENDS = re.compile(r"(?<=[^\W_A-ZĐ][.!])(?<!v\.v\.)\s+|(?<=[?;\n])\s*")

_PARTS = re.compile(r"[,;]|(?<!\w)(?:và|va)(?!\w)")


def part_asking(asked: Understood, want: str, names: Names) -> Understood:
    """Return the part of a sentence of several questions that asks this one, of the same agencies."""
    said = next((one for one in _PARTS.split(asked.text) if says(one, f"questions.{want}")), asked.text)
    return replace(understand(said, names), agencies=asked.agencies, documents=asked.documents)


def narrowed(asked: Understood, names: Names, asking: tuple[str, ...]) -> Understood:
    """Return what the last sentence asks that says a phrase of the `asking` lists.

    The documents, agencies and places that it lacks are those of the sentences before it.
    """
    sentences = [one for one in _ENDS.split(asked.spoken) if one.strip()]
    if len(sentences) < 2:
        return asked
    part = next((s for s in reversed(sentences) if any(says(s, f"questions.{key}") for key in asking)), None)
    if part is None:
        return asked
    read = understand(part, names)
    return replace(
        read,
        documents=read.documents or asked.documents,
        agencies=read.agencies or asked.agencies,
        places=read.places or asked.places,
    )
