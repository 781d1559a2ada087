"""An exception without a message."""


class Stop(Exception):
    pass


def stop() -> None:
    raise Stop


stop()
