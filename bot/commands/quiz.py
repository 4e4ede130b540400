"""`troly57 quiz`: questions made from the documents, on the terminal or as files in a folder."""

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from assistant.wording import say
from bot.commands.room import Room, offer, open_room, refuse, topic_lines
from bot.commands.writing import check_folder, write_all


def add_to(app: typer.Typer) -> None:
    """Give `app` the command `quiz`."""
    app.command(help=say("cli_trainers.help.quiz"))(quiz)


def quiz(
    *,
    topic: Annotated[
        list[str] | None, typer.Option("--noi-dung", metavar="MÃ", help=say("cli_trainers.help.topic"))
    ] = None,
    count: Annotated[str, typer.Option("--so-cau", metavar="SỐ", help=say("cli_trainers.help.count"))] = "",
    level: Annotated[
        list[str] | None, typer.Option("--muc-do", metavar="TỪ", help=say("cli_trainers.help.level"))
    ] = None,
    kind: Annotated[
        list[str] | None, typer.Option("--dang", metavar="TỪ", help=say("cli_trainers.help.kind"))
    ] = None,
    seed: Annotated[str, typer.Option("--hat", metavar="SỐ", help=say("cli_trainers.help.seed"))] = "",
    folder: Annotated[
        Path | None, typer.Option("--vao", metavar="THƯ-MỤC", help=say("cli_trainers.help.quiz_folder"))
    ] = None,
    overwrite: Annotated[bool, typer.Option("--ghi-de", help=say("cli_trainers.help.overwrite"))] = False,
) -> None:
    """Print a quiz with its key, or write its files; exit 2 where the choice or the folder is wrong."""
    from bot.trainers.fault import Fault
    from bot.trainers.pack.files import QUIZ_FILES
    from bot.trainers.quiz.drawing import draw
    from bot.trainers.quiz.text import text_of
    from bot.trainers.quiz.wishes import COUNT, KIND, LEVEL, SEED, TOPIC, read_wish

    if folder is not None:
        check_folder(folder, [one.name for one in QUIZ_FILES], overwrite=overwrite)
    told = {TOPIC: topic or [], COUNT: [count], LEVEL: level or [], KIND: kind or [], SEED: [seed]}
    with open_room() as room:
        if not any(one for some in told.values() for one in some):
            _offer(room)
        pool = room.pool()
        wish = read_wish(told, room.topics, pool)
        if isinstance(wish, Fault):
            refuse(wish)
        drawn = draw(pool, room.topics, wish)
    lines = text_of(drawn)
    if folder is not None:
        write_all(folder, [(one.name, one.make(drawn)) for one in QUIZ_FILES], overwrite=overwrite)
        lines = [say("cli_trainers.written.quiz", count=len(drawn.items), folder=folder)]
        lines += [say("cli_trainers.written.file", name=one.name, title=one.title) for one in QUIZ_FILES]
    if drawn.short:
        lines.append(say("cli_trainers.quiz.short", count=len(drawn.items), wished=wish.count))
    typer.echo("\n".join(lines))


def _offer(room: Room) -> NoReturn:
    """Print the topics, levels and kinds of questions that can be chosen."""
    from bot.trainers.quiz.wishes import kind_words, level_words

    lines = topic_lines(room.topics)
    lines.append(say("cli_trainers.list.levels", words=", ".join(level_words())))
    lines.append(say("cli_trainers.list.kinds", words=", ".join(kind_words())))
    if not room.topics:
        offer(lines, say("cli_trainers.remedy.nothing"))
    offer(lines, say("cli_trainers.remedy.quiz", topic=room.topics[0].id))
