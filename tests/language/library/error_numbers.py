"""errno and os.strerror; OSError picks its subclass by the number."""

import errno
import os

for code in sorted(errno.errorcode):
    print(code, errno.errorcode[code], os.strerror(code))
print(errno.EAGAIN == errno.EWOULDBLOCK, errno.EDEADLOCK, errno.ENOTSUP, len(errno.errorcode), os.strerror(0), os.strerror(9999))
for number in (errno.ENOENT, errno.EACCES, errno.EEXIST, errno.ECONNREFUSED, errno.ETIMEDOUT, errno.EPIPE, errno.EINVAL, errno.EINTR, errno.EISDIR):
    try:
        raise OSError(number, os.strerror(number))
    except FileNotFoundError as error:
        print("not found", error)
    except ConnectionError as error:
        print("connection", type(error).__name__, error.errno, error.strerror)
    except PermissionError as error:
        print("permission", error)
    except OSError as error:
        print("other", type(error).__name__, error, error.errno == number)


def retry(failures: list[int]) -> str:
    tries = 0
    while True:
        tries += 1
        try:
            if failures:
                code = failures.pop(0)
                raise OSError(code, os.strerror(code))
            return f"done after {tries}"
        except OSError as error:
            if error.errno in (errno.EINTR, errno.EAGAIN):
                continue
            return f"gave up: {error.strerror} ({errno.errorcode.get(error.errno or 0)})"


print(retry([errno.EINTR, errno.EAGAIN]), retry([errno.EINTR, errno.ENOSPC]), retry([]))
