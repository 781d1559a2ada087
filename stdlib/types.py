"""`types`: names for annotations. A traceback is never a value here: `__exit__` is given None for it."""


class TracebackType:
    """What the third argument of `__exit__` is annotated with."""
