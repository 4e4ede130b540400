"""The settings of the Telegram door: what is wrong is told, and no secret with it."""

from pathlib import Path

import pytest

from assistant.errors import SettingInvalid
from assistant.settings import read_settings

TOKEN = "12345678:" + "AbC_-9" * 6


def read(**env: str) -> object:
    return read_settings({"TROLY57_HOME": "/x", **{f"TROLY57_{name}": value for name, value in env.items()}})


def test_nothing_is_set_at_first(tmp_path: Path) -> None:
    settings = read_settings({"TROLY57_HOME": str(tmp_path)})
    assert not any(
        (
            settings.telegram_token,
            settings.telegram_webhook_url,
            settings.telegram_webhook_secret,
            settings.telegram_proxy,
            settings.telegram_base_url,
            settings.public_url,
        )
    )


def test_what_is_right_is_taken_and_secrets_stay_out_of_sight() -> None:
    settings = read(
        TELEGRAM_TOKEN=f" {TOKEN}\n",
        TELEGRAM_WEBHOOK_URL="https://troly.example.vn/a/telegram",
        TELEGRAM_WEBHOOK_SECRET="b" * 20,
        TELEGRAM_PROXY="socks5://ten:matkhau@10.0.0.1:1080",
        PUBLIC_URL="https://troly.example.vn/",
    )
    shown = repr(settings)
    assert "https://troly.example.vn'" in shown
    for secret in (TOKEN, "b" * 20, "matkhau"):
        assert secret not in shown


def test_an_own_server_may_call_any_address() -> None:
    read(TELEGRAM_BASE_URL="http://10.0.0.2:8081", TELEGRAM_WEBHOOK_URL="http://10.0.0.3:8057/telegram")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_TOKEN", "12345678"),
        ("TELEGRAM_TOKEN", f"bot{TOKEN}"),
        ("TELEGRAM_TOKEN", f"{TOKEN}/getMe"),
        ("TELEGRAM_TOKEN", f"{TOKEN} {TOKEN}"),
        ("TELEGRAM_WEBHOOK_SECRET", "ngắn"),
        ("TELEGRAM_WEBHOOK_SECRET", "có dấu cách và dấu tiếng Việt"),
        ("TELEGRAM_WEBHOOK_URL", "http://troly.example.vn/telegram"),
        ("TELEGRAM_WEBHOOK_URL", "https://troly.example.vn/"),
        ("TELEGRAM_WEBHOOK_URL", "https://troly.example.vn:8057/telegram"),
        ("TELEGRAM_WEBHOOK_URL", "https://troly.example.vn/telegram?a=1"),
        ("TELEGRAM_PROXY", "10.0.0.1:3128"),
        ("TELEGRAM_PROXY", "ftp://ten:matkhau@10.0.0.1"),
        ("TELEGRAM_PROXY", "http://ten:matkhau@10.0.0.1:99999"),
        ("TELEGRAM_BASE_URL", "api.telegram.org"),
        ("TELEGRAM_BASE_URL", "https://a b.vn"),
        ("PUBLIC_URL", "http://troly.example.vn"),
        ("PUBLIC_URL", "https://ten:matkhau@troly.example.vn"),
        ("PUBLIC_URL", "https://troly.example.vn/#a"),
        ("PUBLIC_URL", "https:///a"),
        ("PUBLIC_URL", "https://[::1"),
    ],
)
def test_what_is_wrong_is_told_by_its_name(name: str, value: str) -> None:
    with pytest.raises(SettingInvalid) as invalid:
        read(**{name: value})
    told = str(invalid.value)
    assert f"TROLY57_{name}" in told
    if name in {"TELEGRAM_TOKEN", "TELEGRAM_WEBHOOK_SECRET", "TELEGRAM_PROXY"}:
        assert value not in told
        assert "matkhau" not in told
