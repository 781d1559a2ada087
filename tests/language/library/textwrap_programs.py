"""Help texts, quoted mail, tables and templates: the text modules together."""
import html
import shlex
import string
import textwrap
from fnmatch import fnmatch

OPTIONS = {
    "--verbose": "Print what is done, step by step, including commands that are run on the way and their exit status.",
    "--output FILE": "Write the result to FILE instead of standard output.",
    "-n": "Dry-run.",
}


def help_text(width: int) -> str:
    lines: list[str] = []
    for name, text in OPTIONS.items():
        body = textwrap.wrap(text, width - 18)
        lines.append(f"  {name:<16}{body[0]}")
        lines.extend(" " * 18 + line for line in body[1:])
    return "\n".join(lines)


def quoted(mail: str) -> str:
    return textwrap.indent(textwrap.dedent(mail).strip(), "> ", lambda line: True)


def columns(left: str, right: str, width: int) -> list[str]:
    first, second = textwrap.wrap(left, width), textwrap.wrap(right, width)
    height = max(len(first), len(second))
    first += [""] * (height - len(first))
    second += [""] * (height - len(second))
    return [f"{a:<{width}} | {b:>{width}}" for a, b in zip(first, second)]


PAGE = string.Template("<li title=\"$title\">$body</li>")


def main() -> None:
    for width in (72, 40):
        print(help_text(width))
    print(quoted("""
        Hello,

          this is indented.
        Bye
    """))
    for line in columns("some words on the left side", "and a few more words on the right-hand side of it", 14):
        print(line)
    for title, body in (("a & b", "1 < 2"), ("\"x\"", "it's")):
        print(PAGE.substitute({"title": html.escape(title), "body": html.escape(body, quote=False)}))
    for command in ("ls -l '*.py'", "rm a.txt \"b c.txt\" d.py", "echo"):
        name, *arguments = shlex.split(command)
        print(name, [argument for argument in arguments if fnmatch(argument, "*.txt")], shlex.join(arguments))
    words = string.Template("$a $b").get_identifiers()
    print([string.capwords(word) for word in words], textwrap.shorten(" ".join(OPTIONS.values()), 50, placeholder="…"))


main()
