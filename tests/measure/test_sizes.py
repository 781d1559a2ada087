"""Images without dead-code elimination, and with settings that are read at run time: real ones, which run."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from unic.measure.images import written
from unic.measure.sizes import without_configuration, without_elimination
from unic.pipeline import Pipeline
from unic.project import load
from unic.targets import RunOptions
from unic.targets.guest import Guest

HELLO = Path(__file__).resolve().parents[2] / "apps" / "hello"
MAIN = '''import config

def reached_by_setting() -> str:
    return "the other way, which takes some text: " + config.NAME

if config.WAY == 1:
    print("one way", config.NAME)
else:
    print(reached_by_setting())
'''
CONFIG = 'from typing import Final\n\nWAY: Final = 1\nNAME: Final = "first"\n'


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    folder = tmp_path_factory.mktemp("app")
    (folder / "unic.toml").write_text('[app]\nname = "two_ways"\n')
    (folder / "main.py").write_text(MAIN)
    (folder / "config.py").write_text(CONFIG)
    return folder


def quickly(source):
    """At -O0, which takes a third of the time and keeps what is to be kept as well."""
    return replace(source, opt_level=0, debug=False)


def names(built):
    return {name for _, _, name in built.functions}


@pytest.mark.thorough
def test_hello_without_elimination_boots_and_prints(tmp_path):
    source = load(HELLO, "qemu").source
    whole = Pipeline(quickly(without_elimination(source))).image
    with Guest(written(whole, tmp_path, "whole.elf"), RunOptions()) as guest:
        guest.wait_for(b"Hello, world!\n")
        assert guest.process.wait(20) == 1          # isa-debug-exit for status 0
    kept = names(whole)
    # What hello does not use, of a module that it imports.
    assert any("runtime.builtins.sorting." in name for name in kept)
    assert "runtime.qemu.clock.wall" in kept
    usual = Pipeline(quickly(source)).image
    assert "runtime.qemu.clock.wall" not in names(usual)
    assert len(whole.image) > 3 * len(usual.image)


def test_settings_at_run_time_keep_what_other_settings_reach(app, tmp_path):
    source = load(app, "jail", ["NAME=second"]).source
    usual, varying = Pipeline(replace(source, debug=False)).image, Pipeline(replace(without_configuration(source), debug=False)).image
    text = b"the other way, which takes some text"
    assert text not in usual.image and text in varying.image
    for built in (usual, varying):
        done = subprocess.run([written(built, tmp_path, "two_ways")], capture_output=True, timeout=20)
        assert (done.stdout, done.returncode) == (b"one way second\n", 0)
