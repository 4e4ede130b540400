"""Instructions and markup typed into a question: cut off, so that they change nothing."""

import re

from assistant.answers.question.framing import asks, sentences_of
from assistant.answers.question.terms import says

_MARKUP = (
    re.compile(r"<(script|style)\b.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL),
    re.compile(r"<!--.*?(?:-->|$)", re.DOTALL),
    re.compile(r"<\|[^|>]*\|>"),
    re.compile(r"</?[A-Za-z][^<>]*>"),
    re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\$\{.*?\}", re.DOTALL),
    re.compile(r"!\[[^\]]*\]\([^)]*\)"),
    re.compile(r"\]\((?:https?|javascript|data):[^)]*\)"),
    re.compile(r"(?:https?|javascript|data):\S+"),
    re.compile(r"[';\"\s]*\b(?:DROP|DELETE|INSERT|UPDATE|ALTER|TRUNCATE|UNION)\s+(?:TABLE|FROM|INTO|ALL|SELECT|\w+\s+SET)\b[^;]*;?\s*(?:--)?"),
    re.compile(r"'\s*(?:OR|AND)\s*'?1'?\s*=\s*'?1'?\s*(?:--)?", re.IGNORECASE),
    re.compile(r"[\[(<{#]+\s*(?:system|assistant|user|admin|inst|hệ thống|he thong)\s*[\])>}:#]+", re.IGNORECASE),
    re.compile(r"^\s*(?:system|assistant|developer)\s*:", re.IGNORECASE | re.MULTILINE),
    re.compile(r"(?:^|\s)(?:#{2,}|`{3,}\w*|={3,}|-{3,})(?=\s|$)"),
)  # fmt: skip
_CLAUSE_END = re.compile(r"[,:;.!?]+\s+|\s+-+\s+|\s+(?=(?:và|rồi|nhưng|va|roi|nhung|and|then)\s)")
_JOINING = re.compile(r"^(?:và|rồi|nhưng|va|roi|nhung|and|then)\s+", re.IGNORECASE)


def without_markup(text: str) -> str:
    """Return `text` less the markup and code of other machines; as it is where there is none."""
    rest = text
    for pattern in _MARKUP:
        rest = pattern.sub(" ", rest)
    return " ".join(rest.split()) if rest != text else text


def without_orders(text: str) -> tuple[str, bool]:
    """Return `text` less what orders the machine about, and whether anything was cut."""
    kept = [_less_orders(sentence) for sentence in sentences_of(text)]
    rest = " ".join(filter(None, kept))
    return rest, rest != " ".join(sentences_of(text))


def _less_orders(sentence: str) -> str:
    spoken = sentence.strip(" .!?:;,\"'")
    ordering = says(spoken, "injections.orders") and not says(spoken, "injections.spans")
    if ordering and not asks(sentence):
        return ""
    if not ordering and not says(spoken, "injections.demands"):
        return sentence
    kept = [clause for clause in _clauses(sentence) if not _orders(clause.strip(" .!?:;,\"'"))]
    rest = _JOINING.sub("", " ".join(kept).strip())
    return rest if asks(rest) else ""


def _orders(clause: str) -> bool:
    """Tell whether a clause of a sentence that asks is an order."""
    return says(clause, "injections.demands") or (says(clause, "injections.orders") and not asks(clause))


def _clauses(sentence: str) -> list[str]:
    found, start = [], 0
    for end in _CLAUSE_END.finditer(sentence):
        found.append(sentence[start : end.end()].strip())
        start = end.end()
    return [clause for clause in (*found, sentence[start:].strip()) if clause]
