"""`--emit`: every stage of a compilation as text."""

from __future__ import annotations

from unic.analysis.print import print_program
from unic.ir.print import print_module
from unic.pipeline import Pipeline
from unic.project import App
from unic.syntax import ast, parser

# In the order of the pipeline.
STAGES = ("ast", "types", "ir", "llvm", "asm", "map")


def emit(stage: str, app: App) -> None:
    """Prints one of STAGES. Raises CompileError, LinkError."""
    pipeline = Pipeline(app.source)
    if stage == "ast":
        for path in app.modules:
            print(f"# {path.relative_to(app.folder)}")
            print(ast.dump(parser.load(str(path))[1], indent=2))
    elif stage == "types":
        print(print_program(pipeline.typed_program), end="")
    elif stage == "ir":
        print(print_module(pipeline.lowered[0]), end="")
    elif stage == "llvm":
        print(pipeline.compilation.llvm_text, end="")
    elif stage == "asm":
        print(pipeline.compilation.asm(), end="")
    else:
        print(pipeline.image.map, end="")
