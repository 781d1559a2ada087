"""redirect_stderr: print(), sys.stderr, reports, warnings, logging and asyncio inside of it; nested; after an exception."""

import asyncio
import io
import logging
import sys
import traceback
import warnings
from contextlib import redirect_stderr, redirect_stdout


def caught(number: int) -> str:
    kept = io.StringIO()
    with redirect_stderr(kept) as target:
        print("shown", number, file=sys.stderr)
        sys.stderr.write("written\n")
        sys.stderr.flush()
        print("not an error", target is kept)
    return kept.getvalue()


async def fail() -> None:
    raise ValueError("nobody waits")


async def forget() -> None:
    task = asyncio.create_task(fail())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(task.done(), task.exception())


def reports() -> None:
    kept = io.StringIO()
    console = sys.stderr
    with redirect_stderr(kept):
        try:
            print(1 // (len(kept.getvalue())))
        except ZeroDivisionError:
            traceback.print_exc()
        with warnings.catch_warnings():
            warnings.simplefilter("always")
            warnings.warn("old", UserWarning)
        logging.getLogger("x").warning("lost")
        logging.basicConfig(format="%(levelname)s %(message)s")
        logging.error("kept")
    logging.error("kept still")
    print(console is sys.stderr)
    lines = kept.getvalue().splitlines()
    print([line for line in lines if not (line.startswith("  ") or line.endswith("old"))], "UserWarning: old" in kept.getvalue())


def nested() -> None:
    outer, inner = io.StringIO(), io.StringIO()
    both = redirect_stderr(outer)
    with both:
        print("1", file=sys.stderr)
        with redirect_stderr(inner), redirect_stdout(inner):
            print("2", file=sys.stderr)
            print("3")
        try:
            with redirect_stderr(inner):
                raise KeyError("x")
        except KeyError:
            print("4", file=sys.stderr)
        with both:
            print("5", file=sys.stderr)
    print(repr(outer.getvalue()), repr(inner.getvalue()))


print(repr(caught(3)))
reports()
nested()
asyncio.run(forget())
