"""split, quote and join."""
import shlex

LINES = ("a b  c", "", "  ", "'a b' c", '"a b"c', "a'b'\"c\"", "a\\ b", '"a\\"b\\n"', "'a\\'", "''", "a '' b", "# c", "a # b\nc", "a#b", "\t x\n y ", "é ü", "a;b|c")


def main() -> None:
    for line in LINES:
        print(repr(line), shlex.split(line), shlex.split(line, comments=True), shlex.split(line, posix=False), shlex.split(line, True, False))
    for line in ("'a", '"a', 'a "b', "a\\", '"a\\'):
        try:
            print(shlex.split(line))
        except ValueError as error:
            print(repr(line), error)
    for word in ("", "a", "a b", "it's", "$HOME", "a/b-c_d.e:f@g%h+i=j,k", "é", "\n", "'"):
        print(shlex.quote(word), shlex.split(shlex.quote(word)) == [word])
    print(shlex.join(["ls", "-l", "my file", "", "x'y"]), shlex.split(shlex.join(["a b", "c'd", "\"e"])))
    command, *arguments = shlex.split("cp -r 'from here' \"to there\"")
    print(command, arguments, len(arguments))


main()
