"""Command lines: options, positional arguments, their types, and what is said of wrong ones."""
import argparse
from pathlib import PurePosixPath


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="serve", description="Serve the files of a folder, over a port, until somebody says that it is enough of it.", epilog="That is all.")
    made.add_argument("folder", help="what to serve", type=PurePosixPath)
    made.add_argument("--port", "-p", type=int, default=8080, help="the port (default: %(default)s)")
    made.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="the address that it listens at, which should be one of this machine's own")
    made.add_argument("-v", "--verbose", action="count", default=0)
    made.add_argument("-q", "--quiet", action="store_true", help="say nothing, 100%% of the time")
    made.add_argument("--no-color", action="store_false", dest="color")
    made.add_argument("--ratio", type=float)
    made.add_argument("--level", choices=["low", "middle", "high"], default="low")
    made.add_argument("--size", type=int, choices=range(1, 4))
    made.add_argument("-I", "--include", action="append", metavar="DIR", help="may be given several times")
    made.add_argument("--point", nargs=2, type=float, metavar=("X", "Y"))
    made.add_argument("--numbers", nargs="+", type=int, default=[])
    made.add_argument("--cache", nargs="?", const="memory", default="none")
    made.add_argument("names", nargs="*", help="%(prog)s only these")
    made.add_argument("--version", action="version", version="%(prog)s 1.2")
    return made


def attempt(line: str) -> None:
    print("$", line)
    try:
        args = parser().parse_args(line.split())
    except SystemExit as end:
        print("status", end.code)
        return
    print(args)
    print(args.port + 1, args.folder.name, args.host.upper(), args.verbose > 1, args.color, args.names, args.cache.title(), args.level)
    if args.ratio is not None:
        print(args.ratio * 2)
    if args.point is not None:
        print(args.point[0] + args.point[1])
    print(sum(args.numbers), args.size, [name.lower() for name in args.include or []])


for line in ["www", "www --port 81", "www -p81", "www --port=81 a", "www a b --quiet", "-vvq www", "-vqp 5 www", "www --po 3", "www --ver", "www --include x -I y",
             "www --point 1 2", "www --point 1", "www --point 1 x", "www --ratio -2.5", "www --ratio", "www --level top", "www --size 3", "www --size 9", "www --size x",
             "", "www --what", "www --what=5 -z", "--numbers 1 2 3 -- www", "www --numbers", "www --numbers 1 a", "www --cache", "www --cache disk", "www --quiet=yes", "-q=1 www",
             "-qx www", "www --no-color", "-- -www -x", "www -5", "www - x", "--version", "-h", "www --port x"]:
    attempt(line)
