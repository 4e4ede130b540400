"""The files of a pack: a table of their names, what they are, and who makes them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from assistant.wording import say
from bot.exports.archive import ZIP, archive, without_days
from bot.exports.comma import CSV
from bot.exports.slides.presentation import PPTX, presentation
from bot.exports.word import DOCX, word
from bot.trainers.pack.handout import handout
from bot.trainers.pack.pack import Pack
from bot.trainers.pack.papers import answers, script
from bot.trainers.quiz.files.comma import comma
from bot.trainers.quiz.files.gift import GIFT, gift
from bot.trainers.quiz.files.paper import paper
from bot.trainers.quiz.files.paper import setting as quiz_setting
from bot.trainers.quiz.files.proving import titled
from bot.trainers.quiz.quiz import Quiz
from bot.trainers.quiz.text import text_of

Of = TypeVar("Of")


@dataclass(frozen=True, slots=True)
class File(Generic[Of]):
    """A file: its word in addresses, its name, its media type, and what makes its bytes of a pack or of a quiz."""

    word: str
    name: str
    media: str
    make: Callable[[Of], bytes]

    @property
    def title(self) -> str:
        """Return what people call it."""
        return say(f"trainers.file.{self.word.replace('-', '_')}")


def _slides(pack: Pack) -> bytes:
    return presentation(pack.slides, title=pack.title)


def _handout(pack: Pack) -> bytes:
    blocks, setting = handout(pack)
    return without_days(word(blocks, title=pack.title, setting=setting))


def _script(pack: Pack) -> bytes:
    return without_days(word(script(pack), title=say("trainers.script.title", title=pack.title)))


def _answers(pack: Pack) -> bytes:
    return without_days(word(answers(pack), title=say("trainers.answers.title", title=pack.title)))


def _text(quiz: Quiz) -> bytes:
    return "\n".join([*text_of(quiz), ""]).encode()


def _paper(quiz: Quiz) -> bytes:
    return without_days(word(paper(quiz), title=titled(quiz), setting=quiz_setting(quiz)))


def _gift(quiz: Quiz) -> bytes:
    return gift(quiz).encode()


QUIZ_FILES: tuple[File[Quiz], ...] = (
    File("de-in", "trac-nghiem.docx", DOCX, _paper),
    File("moodle", "trac-nghiem-moodle.gift.txt", GIFT, _gift),
    File("bang", "trac-nghiem.csv", CSV, comma),
    File("chu", "trac-nghiem.txt", "text/plain; charset=utf-8", _text),
)
"""The files of a quiz, on its own as in a pack."""


def _of_quiz(one: File[Quiz]) -> File[Pack]:
    return File(one.word, one.name, one.media, lambda pack: one.make(pack.quiz))


FILES: tuple[File[Pack], ...] = (
    File("trang-chieu", "trang-chieu.pptx", PPTX, _slides),
    File("phat-tay", "tai-lieu-phat-tay.docx", DOCX, _handout),
    File("de-cuong", "de-cuong-trinh-bay.docx", DOCX, _script),
    File("hoi-dap", "cau-hoi-goi-y.docx", DOCX, _answers),
    *map(_of_quiz, QUIZ_FILES),
)


def whole(pack: Pack) -> bytes:
    """Return all files of a pack in one archive."""
    return archive((one.name, one.make(pack)) for one in FILES)


WHOLE = File("tron-goi", "goi-tap-huan.zip", ZIP, whole)


def file_named(word_: str) -> File[Pack] | None:
    """Return the file with this word in addresses."""
    return next((one for one in (*FILES, WHOLE) if one.word == word_), None)
