"""Backtraces without what only carries Python out: builtins, wrappers of closures, and whatever there is before the first function."""

FIRST = ("unic_start", "unic_fault")
WRAPPER = "$closure"
# What calls the main module's body, and where the files of what carries a program out are.
RUN = "<run>"
BUILTINS = "runtime/"


class PythonFrames:
    """A frame filter (`bt -no-filters` goes without)."""

    name = "python-functions"
    priority = 100
    enabled = True

    def filter(self, frames):
        for frame in frames:
            if not is_hidden(frame.inferior_frame()):
                yield frame
            # Nobody has called it: what gdb takes for its caller is chance.
            if frame.inferior_frame().name() in FIRST:
                return


def is_hidden(frame):
    """Whether a frame is but what carries Python out. The innermost one never is."""
    if frame.level() == 0:
        return False
    name = frame.name() or ""
    symtab = frame.find_sal().symtab
    return name.endswith((WRAPPER, RUN)) or symtab is not None and symtab.filename.startswith(BUILTINS)


def register(objfile):
    objfile.frame_filters[PythonFrames.name] = PythonFrames()
