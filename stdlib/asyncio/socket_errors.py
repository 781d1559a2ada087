"""What errors of the host's sockets are called: the few of os.strerror() that there are."""

from typing import Final

MESSAGES: Final[dict[int, str]] = {
    1: "Operation not permitted",
    12: "Cannot allocate memory",
    13: "Permission denied",
    22: "Invalid argument",
    24: "Too many open files",
    32: "Broken pipe",
    90: "Message too long",
    98: "Address already in use",
    99: "Cannot assign requested address",
    100: "Network is down",
    101: "Network is unreachable",
    103: "Software caused connection abort",
    104: "Connection reset by peer",
    105: "No buffer space available",
    110: "Connection timed out",
    111: "Connection refused",
    112: "Host is down",
    113: "No route to host",
}


def message_of(errno: int) -> str:
    return MESSAGES[errno] if errno in MESSAGES else f"Unknown error {errno}"
