"""pathlib.PurePosixPath."""

from pathlib import PurePosixPath

for text in ("/usr/lib/python3.11/os.py", "a/b.tar.gz", "", ".", "/", "//net/share", "///x", "a//b/./c/", "../x", "file", ".hidden", "x.", "a/.b.c", "..", "a.b/", "/.."):
    p = PurePosixPath(text)
    print(repr(p), str(p), p.parts, p.name, p.stem, p.suffix, p.suffixes, p.parent, p.root, p.anchor, p.drive, p.is_absolute(), [str(x) for x in p.parents])
base = PurePosixPath("/srv/www")
print(base / "index.html", base / "a" / "b", base / PurePosixPath("c/d"), base / "/abs", "pre" / PurePosixPath("fix"), base.joinpath("x", "y/z", "..", "w"), base.joinpath())
print(PurePosixPath("a", "b", "/c", "d"), PurePosixPath(base, "q"), PurePosixPath(), PurePosixPath("a") == PurePosixPath("a/"), PurePosixPath("a") != PurePosixPath("A"))
q = PurePosixPath("/etc/app/config.old.json")
print(q.with_name("x"), q.with_suffix(".yaml"), q.with_suffix(""), q.with_stem("new"), PurePosixPath("README").with_suffix(".md"), q.as_posix(), q.as_uri(), PurePosixPath("/a b/ü").as_uri(), bytes(str(q), "utf-8"))
print(q.relative_to("/etc"), q.relative_to("/etc", "app"), q.relative_to(PurePosixPath("/")), q.is_relative_to("/etc"), q.is_relative_to("/usr"), q.is_relative_to("etc"))
print(sorted([PurePosixPath("b"), PurePosixPath("a/c"), PurePosixPath("a"), PurePosixPath("a-b"), PurePosixPath("/z")]), PurePosixPath("a") < PurePosixPath("a/b"), max(PurePosixPath("x"), PurePosixPath("y")))
print(len({PurePosixPath("a/b"), PurePosixPath("a//b"), PurePosixPath("a/./b")}), {q: 1}[PurePosixPath("/etc/app/config.old.json")])
for pattern in ("*.json", "*.py", "app/*.json", "/etc/*/*.json", "/etc/*", "config.*", "c?nfig.*", "[a-d]onfig*", "[!c]*", "*", "/*/app/*", "etc/app/config.old.json", "*.[jp]s*"):
    print(pattern, q.match(pattern), end="; ")
print()


def attempt(number: int) -> PurePosixPath:
    if number == 0:
        return q.relative_to("/usr")
    if number == 1:
        return PurePosixPath("/").with_name("x")
    if number == 2:
        return q.with_name("a/b")
    if number == 3:
        return q.with_suffix("json")
    if number == 4:
        return q.with_suffix(".")
    if number == 5:
        return PurePosixPath("").with_suffix(".x")
    if number == 6:
        return q.with_name("")
    PurePosixPath("x").as_uri()
    return q


for number in range(8):
    try:
        print(attempt(number))
    except ValueError as error:
        print(error)
try:
    q.match("")
except ValueError as error:
    print(error)


def tree(paths: list[str]) -> dict[str, list[str]]:
    folders: dict[str, list[str]] = {}
    for path in map(PurePosixPath, paths):
        for parent in path.parents:
            folders.setdefault(str(parent), [])
        folders[str(path.parent)].append(path.name)
    return folders


print(tree(["a/b/c.txt", "a/b/d.txt", "a/e", "f"]))
