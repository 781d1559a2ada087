"""What the machine that images run on has: ports, tap devices; and what QEMU says about it."""
