"""What can be wrong with what is to be inspected."""


class InspectError(Exception):
    """An image or a record cannot be read; the message names the file and says what to do."""


class RecordError(Exception):
    """A build record is damaged, or of another version of unic; the message says which."""
