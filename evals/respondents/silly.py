"""Respondents that must fail: the judge is tried on them before it is believed about anyone else."""

from assistant.answers.answer import Status
from assistant.library.nouns import Target
from evals.phrases import normal
from evals.questions import Question
from evals.record import Record
from evals.reply import Cited, Reply
from evals.respondents.provisions import cite
from evals.respondents.respondent import Ask

_NOTHING = Reply(Status.NOT_FOUND, "Các văn bản không nêu nội dung này.")


def abstain(_record: Record) -> Ask:
    """Return a respondent that never answers."""
    return lambda _question: _NOTHING


def dump(record: Record) -> Ask:
    """Return a respondent that says everything there is and cites all of it."""
    everything = Reply(
        Status.ANSWERED,
        "\n".join(record.clean.values()),
        tuple(cite(provision) for provision in record.provisions.values()),
    )
    return lambda _question: everything


def wrong_cell(record: Record) -> Ask:
    """Return a respondent that finds the row asked for and reads the value of another year; else it abstains."""

    def ask(question: Question) -> Reply:
        rows = [record.targets[id_] for id_ in question.places if id_ in record.targets]
        readings = (_misread(row, question) for row in rows if row.milestones)
        return next((reply for reply in readings if reply), _NOTHING)

    return ask


def _misread(row: Target, question: Question) -> Reply | None:
    """Return a cell that is printed otherwise, given for the year asked; None where the row never changes."""
    year = _asked_year(row, question)
    right = next(one for one in row.milestones if one.year == year)
    other = next((one for one in row.milestones if one.text and one.text != right.text), None)
    if other is None:
        return None
    return Reply(
        Status.ANSWERED,
        f"**{other.text}** vào năm {year} ({row.name}). [1]",
        (Cited(row.provision, other.text, other.cell.start, other.cell.end),),
    )


def _asked_year(row: Target, question: Question) -> int:
    """Return the first year of the row that the gold or the question names; its first year where none is."""
    named = normal(" ".join((*question.says, question.ask)))
    return next((one.year for one in row.milestones if str(one.year) in named), row.milestones[0].year)
