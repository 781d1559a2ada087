"""The Xen host itself: real Xen starts guests as PVH and as PV, and their consoles, ends and devices are what they should be."""

import socket
import subprocess
import time

import pytest
from guests import guest
from support import tap

from unic.targets.target import TargetError
from unic.targets.xen_host.channel import ChannelClosed, HostTimeout
from unic.targets.xen_host.configuration import Configuration, Vbd, Vif
from unic.targets.xen_host.domain import Domain, Ending, XlError
from unic.targets.xen_host.machine import DOM0_ADDRESS, start

BOTH = pytest.mark.parametrize("mode", ["pvh", "pv"])


def domain(machine, command, mode="pvh", name="guest", **options):
    options = {"memory": 16, **options}
    return Domain(machine, Configuration(name, machine.upload(guest()), mode, command_line=command, **options))


@pytest.mark.parametrize(
    "mode, command, reason",
    [
        ("pvh", "s0", "poweroff"), ("pv", "s0", "poweroff"), ("pvh", "s1", "reboot"), ("pv", "s2", "suspend"),
        ("pvh", "s3", "crash"), ("pv", "s3", "crash"), ("pvh", "s4", "watchdog"),
        # An exception that nobody handles: a triple fault in one mode, an end by the hypervisor in the other.
        ("pvh", "u", "reboot"), ("pv", "u", "crash"),
    ],
)  # fmt: skip
def test_the_reason_of_an_end_is_known(machine, mode, command, reason):
    with domain(machine, command, mode) as guest:
        assert guest.wait().reason == reason
        assert guest.console == {"pvh": b"PVH guest\n", "pv": b"PV guest\n"}[mode]


def test_a_reason_unknown_to_xl_is_its_number_and_the_console_is_complete(machine):
    with domain(machine, "s77", "pv") as guest:
        assert guest.wait() == Ending("reason 77", 77)
        assert guest.console == b"PV guest\n"


@BOTH
def test_the_console_is_raw_ordered_and_complete(machine, mode):
    shown = bytearray()
    with domain(machine, "f", mode) as guest:
        guest.wait(output=shown.extend)
        assert guest.console.partition(b"\n")[2] == bytes(range(256)) * 256
        assert shown == guest.console


@BOTH
def test_input_reaches_the_console(machine, mode):
    with domain(machine, "e", mode) as guest:
        guest.wait_for(b"guest\n")
        guest.write(b"hello\r\n\x00\x03\x1d\xff")
        guest.wait_for(b"guest\nhello\r\n\x00\x03\x1d\xff")
        guest.write(b"q")
        assert guest.wait().reason == "poweroff"


def test_input_that_a_domain_has_not_read_does_not_reach_the_next(machine):
    with domain(machine, "h") as guest:
        guest.wait_for(b"guest")
        guest.write(b"left over" * 2000)
    with domain(machine, "e") as guest:
        guest.wait_for(b"guest\n")
        guest.write(b"newq")
        guest.wait()
        assert guest.console == b"PVH guest\nnew"


@BOTH
@pytest.mark.parametrize("status", [0, 42, 255])
def test_an_exit_status_comes_by_xenstore(machine, mode, status):
    with domain(machine, f"x{status}", mode) as guest:
        assert guest.wait().reason == "poweroff"
        assert guest.exit_status == status


def test_without_a_node_there_is_no_exit_status(machine):
    with domain(machine, "s0") as guest:
        guest.wait()
        assert guest.exit_status is None


def test_the_wall_clock_of_guests_is_the_hosts(machine):
    machine.set_clock()
    with domain(machine, "w") as guest:
        guest.wait()
        # Xen gives the time of its own start, to which a guest adds the time since then: dom0's uptime, nearly.
        started = int(guest.console.split()[-1], 16)
        uptime = float(machine.check("cat /proc/uptime").split()[0])
        assert abs(started + uptime - time.time()) < 10


def test_xen_follows_when_dom0_sets_its_clock(machine):
    with domain(machine, "w", name="first") as guest:
        guest.wait()
        before = int(guest.console.split()[-1], 16)
    machine.check("date -s @$(($(date +%s) + 86400))")
    try:
        with domain(machine, "w", name="second") as guest:
            guest.wait()
            assert 86398 <= int(guest.console.split()[-1], 16) - before <= 86402
    finally:
        machine.set_clock()


def test_two_domains_run_at_once(machine):
    with domain(machine, "e", "pvh", "first") as first, domain(machine, "e", "pv", "second") as second:
        first.wait_for(b"PVH guest\n")
        second.wait_for(b"PV guest\n")
        assert first.id != second.id
        second.write(b"2q")
        first.write(b"1q")
        assert second.wait().reason == first.wait().reason == "poweroff"
        assert (first.console[-1:], second.console[-1:]) == (b"1", b"2")


def test_there_are_only_so_many_domains_at_once(machine):
    slots = [machine.take_slot() for _ in range(machine.free_slots)]
    with pytest.raises(TargetError, match="no more than 4 domains"):
        domain(machine, "s0").create()
    for slot in slots:
        machine.give_slot(slot)


# What goes wrong


def test_a_kernel_that_is_none_is_refused(machine):
    with Domain(machine, Configuration("guest", machine.upload(b"no kernel" * 1000))) as guest:
        with pytest.raises(XlError, match="did not create domain guest.*no loader found"):
            guest.wait()


def test_a_kernel_that_is_not_there_is_refused(machine):
    with Domain(machine, Configuration("guest", "/run/none")) as guest:
        with pytest.raises(XlError, match="/run/none"):
            guest.id


def test_what_xl_refuses_is_said_in_its_words(machine):
    with domain(machine, "s0", extra=("memory = [",)) as guest:
        with pytest.raises(XlError, match="config parsing error"):
            guest.wait()


def test_too_much_memory_is_refused(machine):
    with domain(machine, "s0", memory=4000) as guest:
        with pytest.raises(XlError, match="did not create domain"):
            guest.wait()


def test_a_domain_that_hangs_is_a_timeout_that_shows_the_console(machine):
    with domain(machine, "h") as guest:
        guest.id
        with pytest.raises(HostTimeout, match="waited 1 s for its end; the console shows: PVH guest"):
            guest.wait(1)
    assert machine.check("xl list").count("\n") == 2


def test_a_domain_destroyed_while_it_is_built_leaves_nothing(machine):
    with domain(machine, "h"):
        pass
    assert machine.check("xl list").count("\n") == 2


def test_waiting_for_text_that_never_comes_names_the_end(machine):
    with domain(machine, "s3") as guest:
        with pytest.raises(TargetError, match="ended .*crash.* without b'never'"):
            guest.wait_for(b"never")


def test_a_crash_is_described_in_xens_log(machine):
    with domain(machine, "u", "pv") as guest:
        guest.wait()
        assert f"Domain {guest.id} (vcpu#0) crashed" in machine.log()


def test_a_qemu_that_was_killed_is_an_error_at_once():
    with start() as machine:
        with domain(machine, "h") as guest:
            guest.wait_for(b"guest")
            machine.emulator.process.kill()
            with pytest.raises(ChannelClosed, match="QEMU has ended"):
                guest.wait()
        with pytest.raises(ChannelClosed):
            machine.run("true")
        machine.emulator.process.wait(10)
        assert not machine.is_running


# dom0


def test_commands_have_status_and_output(machine):
    done = machine.run("echo one\necho two >&2\nprintf three; exit 7")
    assert (done.status, done.output) == (7, "one\ntwo\nthree")
    with pytest.raises(TargetError, match="failed with 3: why"):
        machine.check("echo why; exit 3")


def test_a_command_that_takes_too_long_is_killed_with_its_children(machine):
    with pytest.raises(HostTimeout, match="did not finish within 1 s"):
        machine.run("echo begun; sleep 1000 | sleep 1000", 1)
    assert machine.run("ps | grep -v grep | grep 'sleep 1000'").output == ""


def test_files_go_in_and_out_unchanged(machine):
    for size in (0, 1, 65535, 65536, 65537, 300_000):
        content = bytes(range(251)) * (size // 251 + 1)
        machine.agent.put("/run/a file", content[:size])
        assert machine.agent.get("/run/a file") == content[:size]
    with pytest.raises(TargetError, match="no file /run/none"):
        machine.agent.get("/run/none")
    with pytest.raises(TargetError, match="cannot write /none/file"):
        machine.agent.put("/none/file", b"x" * 100_000)
    machine.run("dd if=/dev/zero of=/run/full bs=65536 2>/dev/null")
    with pytest.raises(TargetError, match="cannot write /run/file"):
        machine.agent.put("/run/file", bytes(300_000))
    assert machine.check("rm -f /run/full /run/file; echo still here") == "still here\n"


# Devices


def test_disks_come_and_go(machine, tmp_path):
    (tmp_path / "first").write_bytes(b"first" + bytes(1 << 20)[5:])
    (tmp_path / "second").write_bytes(b"second" + bytes(1 << 16)[6:])
    first = machine.attach_disk(tmp_path / "first")
    second = machine.attach_disk(tmp_path / "second", writable=False, sector_size=4096)
    try:
        assert machine.check(f"head -c 5 {first.node}; head -c 6 {second.node}") == "firstsecond"
        assert machine.check(f"blockdev --getsize64 {first.node}; blockdev --getss {second.node}").split() == ["1048576", "4096"]
        machine.check(f"echo written | dd of={first.node} bs=512 seek=1 conv=fsync,sync 2>/dev/null")
        assert (tmp_path / "first").read_bytes()[512:520] == b"written\n"
        assert machine.run(f"echo no | dd of={second.node} conv=fsync").status != 0
    finally:
        machine.detach_disk(first)
        machine.detach_disk(second)
    assert machine.run(f"ls {first.node}").status != 0
    (tmp_path / "odd").write_bytes(b"x" * 1000)
    with pytest.raises(TargetError, match="1000 bytes: a disk needs a positive multiple of 512"):
        machine.attach_disk(tmp_path / "odd")
    with pytest.raises(TargetError, match="cannot use .*none as a disk: No such file"):
        machine.attach_disk(tmp_path / "none")


def test_a_disk_in_use_by_another_is_refused_by_name(machine, tmp_path):
    (tmp_path / "disk").write_bytes(bytes(1 << 20))
    disk = machine.attach_disk(tmp_path / "disk")
    try:
        with pytest.raises(TargetError, match='cannot use .*disk as a disk: .*"write" lock'):
            machine.attach_disk(tmp_path / "disk")
    finally:
        machine.detach_disk(disk)


def test_a_forwarded_port_leads_into_the_machine_and_nothing_leads_out(machine):
    machine.check("mkdir -p /run/www; echo from dom0 >/run/www/page; httpd -p 80 -h /run/www")
    port = machine.forward(80, address=DOM0_ADDRESS)
    try:
        assert fetch("127.0.0.1", port, "page") == b"from dom0\n"
        assert machine.run("ping -c 1 -W 1 192.0.2.1").status != 0
    finally:
        machine.stop_forwarding(port)
        machine.check("kill $(pidof httpd)")
    with pytest.raises(OSError):
        socket.create_connection(("127.0.0.1", port), 10)


def fetch(address, port, path):
    with socket.create_connection((address, port), 10) as connection:
        connection.sendall(f"GET /{path} HTTP/1.0\r\n\r\n".encode())
        connection.settimeout(10)
        return b"".join(iter(lambda: connection.recv(4096), b"")).partition(b"\r\n\r\n")[2]


def test_a_tap_device_takes_the_place_of_user_networking():
    with tap.namespace(), start(tap=tap.NAME) as machine:
        serve = "mkdir -p /run/www; echo by tap >/run/www/page; httpd -p 80 -h /run/www"
        machine.check(f"ip addr add {tap.GUEST}/24 dev br0; {serve}")
        assert fetch(tap.GUEST, 80, "page") == b"by tap\n"


def state(machine):
    machine.check("usleep 200000")
    return set(machine.xenstore_tree()), machine.event_channels(), machine.grants(), machine.check("xl list").count("\n")


def create_and_destroy(machine, disk, times):
    for number in range(times):
        mode = ("pvh", "pv")[number % 2]
        with domain(machine, "s0", mode, vifs=(Vif(),), vbds=(Vbd(disk.node),)) as guest:
            guest.wait()


@pytest.mark.parametrize("times", [4, pytest.param(50, marks=pytest.mark.nightly)])
def test_domains_leave_nothing_behind_in_dom0(machine, tmp_path, times):
    (tmp_path / "disk").write_bytes(bytes(1 << 20))
    disk = machine.attach_disk(tmp_path / "disk")
    try:
        create_and_destroy(machine, disk, 2)
        before = state(machine)
        create_and_destroy(machine, disk, times)
        assert state(machine) == before
    finally:
        machine.detach_disk(disk)


def test_devices_are_attached_to_a_running_domain_and_seen_in_xenstore(machine, tmp_path):
    (tmp_path / "disk").write_bytes(bytes(1 << 20))
    disk = machine.attach_disk(tmp_path / "disk")
    try:
        with domain(machine, "h") as guest:
            guest.attach_network(Vif("00:16:3e:00:00:21"))
            guest.attach_block(Vbd(disk.node, "xvdb", writable=False))
            assert guest.xenstore_read("device/vif/0/mac") == "00:16:3e:00:00:21"
            # 51728: the number of xvdb (major 202, 16 minors a disk)
            assert guest.xenstore_read("device/vbd/51728/backend") == f"/local/domain/0/backend/vbd/{guest.id}/51728"
            assert machine.xenstore_read(f"/local/domain/0/backend/vbd/{guest.id}/51728/mode") == "r"
            guest.request("poweroff")
            assert guest.xenstore_read("control/shutdown") == "poweroff"
    finally:
        machine.detach_disk(disk)


def test_no_process_is_left_behind(machine):
    children = subprocess.run(["pgrep", "-P", str(machine.emulator.process.pid)], capture_output=True, text=True).stdout
    assert children == ""
