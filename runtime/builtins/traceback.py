"""Reports of uncaught exceptions, as CPython 3.11 prints them, without the carets below the source line."""

from typing import Final

from unsafe import (
    Array, current_exception, is_same, load16, set_current_exception, site_file, site_function, site_line, site_source,
)
from machine import u32, u64

from runtime.builtins.object import class_path
from runtime.builtins.output import flush, write_error, write_error_bytes

# How many equal lines in a row are printed before the rest of them is only counted.
REPEATED_SHOWN: Final = 3

# How far back a group is looked for.
LONGEST_CHAIN: Final = 1000


def report_uncaught() -> int:
    """Tell about the current exception on standard error; the exit status of the program."""
    error = current_exception()
    set_current_exception(None)
    flush()
    if error is None:
        return 0
    if isinstance(error, SystemExit):
        return exit_status(error)
    try:
        print_exception(error)
    except MemoryError:
        write_error("MemoryError\n")
    return 1


def exit_status(error: SystemExit) -> int:
    """The status that `sys.exit(code)` means: 0 for None, an int's low byte, 1 for anything else, which is printed."""
    code = error.code
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    write_error(str(code))
    write_error("\n")
    return 1


def print_exception(error: BaseException) -> None:
    print_chain(error, [])


def print_chain(error: BaseException, seen: list[BaseException]) -> None:
    """Print what led to `error`, then `error`."""
    seen.append(error)
    cause = error.__cause__
    context = error.__context__
    if cause is not None:
        if not among(cause, seen):
            print_chain(cause, seen)
            write_error("\nThe above exception was the direct cause of the following exception:\n\n")
    elif context is not None and not error.__suppress_context__:
        if not among(context, seen):
            print_chain(context, seen)
            write_error("\nDuring handling of the above exception, another exception occurred:\n\n")
    lines = error._report_lines(seen)
    if lines is not None:
        for line in lines:
            write_error(line)
        return
    sites = error.traceback_sites
    if sites is not None:
        write_error("Traceback (most recent call last):\n")
        print_sites(sites, error.traceback_size)
    write_error(headline(error) + "\n")
    notes = error.notes
    if notes is not None:
        for note in notes:
            write_error(note + "\n")


def group_report(error: BaseException) -> list[str] | None:
    """The report of an exception with groups in its chain, as module `traceback` makes it; None where there are none."""
    link = error
    # Chains may be circles. Without groups in the program nothing of this is left.
    for _ in range(LONGEST_CHAIN):
        lines = link._whole_report(error)
        if lines is not None:
            return lines
        before = link.__cause__
        if before is None and not link.__suppress_context__:
            before = link.__context__
        if before is None:
            break
        link = before
    return None


def among(error: BaseException, seen: list[BaseException]) -> bool:
    for other in seen:
        if is_same(error, other):
            return True
    return False


def print_sites(sites: Array[u32], size: int) -> None:
    """Print the frames, outermost first; `size` may count more than were stored."""
    stored = size if size < len(sites) else len(sites)
    repeated = 0
    at = stored - 1
    while at >= 0:
        site = sites[at]
        if at < stored - 1 and same_place(site, sites[at + 1]):
            repeated += 1
        else:
            print_repeated(repeated)
            repeated = 1
        if repeated <= REPEATED_SHOWN:
            print_site(site)
        at -= 1
    print_repeated(repeated)


def same_place(left: u32, right: u32) -> bool:
    if left == right:
        return True
    return (site_line(left) == site_line(right) and site_function(left) == site_function(right)
            and site_file(left) == site_file(right))


def print_repeated(repeated: int) -> None:
    more = repeated - REPEATED_SHOWN
    if more > 0:
        write_error("  [Previous line repeated " + str(more) + (" more times]\n" if more > 1 else " more time]\n"))


def print_site(site: u32) -> None:
    write_error('  File "')
    write_site_text(site_file(site))
    write_error('", line ' + str(site_line(site)) + ", in ")
    write_site_text(site_function(site))
    write_error("\n")
    if load16(site_source(site)) != 0:
        write_error("    ")
        write_site_text(site_source(site))
        write_error("\n")


def write_site_text(at: u64) -> None:
    """Write a text of the traceback tables: a 16-bit length, then UTF-8."""
    write_error_bytes(at + 2, u64(load16(at)))


def headline(error: BaseException) -> str:
    """The class, with its module unless that is the program's own or `builtins`, and the message."""
    name = class_path(error)
    if name.startswith("builtins."):
        name = name[len("builtins."):]
    elif name.startswith("__main__."):
        name = name[len("__main__."):]
    try:
        text = str(error)
    except Exception:
        text = "<exception str() failed>"
    return name + ": " + text if len(text) > 0 else name
