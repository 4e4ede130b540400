"""Sentences of a model, each held against the clauses that it names; what is not proven is not said."""

import logging
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.answers.answer import Citation, Sentence
from assistant.answers.drafting.grounds import Ground
from assistant.answers.proof.citing import Citer
from assistant.answers.proof.claims.check import faults, plain_faults
from assistant.answers.proof.evidence import proven
from assistant.answers.question.framing import sentences_of
from assistant.answers.question.lexicon import Lexicon

_log = logging.getLogger(__name__)
_MARKS = re.compile(r"\s*\[(?:e?\d{1,2}(?:\s*[,;]\s*e?\d{1,2})*)\]")
_MARKDOWN = re.compile(r"[*_`#|]+|^\s*(?:[-–•]|\d+[.)])\s+")
# Whatever may be an address: of a page, a mailbox, a file.
_ADDRESS = re.compile(r"\S*(?:://|@\w|[^\W\d_]{2}\.[^\W\d_]{2}|\w/[^\W\d_]{5}|\\)\S*")
_FEW = 3
"""What is said to rest on more clauses rests on none."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of a draft, and the clauses that it says it rests on."""

    text: str
    grounds: tuple[Ground, ...]

    @property
    def passages(self) -> tuple[str, ...]:
        """Return the texts of its clauses."""
        return tuple(ground.text for ground in self.grounds)


def claims_of(said: Mapping[str, Any], grounds: Sequence[Ground]) -> Iterator[Claim | None]:
    """Yield the sentences that a model said; None in place of one that is cut off or names no clause shown."""
    by_id = {ground.id: ground for ground in grounds}
    sentences = said.get("sentences")
    for one in sentences if isinstance(sentences, list) else ():
        text, named = (one.get("text"), one.get("evidence")) if isinstance(one, Mapping) else (None, None)
        if not isinstance(text, str) or not isinstance(named, list) or not named:
            yield None
            continue
        resting = dict.fromkeys(id_ for id_ in named if isinstance(id_, str))
        shown = tuple(by_id[id_] for id_ in resting if id_ in by_id)
        bare = " ".join(_MARKDOWN.sub(" ", _MARKS.sub("", _readable(text))).split())
        if not bare or len(shown) < len(named) or len(shown) > _FEW:
            yield None
            continue
        # Each sentence stands for itself: one that is proven carries none beside it.
        yield from (Claim(part, shown) for part in sentences_of(bare))


def _readable(text: str) -> str:
    """Return what a model wrote in composed letters, less what nobody sees; its quotation marks and dashes stay."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(" " if sign.isspace() else sign for sign in composed if not _is_hidden(sign))


def _is_hidden(sign: str) -> bool:
    return not sign.isspace() and unicodedata.category(sign) in {"Cc", "Cf", "Co", "Cn", "Cs"}


class Pen:
    """Writes down the claims of a draft that are proven, each with its citations; plain words only, where `plainly`."""

    def __init__(self, lexicon: Lexicon, *, plainly: bool = False) -> None:
        self._lexicon = lexicon
        self._plainly = plainly
        self._citer = Citer(lexicon)
        self.kept: list[Claim] = []
        self.sentences: list[Sentence] = []

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Return what the sentences cite, by number."""
        return self._citer.citations

    def write(self, claim: Claim, beside: Sequence[Claim] = ()) -> Sentence | None:
        """Return the claim as a sentence, None where it is not proven; `beside` are others of the same draft."""
        failed = self._faults(claim, beside)
        cited = tuple(dict.fromkeys(self._citer.cite(one.quote, one.beside) for one in claim.grounds))
        sentence = Sentence(claim.text, cited)
        if not failed and not proven([sentence], self._citer.citations, self._lexicon):
            failed = ("citations",)
        if failed:
            _log.info("a sentence of a draft is dropped: %s", ", ".join(failed))
            return None
        self.kept.append(claim)
        self.sentences.append(sentence)
        return sentence

    def proves(self, claim: Claim, beside: Sequence[Claim]) -> bool:
        """Tell whether the claim is proven, `beside` being said as well."""
        failed = self._faults(claim, beside)
        if failed:
            _log.info("a sentence of a draft is dropped: %s", ", ".join(failed))
        return not failed

    def _faults(self, claim: Claim, beside: Sequence[Claim]) -> tuple[str, ...]:
        passages = " ".join(claim.passages)
        if not all(found.strip(".,;:()") in passages for found in _ADDRESS.findall(claim.text)):
            return ("address",)
        if self._plainly:
            return plain_faults(claim.text, claim.passages, self._lexicon)
        others = [one.text for one in (*self.kept, *beside) if set(one.grounds) & set(claim.grounds)]
        return faults(claim.text, claim.passages, self._lexicon, beside=others)
