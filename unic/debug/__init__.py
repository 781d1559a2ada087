"""Debugging an image with gdb: the session (QEMU or a process, and gdb with it), and what runs inside gdb."""
