"""The two ends of a paravirtual device and how they find each other (xen/include/public/io/xenbus.h).

Each end has a folder in xenstore with a `state`; each watches the other's and moves on when it does.
"""

from typing import Final

from machine import u16
from runtime.drivers.xen.xenstore import Xenstore, XenstoreError

UNKNOWN: Final = 0
INITIALISING: Final = 1
INIT_WAIT: Final = 2
INITIALISED: Final = 3
CONNECTED: Final = 4
CLOSING: Final = 5
CLOSED: Final = 6

MOST_ATTEMPTS: Final = 10


class Frontend:
    """Our end of one device. It keeps nothing of the connection: what has to be made anew after a resume is the driver's."""

    store: Xenstore
    path: str  # our folder, like "device/vif/0"
    backend: str  # the other end's
    domain: u16  # which domain that is in

    def __init__(self, store: Xenstore, path: str) -> None:
        self.store = store
        self.path = path
        self.backend = store.read(path + "/backend") or ""
        self.domain = u16(number_of(store.read(path + "/backend-id")))

    def backend_state(self) -> int:
        """UNKNOWN when the other end has gone."""
        return number_of(self.store.read(self.backend + "/state"))

    def backend_has(self, feature: str) -> bool:
        return number_of(self.store.read(self.backend + "/" + feature)) != 0

    def watch_backend(self) -> None:
        """Have a watch event with our path as its token sent when the other end moves on."""
        self.store.watch(self.backend + "/state", self.path)

    def switch(self, state: int) -> None:
        self.store.write(self.path + "/state", str(state))

    def publish(self, values: list[tuple[str, str]], state: int) -> None:
        """Write all `values` and `state` at once. Raises XenstoreError."""
        for _ in range(MOST_ATTEMPTS):
            transaction = self.store.begin()
            for name, value in values:
                self.store.write(self.path + "/" + name, value, transaction)
            self.store.write(self.path + "/state", str(state), transaction)
            if self.store.commit(transaction):
                return
        raise XenstoreError("EAGAIN")


def number_of(text: str | None) -> int:
    """What a value says if it is a short decimal number; 0 for anything else."""
    return int(text) if text is not None and text.isdigit() and len(text) < 10 else 0
