"""What a domain is made of, and the xl.cfg(5) text for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from unic.targets.target import TargetError

MAC_ADDRESS = "00:16:3e:00:00:20"
NAME = re.compile(r"[A-Za-z0-9_.-]{1,40}")


@dataclass(frozen=True)
class Vif:
    """A network interface on dom0's bridge. `mtu`: bytes, 0 for what xl takes."""

    mac: str = MAC_ADDRESS
    mtu: int = 0

    def text(self) -> str:
        return f"mac={self.mac}" + (f",mtu={self.mtu}" if self.mtu else "")


@dataclass(frozen=True)
class Vbd:
    """A block device: `source` is one of dom0, `name` what the guest sees (xvda)."""

    source: str
    name: str = "xvda"
    writable: bool = True

    def text(self) -> str:
        return f"phy:{self.source},{self.name},{'w' if self.writable else 'r'}"


@dataclass(frozen=True)
class Configuration:
    """A domain. `kernel`, `ramdisk`: their paths in dom0. `memory`: megabytes. `extra`: further lines of xl.cfg."""

    name: str
    kernel: str
    type: Literal["pvh", "pv"] = "pvh"
    memory: int = 32
    command_line: str = ""
    vifs: tuple[Vif, ...] = ()
    vbds: tuple[Vbd, ...] = ()
    ramdisk: str = ""
    extra: tuple[str, ...] = ()

    def text(self) -> str:
        """The file for `xl create`. Raises TargetError for a name that would not do as a file's.

        A domain that has ended is kept ("preserve"), so that the reason is known and the end of its console read.
        Without vcpus=1 xl 4.17 cannot build a domain of 16 MB: "Could not allocate special pages".
        """
        if not NAME.fullmatch(self.name):
            raise TargetError(f"{self.name!r} is no name for a domain: letters, digits, '_', '.' and '-', at most 40")
        lines = [
            f"name = {quote(self.name)}", f"type = {quote(self.type)}", f"kernel = {quote(self.kernel)}",
            f"memory = {self.memory}", "vcpus = 1", f"cmdline = {quote(self.command_line)}",
            f"vif = [{', '.join(quote(vif.text()) for vif in self.vifs)}]",
            f"disk = [{', '.join(quote(vbd.text()) for vbd in self.vbds)}]",
        ]  # fmt: skip
        if self.ramdisk:
            lines.append(f"ramdisk = {quote(self.ramdisk)}")
        lines += [f'on_{event} = "preserve"' for event in ("poweroff", "reboot", "crash", "watchdog", "soft_reset")]
        return "\n".join([*lines, *self.extra]) + "\n"


def disk_name(index: int) -> str:
    """What a guest calls its disk number `index`, from 0 to 25."""
    return f"xvd{chr(ord('a') + index)}"


def quote(text: str) -> str:
    """A string of xl.cfg: no escapes exist there, so that one of the two quotes must not occur."""
    if "\n" in text or ('"' in text and "'" in text):
        raise TargetError(f"xl's configuration cannot express {text!r}: no new lines, and only one kind of quotes")
    return f"'{text}'" if '"' in text else f'"{text}"'
