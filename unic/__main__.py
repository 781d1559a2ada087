"""`python3 -m unic`."""

import sys

from unic.cli.main import main

sys.exit(main())
