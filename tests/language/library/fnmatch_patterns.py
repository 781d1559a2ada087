"""File names against shell patterns."""
import fnmatch
from fnmatch import fnmatchcase

NAMES = ["a", "abc", "abc.py", ".hidden", "A.PY", "a-b", "a]b", "[x]", "b1.txt", "b22.txt", "dir/file", "a\nb", "", "!", "^", "\\"]
PATTERNS = ["*", "?", "a*", "*.py", "[ab]*", "[!a]*", "[a-c]?[a-c]", "b[0-9].txt", "b*[0-9].txt", "a[]]b", "[[]x]", "[", "[!", "[]", "*a*b*", "a?b", "a[!x]b", "[-a]*",
            "[a-]*", "[c-a]*", "[!c-a]*", "**", "***a", ".*", "", "[^]", "[!]", "[\\]", "\\*", "*[!a-z]", "a[-+]b"]


def main() -> None:
    for pattern in PATTERNS:
        print(pattern, fnmatch.filter(NAMES, pattern), fnmatch.translate(pattern))
    print(fnmatch.fnmatch("readme.TXT", "*.txt"), fnmatchcase("README.txt", "*.txt"), fnmatch.fnmatch("x" * 40, "*x" * 12 + "y"))
    print([name for name in ("a.b.c", "a.c", "ac") if fnmatch.fnmatch(name, "a.*c")])


main()
