"""The two ends of a paravirtual device and how they find each other (xen/include/public/io/xenbus.h).

Each end has a folder in xenstore with a `state`; each watches the other's and moves on when it does. `Frontend` decides what
is to be done next, the driver does it: on the start of the image, when a back end goes, and when there is one again.
"""

from typing import Final, Protocol

from machine import u16, u32
from runtime.drivers.xen.xenstore import Xenstore, XenstoreError
from runtime.panic import panic
from runtime.xen import events
from runtime.xen.clock import monotonic
from runtime.xen.grants import GrantTable
from runtime.xen.hypercalls import allocate_channel, close_channel
from unsafe import Array

UNKNOWN: Final = 0
INITIALISING: Final = 1
INIT_WAIT: Final = 2
INITIALISED: Final = 3
CONNECTED: Final = 4
CLOSING: Final = 5
CLOSED: Final = 6

# What a driver is to do next (Frontend.next_step).
NOTHING: Final = 0
OFFER: Final = 1  # make rings and grants, and publish them
COMPLETE: Final = 2  # the back end has taken them: read what it says of itself, and begin
DISCONNECT: Final = 3  # the back end has gone

MOST_ATTEMPTS: Final = 10
# Above are the hypervisor's own numbers (xen.h: DOMID_FIRST_RESERVED).
MOST_DOMAINS: Final = 0x7FF0
# For a back end to come, and to let go of pages, in ns.
PATIENCE: Final = 10_000_000_000
MOMENT: Final = 1_000_000


class Driver(Protocol):
    """What a device does on its way from one back end to the next."""

    frontend: "Frontend"
    is_connected: bool

    def offer(self) -> bool:
        """Make rings and grants for the back end that waits for them. False if it goes away meanwhile."""
        ...

    def connect(self) -> None:
        """The back end has taken them."""
        ...

    def disconnect(self) -> None:
        """Leave a back end that goes or has gone."""
        ...


class Frontend:
    """Our end of one device, and all there is of the connection but the driver's rings and grants."""

    store: Xenstore
    path: str  # our folder, like "device/vif/0"; the token of all watch events that are about this device
    backend: str  # the other end's
    watched: str  # which other end's state is watched; "" if none
    domain: u16  # which domain it is in
    port: u32  # of the event channel between the two; 0 if there is none
    state: int  # what we have written to ours: CLOSED, INITIALISED or CONNECTED
    is_complete: bool

    def __init__(self, store: Xenstore, path: str) -> None:
        self.store = store
        self.path = path
        self.backend = ""
        self.watched = ""
        self.domain = u16(0)
        self.port = u32(0)
        self.state = CLOSED
        self.is_complete = False
        # A device that is plugged in again may have another back end.
        self.watch(path + "/backend")

    def next_step(self) -> int:
        """What the states of both ends ask for: NOTHING, OFFER, COMPLETE or DISCONNECT."""
        if self.state == CLOSED:
            self.find_backend()
            state = self.backend_state()
            if state == CLOSED and self.backend_has("online"):
                # It is not to go for good, and waits for us to begin again.
                self.tell(INITIALISING)
            return OFFER if state == INIT_WAIT else NOTHING
        state = self.backend_state()
        # Our own state is another's work when the device has been taken away and made anew behind our back.
        if state == UNKNOWN or state == CLOSING or state == CLOSED or number_of(self.store.read(self.path + "/state")) != self.state:
            return DISCONNECT
        if self.is_complete:
            return DISCONNECT if state < CONNECTED else NOTHING
        return COMPLETE if state == CONNECTED else NOTHING

    def find_backend(self) -> None:
        """Look up who the back end is, and watch it."""
        self.backend = self.store.read(self.path + "/backend") or ""
        domain = number_of(self.store.read(self.path + "/backend-id"))
        if domain >= MOST_DOMAINS:
            panic("a Xen back end in an impossible domain")
        self.domain = u16(domain)
        if self.backend != "" and self.backend != self.watched:
            self.forget()
            # Sends an event at once, so that nothing between the two is missed.
            self.watch(self.backend + "/state")
            self.watched = self.backend

    def watch(self, path: str) -> None:
        try:
            self.store.watch(path, self.path)
        except XenstoreError as error:
            panic("xenstore refuses a watch on " + path + ": " + str(error))

    def forget(self) -> None:
        if self.watched != "":
            try:
                self.store.unwatch(self.watched + "/state", self.path)
            except XenstoreError:
                # It went with the back end.
                pass
            self.watched = ""

    def backend_state(self) -> int:
        """UNKNOWN when the other end has gone."""
        return number_of(self.store.read(self.backend + "/state")) if self.backend != "" else UNKNOWN

    def backend_has(self, feature: str) -> bool:
        return number_of(self.store.read(self.backend + "/" + feature)) != 0

    def backend_text(self, name: str) -> str:
        """A value in the back end's folder; empty if there is none."""
        return self.store.read(self.backend + "/" + name) or ""

    def open_channel(self) -> None:
        """An event channel that the back end may bind to. Panics if Xen gives none."""
        self.port = allocate_channel(self.domain)
        if self.port == 0:
            panic("Xen gives no event channel")
        events.watch(self.port)

    def publish(self, values: list[tuple[str, str]], state: int) -> bool:
        """Write all `values`, the event channel, and `state` at once. False if the device has gone meanwhile."""
        for _ in range(MOST_ATTEMPTS):
            try:
                transaction = self.store.begin()
            except XenstoreError:
                return False
            try:
                for name, value in values:
                    self.store.write(self.path + "/" + name, value, transaction)
                self.store.write(self.path + "/event-channel", str(int(self.port)), transaction)
                self.store.write(self.path + "/state", str(state), transaction)
            except XenstoreError:
                self.store.abandon(transaction)
                return False
            if self.store.commit(transaction):
                self.state = state
                return True
        return False

    def complete(self) -> bool:
        """Say that we are connected. False if the device has gone meanwhile."""
        if not self.tell(CONNECTED):
            return False
        self.state = CONNECTED
        self.is_complete = True
        return True

    def leave(self) -> None:
        """Give up the connection: the event channel, and our state, which a back end that closes waits for."""
        if self.port != 0:
            events.unwatch(self.port)
            close_channel(self.port)
            self.port = u32(0)
        self.is_complete = False
        self.state = CLOSED
        self.tell(CLOSED)

    def tell(self, state: int) -> bool:
        """Write a state of ours. False if our folder has gone with the device."""
        try:
            self.store.write(self.path + "/state", str(state))
        except XenstoreError:
            return False
        return True


def begin(driver: Driver, kind: str) -> None:
    """Connect for the first time. Panics if no back end comes."""
    deadline = monotonic() + PATIENCE
    follow(driver)
    while not driver.is_connected:
        frontend = driver.frontend
        if not frontend.store.wait_for_event(frontend.path, deadline):
            panic("the " + kind + " back end does not connect (it is in state " + str(frontend.backend_state()) + ")")
        follow(driver)


def follow(driver: Driver) -> None:
    """Do what the states of both ends ask for, until that is nothing."""
    step = driver.frontend.next_step()
    while step != NOTHING:
        if step == OFFER:
            if not driver.offer():
                return
        elif step == COMPLETE:
            driver.connect()
        else:
            driver.disconnect()
        step = driver.frontend.next_step()


def take_back(grants: GrantTable, references: Array[u32], kind: str) -> None:
    """Revoke grants to a back end that has gone. Waits until it has let go of the pages; panics if it does not."""
    deadline = monotonic() + PATIENCE
    for index in range(len(references)):
        while not grants.revoke(references[index]):
            if monotonic() > deadline:
                panic("a " + kind + " back end keeps pages that are not its own any more")
            events.sleep(monotonic() + MOMENT)


def number_of(text: str | None) -> int:
    """What a value says if it is a short decimal number; 0 for anything else."""
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 10 else 0
