"""What runtime.builtins.traceback prints, as text for a program's own use; and the exception being handled.

The printer itself writes piece by piece, since it must work when there is no memory left.
"""

from unsafe import Array, current_exception, load16, site_file, site_function, site_line, site_source
from machine import u32, u64

from runtime.builtins.text.codecs import decode
from runtime.builtins.text.storage import copy_bytes
from runtime.builtins.traceback import REPEATED_SHOWN, among, group_report, headline, same_place


def handled() -> BaseException | None:
    """The exception of the innermost handler that runs, whoever called from it; None outside of handlers."""
    return current_exception()


def report(error: BaseException) -> list[str]:
    """The lines of the report, each with its newline; a frame and its source line are one."""
    whole = group_report(error)
    if whole is not None:
        return whole
    lines: list[str] = []
    add_chain(error, [], lines)
    return lines


def add_chain(error: BaseException, seen: list[BaseException], lines: list[str]) -> None:
    seen.append(error)
    cause = error.__cause__
    context = error.__context__
    if cause is not None:
        if not among(cause, seen):
            add_chain(cause, seen, lines)
            lines.append("\nThe above exception was the direct cause of the following exception:\n\n")
    elif context is not None and not error.__suppress_context__:
        if not among(context, seen):
            add_chain(context, seen, lines)
            lines.append("\nDuring handling of the above exception, another exception occurred:\n\n")
    sites = error.traceback_sites
    if sites is not None:
        lines.append("Traceback (most recent call last):\n")
        add_sites(sites, error.traceback_size, lines)
    add_message(error, lines)


def add_message(error: BaseException, lines: list[str]) -> None:
    lines.append(headline(error) + "\n")
    notes = error.notes
    if notes is not None:
        for note in notes:
            for line in note.split("\n"):
                lines.append(line + "\n")


def add_sites(sites: Array[u32], size: int, lines: list[str]) -> None:
    stored = size if size < len(sites) else len(sites)
    repeated = 0
    at = stored - 1
    while at >= 0:
        site = sites[at]
        if at < stored - 1 and same_place(site, sites[at + 1]):
            repeated += 1
        else:
            add_repeated(repeated, lines)
            repeated = 1
        if repeated <= REPEATED_SHOWN:
            line = f'  File "{site_text(site_file(site))}", line {site_line(site)}, in {site_text(site_function(site))}\n'
            if load16(site_source(site)) != 0:
                line += "    " + site_text(site_source(site)) + "\n"
            lines.append(line)
        at -= 1
    add_repeated(repeated, lines)


def add_repeated(repeated: int, lines: list[str]) -> None:
    more = repeated - REPEATED_SHOWN
    if more > 0:
        lines.append(f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n")


def site_text(at: u64) -> str:
    return decode(copy_bytes(at + 2, u64(load16(at))), "utf-8", "strict")
