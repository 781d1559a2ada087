"""os.path and the rest of os."""

import os
import os.path
import posixpath
from os import path

texts = ["", "/", "//", "///", "a", "a/", "/a", "a/b", "/a/b/", "a//b", "a/./b", "a/../b", "../a", "../../a/..", "/..", "/../a", "//a", "///a", "./a", "a/b/../../..", "a/b.txt", ".bashrc", "a.tar.gz",
         "a.b/c", "...x", "x.", "/x/.y.z", "a/..", ".", ".."]
for text in texts:
    print(repr(text), os.path.split(text), os.path.splitext(text), os.path.basename(text), os.path.dirname(text), os.path.normpath(text), os.path.isabs(text), posixpath.splitdrive(text))
print(os.path.join("a", "b"), os.path.join("a/", "b"), os.path.join("a", "/b", "c"), os.path.join("a", ""), os.path.join("", "a"), os.path.join("a"), path.join("a", "b", "..", "c"), posixpath.join("/", "x"))
print(os.path.relpath("/a/b/c", "/a/d"), os.path.relpath("/a", "/a"), os.path.relpath("x/y", "x"), os.path.relpath("/", "/a/b"), os.path.relpath("/a/b/c", "/a"), os.path.abspath("/a/../b/./c"))
print(os.path.commonprefix(["/usr/lib", "/usr/local"]), os.path.commonprefix([]), os.path.commonprefix(["a", "b"]), os.path.commonpath(["/usr/lib", "/usr/local/lib"]), os.path.commonpath(["a/b", "a/c/d"]),
      os.path.commonpath(["/a"]), os.path.commonpath(["a//b/", "a/./b/c"]))
for paths in ([], ["/a", "b"]):
    try:
        print(os.path.commonpath(paths))
    except ValueError as error:
        print(error)
try:
    os.path.relpath("")
except ValueError as error:
    print(error)
print(os.sep, repr(os.linesep), os.curdir, os.pardir, os.extsep, os.pathsep, os.name, os.altsep, os.devnull, os.path.sep, os.fspath("x"))
print(len(os.urandom(16)), os.urandom(0), os.urandom(8) != os.urandom(8))
try:
    os.urandom(-1)
except ValueError as error:
    print(error)


def change_extension(name: str, extension: str) -> str:
    return os.path.splitext(name)[0] + extension


print([change_extension(n, ".html") for n in ("a.md", "b", "c.d/e", "x.tar.gz")])
