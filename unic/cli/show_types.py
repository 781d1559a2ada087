"""The typed program as text, for `--emit types`: one function after the other, expressions as they nest."""

from __future__ import annotations

from collections.abc import Iterator

from unic.analysis import typed as t

INDENT = "    "


def show_program(program: t.Program) -> str:
    lines: list[str] = []
    for cls in program.classes:
        base = f"({cls.base})" if cls.base is not None else ""
        lines.append(f"class {cls}{base}")
        lines += [f"{INDENT}{field.name}: {field.type}" for field in cls.fields]
    for variable in program.globals:
        initial = f" = {variable.initial!r}" if variable.initial is not None else ""
        lines.append(f"global {variable.symbol}: {variable.type}{initial}")
    for function in [*program.functions, program.main]:
        lines += ["", *show_function(function)]
    return "\n".join(lines) + "\n"


def show_function(function: t.Function) -> Iterator[str]:
    params = ", ".join(f"{param.name}: {param.type}" for param in function.params)
    marks = [function.kind] if function.kind != "plain" else []
    if function.captures:
        marks.append(f"captures {', '.join(local.name for local in function.captures)}")
    yield f"def {function.symbol}({params}) -> {function.result}{' [' + '; '.join(marks) + ']' if marks else ''}:  # {function.path}:{function.line}"
    yield from show_body(function.body, 1)


def show_body(body: list[t.Stmt], depth: int) -> Iterator[str]:
    for statement in body:
        yield from show_statement(statement, depth)
    if not body:
        yield INDENT * depth + "pass"


def show_statement(statement: t.Stmt, depth: int) -> Iterator[str]:
    pad = INDENT * depth
    match statement:
        case t.Eval():
            yield pad + show(statement.value)
        case t.SetLocal():
            yield f"{pad}{statement.local.name}: {statement.local.type} = {show(statement.value)}"
        case t.NewCell():
            if statement.local.cell:
                yield f"{pad}new cell {statement.local.name}"
        case t.DeleteLocal():
            yield f"{pad}del {statement.local.name}"
        case t.SetGlobal():
            yield f"{pad}{statement.target.symbol} = {show(statement.value)}"
        case t.SetField():
            yield f"{pad}{show(statement.obj)}.{statement.field.name} = {show(statement.value)}"
        case t.If():
            yield f"{pad}if {show(statement.test)}:"
            yield from show_body(statement.body, depth + 1)
            yield from _clause("else", statement.orelse, depth)
        case t.While():
            yield f"{pad}while {show(statement.test)}:"
            yield from show_body(statement.body, depth + 1)
            yield from _clause("step", statement.step, depth)
            yield from _clause("else", statement.orelse, depth)
        case t.Break():
            yield pad + "break"
        case t.Continue():
            yield pad + "continue"
        case t.Return():
            yield pad + ("return" if statement.value is None else f"return {show(statement.value)}")
        case t.Raise():
            yield pad + ("raise" if statement.value is None else f"raise {show(statement.value)}")
        case t.Try():
            yield from _show_try(statement, depth)
        case t.ClassSwitch():
            yield f"{pad}switch class of {show(statement.value)}:"
            for types, body in statement.cases:
                yield f"{pad}{INDENT}case {', '.join(map(str, types))}:"
                yield from show_body(body, depth + 2)
        case _:
            raise AssertionError(f"a statement without a printed form: {type(statement).__name__}")


def _show_try(statement: t.Try, depth: int) -> Iterator[str]:
    pad = INDENT * depth
    yield pad + "try:"
    yield from show_body(statement.body, depth + 1)
    for handler in statement.handlers:
        caught = ", ".join(map(str, handler.types))
        name = f" as {handler.local.name}" if handler.local is not None else ""
        yield f"{pad}except{' ' + caught if caught else ''}{name}:"
        yield from show_body(handler.body, depth + 1)
    yield from _clause("else", statement.orelse, depth)
    yield from _clause("finally", statement.finalbody, depth)


def _clause(word: str, body: list[t.Stmt], depth: int) -> Iterator[str]:
    if body:
        yield f"{INDENT * depth}{word}:"
        yield from show_body(body, depth + 1)


def show(expression: t.Expr) -> str:
    """One expression on one line; statements inside it (`Block`) in braces."""
    match expression:
        case t.Const():
            return repr(expression.value)
        case t.LocalGet():
            return expression.local.name
        case t.GlobalGet():
            return expression.target.symbol
        case t.FieldGet():
            return f"{show(expression.obj)}.{expression.field.name}"
        case t.Call():
            return f"{expression.function.symbol}({_shown(expression.args)})"
        case t.CallValue():
            return f"({show(expression.callee)})({_shown(expression.args)})"
        case t.MakeClosure():
            return f"closure {expression.function.symbol}"
        case t.Intrinsic():
            types = f"[{', '.join(map(str, expression.types))}]" if expression.types else ""
            return f"{expression.name}{types}({_shown(expression.args)})"
        case t.Convert():
            return f"{expression.kind}[{expression.type}]({show(expression.value)})"
        case t.MakeTuple():
            return f"({_shown(expression.items)}{',' if len(expression.items) == 1 else ''})"
        case t.TupleGet():
            return f"{show(expression.value)}[{expression.index}]"
        case t.Cond():
            return f"({show(expression.then)} if {show(expression.test)} else {show(expression.orelse)})"
        case t.Block():
            inner = "; ".join(line.strip() for line in show_body(expression.body, 0)) if expression.body else ""
            value = show(expression.value) if expression.value is not None else "None"
            return f"{{{inner}; {value}}}"
        case t.TypeTest():
            return f"{show(expression.value)} is a {' | '.join(map(str, expression.tested))}"
        case t.Suspend():
            return "suspend"
        case t.GeneratorSelf():
            return "self generator"
        case _:
            raise AssertionError(f"an expression without a printed form: {type(expression).__name__}")


def _shown(expressions: list[t.Expr]) -> str:
    return ", ".join(map(show, expressions))
