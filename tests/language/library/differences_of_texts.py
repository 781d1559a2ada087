"""difflib: matchers, ratios, opcodes, unified, context and readable differences, close matches."""
from difflib import Differ, SequenceMatcher, context_diff, get_close_matches, ndiff, restore, unified_diff

OLD = """one
two
three
four
five
six
seven
eight
nine
ten
eleven
twelve
""".splitlines(keepends=True)
NEW = """one
two
tree
four
five and a half
six
seven
eight
nine
ten
eleven
twelve
thirteen
""".splitlines(keepends=True)


def matching() -> None:
    matcher = SequenceMatcher(None, "qabxcd", "abycdf")
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        print(f"{tag:7} a[{i1}:{i2}] --> b[{j1}:{j2}] {'qabxcd'[i1:i2]!r:>8} --> {'abycdf'[j1:j2]!r}")
    print(matcher.get_matching_blocks(), matcher.find_longest_match(0, 6, 0, 6))
    print(matcher.ratio(), matcher.quick_ratio(), matcher.real_quick_ratio())
    junk = SequenceMatcher(lambda c: c == " ", " abcd", "abcd abcd")
    print(junk.find_longest_match(0, 5, 0, 9))
    print(SequenceMatcher(None, " abcd", "abcd abcd").find_longest_match())
    numbers = SequenceMatcher(None, [1, 2, 3, 4, 5], [2, 3, 9, 4, 6])
    print(numbers.get_opcodes(), f"{numbers.ratio():.4f}")
    print(SequenceMatcher(None, "", "").ratio(), SequenceMatcher(None, "", "abc").get_opcodes())
    long_a = "x" * 150 + "abc" + "x" * 150
    long_b = "x" * 120 + "abd" + "x" * 180
    for auto in (True, False):
        popular = SequenceMatcher(None, long_a, long_b, autojunk=auto)
        print(auto, f"{popular.ratio():.5f}", popular.get_matching_blocks()[:3])
    reused: SequenceMatcher[str] = SequenceMatcher(b="tide")
    for word in ("diet", "tide", "edit", "deity"):
        reused.set_seq1(word)
        print(word, f"{reused.ratio():.3f}", end="; ")
    print()


def differences() -> None:
    print("".join(unified_diff(OLD, NEW, fromfile="before.txt", tofile="after.txt")), end="")
    print("".join(unified_diff(OLD, NEW, "a", "b", "2024-01-01", "2024-02-02", n=0)), end="")
    print("".join(context_diff(OLD, NEW, fromfile="before.txt", tofile="after.txt", n=1)), end="")
    print("\n".join(unified_diff("a b c".split(), "a c d".split(), lineterm="")))
    print(list(unified_diff(OLD, OLD)), list(context_diff([], [])))
    print([[code[0] for code in group] for group in SequenceMatcher(None, OLD, NEW).get_grouped_opcodes(1)])


def readable() -> None:
    delta = list(ndiff(OLD[:6], NEW[:6]))
    print("".join(delta), end="")
    print("".join(restore(iter(delta), 1)) == "".join(OLD[:6]), "".join(restore(iter(delta), 2)) == "".join(NEW[:6]))
    before = ["  1. Beautiful is better than ugly.\n", "  2. Explicit is better than implicit.\n", "  3. Simple is better than complex.\n"]
    after = ["  1. Beautiful is better than ugly.\n", "  3.   Simple is better than complex.\n", "  4. Complicated is better than complex.\n", "\tx\n"]
    print("".join(Differ().compare(before, after)), end="")
    print("".join(ndiff(["abc\n", "x\n"], ["p\n", "q\n", "r\n"])), end="")
    try:
        list(restore(iter(delta), 3))
    except ValueError as error:
        print(error)


def closest() -> None:
    words = ["ape", "apple", "peach", "puppy", "pineapple", "appeal"]
    print(get_close_matches("appel", words), get_close_matches("appel", words, n=1, cutoff=0.8), get_close_matches("zzz", words))
    commands = {"start": 1, "stop": 2, "status": 3, "restart": 4}
    for typed in ("stat", "stpo", "restrat", "x"):
        found = get_close_matches(typed, commands, 2)
        print(f"{typed}: " + (f"did you mean {' or '.join(found)}?" if found else "unknown"))
    for n, cutoff in ((0, 0.5), (2, 1.5)):
        try:
            get_close_matches("a", words, n, cutoff)
        except ValueError as error:
            print(error)


matching()
differences()
readable()
closest()
