"""The files of a pack: a table of their names, what they are, and who makes them."""

from collections.abc import Callable
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class QuizFile:
    """A file of a quiz, as a `PackFile` is one of a pack."""

    word: str
    name: str
    media: str
    make: Callable[[Quiz], bytes]

    @property
    def title(self) -> str:
        """Return what people call it."""
        return _title(self.word)


@dataclass(frozen=True, slots=True)
class PackFile:
    """A file: its word in addresses, its name, its media type, and what makes its bytes of a pack."""

    word: str
    name: str
    media: str
    make: Callable[[Pack], bytes]

    @property
    def title(self) -> str:
        """Return what people call it."""
        return _title(self.word)


def _title(word_: str) -> str:
    return say(f"trainers.file.{word_.replace('-', '_')}")


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


QUIZ_FILES: tuple[QuizFile, ...] = (
    QuizFile("de-in", "trac-nghiem.docx", DOCX, _paper),
    QuizFile("moodle", "trac-nghiem-moodle.gift.txt", GIFT, _gift),
    QuizFile("bang", "trac-nghiem.csv", CSV, comma),
    QuizFile("chu", "trac-nghiem.txt", "text/plain; charset=utf-8", _text),
)
"""The files of a quiz, on its own as in a pack."""


def _of_quiz(one: QuizFile) -> PackFile:
    return PackFile(one.word, one.name, one.media, lambda pack: one.make(pack.quiz))


FILES: tuple[PackFile, ...] = (
    PackFile("trang-chieu", "trang-chieu.pptx", PPTX, _slides),
    PackFile("phat-tay", "tai-lieu-phat-tay.docx", DOCX, _handout),
    PackFile("de-cuong", "de-cuong-trinh-bay.docx", DOCX, _script),
    PackFile("hoi-dap", "cau-hoi-goi-y.docx", DOCX, _answers),
    *map(_of_quiz, QUIZ_FILES),
)


def whole(pack: Pack) -> bytes:
    """Return all files of a pack in one archive."""
    return archive((one.name, one.make(pack)) for one in FILES)


WHOLE = PackFile("tron-goi", "goi-tap-huan.zip", ZIP, whole)


def file_named(word_: str) -> PackFile | None:
    """Return the file with this word in addresses."""
    return next((one for one in (*FILES, WHOLE) if one.word == word_), None)
