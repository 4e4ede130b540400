"""`troly57 embedder`: which embedder is set and which one made the library; and turning a model into ONNX."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.library.manifest import read_manifest
from assistant.library.opening import of_another_embedder
from assistant.library.versions import current_folder
from assistant.settings import read_settings
from assistant.wording import say


def add_to(app: typer.Typer) -> None:
    """Give `app` the family `embedder`."""
    family = typer.Typer(help=say("cli.help.embedder"), callback=embedder, invoke_without_command=True)
    family.command("export", help=say("cli.help.embedder_export"))(export)
    app.add_typer(family, name="embedder")


def embedder(context: typer.Context) -> None:
    """Print which embedder is set and which one made the library; exit 1 when they differ."""
    if context.invoked_subcommand:
        return
    from assistant.search.embedders.chosen import Chosen

    settings = read_settings()
    opened = Chosen(settings)()
    setting = settings.embedder
    told = say("cli.embedder.setting", setting=setting) if setting else say("cli.embedder.shipped")
    typer.echo(say("cli.embedder.chosen", name=opened.name, dimensions=opened.dimensions, setting=told))
    folder = current_folder(settings.home)
    if folder is None:
        typer.echo(say("cli.embedder.none"))
        return
    manifest = read_manifest(folder)
    made = {name: getattr(manifest.embedder, name) for name in ("name", "dimensions", "weight")}
    typer.echo(say("cli.embedder.made", version=manifest.version, **made))
    if (made["name"], made["dimensions"]) != (opened.name, opened.dimensions):
        raise of_another_embedder(manifest, opened.name)
    typer.echo(say("cli.embedder.agree"))


def export(
    model: Annotated[str, typer.Argument(metavar="MÔ-HÌNH", help=say("cli.help.embedder_model"))],
    folder: Annotated[Path, typer.Argument(metavar="THƯ-MỤC", help=say("cli.help.embedder_folder"))],
) -> None:
    """Write the model as ONNX into a new folder, proved against the model itself."""
    from assistant.search.embedders.export import export_encoder

    made = export_encoder(model, folder)
    told = {"name": made.name, "dimensions": made.dimensions}
    typer.echo(say("cli.embedder.exported", folder=folder.resolve(), **told))
