"""The unic command: options, messages and statuses."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from unic import files
from unic.__main__ import main as entry
from unic.building import write_file
from unic.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
HELLO = ROOT / "apps" / "hello"


def unic(*arguments: object, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "unic", *map(str, arguments)]
    variables = {**os.environ, "UNIC_CACHE": str(ROOT / "build" / "cache"), **environment}
    return subprocess.run(command, cwd=cwd, env=variables, capture_output=True, text=True, timeout=120)


def app(folder: Path, manifest: str = '[app]\nname = "demo"\n', main: str = "print(1)\n", config: str = "") -> Path:
    place = folder / "demo"
    place.mkdir()
    (place / "unic.toml").write_text(manifest)
    (place / "main.py").write_text(main)
    if config:
        (place / "config.py").write_text(config)
    return place


CONFIG = "from typing import Final\n\nPORT: Final = 80\nNAME: Final = 'x'\nRATE: Final[float] = 0.5\nON: Final = False\n"


def test_build_prints_path_and_size_and_writes_map_and_debug(tmp_path: Path) -> None:
    done = unic("build", HELLO, cwd=tmp_path)
    image = tmp_path / "build" / "hello.qemu.elf"
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"build/hello.qemu.elf  {image.stat().st_size:,} bytes\n"
    assert image.read_bytes()[:4] == (tmp_path / "build" / "hello.qemu.debug").read_bytes()[:4] == b"\x7fELF"
    assert "segment text r-x" in (tmp_path / "build" / "hello.qemu.map").read_text()
    assert os.access(image, os.X_OK)


def test_the_same_inputs_give_the_same_bytes_and_another_seed_another_layout(tmp_path: Path) -> None:
    images = []
    for number, (seed, cache) in enumerate(((1, "a"), (1, "b"), (2, "a"))):
        done = unic("build", HELLO, "--target", "jail", "--seed", seed, "-o", tmp_path / str(number), cwd=tmp_path,
                    UNIC_CACHE=str(tmp_path / cache), PYTHONHASHSEED=str(number))
        assert done.returncode == 0, done.stderr
        images.append((tmp_path / str(number) / "hello.jail.elf").read_bytes())
    assert images[0] == images[1] != images[2]


def test_run_gives_output_and_status_of_the_program(tmp_path: Path) -> None:
    (tmp_path / "p.py").write_text("import sys\n\nprint(sys.argv[1:])\nsys.exit(3)\n")
    for _ in range(2):
        done = unic("run", "p.py", "--target", "jail", "--", "-x", "--target", "a b", cwd=tmp_path)
        assert (done.stdout, done.stderr, done.returncode) == ("['-x', '--target', 'a b']\n", "", 3)


def test_run_builds_again_when_something_changed(tmp_path: Path) -> None:
    place = app(tmp_path, main="from config import NAME\n\nprint(NAME)\n", config=CONFIG)
    image = tmp_path / "build" / "demo.jail.elf"
    assert unic("run", place, "--target", "jail", cwd=tmp_path).stdout == "x\n"
    first = image.stat().st_mtime_ns
    assert unic("run", place, "--target", "jail", cwd=tmp_path).stdout == "x\n"
    assert image.stat().st_mtime_ns == first
    assert unic("run", place, "--target", "jail", "-D", "NAME=other", cwd=tmp_path).stdout == "other\n"
    (place / "main.py").write_text("print('edited')\n")
    assert unic("run", place, "--target", "jail", cwd=tmp_path).stdout == "edited\n"


def test_a_definition_replaces_a_constant_of_its_type(tmp_path: Path) -> None:
    main = "from config import NAME, ON, PORT, RATE\n\nprint(PORT, repr(NAME), RATE, ON)\n"
    place = app(tmp_path, '[config]\nPORT = 81\n', main, CONFIG)
    done = unic("run", place, "--target", "jail", "-D", "NAME=two words", "-D", "RATE=2", "-D", "ON=True", cwd=tmp_path)
    assert done.stdout == "81 'two words' 2.0 True\n", done.stderr


@pytest.mark.parametrize(
    ("definition", "message"),
    [
        ("PROT=1", "config.py has no constant 'PROT'\nhint: did you mean PORT? (known: NAME, ON, PORT, RATE)"),
        ("PORT=http", "config.py declares PORT as int, not 'http'"),
        ("PORT=1.5", "config.py declares PORT as int, not '1.5'"),
        ("ON=1", "config.py declares ON as bool, not '1'"),
        ("PORT", "not of the form NAME=value"),
        ("network.adress=dhcp", "unknown setting 'network.adress'\nhint: did you mean network.address?"),
        ("network.address=10.0.0.300/24", "'10.0.0.300/24' is not allowed"),
        ("network.address=10.0.0.3", "write \"dhcp\", or the address of a machine and its prefix length"),
        ("build.memory=lots", "build.memory must be an integer"),
    ],
)
def test_a_wrong_definition_is_explained(definition: str, message: str, tmp_path: Path) -> None:
    done = unic("check", app(tmp_path, config=CONFIG), "-D", definition, cwd=tmp_path)
    assert done.returncode == 2 and done.stdout == ""
    assert message in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("manifest", "place", "message"),
    [
        ('[app]\nname = "a"\n[netwrok]\n', "unic.toml:3:2", "unknown section [netwrok]\n"),
        ('[app]\n\nnmae = "a"\n', "unic.toml:3:1", "unknown key 'nmae' in [app]\n"),
        ('[app]\nname = 5\n', "unic.toml:2:1", 'app.name must be a string ("...")'),
        ('[bake]\nfolders = ["nowhere"]\n', "unic.toml:2:1", "there is no folder 'nowhere'"),
        ('[bake]\nfolders = ["../.."]\n', "unic.toml:2:1", "there is no folder '../..'"),
        ('[app\n', "unic.toml:1:5", "Expected ']'"),
        ('[app]\nmain = "missing.py"\n', "unic.toml:2:1", "the main module missing.py does not exist"),
        ('[build]\ntarget = "xbox"\n', "unic.toml:2:1", "'xbox' is not allowed here"),
        ('[network]\naddress = "here"\n', "unic.toml:2:1", "'here' is not allowed here"),
        ('[config]\nPORT = "http"\n', "unic.toml:2:1", "config.py declares PORT as int, not 'http'"),
    ],
)
def test_a_wrong_manifest_is_explained_at_its_line(manifest: str, place: str, message: str, tmp_path: Path) -> None:
    done = unic("build", app(tmp_path, manifest, config=CONFIG), cwd=tmp_path)
    assert done.returncode == 2
    assert f"demo/{place}: error: " in done.stderr
    assert message in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message", "status"),
    [
        (["build", "nowhere"], "there is no nowhere", 2),
        (["build", "notes.txt"], "notes.txt is no app", 2),
        (["build", "."], "has no unic.toml", 2),
        (["run", "p.py", "--target", "jail", "--machine", "pv"], "--machine pv: the target jail has no such machine", 2),
        (["run", "p.py", "--target", "xen", "--machine", "q35"], "hint: choose one of pvh, pv", 2),
        (["build", "p.py", "-o", "notes.txt/x"], "error: notes.txt/x: Not a directory", 2),
        (["build", "p.py", "-o", "notes.txt"], "error: notes.txt: File exists", 2),
        (["check", "binary.py"], "this is not utf-8 text", 1),
        (["check", "loop.py"], "there is no loop.py", 2),
    ],
)
def test_what_is_wrong_outside_is_one_message(arguments: list[str], message: str, status: int, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("")
    (tmp_path / "p.py").write_text("print(1)\n")
    (tmp_path / "binary.py").write_bytes(b"\x7fELF\xff\x00")
    (tmp_path / "loop.py").symlink_to("loop.py")
    done = unic(*arguments, cwd=tmp_path)
    assert done.returncode == status
    assert message in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [["run", "p.py", "--timeout", "x"], ["run", "p.py", "--forward", "80"], ["run", "p.py", "--forward", "0:99999"],
     ["run", "p.py", "--memory", "-1"], ["build", "p.py", "--target", "amiga"], ["build", "p.py", "--emit", "cobol"],
     ["build", "p.py", "--seed", "x"], ["frobnicate"], [], ["build", "p.py", "--", "x"]],
)  # fmt: skip
def test_wrong_options_have_status_2(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "p.py").write_text("print(1)\n")
    done = unic(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "usage: unic" in done.stderr


def test_a_full_disk_leaves_the_old_image_and_says_so(tmp_path: Path) -> None:
    target = tmp_path / "image"
    target.write_bytes(b"old")
    if os.geteuid() != 0:
        tmp_path.chmod(0o500)
        with pytest.raises(OSError, match="cannot be written"):
            write_file(target, b"new")
        tmp_path.chmod(0o700)
        assert target.read_bytes() == b"old"
    # A device that is always full, by way of a folder that cannot hold a temporary file.
    with pytest.raises(OSError, match="cannot be written"):
        write_file(Path("/dev/full/image"), b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["image"]


def test_devices_and_links_are_written_through_and_stay_what_they_are(tmp_path: Path) -> None:
    pipe, link, file = tmp_path / "pipe", tmp_path / "link", tmp_path / "file"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_file(pipe, b"through")
    assert os.read(reader, 100) == b"through" and pipe.is_fifo()
    os.close(reader)
    link.symlink_to("file")
    write_file(link, b"first")
    write_file(link, b"second", executable=True)
    assert link.is_symlink() and file.read_bytes() == b"second" and file.stat().st_mode & 0o100
    with pytest.raises(OSError, match="cannot be written"):
        write_file(Path("/dev/full"), b"new")
    assert Path("/dev/full").is_char_device() and sorted(path.name for path in tmp_path.iterdir()) == ["file", "link", "pipe"]


def test_a_writer_that_is_killed_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "image"
    target.write_bytes(b"old")
    kill = "import os, signal; from pathlib import Path; import unic.files as f; f.os.write = lambda *_: os.kill(os.getpid(), signal.SIGKILL); "
    done = subprocess.run([sys.executable, "-c", f"{kill}f.replace_file(Path('image'), b'new')"], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert done.returncode == -signal.SIGKILL
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("image", b"old")]


def test_files_are_written_where_the_file_system_has_no_nameless_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "OPEN_FILES", "/nosuch")
    target = tmp_path / "image"
    write_file(target, b"new")
    monkeypatch.setattr(os, "replace", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write_file(target, b"newer")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("image", b"new")]


@pytest.mark.parametrize(
    ("stage", "shown"),
    [("ast", "FunctionDef("), ("types", "def __main__.main() -> None:"), ("ir", "function __main__.main()"),
     ("llvm", "define internal"), ("asm", "\t.section"), ("map", "segment text r-x")],
)  # fmt: skip
def test_emit_prints_a_stage_and_writes_nothing(stage: str, shown: str, tmp_path: Path) -> None:
    done = unic("build", HELLO, "--target", "jail", "--emit", stage, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert shown in done.stdout
    assert not (tmp_path / "build").exists()


def test_an_internal_error_asks_for_a_report_without_a_traceback(tmp_path: Path) -> None:
    program = (
        "from unic.cli import check, main\n"
        "def fail(options): raise KeyError('odd')\n"
        "check.execute = fail\n"
        "raise SystemExit(main.main(['check', 'p.py']))\n"
    )
    plain = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT)
    assert plain.returncode == 70
    assert "internal error in unic" in plain.stderr and "please report" in plain.stderr
    assert "UNIC_DEBUG=1 unic check p.py" in plain.stderr and "Traceback" not in plain.stderr
    as_json = subprocess.run([sys.executable, "-c", program.replace("'p.py'", "'p.py', '--json'")], capture_output=True, text=True, cwd=ROOT)
    assert (as_json.returncode, as_json.stderr) == (70, "") and "internal error in unic" in json.loads(as_json.stdout)[0]["message"]
    debug = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, env={**os.environ, "UNIC_DEBUG": "1"})
    assert "Traceback" in debug.stderr


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        ("", "unic: error: no command is given", "`unic new NAME`"),
        ("biuld", "unic: error: there is no command 'biuld'", "did you mean build?"),
        ("help run", "unic: error: there is no command 'help'", "`unic run --help`"),
        ("--target jail run x", "unic: error: --target stands before the command", "`unic run --target ...`"),
        (".", "unic: error: '.' is no command", "`unic run .`"),
        ("build --bogus x", "unic build: error: unrecognized arguments: --bogus", None),
        ("run x a --foo", "unic run: error: unrecognized arguments: a --foo", "behind `--`"),
        ("build x -- a", "unic build: error: it takes no arguments for the program", None),
        ("run", "unic run: error: the following arguments are required: APP", None),
        ("run x --timeout=-1", "unic run: error: argument --timeout: '-1' is not", None),
    ],
)
def test_what_is_no_command_is_said_with_its_usage(typed: str, message: str, hint: str | None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(typed.split()) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.startswith("usage: unic") and message in err
    assert (hint or "") in err and ("hint: " in err) == (hint is not None)
    assert main([*typed.split(), "--json"] if "--" not in typed.split() else ["check", "--json", "--", "x"]) == 2
    out, err = capsys.readouterr()
    assert err == "" and json.loads(out)


def test_help_and_version_are_told_on_standard_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for typed in (["--version"], ["-V"], ["--help"], ["run", "-h"]):
        assert main(typed) == 0
        out, err = capsys.readouterr()
        assert err == "" and out.startswith("unic 0." if typed[0] in ("--version", "-V") else "usage: unic")
    with open("/dev/full", "w") as full:
        done = subprocess.run([sys.executable, "-m", "unic", "--version"], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 1 and done.stderr.startswith(b"error: standard output cannot be written: No space left on device")


def test_ctrl_c_while_the_compiler_is_imported_is_no_traceback(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    class Importing(ModuleType):
        def __getattr__(self, name: str) -> None:
            raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "unic.cli.main", Importing("unic.cli.main"))
    assert entry() == 130
    assert capsys.readouterr() == ("", "")
