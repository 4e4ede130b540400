"""Plain words that a model puts under a clause: they explain, and state nothing of their own."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answers.answer import Answer, Sentence
from assistant.answers.drafting.asking import Asking
from assistant.answers.drafting.checked import Pen
from assistant.answers.drafting.composing import BY_MODEL
from assistant.answers.drafting.grounds import Ground, recited
from assistant.answers.drafting.heard import Heard
from assistant.answers.drafting.requests import to_write
from assistant.answers.proof.written import marked
from assistant.answers.question.lexicon import Lexicon
from assistant.answers.question.understand import Understood
from assistant.wording import say


def explained(
    asked: Understood, answer: Answer, grounds: Sequence[Ground], lexicon: Lexicon, ask: Asking
) -> Answer | None:
    """Return the answer with plain words under the clauses it recites; None where none are proven."""
    pen = Pen(lexicon, plainly=True)
    said = ask(to_write("explain", asked.spoken, grounds))
    if said is None:
        return None
    if not Heard(pen, grounds, None).whole(said):
        return None
    places = {ground.quote.provision for claim in pen.kept for ground in claim.grounds}
    cited = tuple(citation.n for citation in answer.citations if citation.quote.provision in places)
    words = say("drafts.plain", text=" ".join(claim.text for claim in pen.kept))
    plain = Sentence(words, cited, plain=True)
    last = max(answer.sentences.index(one) for one in recited(answer))
    sentences = (*answer.sentences[: last + 1], plain, *answer.sentences[last + 1 :])
    return replace(answer, text=marked(sentences), sentences=sentences, written_by=BY_MODEL)
