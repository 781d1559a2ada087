"""What is measured of a real app: one small server that speaks a protocol of its own, on QEMU and in the jail."""

from dataclasses import replace
from pathlib import Path

import pytest

from unic.measure import boot, phases
from unic.measure.app import measure_app
from unic.measure.images import written
from unic.measure.phases import ENTRY, FIRMWARE, LISTENING, REPLY, SEALED, STARTED
from unic.measure.requests import Client, request_of
from unic.measure.serving import serving
from unic.measure.surface import surface_of
from unic.measure.tracer import Tracer
from unic.pipeline import Pipeline
from unic.project import load
from unic.targets import RunOptions, TargetError, jail

HELLO = Path(__file__).resolve().parents[2] / "apps" / "hello"
# Where images with marks write them.
MARKS = f"port {phases.PORT:#05x}"
SETTINGS = '[app]\nname = "echo"\n\n[report]\nrequest = "ping\\r\\n"\nreply = "\\r\\n"\n'
MAIN = '''import asyncio


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while True:
        line = await reader.readline()
        if not line:
            break
        writer.write(b"pong " + line)
        await writer.drain()
    writer.close()


async def main() -> None:
    server = await asyncio.start_server(answer, "0.0.0.0", 7007)
    await server.serve_forever()


asyncio.run(main())
'''


@pytest.fixture(scope="module")
def echo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("echo")
    (folder / "unic.toml").write_text(SETTINGS)
    (folder / "main.py").write_text(MAIN)
    return folder


@pytest.fixture(scope="module", params=["qemu", "jail"])
def marked(request, echo, tmp_path_factory):
    """(app with marks, its compilation, the image's file)"""
    app = phases.with_marks(load(echo, request.param))
    pipeline = Pipeline(replace(app.source, debug=False))
    return app, pipeline, written(pipeline.image, tmp_path_factory.mktemp(request.param), "echo.elf")


def test_every_phase_has_its_time_and_its_instructions(marked, tmp_path):
    app, pipeline, image = marked
    built = pipeline.image
    asked = request_of(app)
    assert (asked.port, asked.text, asked.reply) == (7007, b"ping\r\n", b"\r\n")
    options = RunOptions(network=True)
    if pipeline.target.name == "jail":
        times = boot.jail_run_times(image, built, options, asked)
        counts = boot.jail_run_instructions(image, built, options, asked)
        expected = [FIRMWARE, STARTED, phases.HEAP_READY, phases.DEVICES_OPEN, SEALED, LISTENING, REPLY]
    else:
        with boot.marked_firmware(tmp_path) as rom:
            assert rom is not None
            times = boot.run_times(image, options, asked, rom)
            counts = boot.run_instructions(image, built, options, asked, rom)
        expected = [FIRMWARE, ENTRY, STARTED, phases.HEAP_READY, phases.DEVICES_OPEN, SEALED,
                    phases.NETWORK_WANTED, phases.NETWORK_READY, LISTENING, REPLY]
    for found in (times, counts):
        assert sorted(found) == sorted(expected)
        inner = [found[mark] for mark in expected]
        assert inner == sorted(inner)
    # A phase of the runtime's own, which takes a few loads and a system call or a gate.
    assert 0 < counts[SEALED] - counts[phases.DEVICES_OPEN] < 200
    made = phases.phases_of([times], [counts])
    assert [phase.name for phase in made][-2:] == ["listening", "first reply"]
    assert sum(phase.milliseconds.median for phase in made) == pytest.approx(1000 * times[REPLY])
    assert sum(phase.instructions for phase in made) == counts[REPLY]


def test_the_surface_is_what_the_program_and_ring_0_can_ask_for(marked):
    _, pipeline, _ = marked
    found = surface_of(pipeline)
    assert found.count == len(found.names)
    if pipeline.target.name == "jail":
        assert found.kind == "system calls"
        assert {"accept4", "ppoll", "exit_group"} <= set(found.names) and found.count < 15
    else:
        assert found.kind == "ports and devices"
        assert {"port 0x021 (interrupt controller)", "port 0x3f8 (console)", "virtio network", "gate wait"} <= set(found.names)
        assert MARKS in found.names
        assert "gate seal" in found.before_seal


def test_an_image_without_marks_has_nothing_of_them():
    pipeline = Pipeline(load(HELLO, "qemu").source)
    assert not [name for name in pipeline.image.symbols if "phase" in name]
    assert MARKS not in surface_of(pipeline).names


def test_the_hypercalls_of_ring_0_are_those_of_its_instructions():
    found = surface_of(Pipeline(load(HELLO, "xen").source)).names
    assert {"set_trap_table", "stack_switch", "iret", "sched_op", "vcpu_op"} <= set(found)
    assert not [name for name in found if name.startswith(("any", "hypercall"))]


def test_the_smallest_memory_is_told_of_an_app_that_ends_and_of_one_that_serves(echo):
    (hello,), (server,) = measure_app(HELLO, "jail", ("memory",)), measure_app(echo, "jail", ("memory",))
    assert hello.memory == 1 and 1 <= server.memory <= 4


def test_requests_take_the_same_instructions_every_time_and_replies_that_end_early_are_errors(echo, tmp_path):
    request = request_of(load(echo, "jail"))
    with serving(echo, "jail", (), request, tmp_path, counts=True) as server:
        first, second = server.instructions_per_request(), server.instructions_per_request()
        assert 1_000 < first < 50_000
        assert abs(first - second) < first / 20
        with Client(*server.address, request) as client:
            assert client.ask() == b"pong ping\r\n"
            client.end()
            with pytest.raises((EOFError, OSError)):
                client.ask()


def test_what_cannot_be_started_cannot_be_traced(tmp_path):
    (tmp_path / "nothing").write_bytes(b"")
    (tmp_path / "nothing").chmod(0o755)
    with pytest.raises(TargetError, match="cannot be traced"), Tracer([str(tmp_path / "nothing")], jail.environment(RunOptions())):
        pass


@pytest.mark.thorough
def test_under_xen_one_image_is_measured_as_a_pvh_and_as_a_pv_guest(echo):
    pvh, pv = measure_app(echo, "xen", ("boot",), runs=1)
    assert (pvh.key, pv.key) == ("xen", "xen-pv")
    for subject in (pvh, pv):
        assert "phases" not in subject.reasons
        assert [phase.name for phase in subject.phases][-3:] == ["network configured", "listening", "first reply"]
        assert all(phase.instructions > 0 for phase in subject.phases[1:])
        assert subject.first_reply.median == pytest.approx(sum(phase.milliseconds.median for phase in subject.phases))
