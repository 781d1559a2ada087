"""`runtime.qemu.supervisor` under CPython: device memory appears at its physical address."""

from __future__ import annotations

from machine import u32, u64

mapped: list[tuple[int, int]] = []
enabled_pins: list[int] = []


def enable_interrupts(pins: u32) -> None:
    """Record the request."""
    enabled_pins.append(int.__index__(pins))


def map_device(physical: u64, size: u64) -> u64:
    """Record the request; refuse what the supervisor would."""
    if physical % 4096 != 0 or size % 4096 != 0 or size == 0:
        raise ValueError(f"map_device({physical:#x}, {size:#x}) is not page aligned")
    mapped.append((int.__index__(physical), int.__index__(size)))
    return physical


def wait_for_event(nanoseconds: int) -> None:
    """Nothing happens: a test that waits puts something in the place of runtime.qemu.wait."""
