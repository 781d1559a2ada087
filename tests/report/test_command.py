"""`unic report` as a command: its files, its interruption, its options, and the project's own baseline."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from unic.cli.main import main
from unic.cli.report import TOLERANCE
from unic.pipeline import Pipeline
from unic.project import TARGETS, load
from unic.report import baseline
from unic.report.document import from_json

ROOT = Path(__file__).resolve().parents[2]
HELLO, WEBSERVER = ROOT / "apps" / "hello", ROOT / "apps" / "webserver"
BASELINE = ROOT / "apps" / "baseline.json"
COMMAND = [sys.executable, "-m", "unic", "report", str(HELLO), "--target", "qemu", "--only", "sizes", "boot", "--no-peers"]


def runs_an_image(session: int) -> bool:
    """Whether a process of the session is QEMU with an image."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if b"-kernel" in (folder / "cmdline").read_bytes() and os.getsid(int(folder.name)) == session:
                return True
        except OSError:
            pass
    return False


@pytest.mark.thorough
@pytest.mark.parametrize("number, status", [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_what_is_interrupted_leaves_no_process_and_keeps_what_was_measured(tmp_path: Path, number: signal.Signals, status: int) -> None:
    process = subprocess.Popen(
        [*COMMAND, "--runs", "1000", "-o", str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        # What a shell without job control runs in the background ignores Ctrl-C, and so would this.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    try:
        deadline = time.monotonic() + 120
        # It is among the timed starts when it runs an image.
        while not runs_an_image(process.pid) and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.002)
        process.send_signal(number)
        complaint = process.communicate(timeout=60)[1]
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()
    assert (process.returncode, "Traceback" in complaint) == (status, False), complaint
    # The session is the command's own: nobody is left in it.
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    report = from_json((tmp_path / "report.json").read_text())
    assert not report.is_complete
    sizes = report.apps[0].subjects[0].sizes
    assert sizes is not None and sizes.configured > 10_000
    assert "interrupted" in (tmp_path / "report.md").read_text()


@pytest.mark.parametrize("option, complaint", [("--runs=0", "from 1 to 1000"), ("--runs=²", "from 1 to 1000"), ("--tolerance=-1", "percentage"), ("--only=size", "invalid choice")])
def test_wrong_options_are_told(capsys: pytest.CaptureFixture[str], option: str, complaint: str) -> None:
    assert main(["report", str(HELLO), option]) == 2
    assert complaint in capsys.readouterr().err


def test_apps_that_a_report_could_not_tell_apart_are_refused_before_anything_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = tmp_path / "one" / "same.py", tmp_path / "other" / "same.py"
    for path in (one, other):
        path.parent.mkdir()
        path.write_text("print(1)\n")
    assert main(["report", str(one), str(other), "-o", str(tmp_path / "out")]) == 2
    assert f"{one} and {other} are both called 'same'" in capsys.readouterr().err
    assert main(["report", str(one), str(one), "-o", str(tmp_path / "out")]) == 2
    assert f"{one} is given twice" in capsys.readouterr().err and not any((tmp_path / "out").glob("*"))


def test_what_grows_ends_with_status_1_and_a_table_of_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    quick, slow = tmp_path / "quick.py", tmp_path / "slow.py"
    quick.write_text("print(1)\n")
    slow.write_text("for number in range(100):\n    print(number)\n")
    path = tmp_path / "baseline.json"
    options = ["--target", "qemu", "--only", "boot", "--runs", "1", "--no-peers", "-o", str(tmp_path / "out")]
    assert main(["report", str(quick), *options, "--write-baseline", str(path)]) == 0
    assert main(["report", str(quick), *options, "--baseline", str(path)]) == 0
    path.write_text(path.read_text().replace("quick/", "slow/"))
    capsys.readouterr()
    assert main(["report", str(slow), *options, "--baseline", str(path)]) == 1
    shown = capsys.readouterr()
    assert "slow/qemu/instructions" in shown.out and "grown" in shown.out and "--write-baseline" in shown.err


def test_an_app_with_an_error_is_told_and_what_was_measured_before_it_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "good.py", tmp_path / "bad.py"
    good.write_text("print(1)\n")
    bad.write_text('print(1 + "a")\n')
    assert main(["report", str(good), str(bad), "--target", "jail", "--only", "surface", "--no-peers", "-o", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().err
    assert "bad.py" in said and "Traceback" not in said
    report = from_json((tmp_path / "out" / "report.json").read_text())
    assert not report.is_complete and report.apps[0].subjects[0].surface is not None


@pytest.mark.thorough
@pytest.mark.parametrize("app", [HELLO, WEBSERVER], ids=lambda app: app.name)
@pytest.mark.parametrize("target", TARGETS)
def test_the_projects_images_have_not_grown(app: Path, target: str) -> None:
    now = {f"{app.name}/{target}/bytes": len(Pipeline(load(app, target).source).image.image)}
    before = baseline.from_json(BASELINE.read_text())
    assert before.keys() >= now.keys()
    assert baseline.grown(baseline.changes(before, now), TOLERANCE) == []


# With the images that nothing is eliminated from, and those with settings at run time, each is three programs to compile.
@pytest.mark.parametrize(
    "app, targets, parts",
    [
        pytest.param(HELLO, ("qemu",), ("sizes", "boot"), marks=pytest.mark.thorough),
        pytest.param(WEBSERVER, ("qemu",), ("sizes", "boot"), marks=pytest.mark.thorough),
        pytest.param(HELLO, ("jail",), ("boot",), marks=pytest.mark.thorough),
        pytest.param(WEBSERVER, ("jail",), ("boot",), marks=pytest.mark.thorough),
        pytest.param(HELLO, ("xen", "jail"), ("sizes",), marks=pytest.mark.nightly),
        pytest.param(WEBSERVER, ("xen", "jail"), ("sizes",), marks=pytest.mark.nightly),
    ],
)  # fmt: skip
def test_the_projects_apps_have_not_grown(tmp_path: Path, capsys: pytest.CaptureFixture[str], app: Path, targets: tuple[str, ...], parts: tuple[str, ...]) -> None:
    status = main([
        "report", str(app), "--target", *targets, "--only", *parts, "--no-peers", "--runs", "1", "-o", str(tmp_path), "--baseline", str(BASELINE),
    ])  # fmt: skip
    shown = capsys.readouterr()
    assert status == 0, shown.out + shown.err
