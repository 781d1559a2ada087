"""Reads of any bytes of a block device: the whole sectors around them."""

from storage.device import Device


async def read_range(device: Device, offset: int, length: int) -> bytes:
    """`length` bytes at `offset`. Raises as Device.read does."""
    start, end = around(device, offset, length)
    data = await device.read(start, end - start)
    return data if len(data) == length else data[offset - start:offset - start + length]


def read_range_now(device: Device, offset: int, length: int) -> bytes:
    """The same without an event loop."""
    start, end = around(device, offset, length)
    data = device.read_now(start, end - start)
    return data if len(data) == length else data[offset - start:offset - start + length]


def around(device: Device, offset: int, length: int) -> tuple[int, int]:
    """Where the sectors around these bytes begin and end."""
    mask = device.sector_size - 1
    return offset & ~mask, (offset + length + mask) & ~mask
