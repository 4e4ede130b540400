"""`troly57 pack`: everything for a session, as files in a folder."""

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from assistant.wording import say
from bot.commands.room import Room, offer, open_room, refuse, topic_lines
from bot.commands.writing import check_folder, write_all


def add_to(app: typer.Typer) -> None:
    """Give `app` the command `pack`."""
    app.command(help=say("cli_trainers.help.pack"))(pack)


def pack(
    *,
    audience: Annotated[
        str, typer.Option("--doi-tuong", metavar="TỪ", help=say("cli_trainers.help.audience"))
    ] = "",
    topic: Annotated[
        list[str] | None, typer.Option("--noi-dung", metavar="MÃ", help=say("cli_trainers.help.topic"))
    ] = None,
    minutes: Annotated[str, typer.Option("--phut", metavar="SỐ", help=say("cli_trainers.help.minutes"))] = "",
    seed: Annotated[str, typer.Option("--hat", metavar="SỐ", help=say("cli_trainers.help.seed"))] = "",
    folder: Annotated[
        Path, typer.Option("--vao", metavar="THƯ-MỤC", help=say("cli_trainers.help.folder"))
    ] = Path(),
    overwrite: Annotated[bool, typer.Option("--ghi-de", help=say("cli_trainers.help.overwrite"))] = False,
    reworded: Annotated[bool, typer.Option("--dien-dat-lai", help=say("cli_trainers.help.reworded"))] = False,
) -> None:
    """Write a session's pack; exit 2 where the choice or the folder is wrong, 1 where the folder cannot be written."""
    from bot.trainers.fault import Fault
    from bot.trainers.pack.files import FILES
    from bot.trainers.pack.making import pack_of
    from bot.trainers.pack.wanting import read_wanted

    topics = topic or []
    if audience or topics:
        check_folder(folder, [one.name for one in FILES], overwrite=overwrite)
    with open_room() as room:
        if not audience and not topics:
            _offer(room)
        wanted = read_wanted(audience, topics, minutes, seed, room.topics)
        if isinstance(wanted, Fault):
            refuse(wanted)
        made = pack_of(room.desk, room.topics, room.pool(), wanted, base=room.base, reworded=reworded)
        if isinstance(made, Fault):
            refuse(made)
        files = [(one.name, one.make(made)) for one in FILES]
    write_all(folder, files, overwrite=overwrite)
    told = {"slides": len(made.slides), "questions": len(made.quiz.items), "likely": len(made.likely)}
    lines = [say("cli_trainers.written.pack", title=made.title, folder=folder, **told)]
    lines += [say("cli_trainers.written.file", name=one.name, title=one.title) for one in FILES]
    if made.told:
        lines.append(say("cli_trainers.written.know"))
        lines += [say("cli_trainers.written.told", line=one) for one in made.told]
    typer.echo("\n".join(lines))


def _offer(room: Room) -> NoReturn:
    """Print the audiences, topics and lengths that can be chosen."""
    from bot.trainers.pack.audiences import audiences
    from bot.trainers.pack.pack import LENGTHS

    lines = [say("cli_trainers.list.audiences")]
    lines += [say("cli_trainers.list.line", word=one.word, name=one.name) for one in audiences()]
    lines += topic_lines(room.topics)
    lines.append(say("cli_trainers.list.minutes", minutes=", ".join(map(str, LENGTHS))))
    if not room.topics:
        offer(lines, say("cli_trainers.remedy.nothing"))
    first = room.topics[0].id
    offer(lines, say("cli_trainers.remedy.pack", audience=audiences()[0].word, topic=first))
