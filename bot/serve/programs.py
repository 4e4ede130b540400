"""The doors for other programs, put into the application that serves the web."""

from fastapi import FastAPI

from assistant.settings import Settings
from bot.desk.desk import Desk
from bot.programs.completions.routes import completion_routes


def open_to_programs(app: FastAPI, desk: Desk, settings: Settings) -> None:
    """Let programs ask `desk` at `app`, behind the guards that it has."""
    app.include_router(completion_routes(desk, public_url=settings.public_url))
