"""The web door: one FastAPI application with the API, health and the pages."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from fastapi import FastAPI
from fastapi.middleware.gzip import GZipMiddleware
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from assistant.settings import Settings
from assistant.wording import say
from bot.desk.desk import Desk
from bot.web.api.docs import reference_routes
from bot.web.api.routes import api_routes
from bot.web.ask.routes import ask_routes
from bot.web.assets import Assets
from bot.web.crowd import Crowd, Patience
from bot.web.documents.routes import document_routes
from bot.web.duties.routes import duty_routes
from bot.web.guards import BodyLimit, SecurityHeaders
from bot.web.health import Measured, health_routes
from bot.web.keeping.routes import keeping_routes
from bot.web.keys import Keys
from bot.web.problems import Unbroken, handle_problems
from bot.web.projector.routes import projector_routes
from bot.web.rates import Rates, asks
from bot.web.targets.routes import target_routes
from bot.web.templating import STATIC
from bot.web.trainers.routes import trainer_routes

Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]


def web_app(
    desk: Desk, *, version: str, settings: Settings | None = None, lifespan: Lifespan | None = None
) -> FastAPI:
    """Return the application that serves `desk`, before or after its library is open."""
    settings = settings or Settings(Path())
    app = FastAPI(
        title=say("web.api.title"),
        description=say("web.api.description"),
        version=version,
        lifespan=lifespan,
        # Their pages load scripts from a CDN and run them inline; ours is /docs in pages.py.
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    guard(app, desk, settings)
    app.include_router(health_routes(lambda: desk.shelf.ready, desk.metrics))
    for routes in (
        api_routes(desk),
        ask_routes(desk),
        keeping_routes(desk),
        document_routes(desk),
        projector_routes(desk),
        target_routes(desk),
        duty_routes(desk),
        trainer_routes(desk, settings),
        reference_routes(app),
    ):
        app.include_router(routes)
    app.mount("/static", Assets(directory=STATIC), name="static")
    return app


def guard(app: FastAPI, desk: Desk, settings: Settings) -> None:
    """Put before every call of `app` what keeps the server to its limits, and have every failure told."""
    app.add_middleware(Unbroken)
    # A whole document is large and mostly words; an answer is small and goes as it is.
    app.add_middleware(GZipMiddleware, minimum_size=8192, compresslevel=5)
    app.add_middleware(BodyLimit)
    app.add_middleware(
        Crowd,
        limit=settings.concurrency,
        waits=lambda scope: asks(scope) > 0 and desk.assistant.has_model,
    )
    app.add_middleware(Rates, settings=settings)
    app.add_middleware(Keys, store=desk.store, settings=settings)
    app.add_middleware(Patience)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(Measured, metrics=desk.metrics)
    if settings.trusted_proxies:
        app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=settings.trusted_proxies)
    handle_problems(app)
