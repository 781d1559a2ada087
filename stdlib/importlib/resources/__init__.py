"""Files baked into the image, the folders that unic.toml names under [bake]."""

from importlib.resources.abc import Traversable


def files(package: str) -> Traversable:
    """The baked folder of that name; ModuleNotFoundError when there is none."""
    folder = Traversable(package.replace(".", "/"))
    if not folder.is_dir():
        raise ModuleNotFoundError(f"No module named {package!r}")
    return folder
