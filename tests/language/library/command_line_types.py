"""Values of many types on a command line, and parsers that share arguments.

This text is the description of the program.
"""
import argparse
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction


class Color(Enum):
    RED = "red"
    BLUE = "blue"

    def __str__(self) -> str:
        return self.value


@dataclass
class Settings:
    port: int
    hosts: list[str]
    color: Color
    scale: float


DEFAULT_PORT = 8080


def common() -> argparse.ArgumentParser:
    parent = argparse.ArgumentParser(add_help=False)
    parent.add_argument("--port", type=int, default=DEFAULT_PORT)
    extra = parent.add_argument_group("extra", "More of it.")
    extra.add_argument("--host", action="append", default=[], dest="hosts")
    one = parent.add_mutually_exclusive_group()
    one.add_argument("-a", action="store_const", const=1, default=0, dest="number")
    one.add_argument("-b", action="store_const", const=2, dest="number")
    return parent


def settings(args: argparse.Namespace) -> Settings:
    return Settings(args.port, args.hosts, args.color, args.scale)


def main() -> None:
    parser = argparse.ArgumentParser("tool", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, parents=[common()])
    parser.add_argument("--color", type=Color, choices=list(Color), default=Color.RED)
    parser.add_argument("--scale", type=float, default=1)
    parser.add_argument("--part", type=Fraction, default="1/3")
    parser.add_argument("--pair", nargs=2, type=int, action="append", metavar=("FROM", "TO"))
    parser.add_argument("--tags", nargs="*", action="extend", default=["x"])
    parser.add_argument("--rest", nargs=argparse.REMAINDER)
    parser.add_argument("--hidden", help=argparse.SUPPRESS)
    parser.add_argument("--absent", default=argparse.SUPPRESS)
    for line in ["", "--port 1 --host a --host b", "--color blue --scale 2.5", "--color green", "--part 2/4 --pair 1 2 --pair 3 4", "--pair 1", "--tags a b --tags c", "-a", "-a -b",
                 "--rest a --port 3", "--absent here", "--part x/y", "-h"]:
        print("$", line)
        try:
            args = parser.parse_args(line.split())
        except SystemExit as end:
            print("status", end.code)
            continue
        print(args)
        print(settings(args), args.scale * 2, args.part + 1, args.number + 1)
        if hasattr(args, "absent"):
            print("there:", args.absent)
        print(getattr(args, "absent", "none"), getattr(args, "unknown", None))
        if args.pair:
            print([first + second for first, second in args.pair], args.tags + ["z"])
        for name, value in sorted(vars(args).items()):
            print(name, value, end="; ")
        print()


if __name__ == "__main__":
    main()
