"""Where the project's own data files lie (beside the package in a checkout, else in the wheel), and its version."""

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = PACKAGE.parent


def in_checkout() -> bool:
    """Tell whether the code runs from a checkout (or an editable install of one)."""
    return (CHECKOUT / "pyproject.toml").is_file() and (CHECKOUT / "corpus").is_dir()


def data_folder(name: str) -> Path:
    """Return the folder of shipped data `name` (`corpus`, `prompts`)."""
    return CHECKOUT / name if in_checkout() else PACKAGE / "shipped" / name


def installed_version() -> str | None:
    """Return the version of this installation; None where the project was never installed."""
    try:
        return version("troly57")
    except PackageNotFoundError:
        return None
