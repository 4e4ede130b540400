"""What a writer hands over: sentences and their citations, before they are checked."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from assistant.answers.answer import Answer, Citation, Sentence, Status
from assistant.text.normal import fold


@dataclass(frozen=True, slots=True)
class Written:
    """A writer's sentences with citations, and the status they deserve.

    `about` is the row they were about, for the next question; `understood` says how the question was
    read, where that was not plain. `tells` where the statements were chosen for what they tell, so that a
    gap that one adds ("…; nội dung chưa đọc được") is none of the answer.
    `whom_to_ask` names the place to turn to.
    """

    status: Status
    sentences: tuple[Sentence, ...]
    citations: tuple[Citation, ...]
    about: str | None = None
    understood: str | None = None
    tells: bool = False
    whom_to_ask: str | None = None

    def prints(self, numbers: Collection[str]) -> bool:
        """Tell whether what is cited prints each of these numbers of documents."""
        cited = fold("\n".join(citation.quote.text for citation in self.citations))
        return all(re.search(rf"(?<!\w){re.escape(fold(one))}(?!\w)", cited) for one in numbers)


def marked(sentences: Sequence[Sentence]) -> str:
    """Return sentences as the text of an answer, each with the marks of its citations."""
    return "\n".join(f"{s.text} {''.join(f'[{n}]' for n in s.citations)}" for s in sentences)


def beneath(written: Written | None, more: Written | None) -> Written | None:
    """Return what is written with the sentences of `more` after its own; either alone where the other lacks."""
    if written is None or more is None:
        return written or more
    n = len(written.citations)
    sentences = tuple(replace(one, citations=tuple(c + n for c in one.citations)) for one in more.sentences)
    citations = tuple(replace(one, n=one.n + n) for one in more.citations)
    return replace(written, sentences=written.sentences + sentences, citations=written.citations + citations)


def answer_of(id_: str, written: Written, sentences: tuple[Sentence, ...]) -> Answer:
    """Return the answer that says `sentences`, those of `written` that are proven."""
    return Answer(
        id=id_,
        status=written.status,
        text=marked(sentences),
        sentences=sentences,
        citations=written.citations,
        understood=written.understood,
        whom_to_ask=written.whom_to_ask,
    )
