"""wrap, fill and TextWrapper."""
import textwrap

TEXT = ("The well-known fox -- quick, brown and clever -- didn't jump over the 'lazy' dog; it ran (fast!) "
        "through  a supercalifragilisticexpialidocious meadow.\tThe end.  Or was it?")


def show(lines: list[str]) -> None:
    for line in lines:
        print(repr(line))
    print("-")


def main() -> None:
    for width in (70, 40, 20, 12, 7):
        show(textwrap.wrap(TEXT, width))
    show(textwrap.wrap(TEXT, 20, break_long_words=False))
    show(textwrap.wrap(TEXT, 20, break_on_hyphens=False))
    show(textwrap.wrap(TEXT, 25, initial_indent=" * ", subsequent_indent="   "))
    show(textwrap.wrap(TEXT, 40, fix_sentence_endings=True))
    show(textwrap.wrap(TEXT, 30, drop_whitespace=False, expand_tabs=False))
    show(textwrap.wrap("a\tb\n\nc d", 10, replace_whitespace=False, tabsize=4))
    show(textwrap.wrap(TEXT, 30, max_lines=2))
    show(textwrap.wrap(TEXT, 30, max_lines=1, placeholder="..."))
    show(textwrap.wrap(TEXT, 200, max_lines=1))
    show(textwrap.wrap("", 10) + textwrap.wrap("   ", 10) + textwrap.wrap("one", 3))
    show(textwrap.wrap("one-two-three a--b --c e-- x-1 1-x a-b-c well-a", 5))
    print(textwrap.fill(TEXT, 35, initial_indent="> ", subsequent_indent="> "))
    wrapper = textwrap.TextWrapper(width=24, subsequent_indent="    ")
    print(wrapper.fill(TEXT))
    wrapper.width = 50
    wrapper.max_lines = 2
    print(wrapper.wrap(TEXT), wrapper.placeholder, wrapper.tabsize)
    for arguments in ((0, None), (-1, None), (3, 1)):
        try:
            print(textwrap.wrap(TEXT, arguments[0], max_lines=arguments[1]))
        except ValueError as error:
            print(error)


main()
