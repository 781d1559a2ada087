"""The files of a tar archive on the block device "content", read in place: only a table of them is in memory."""

from storage.device import Device, open_device
from storage.ranges import read_range, read_range_now
from storage.tar import DIRECTORY, FILE, HARD_LINK, Member, read_index

from config import DEVICE
from content import Resource, Site


class Archive:
    """The device, once it is open."""

    def __init__(self) -> None:
        self.device: Device | None = None

    def open(self) -> Device:
        device = self.device
        if device is None:
            device = open_device(DEVICE)
            self.device = device
        return device


_archive = Archive()


def add_archive(site: Site) -> None:
    """Adds all files of the archive to `site`. Raises TarError, OSError."""
    device = _archive.open()
    members = read_index(lambda offset, length: read_range_now(device, offset, length), device.size)
    for path, member in members.items():
        if member.kind == DIRECTORY:
            site.add_parents(path + "/")
        else:
            file = file_of(member, members)
            if file is not None:
                site.add_parents(path)
                site.add(path, resource_of(path, file))


def file_of(member: Member, members: dict[str, Member]) -> Member | None:
    """The member with the bytes: of a hard link the file that it is another name of. None for what is no file."""
    if member.kind == HARD_LINK:
        target = members.get(member.target)
        return target if target is not None and target.kind == FILE else None
    return member if member.kind == FILE else None


def resource_of(path: str, member: Member) -> Resource:
    resource = Resource(path[path.rfind("/") + 1:], member.size)
    resource.offset = member.offset
    resource.version = member.mtime
    return resource


async def read_archive(resource: Resource, start: int, length: int) -> bytes:
    """Bytes of a file of the archive. Raises OSError EIO when the device fails."""
    return await read_range(_archive.open(), resource.offset + start, length)
