"""`unic debug`: one session of gdb with a program of every kind of value, and what it has shown."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import TextIO

import pytest

from docs.page_blocks import Command, File, difference, steps
from docs.pages import text_of

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).parent
PROGRAM = FOLDER / "program.py"
SOURCE = PROGRAM.read_text().split("\n")
HELLO = ROOT / "apps" / "hello"


def line_of(text: str) -> int:
    """The number of the only line of the program that has `text`."""
    (found,) = [number for number, line in enumerate(SOURCE, 1) if text in line]
    return found


def environment(folder: Path, **changes: str) -> dict[str, str]:
    variables = {**os.environ, "UNIC_CACHE": str(ROOT / "build" / "cache"), "TMPDIR": str(folder), "HOME": str(folder), **changes}
    return {**variables, "PYTHONPATH": str(ROOT)}


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "unic", "debug", *map(str, arguments)]


def debug(folder: Path, *arguments: object, typed: str = "", **changes: str) -> subprocess.CompletedProcess[str]:
    """typed: what gdb gets as from a terminal; there an error does not end it."""
    return subprocess.run(command(*arguments), cwd=folder, env=environment(folder, **changes), capture_output=True, text=True,
                          timeout=120, input=typed, check=False)


def left_over(folder: Path) -> list[str]:
    """The processes that have `folder` on their command line."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            except OSError:
                continue
            if str(folder) in line:
                found.append(line)
    return found


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("debug")


@pytest.fixture(scope="module")
def session(workplace: Path) -> dict[str, str]:
    """What gdb has shown, by the names in session.gdb."""
    script = (FOLDER / "session.gdb").read_text()
    for name, text in (("ADDED", "    add(5)"), ("YIELD", "yield square"), ("AWAIT", "await asyncio.sleep")):
        script = script.replace(f"program.py:{name}", f"program.py:{line_of(text)}")
    (workplace / "script.gdb").write_text(script)
    done = debug(workplace, PROGRAM, "--batch", "-x", "script.gdb")
    assert done.returncode == 0, done.stdout + done.stderr
    assert left_over(workplace) == []
    # gdb's own messages about commands come on standard error: the script makes some of these errors on purpose.
    parts = re.split(r"^== (.*)\n", done.stdout, flags=re.MULTILINE)
    return {"": parts[0], **dict(zip(parts[1::2], parts[2::2], strict=True)), "errors": done.stderr}


def values(text: str) -> dict[str, str]:
    """The lines `name = value`."""
    return dict(re.findall(r"^(\w+) = (.*)$", text, re.MULTILINE))


JOBS = "[Job(name='b', cost=2, parent=None, tags=[]), Job(name='a', cost=3, parent=Job(name='b', cost=2, parent=None, tags=[]), tags=[])]"


def test_it_stops_at_the_first_line_of_the_main_module(session: dict[str, str]) -> None:
    line = next(number for number, text in enumerate(SOURCE, 1) if text == "COUNT = 0")
    where = re.search(r"<module> \(\) at program\.py:([0-9]+)\n\1\t(.*)", session[""])
    assert where and int(where[1]) >= line and SOURCE[int(where[1]) - 1] == where[2]
    assert re.fullmatch(r"#0 .*<module> \(\) at program\.py:[0-9]+\n", session["begin"])


def test_functions_are_found_and_completed_by_the_endings_of_their_names(session: dict[str, str]) -> None:
    *completed, several, inner = session["names"].splitlines()
    assert {"break kinds", "break Job.__init__", "break __main__.Urgent.__init__"} <= set(completed)
    assert re.fullmatch(r"Temporary breakpoint [0-9]+ at 0x[0-9a-f]+: __init__\. \(2 locations\)", several)
    assert inner.endswith(f": file program.py, line {line_of('counter += n')}.")


def test_a_breakpoint_at_a_function_shows_its_arguments_and_its_source_line(session: dict[str, str]) -> None:
    line = line_of("result = 0.0")
    assert f" total (jobs={JOBS}, prices={{'a': 1.5, 'b': 2.5}}) at program.py:{line}\n{line}\t    result = 0.0" in session["break"]
    assert values(session["args"]) == {"jobs": JOBS, "prices": "{'a': 1.5, 'b': 2.5}"}


def test_locals_have_the_values_of_the_line(session: dict[str, str]) -> None:
    assert values(session["locals before"]) == {"result": "0.0", "job": "None", "price": "0.0"}
    first = line_of("for job in jobs:")
    assert re.findall(r"^([0-9]+)\t", session["step"], re.MULTILINE) == [str(first + number) for number in range(4)]
    assert values(session["locals after"]) == {"result": "0.0", "job": "Job(name='b', cost=2, parent=None, tags=[])", "price": "2.5"}
    assert "$1 = 1\n" in session["module variable"]


def test_the_backtrace_names_functions_as_python_does(session: dict[str, str]) -> None:
    names = re.findall(r"^#[0-9]+ +(?:0x[0-9a-f]+ in )?(\S+) \(", session["bt"], re.MULTILINE)
    assert names == ["total", "main", "<module>"]
    assert values(session["caller"])["jobs"] == JOBS
    assert session["py-bt"].splitlines() == [
        "Traceback (most recent call last):",
        f'  File "program.py", line {len(SOURCE) - 1}, in <module>', "    main()",
        f'  File "program.py", line {line_of("print(total(jobs")}, in main', f"    {SOURCE[line_of('print(total(jobs') - 1].strip()}",
        f'  File "program.py", line {line_of("result += price")}, in total', "    result += price * job.cost",
    ]


def test_what_is_in_memory_can_be_seen_without_printers(session: dict[str, str]) -> None:
    assert re.search(r"cost = 2, parent = 0x0", session["raw"])
    assert "struct builtins.str *name;" in session["raw"]


def test_python_expressions(session: dict[str, str]) -> None:
    assert session["py-print"].splitlines() == ["'b'", "['b', 'a']", "8.0"]
    assert "IndexError: list index out of range\nNameError: name 'nothing' is not defined\nthis is no Python expression" in session["errors"]


def test_print_takes_python_and_keeps_a_history(session: dict[str, str]) -> None:
    job = "Job(name='a', cost=3, parent=Job(name='b', cost=2, parent=None, tags=[]), tags=[])"
    shown = [line.partition(" = ")[2] for line in session["print"].splitlines()]
    assert shown == ["3", "'a'", job, "0.5", "True", "0x100", "3"]
    assert session["members"].splitlines()[0] == "(True, True, -2, 100, 'x')"


def test_constants_that_the_compiler_has_folded_away_have_their_values(session: dict[str, str]) -> None:
    assert [line.partition(" = ")[2] for line in session["members"].splitlines()[1:]] == ["4", "'obsjobs'"]


def test_up_and_down_go_between_functions_of_the_program(session: dict[str, str]) -> None:
    assert re.findall(r"^#[0-9]+ .*?(\w+) \(", session["up and down"], re.MULTILINE) == ["main", "total"]


def test_finish_shows_what_a_function_returns(session: dict[str, str]) -> None:
    assert re.search(r"^#0 .* in main \(\) at program\.py.*\n.*\nValue returned is \$[0-9]+ = 9\.5\n", session["finish"], re.MULTILINE)


    assert re.search(r"^#0 .* in main \(\) at program\.py.*\n.*\nValue returned is \$[0-9]+ = \(4, 4\.5, '9'\)\n", session["finish"], re.MULTILINE)


def test_finish_of_a_body_goes_past_what_it_awaits_and_to_the_next_yield(session: dict[str, str]) -> None:
    shown = session["end of a coroutine"]
    # One that is a task's own, and one that another awaits.
    assert re.search(r"^#0 .* in asyncio\.tasks\.Task\._resume \(.*\n.*\nValue returned is \$[0-9]+ = 5\n", shown, re.MULTILINE)
    assert re.search(r"^#0 .* in start \(\) at program\.py.*\n.*await fetch\(0\.001, \"at last\"\).*\nValue returned is \$[0-9]+ = 7\n", shown, re.MULTILINE)
    assert re.search(r"^#0 .* in main \(\) at program\.py.*\n.*\nValue yielded is \$[0-9]+ = 1\n", session["end of a generator"], re.MULTILINE)


def test_items_and_attributes_are_watched_and_displayed_as_python_has_them(session: dict[str, str]) -> None:
    shown = session["watch"]
    assert """1: $python("jobs[1].name") = 'a'\n""" in shown
    assert "Hardware watchpoint" in shown and "Old value = 2\nNew value = 4\n" in shown


def test_what_is_typed_wrongly_is_said(workplace: Path) -> None:
    typed = "run\nbreak nowhere\nbreak main.py:1 if nothing\ncontinue\nstep\nprint len(nothing)\nprint 3 / 2\nwatch nothing[0]\npy-display 1 +\n"
    done = debug(workplace, HELLO, typed=typed)
    assert (done.returncode, left_over(workplace)) == (0, [])
    said = done.stderr.splitlines()
    assert said[0].startswith("The program runs already: `continue` has it go on.")
    assert said[1] == 'Function "nowhere" not defined. (Functions that the program cannot reach are not in the image.)'
    assert said[-4:] == ["The program has ended.", "NameError: name 'nothing' is not defined", "NameError: name 'nothing' is not defined",
                         "this is no Python expression: 1 +"]
    assert "[The program has ended with status 0]" in done.stdout and "$1 = 1.5\n" in done.stdout


def test_corrupt_memory_is_said_and_does_no_harm(session: dict[str, str]) -> None:
    shown = [line.partition(" = ")[2] for line in session["corrupt"].splitlines()]
    assert shown[0] == "<a length of -5>" and shown[1] == "<a length of 1000000000>"
    assert shown[2].startswith("<Cannot access memory at address 0xdeadbeef")
    assert re.fullmatch(r"<no object at 0x[0-9a-f]+>", shown[3])
    assert re.fullmatch(r"\[<no object at 0x[0-9a-f]+>, Job\(name='a', cost=3, parent=<no object at 0x[0-9a-f]+>, tags=\[\]\)\]", shown[4])
    assert shown[5].startswith("Job(name=<") and shown[5].endswith(">, cost=2, parent=None, tags=[])")
    assert shown[6] == "Job(name='b', cost=2, parent=None, tags=[])"


def test_values_of_every_kind_look_as_in_python(session: dict[str, str]) -> None:
    shown = values(session["kinds"])
    expected = {
        "latin": repr("caf\xe9 'x'"), "wide": repr("\u20ac\U0001f600"), "empty": "''", "raw": repr(b"\x00ab"), "buffer": "bytearray(b'cd')",
        "numbers": "[1, -2, 3]", "ages": "{'ann': 1, 'cy': 3}", "names": "{'only'}", "pair": "(7, 'x')", "many": "(1, -2, 3)",
        "nothing": "None", "something": "5", "mixed": "[1, 'a', 2.5, None, (1, 2), True]", "colour": "Colour.BLUE",
        "waiting": "deque([-2, 3])", "error": "TooDear('much', 3)", "ring": "Job(name='ring', cost=1, parent=..., tags=[])",
        "urgent": "Urgent(name='now', cost=1, parent=None, tags=[], deadline=0.5)", "counter": "10",
        "function": "<function __main__.total>", "step": "<generator __main__.squares, created>",
    }
    assert {name: shown[name] for name in expected} == expected
    assert shown["long_text"] == f"'{'ab' * 100}'..."
    assert shown["long_list"] == f"[{', '.join(map(str, range(200)))}, ...]"


def test_a_variable_that_a_closure_shares(session: dict[str, str]) -> None:
    assert "$" in session["cell"] and re.search(r"^\$[0-9]+ = 15$", session["cell"], re.MULTILINE)
    assert values(session["cell"])["n"] == "5"
    assert " kinds.<locals>.add (n=5) at program.py" in session["cell"] and "$closure" not in session["cell"]


def test_a_generator_has_its_variables_each_time_it_goes_on(session: dict[str, str]) -> None:
    # First the generator that only one item is taken from, then the one of the loop.
    assert " squares (limit=2) at program.py" in session["generator"]
    assert re.findall(r"^square = ([0-9]+)$", session["generator"], re.MULTILINE) == ["0", "0"]
    assert re.search(r"#0 .*squares \(limit=3\).*\n#[0-9]+ .*in main \(\) at program\.py", session["generator"])


def test_coroutines_and_tasks(session: dict[str, str]) -> None:
    shown = session["coroutine"]
    assert values(shown) == {"seconds": "0.001", "label": "'one'", "length": "3"}
    assert "'slow'  <coroutine __main__.fetch, created>\n" in shown
    assert re.search(r"^'Task-1'  <coroutine __main__.start, suspended>, waits for 'Task-2'$", shown, re.MULTILINE)
    assert shown.splitlines()[-2:] == [f'  File "program.py", line {line_of("await asyncio.sleep")}, in fetch', "    await asyncio.sleep(seconds)"]


def test_n_goes_over_what_suspends(session: dict[str, str]) -> None:
    lines = session["steps of a coroutine"].splitlines()
    # Past the await, at which others run; then to the coroutine that waits for this one's task, or the library.
    assert lines[0] == f"{line_of('return length')}\t    return length"
    shown = session["steps of a generator"].splitlines()
    assert re.match(r"#0 .* in main \(\) at program\.py", shown[0]) and shown[1].startswith(str(line_of("for value in squares")))
    assert "runtime" not in session["steps of a coroutine"] + session["steps of a generator"]


def test_it_stops_where_exceptions_of_a_class_are_raised(session: dict[str, str]) -> None:
    assert "raise TooDear('5 is too much')\n" in session["raise"]
    assert f" refuse (cost=5) at program.py:{line_of('raise TooDear(f')}" in session["raise"]


def test_finish_says_that_a_function_has_raised(session: dict[str, str]) -> None:
    assert re.search(r"^#[0-9]+ .* in main \(\) at program\.py.*\n.*\nIt has raised an exception: `py-error`\.$", session["end of what raises"], re.MULTILINE)


def test_the_console_and_the_end_of_the_program(session: dict[str, str]) -> None:
    assert "console| 9.5\n" in session["finish"] and "console| square 0\n" in "".join(session.values())
    # The serial port hands over a byte at a time.
    assert "console| caf\xe9 'x' \u20ac\U0001f600 " in "".join(session.values())
    assert "console| TooDear: 5 is too much\n" in session["end"]
    assert "[The program has ended with status 1]\n" in session["end"]


def test_a_process_of_the_jail(tmp_path: Path) -> None:
    folder = tmp_path / "a folder's"
    folder.mkdir()
    (folder / "app.py").write_text("import sys\n\n\ndef greet(name: str) -> None:\n    print('Hello', name)\n\n\ngreet(sys.argv[1])\n")
    (tmp_path / "script.gdb").write_text("break greet\ncontinue\ninfo args\ncontinue\n")
    done = debug(tmp_path, folder / "app.py", "--target", "jail", "--batch", "-x", "script.gdb", "--", "a 'b' $c")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"^8\tgreet\(sys\.argv\[1\]\)$", done.stdout, re.MULTILINE)
    assert """name = "a 'b' $c"\n""" in done.stdout and "Hello a 'b' $c\n" in done.stdout
    assert "exited normally]" in done.stdout and left_over(tmp_path) == []


def test_ctrl_c_stops_the_program_and_the_end_of_unic_ends_all(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("import time\n\nprint('waiting')\ntime.sleep(1000)\n")
    process = subprocess.Popen(command("app.py"), cwd=tmp_path, env=environment(tmp_path), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, text=True, start_new_session=True)
    assert process.stdin is not None and process.stdout is not None
    try:
        process.stdin.write("continue\n")
        process.stdin.flush()
        wait_for(process.stdout, "console| waiting")
        os.killpg(process.pid, signal.SIGINT)
        wait_for(process.stdout, "received signal SIGINT")
        process.stdin.write("py-bt\n")
        process.stdin.flush()
        # The processor waits in ring 0, for the program; or is on its way there, still in print().
        assert re.fullmatch('  File "app.py", line [34], in <module>\n', wait_for(process.stdout, 'File "app.py"'))
        assert left_over(tmp_path) != []
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 128 + signal.SIGTERM
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()
    assert left_over(tmp_path) == []


def wait_for(stream: TextIO, text: str) -> str:
    """Reads lines up to one that has `text`, and returns it."""
    for line in stream:
        if text in line:
            return line
    raise AssertionError(f"{text!r} is not there")


def test_what_cannot_be_debugged_is_refused(workplace: Path, tmp_path: Path) -> None:
    done = debug(workplace, HELLO, "--target", "xen")
    assert done.returncode == 2 and "--target xen: gdb cannot debug an image of this target" in done.stderr
    done = debug(workplace, HELLO, "--batch", "-x", "none.gdb")
    assert done.returncode == 2 and "-x none.gdb: there is no such file" in done.stderr
    done = debug(workplace, HELLO, "--memory", "1")
    assert done.returncode == 1 and re.match(r"error: --memory 1: \S+ takes at least [0-9]+ MiB$", done.stderr)
    deep = tmp_path / ("d" * 100)
    deep.mkdir()
    done = debug(workplace, HELLO, TMPDIR=str(deep))
    assert done.returncode == 1 and "this name is too long for a socket: set TMPDIR" in done.stderr


def test_without_gdb_the_message_says_what_to_install(workplace: Path, tmp_path: Path) -> None:
    done = debug(workplace, HELLO, PATH=str(tmp_path))
    assert (done.returncode, done.stderr) == (1, "error: gdb is not installed: `apt install gdb`\n")
    (tmp_path / "gdb").write_text("#!/bin/sh\necho 'Python scripting is not supported in this copy of GDB.' >&2\nexit 1\n")
    (tmp_path / "gdb").chmod(0o755)
    done = debug(workplace, HELLO, PATH=f"{tmp_path}:/bin")
    assert done.returncode == 1 and f"{tmp_path}/gdb runs no Python scripts" in done.stderr


def test_without_a_qemu_that_runs(workplace: Path, tmp_path: Path) -> None:
    (tmp_path / "gdb").symlink_to(shutil.which("gdb") or "gdb")
    done = debug(workplace, HELLO, PATH=str(tmp_path))
    assert done.returncode == 1 and "qemu-system-x86_64 is not installed" in done.stderr
    (tmp_path / "qemu-system-x86_64").write_text("#!/bin/sh\necho 'no such device' >&2\nexit 1\n")
    (tmp_path / "qemu-system-x86_64").chmod(0o755)
    done = debug(workplace, HELLO, PATH=f"{tmp_path}:/bin")
    assert done.returncode == 1 and re.match("error: QEMU could not run .*: no such device", done.stderr)


def test_a_port_that_is_taken(workplace: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = debug(workplace, HELLO, "--forward", f"{taken.getsockname()[1]}:80")
    assert done.returncode == 1 and "is taken" in done.stderr and "Traceback" not in done.stderr
    assert left_over(workplace) == []


def test_the_session_that_the_page_about_debugging_shows(tmp_path: Path) -> None:
    shown = None
    for step in steps(text_of("docs/debugging.md")):
        if isinstance(step, File):
            (tmp_path / step.name).write_text(step.content)
        elif isinstance(step, Command):
            done = debug(tmp_path, *shlex.split(step.text.removeprefix("unic debug ")))
            assert step.expected is not None
            shown = difference(step.expected, done.stdout)
    assert shown == ""
