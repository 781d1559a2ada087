"""Debian's packages as material for machines: fetched and unpacked without root, kernels as ELF files, file systems as cpio archives."""
