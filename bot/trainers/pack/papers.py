"""The papers of a pack as lines of Word documents: the speaker's script, the answers to likely questions."""

from assistant.wording import say
from bot.exports.paper import Line
from bot.trainers.pack.pack import Likely, Pack
from bot.trainers.pack.slides.framing import said_of
from bot.views.answers.sources import sources


def script(pack: Pack) -> list[Line]:
    """Return what the speaker holds: parts with their minutes, each slide with its notes."""
    lines = [Line(say("trainers.script.title", title=pack.title), "title")]
    if pack.told:
        lines.append(Line(say("trainers.script.know"), "strong"))
        lines += [Line(one, "bullet") for one in pack.told]
    n = 0
    for part in pack.parts:
        lines.append(Line(say("trainers.script.part", name=part.name, minutes=part.minutes), "heading"))
        for slide in part.slides:
            n += 1
            lines.append(Line(say("trainers.script.slide", n=n, title=slide.title), "strong"))
            lines += [Line(block.text, "quote") for block in slide.blocks if block.style == "quote"]
            lines += [Line(note, "bullet") for note in slide.notes]
    return lines


def answers(pack: Pack) -> list[Line]:
    """Return the likely questions with their answers and where each stands."""
    lines = [Line(say("trainers.answers.title", title=pack.title), "title")]
    if not pack.likely:
        lines.append(Line(say("trainers.answers.none")))
    for n, one in enumerate(pack.likely, 1):
        lines.append(Line(say("trainers.slide.question", n=n, question=one.question), "heading"))
        lines += [Line(said) for said in said_of(one.answer)]
        lines.append(Line(_proven(one), "note"))
    lines.append(Line(say("trainers.slide.decides"), "note"))
    return lines


def _proven(one: Likely) -> str:
    places = "; ".join(f"{source.label}, {source.number}" for source in sources(one.answer.citations))
    return say("trainers.notes.proven", places=places)
