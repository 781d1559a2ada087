"""OSError and its subclasses; which errno makes which subclass (PEP 3151)."""

from unsafe import new_with_tail


class OSError(Exception):
    """`OSError(errno, strerror[, filename])`, or any other arguments as a plain exception.

    Called by its own name with two or three arguments it makes the subclass that belongs to `errno`.
    """

    errno: int | None
    strerror: object | None
    filename: object | None

    @staticmethod
    def __make__(*args: object) -> OSError:
        error: OSError = new_with_tail(OSError, 0)
        if 2 <= len(args) <= 5:
            code = args[0]
            if isinstance(code, int):
                error = new_os_error(int(code))
        # The subclasses add no state, and all share this initialiser.
        error.__init__(*args)
        return error

    def __init__(self, *args: object) -> None:
        self.args = args
        self.errno = None
        self.strerror = None
        self.filename = None
        if 2 <= len(args) <= 5:
            code = args[0]
            if isinstance(code, int):
                self.errno = int(code)
            self.strerror = args[1]
            if len(args) > 2:
                self.filename = args[2]
                self.args = args[:2]

    def __str__(self) -> str:
        if self.errno is not None and self.strerror is not None:
            text = "[Errno " + str(self.errno) + "] " + str(self.strerror)
            if self.filename is not None:
                text += ": " + repr(self.filename)
            return text
        return super().__str__()


class BlockingIOError(OSError):
    pass


class ChildProcessError(OSError):
    pass


class ConnectionError(OSError):
    pass


class BrokenPipeError(ConnectionError):
    pass


class ConnectionAbortedError(ConnectionError):
    pass


class ConnectionRefusedError(ConnectionError):
    pass


class ConnectionResetError(ConnectionError):
    pass


class FileExistsError(OSError):
    pass


class FileNotFoundError(OSError):
    pass


class InterruptedError(OSError):
    pass


class IsADirectoryError(OSError):
    pass


class NotADirectoryError(OSError):
    pass


class PermissionError(OSError):
    pass


class ProcessLookupError(OSError):
    pass


class TimeoutError(OSError):
    pass


def new_os_error(code: int) -> OSError:
    """An uninitialised error of the class that stands for `code`, a Linux errno."""
    if code == 11 or code == 114 or code == 115:  # EAGAIN, EALREADY, EINPROGRESS
        return new_with_tail(BlockingIOError, 0)
    if code == 32 or code == 108:  # EPIPE, ESHUTDOWN
        return new_with_tail(BrokenPipeError, 0)
    if code == 10:  # ECHILD
        return new_with_tail(ChildProcessError, 0)
    if code == 103:  # ECONNABORTED
        return new_with_tail(ConnectionAbortedError, 0)
    if code == 111:  # ECONNREFUSED
        return new_with_tail(ConnectionRefusedError, 0)
    if code == 104:  # ECONNRESET
        return new_with_tail(ConnectionResetError, 0)
    if code == 17:  # EEXIST
        return new_with_tail(FileExistsError, 0)
    if code == 2:  # ENOENT
        return new_with_tail(FileNotFoundError, 0)
    if code == 21:  # EISDIR
        return new_with_tail(IsADirectoryError, 0)
    if code == 20:  # ENOTDIR
        return new_with_tail(NotADirectoryError, 0)
    if code == 4:  # EINTR
        return new_with_tail(InterruptedError, 0)
    if code == 13 or code == 1:  # EACCES, EPERM
        return new_with_tail(PermissionError, 0)
    if code == 3:  # ESRCH
        return new_with_tail(ProcessLookupError, 0)
    if code == 110:  # ETIMEDOUT
        return new_with_tail(TimeoutError, 0)
    return new_with_tail(OSError, 0)
