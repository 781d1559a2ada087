"""Our standard input as the input of an image's console, where that is a line of bytes and no descriptor of the process.

The image reads such a line as a terminal (runtime/drivers/terminal.py): what would be a control character there is quoted, and the end of our
input becomes ^D. A terminal of the host keeps its line editing and Ctrl-C: what comes from it are lines.
"""

from __future__ import annotations

import os
import re
import select
import signal
import threading
from types import TracebackType

STDIN = 0
CHUNK = 4096
QUOTE = b"\x16"
# NUL, ^D, CR and ^V.
CONTROL = re.compile(rb"[\x00\x04\r\x16]")
# In the middle of a line the first one only hands on what there is.
END = b"\x04\x04"
# What a serial port has received when its FIFO is switched on is lost: this first, which has no meaning.
PADDING = b"\0"


def quote(data: bytes) -> bytes:
    """`data` as the image is to be sent it."""
    return CONTROL.sub(QUOTE + rb"\g<0>", data)


class Feeder:
    """Copies our standard input to a descriptor in a thread of its own, from `with` to its end or that of the reader.

    `line`: the descriptor, which stays the caller's; it is made non-blocking.
    """

    def __init__(self, line: int, beginning: bytes = b"") -> None:
        self._line = line
        self._waiting = beginning
        self._thread = threading.Thread(target=self._copy, name="console input", daemon=True)

    def __enter__(self) -> Feeder:
        os.set_blocking(self._line, False)
        self._stop_reader, self._stop_writer = os.pipe()
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        os.close(self._stop_writer)
        self._thread.join()
        os.close(self._stop_reader)

    def _copy(self) -> None:
        # They are for the main thread, which would not wake up for one that came here.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
        has_ended = False
        while self._send() and not has_ended:
            if not self._wait(STDIN, select.POLLIN):
                return
            try:
                data = os.read(STDIN, CHUNK)
            except BlockingIOError:
                continue
            except OSError:
                data = b""  # Closed, or gone away.
            has_ended = not data
            self._waiting = quote(data) or END

    def _send(self) -> bool:
        """Sends what waits; False when nobody wants it any more."""
        while self._waiting:
            if not self._wait(self._line, select.POLLOUT):
                return False
            try:
                self._waiting = self._waiting[os.write(self._line, self._waiting) :]
            except BlockingIOError:
                continue
            except OSError:
                return False
        return True

    def _wait(self, descriptor: int, event: int) -> bool:
        """Waits until something can be done with `descriptor`, if only to find out that it is closed; False when it is time to stop."""
        poll = select.poll()
        poll.register(descriptor, event)
        poll.register(self._stop_reader, 0)
        return all(ready != self._stop_reader for ready, _ in poll.poll())

