"""The guest's console among gdb's own output: whole lines, each marked."""

import atexit
import os
import select
import signal
import threading

import gdb

PREFIX = "console| "
CHUNK = 65536
STDOUT = 1


class Console:
    """Shows what comes from a descriptor: in a thread of its own while the program runs, in gdb's when it stops.

    The thread asks gdb for nothing: calls that gdb has not come to when it ends would bring it down.
    """

    def __init__(self, descriptor):
        self._descriptor = descriptor
        self._partial = b""
        self._lock = threading.Lock()
        os.set_blocking(descriptor, False)
        self._end_reader, self._end_writer = os.pipe()
        gdb.events.cont.connect(lambda event: gdb.flush())
        gdb.events.stop.connect(self._stopped)
        gdb.events.exited.connect(self._stopped)
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()
        atexit.register(self._end)

    def _end(self):
        os.write(self._end_writer, b".")
        self._thread.join()

    def _watch(self):
        # Signals are for gdb's own thread.
        signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        while True:
            ready, _, _ = select.select([self._descriptor, self._end_reader], [], [])
            if self._end_reader in ready:
                return
            with self._lock:
                lines, is_open = self._read()
                os.write(STDOUT, lines.encode())
            if not is_open:
                return

    def _read(self):
        """The lines that are complete now, marked, and whether more can come. The caller has the lock."""
        try:
            data = os.read(self._descriptor, CHUNK)
        except BlockingIOError:
            return "", True
        # Bytes up to a line's end: what comes in pieces may end within a character.
        *lines, self._partial = (self._partial + data).split(b"\n")
        return "".join(map(_marked, lines)), bool(data)

    def _stopped(self, event):
        """Shows what was written up to a stop, an unfinished line as well."""
        with self._lock:
            while select.select([self._descriptor], [], [], 0)[0]:
                lines, is_open = self._read()
                gdb.write(lines)
                if not is_open:
                    break
            if self._partial:
                gdb.write(_marked(self._partial))
                self._partial = b""
        gdb.flush()


def _marked(line):
    return PREFIX + line.decode("utf-8", "replace").rstrip("\r") + "\n"
