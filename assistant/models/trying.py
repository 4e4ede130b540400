"""The smallest request there is, to see whether a model answers."""

from assistant.models.nouns import Request
from assistant.wording import say

TRIAL = Request(
    task="doctor",
    system=say("models.trial.system"),
    user=say("models.trial.user"),
    schema={
        "type": "object",
        "properties": {"word": {"type": "string"}},
        "required": ["word"],
        "additionalProperties": False,
    },
    longest=200,
)
