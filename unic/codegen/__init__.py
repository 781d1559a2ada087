"""Code generation: IR to LLVM IR text, to one relocatable object."""
from unic.codegen.compilation import Compilation, Options, compile

__all__ = ["Compilation", "Options", "compile"]
