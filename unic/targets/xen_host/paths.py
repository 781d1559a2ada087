"""Where the Xen host keeps what it makes: one folder, which may be deleted at any time."""

import os
from pathlib import Path

ENVIRONMENT = "UNIC_XEN_HOST"
DEFAULT = Path(__file__).resolve().parents[3] / "build" / "xen-host"


def location() -> Path:
    """$UNIC_XEN_HOST, or build/xen-host of this checkout."""
    chosen = os.environ.get(ENVIRONMENT)
    return Path(chosen).absolute() if chosen else DEFAULT
