import logging

LIMIT = 5
logger = logging.getLogger("forms")


class Client:
    timeout = 3.0

    def __init__(self) -> None:
        self.name = "plain"
