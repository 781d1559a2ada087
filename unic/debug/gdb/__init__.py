"""What runs inside gdb, in its own Python (3.8 or later): values, commands, the console of the guest.

Nothing in here imports other parts of unic.
"""
