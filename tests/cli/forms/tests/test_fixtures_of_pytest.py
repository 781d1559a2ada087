"""Fixtures that pytest brings along, in images, too."""

import logging
import os
import sys
import traceback

import pytest
from tests import settings


def work(n: int) -> int:
    if n > settings.LIMIT:
        print("too much", file=sys.stderr)
        settings.logger.warning("n is %d", n)
        settings.logger.info("quiet")
    return len(os.environ.get("UNIC_FORMS", ""))


def test_errors_are_captured(capsys: pytest.CaptureFixture[str]) -> None:
    work(7)
    print("out")
    found = capsys.readouterr()
    assert found.out == "out\n"
    assert found.err.startswith("too much\n")
    try:
        int("x")
    except ValueError:
        traceback.print_exc()
    out, err = capsys.readouterr()
    assert out == "" and "invalid literal" in err


def test_environment(monkeypatch) -> None:
    monkeypatch.setenv("UNIC_FORMS", "abc")
    assert work(1) == 3
    monkeypatch.setenv("UNIC_FORMS", "de", prepend=":")
    assert os.environ["UNIC_FORMS"] == "de:abc"
    monkeypatch.delenv("UNIC_FORMS")
    assert work(1) == 0
    monkeypatch.delenv("UNIC_FORMS", raising=False)
    with pytest.raises(KeyError):
        monkeypatch.delenv("UNIC_FORMS")
    monkeypatch.setenv("UNIC_FORMS", "abcd")


@pytest.fixture
def patched(monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(settings, "LIMIT", 77)
    return settings.LIMIT


def test_patched_by_a_fixture(patched: int) -> None:
    assert settings.LIMIT == patched == 77


def test_patched_attributes(monkeypatch: pytest.MonkeyPatch) -> None:
    client = settings.Client()
    monkeypatch.setattr(client, "name",
                        "other")
    monkeypatch.setattr(settings.Client, "timeout", 1.0)
    assert (client.name, settings.Client.timeout) == ("other", 1.0)
    monkeypatch.undo()
    assert (client.name, settings.Client.timeout) == ("plain", 3.0)


def test_items(monkeypatch: pytest.MonkeyPatch) -> None:
    table = {"a": 1}
    monkeypatch.setitem(table, "b", 2)
    monkeypatch.setitem(table, "a", 3)
    monkeypatch.delitem(table, "a")
    assert table == {"b": 2}
    monkeypatch.undo()
    assert table == {"a": 1}


def test_logs(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr(settings, "LIMIT", 1)
    work(2)
    assert caplog.messages == ["n is 2"]
    assert caplog.record_tuples == [("forms", logging.WARNING, "n is 2")]
    assert caplog.text.startswith("WARNING  forms:") and caplog.text.endswith(" n is 2\n")
    caplog.clear()
    with caplog.at_level(logging.INFO):
        work(2)
    assert caplog.messages == ["n is 2", "quiet"]
    assert caplog.records[1].levelname == "INFO"
    caplog.set_level("ERROR", "forms")
    work(2)
    assert len(caplog.records) == 2


def test_all_is_put_back(caplog) -> None:
    assert "UNIC_FORMS" not in os.environ
    assert settings.LIMIT == 5
    work(9)
    assert len(caplog.records) == 1
