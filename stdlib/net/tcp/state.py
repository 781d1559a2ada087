"""Connection states (RFC 9293 §3.3.2), ordered so that a comparison can ask "synchronized already?"."""

from typing import Final

CLOSED: Final = 0
SYN_SENT: Final = 1
SYN_RECEIVED: Final = 2
ESTABLISHED: Final = 3
FIN_WAIT_1: Final = 4
FIN_WAIT_2: Final = 5
CLOSE_WAIT: Final = 6
CLOSING: Final = 7
LAST_ACK: Final = 8
TIME_WAIT: Final = 9


def receives_data(state: int) -> bool:
    """Whether the peer may still send (RFC 9293 §3.10.7.4, seventh step)."""
    return ESTABLISHED <= state <= FIN_WAIT_2


def sends_data(state: int) -> bool:
    """Whether data or a FIN of ours may still have to be sent."""
    return ESTABLISHED <= state <= LAST_ACK and state != FIN_WAIT_2
