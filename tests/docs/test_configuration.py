"""docs/configuration.md: every key, default, example, error and environment variable, tried."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from docs.pages import ROOT, code, tables, text_of
from unic.diagnostics import SettingsError
from unic.pipeline import Source
from unic.project import KEYS, NAMED, TYPE_NAMES, App, load

PAGE = text_of("docs/configuration.md")
TABLES = tables(PAGE)
KEY_ROWS = TABLES["key|type|default|meaning|example"]
REFUSED = TABLES["`unic.toml`|message|hint"]
DEFINITIONS = TABLES["option|what it sets"]
REFUSED_DEFINITIONS = TABLES["option|message|hint"]
VARIABLES = TABLES["variable|read by|meaning|default"]
CONFIG = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL)
MAIN = "import config\n\n\ndef main() -> None:\n    print(config.PORT, config.GREETING)\n\n\nmain()\n"


@pytest.fixture
def app(tmp_path: Path) -> Path:
    folder = tmp_path / "APP"
    (folder / "www").mkdir(parents=True)
    (folder / "www" / "index.html").write_text("x")
    for name in ("main.py", "server.py"):
        (folder / name).write_text(MAIN)
    assert CONFIG is not None
    (folder / "config.py").write_text(CONFIG[1])
    (folder / "unic.toml").write_text("")
    return folder


def source(app: Path, manifest: str, *definitions: str) -> Source:
    (app / "unic.toml").write_text(manifest)
    return load(app, definitions=definitions).source


def test_every_key_is_there_with_its_type() -> None:
    documented = {code(row[0]): row[1] for row in KEY_ROWS}
    known = {f"{section}.{key}": TYPE_NAMES[kind] for section, keys in KEYS.items() for key, kind in keys.items()}
    known |= {f"{section}.NAME": TYPE_NAMES[kind] for section, kind in NAMED.items()} | {"config.NAME": "as `config.py` declares"}
    assert documented == {name: kind.removesuffix(' ("...")') for name, kind in known.items()}


@pytest.mark.parametrize("name, default", [(code(row[0]), code(row[2])) for row in KEY_ROWS if row[2].startswith("`")])
def test_defaults_are_what_they_are_said_to_be(name: str, default: str, app: Path) -> None:
    section, key = name.split(".")
    assert source(app, f"[{section}]\n{key} = {default}\n") == source(app, f"[{section}]\n")


@pytest.mark.parametrize("name, example", [(code(row[0]), code(row[4])) for row in KEY_ROWS])
def test_examples_are_taken_and_make_a_difference(name: str, example: str, app: Path) -> None:
    section, key = name.split(".")
    key = {"config": "PORT", "block": "data"}.get(section, key)
    without = f"[{section}]\n" + ('request = "x"\n' if name == "report.reply" else "")
    manifest = f"{without}{key} = {example}\n"
    assert tomllib.loads(manifest)
    target = "jail" if name == "network.jail" else None
    assert load_with(app, manifest, target) != load_with(app, without, target)


def load_with(app: Path, manifest: str, target: str | None = None) -> App:
    (app / "unic.toml").write_text(manifest)
    return load(app, target)


def test_the_example_of_a_whole_file_is_taken(app: Path) -> None:
    shown = PAGE.split("    [app]\n", 1)[1].split("\n|", 1)[0]
    manifest = "[app]\n" + "\n".join(line.removeprefix("    ") for line in shown.split("\n"))
    assert {section for section in tomllib.loads(manifest)} == set(KEYS)
    assert load_with(app, manifest).name == "shop"


def refusal(app: Path, manifest: str, *definitions: str) -> tuple[str, str]:
    (app / "unic.toml").write_text(manifest)
    with pytest.raises(SettingsError) as caught:
        load(app, definitions=definitions)
    diagnostic = caught.value.diagnostics[0]
    return diagnostic.message.replace(str(app), "APP"), diagnostic.hint


@pytest.mark.parametrize("shown, message, hint", REFUSED)
def test_what_is_refused(shown: str, message: str, hint: str, app: Path) -> None:
    assert refusal(app, code(shown).replace("] ", "]\n", 1)) == (message, hint)


@pytest.mark.parametrize("option", [code(row[0]) for row in DEFINITIONS])
def test_definitions_are_taken_and_make_a_difference(option: str, app: Path) -> None:
    assert source(app, "[network]\n", option.removeprefix("-D ")) != source(app, "[network]\n")


@pytest.mark.parametrize("option, message, hint", REFUSED_DEFINITIONS)
def test_definitions_that_are_refused(option: str, message: str, hint: str, app: Path) -> None:
    assert refusal(app, "", code(option).removeprefix("-D ")) == (message, hint)


def test_every_environment_variable_is_there() -> None:
    pattern = re.compile(r"""["'](UNIC_[A-Z_]+)["']""")
    read = {
        name
        for folder in ("unic", "runtime", "stdlib")
        for path in (ROOT / folder).rglob("*.py")
        for name in pattern.findall(path.read_text(encoding="utf-8"))
    }
    documented = {code(row[0]) for row in VARIABLES}
    assert {name.removesuffix("NAME") for name in documented} == read
