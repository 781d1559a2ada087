"""`copy`: the compiler spells copy() and deepcopy() out, field by field."""


class Error(Exception):
    """What cannot be copied is refused when the program is compiled."""


error = Error
