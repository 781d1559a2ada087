"""shorten, dedent and indent."""
import textwrap


def main() -> None:
    text = "Hello  world!\n It is  a fine day"
    for width in (100, 27, 20, 12, 7):
        print(repr(textwrap.shorten(text, width)))
    print(textwrap.shorten(text, 12, placeholder="..."), repr(textwrap.shorten("", 5)), repr(textwrap.shorten("  ", 5)))
    try:
        textwrap.shorten(text, 3)
    except ValueError as error:
        print(error)
    samples = ("  a\n  b", "  a\n    b\n", "\ta\n  b", "a\n  b", "  \n  a\n\n  b\n \n", "", "\n", "    a\n   \n  b\n", "  a\n \tb", "   ")
    for sample in samples:
        print(repr(textwrap.dedent(sample)))
    print(textwrap.dedent("""\
        def f():
            return 1

        f()
    """))
    for sample in samples:
        print(repr(textwrap.indent(sample, "> ")))
    print(textwrap.indent("a\nb\r\n\nc", "+ ", lambda line: line.strip() != "b"), repr(textwrap.indent("a\n\nb", "  ", lambda line: True)))


main()
