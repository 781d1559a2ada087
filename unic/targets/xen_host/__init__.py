"""A Xen host of our own, for where there is none: real Xen with a Linux dom0 inside QEMU, without hardware virtualisation.

Everything comes from Debian's packages and is kept in build/xen-host. Not a part of the target that makes images.
"""
