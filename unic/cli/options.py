"""Options that several commands share."""

from __future__ import annotations

import argparse
from pathlib import Path

from unic import project
from unic.project import App


def add_app_arguments(parser: argparse.ArgumentParser) -> None:
    add_definitions(parser)
    parser.add_argument("--target", choices=project.TARGETS, help="what to build for (default: as unic.toml says, else qemu)")


def add_definitions(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("app", type=Path, metavar="APP", help="a folder with unic.toml, or a single .py file")
    parser.add_argument("-D", dest="definitions", action="append", default=[], metavar="NAME=VALUE",
                        help="replace a constant of the app's config.py, or with a dotted name a setting of unic.toml")


def add_seed_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="choose another memory layout (default 0)")


def load_app(options: argparse.Namespace) -> App:
    """The app the command line names. Raises SettingsError, OSError."""
    return project.load(options.app, options.target, options.definitions, getattr(options, "seed", 0))
