"""os.path: posixpath."""

from posixpath import (
    abspath, altsep, basename, commonpath, commonprefix, curdir, defpath, devnull, dirname, extsep, isabs, join,
    normcase, normpath, pardir, pathsep, relpath, sep, split, splitdrive, splitext,
)
