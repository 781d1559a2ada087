"""Tap devices: whether an image can be connected to one (Documentation/networking/tuntap.rst)."""

from __future__ import annotations

import errno
import fcntl
import os
import pwd
import socket
import struct

from unic.targets.target import TargetError

DEVICE = "/dev/net/tun"
# linux/if_tun.h, linux/sockios.h, linux/if.h
TUNSETIFF = 0x400454CA
SIOCGIFFLAGS = 0x8913
IFF_UP = 0x1
IFF_TAP = 0x2
IFF_NO_PI = 0x1000
IFF_VNET_HDR = 0x4000
LONGEST_NAME = 15


def device_refusal() -> str:
    """Why this machine has no tap devices for us, and what to do; "" if it has."""
    if not os.path.exists(DEVICE):
        return f"there is no {DEVICE}: load the kernel's module (`sudo modprobe tun`); start a container with --device {DEVICE}"
    try:
        os.close(os.open(DEVICE, os.O_RDWR))
    except OSError as error:
        return f"{DEVICE} cannot be opened ({error.strerror}): give this user the right to (`sudo chmod 666 {DEVICE}`), or use --forward"
    return ""


def check(name: str) -> str:
    """Tries to connect to the tap device `name`. Returns a remark on what is there and will not work yet, "" for none.

    Raises TargetError when it cannot be used.
    """
    problem = device_refusal()
    if problem:
        raise TargetError(f"--tap {name}: {problem}")
    if not name or len(name) > LONGEST_NAME or "/" in name or any(character.isspace() for character in name):
        raise TargetError(f"--tap {name}: this is no name of a network device: 1 to {LONGEST_NAME} characters")
    make = f"make it: `sudo ip tuntap add dev {name} mode tap user {_user()} && sudo ip link set {name} up`"
    try:
        socket.if_nametoindex(name)
    except OSError:
        raise TargetError(f"--tap {name}: there is no such device: {make}") from None
    _attach(name)
    return "" if _is_up(name) else f"{name} is down, nothing will come through it: `sudo ip link set {name} up`"


def _attach(name: str) -> None:
    descriptor = os.open(DEVICE, os.O_RDWR)
    try:
        fcntl.ioctl(descriptor, TUNSETIFF, struct.pack("16sH22x", name.encode(), IFF_TAP | IFF_NO_PI | IFF_VNET_HDR))
    except OSError as error:
        if error.errno == errno.EBUSY:
            raise TargetError(f"--tap {name}: another program is connected to it: end that, or make a second device") from None
        if error.errno == errno.EPERM:
            raise TargetError(f"--tap {name}: it belongs to another user: make it for this one (`sudo ip tuntap del dev {name} mode tap`, "
                              f"`sudo ip tuntap add dev {name} mode tap user {_user()}`)") from None
        if error.errno == errno.EINVAL:
            raise TargetError(f"--tap {name}: it is no tap device: name another (`ip tuntap` lists them)") from None
        raise TargetError(f"--tap {name}: {error.strerror}") from None
    finally:
        os.close(descriptor)


def _is_up(name: str) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        try:
            answer = fcntl.ioctl(any_socket, SIOCGIFFLAGS, struct.pack("16sH22x", name.encode(), 0))
        except OSError:
            return True
    return bool(struct.unpack("16sH22x", answer)[1] & IFF_UP)


def _user() -> str:
    """This user's name; there may be none in a container."""
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())
