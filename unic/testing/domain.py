"""Runs an image as a Xen domain, as `unic run` does: `python -m unic.testing.domain IMAGE MEMORY NETWORK [ARGUMENT...]`."""

from __future__ import annotations

import sys
from pathlib import Path

from unic.targets import RunOptions, TargetError, by_name
from unic.targets.process import children_end, termination_raises


def main() -> int:
    image, memory, network, *arguments = sys.argv[1:]
    try:
        with children_end(), termination_raises():
            return by_name("xen").run(Path(image), RunOptions(tuple(arguments), int(memory), network=network == "True", machine="pvh"))
    except TargetError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
