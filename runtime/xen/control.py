"""What the toolstack asks of the guest by xenstore: to end (docs/misc/xenstore-paths.pandoc, ~/control/shutdown).

A request ends the image at once, as SIGTERM does a process that says nothing else: output is flushed, nothing is unwound.
"""

from typing import Final, NoReturn

from machine import u32
from runtime.builtins.output import flush
from runtime.xen import store
from runtime.xen.console import drain
from runtime.xen.hypercalls import shut_down

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
        client.write("control/feature-poweroff", "1")
        client.write("control/feature-reboot", "1")
        client.watch(REQUEST, REQUEST)


def answer() -> None:
    """Look at what xenstore has sent; does not return from a request to end."""
    client = store.connect()
    while client.has_response():
        event = client.next_event()
        if event is not None and event[1] == REQUEST:
            wish = client.read(REQUEST)
            if wish == "poweroff" or wish == "halt":
                end(POWEROFF)
            if wish == "reboot":
                end(REBOOT)


def end(reason: u32) -> NoReturn:
    # An empty value tells the toolstack that the request has been seen.
    store.connect().write(REQUEST, "")
    flush()
    drain()
    shut_down(reason)
