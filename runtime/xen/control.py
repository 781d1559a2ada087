"""What xenstore says while the image runs: that devices come and go, and that the toolstack asks the guest to end
(docs/misc/xenstore-paths.pandoc, ~/control/shutdown).

A request ends the image at once, as SIGTERM does a process that says nothing else: output is flushed, nothing is unwound.
"""

from typing import Final, NoReturn

import image
from machine import u32
from runtime.builtins.output import flush
from runtime.drivers.xen.xenstore import XenstoreError
from runtime.xen import store
from runtime.xen.console import drain
from runtime.xen.hypercalls import shut_down
from runtime.xen.watches import tell

REQUEST: Final = "control/shutdown"
POWEROFF: Final = u32(0)
REBOOT: Final = u32(1)

is_listening: bool = False


def listen() -> None:
    """Have requests wake us; the first call says that we answer them."""
    global is_listening
    if not is_listening:
        is_listening = True
        client = store.connect()
        try:
            client.write("control/feature-poweroff", "1")
            client.write("control/feature-reboot", "1")
            client.watch(REQUEST, REQUEST)
        except XenstoreError:
            # A toolstack that does not take an answer will not ask.
            pass


def has_news() -> bool:
    return store.connect().has_event()


def answer() -> None:
    """Look at what xenstore has sent, and tell the devices; does not return from a request to end."""
    client = store.connect()
    token = client.next_event()
    while token is not None:
        if token == REQUEST:
            wish = client.read(REQUEST)
            if wish == "poweroff" or wish == "halt":
                end(POWEROFF)
            if wish == "reboot":
                end(REBOOT)
        elif image.NETWORK or image.BLOCKS:
            tell(token)
        token = client.next_event()


def end(reason: u32) -> NoReturn:
    # An empty value tells the toolstack that the request has been seen.
    try:
        store.connect().write(REQUEST, "")
    except XenstoreError:
        pass
    flush()
    drain()
    shut_down(reason)
