"""What a model is asked, put into words: the question and the clauses as data, the schema of what it may say."""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.answers.drafting.grounds import Ground
from assistant.models.nouns import Request
from assistant.text.normal import plain
from assistant.wording import say

_EVIDENCE = {"type": "array", "items": {"type": "string", "maxLength": 8}, "minItems": 1, "maxItems": 6}
_SENTENCE = {
    "type": "object",
    "properties": {"text": {"type": "string", "maxLength": 1200}, "evidence": _EVIDENCE},
    "required": ["text", "evidence"],
    "additionalProperties": False,
}
_SENTENCES = {"type": "array", "items": _SENTENCE, "maxItems": 8}
_TERM = {
    "type": "object",
    "properties": {
        "said": {"type": "string", "maxLength": 80},
        "term": {"type": "string", "maxLength": 80},
    },
    "required": ["said", "term"],
    "additionalProperties": False,
}
_FENCE = str.maketrans({"<": "‹", ">": "›"})


def _object(properties: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


OF_SENTENCES = _object({"sentences": _SENTENCES})
OF_REWRITING = _object(
    {
        "question": {"type": "string", "maxLength": 600},
        "terms": {"type": "array", "items": _TERM, "maxItems": 6},
    }
)


def to_write(task: str, question: str, grounds: Sequence[Ground]) -> Request:
    """Return the request to write about `question` from clauses; `task` has its words in prompts/drafts.toml."""
    return Request(
        task=task,
        system=say(f"drafts.{task}.system"),
        user=say(
            f"drafts.{task}.user",
            question=as_data(question),
            clauses="\n".join(
                say("drafts.clause", id=one.id, named=as_data(one.named), text=as_data(one.text))
                for one in grounds
            ),
        ),
        schema=OF_SENTENCES,
    )


def to_rewrite(question: str, earlier: Sequence[str]) -> Request:
    """Return the request to put a question in full, after those asked before it, and in the documents' words."""
    before = "\n".join(say("drafts.earlier", question=as_data(one)) for one in earlier)
    return Request(
        task="rewrite",
        system=say("drafts.rewrite.system"),
        user=say(
            "drafts.rewrite.user",
            question=as_data(question),
            earlier=before or say("drafts.none_earlier"),
        ),
        schema=OF_REWRITING,
        longest=300,
    )


def as_data(text: str) -> str:
    """Return a text that cannot leave the fence that is put around it."""
    return plain(text).translate(_FENCE).strip()
