"""Command lines with commands, groups and formatters of help texts."""
import argparse
import sys


def cmd_add(args: argparse.Namespace) -> int:
    print("add", args.name, args.count * 2, args.verbose)
    return 0


def cmd_remove(args: argparse.Namespace) -> int:
    print("remove", ", ".join(args.names), "by force" if args.force else "")
    return 3


def build() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="stock", description=__import_text(), formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--verbose", action="store_true", help="say more")
    sub = parser.add_subparsers(dest="command", required=True, help="what to do", metavar="COMMAND")
    add = sub.add_parser("add", help="add things", description="Adds things.", aliases=["a", "plus"])
    add.add_argument("name")
    add.add_argument("-n", "--count", type=int, default=1, help="how many")
    add.set_defaults(func=cmd_add)
    remove = sub.add_parser("remove", help="remove things", formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    remove.add_argument("names", nargs="+", help="which")
    remove.add_argument("--force", action="store_true", help="do not ask")
    remove.add_argument("--tries", type=int, default=3, help="how often")
    remove.add_argument("--mode", choices=("soft", "hard"), default="soft")
    remove.set_defaults(func=cmd_remove)
    return parser


def __import_text() -> str:
    return "Keeps stock.\n  Lines stay\n  as they are."


def main(argv: list[str]) -> int:
    args = build().parse_args(argv)
    print(args.command, sorted(name for name in vars(args) if name != "func"))
    result: int = args.func(args)
    return result


for line in ["add nut", "--verbose add nut -n 5", "plus x --count 2", "remove a b --force", "remove", "", "move", "-h", "add -h", "remove -h", "add nut --what", "add nut bolt"]:
    print("$", line)
    try:
        print("result", main(line.split()))
    except SystemExit as end:
        print("status", end.code)


class Parser(argparse.ArgumentParser):
    def error(self, message: str):  # type: ignore[no-untyped-def]
        raise ValueError(message)


own = Parser(prog="own", add_help=False)
own.add_argument("--n", type=int, required=True)
own.add_argument("--out", "-o")
mode = own.add_mutually_exclusive_group()
mode.add_argument("--fast", action="store_true")
mode.add_argument("--slow", action="store_true")
both = own.add_mutually_exclusive_group(required=True)
both.add_argument("--left", action="store_const", const="L", dest="side")
both.add_argument("--right", action="store_const", const="R", dest="side")
own.print_usage()
for line in ["--n 5 --left", "--n 5 --fast --slow --left", "--n 5", "--left", "--n 3 --left --right", "--n x --left"]:
    try:
        options = own.parse_args(line.split())
        print(options, options.n + 1, options.side, options.out)
    except ValueError as error:
        print("wrong:", error)
known, rest = own.parse_known_args(["--n", "4", "--right", "--other", "z"])
print(known, rest, "n" in known, "m" in known, hasattr(known, "n"), getattr(known, "n", 0) + 1)
known.n = 9
known.n += 1
print(known.n, known == argparse.Namespace(n=10, out=None, fast=False, slow=False, side="R"))

made = argparse.Namespace(n=2, fast=True)
print(made, made.n * 2, made.fast)
try:
    print(made.side)
except AttributeError as error:
    print(error)

wide = argparse.ArgumentParser(prog="a-program-with-a-long-name", usage="%(prog)s [options]", description="x " * 60)
group = wide.add_argument_group("network", "What it listens to, and for how long it does, at the very least and at most, and that again and again.")
group.add_argument("--a-very-long-option-name", help="text " * 20, metavar="VALUE")
group.add_argument("--other", help="short")
group.add_argument("--flag", action=argparse.BooleanOptionalAction, default=True, help="a flag")
wide.print_help()
print(wide.parse_args(["--no-flag"]))
wide.usage = None
wide.print_usage(sys.stdout)
print(wide.format_usage() == wide.format_usage())


def even(text: str) -> int:
    value = int(text)
    if value % 2:
        raise argparse.ArgumentTypeError(f"{value} is not even")
    return value


checked = argparse.ArgumentParser(prog="checked", exit_on_error=False, formatter_class=lambda prog: argparse.HelpFormatter(prog, max_help_position=40, width=60))
checked.add_argument("--even", type=even, default="4", help="an even number, as they all should be in a world of pairs")
checked.add_argument("--words", type=lambda text: text.split(","), default=["x"])
for line in ["", "--even 8 --words a,b", "--even 7", "--even q"]:
    try:
        found = checked.parse_args(line.split())
        print(found, found.even // 2, found.words[0])
    except argparse.ArgumentError as error:
        print(error)
checked.print_help()
