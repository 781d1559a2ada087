"""Prints a typed program, for `--emit types` and for tests: one line a statement, types where they matter."""
from __future__ import annotations

from unic.analysis import typed as t


def print_program(program: t.Program) -> str:
    """All functions of the program, sorted by symbol, after its classes and globals."""
    lines: list[str] = []
    for cls in program.classes:
        if cls.instantiated:
            base = f"({cls.base})" if cls.base is not None and cls.base.base is not None else ""
            fields = ", ".join(f"{f.name}: {f.type}" for f in cls.fields)
            lines.append(f"class {cls}{base}: {fields or '-'}")
    for target in program.globals:
        initial = "" if target.initial is None else f" = {target.initial!r}"
        lines.append(f"global {target.symbol}: {target.type}{initial}")
    for function in sorted(program.functions, key=lambda f: f.symbol):
        lines.append("")
        lines.append(print_function(function))
    return "\n".join(lines) + "\n"


def print_function(function: t.Function) -> str:
    """One function with its body."""
    params = ", ".join(f"{p.name}{'^' if p.cell else ''}: {p.type}" for p in function.params)
    captures = f" captures {', '.join(c.name for c in function.captures)}" if function.captures else ""
    kind = "" if function.kind == "plain" else function.kind + " "
    head = f"{kind}def {function.symbol}({params}) -> {function.result}{captures}:"
    body = _body(function.body, 1)
    return "\n".join([head] + (body or ["    pass"]))


def _body(statements: list[t.Stmt], depth: int) -> list[str]:
    return [line for s in statements for line in _statement(s, depth)]


def _statement(s: t.Stmt, depth: int) -> list[str]:
    indent = "    " * depth

    def nested(title: str, body: list[t.Stmt]) -> list[str]:
        return [f"{indent}{title}:"] + (_body(body, depth + 1) or [f"{indent}    pass"])

    match s:
        case t.Eval():
            return [indent + expression(s.value)]
        case t.SetLocal():
            return [f"{indent}{s.local.name}{'^' if s.local.cell else ''}: {s.local.type} = {expression(s.value)}"]
        case t.NewCell():
            return [f"{indent}new {s.local.name}^"] if s.local.cell else []
        case t.DeleteLocal():
            return [f"{indent}del {s.local.name}"]
        case t.DeleteGlobal():
            return [f"{indent}del {s.target.symbol}"]
        case t.SetGlobal():
            return [f"{indent}{s.target.symbol} = {expression(s.value)}"]
        case t.SetField():
            return [f"{indent}{expression(s.obj)}.{s.field.name} = {expression(s.value)}"]
        case t.DeleteField():
            return [f"{indent}del {expression(s.obj)}.{s.field.name}"]
        case t.If():
            lines = nested(f"if {expression(s.test)}", s.body)
            return lines + (nested("else", s.orelse) if s.orelse else [])
        case t.While():
            lines = nested(f"while {expression(s.test)}", s.body)
            lines += nested("step", s.step) if s.step else []
            return lines + (nested("else", s.orelse) if s.orelse else [])
        case t.Break():
            return [indent + "break"]
        case t.Continue():
            return [indent + "continue"]
        case t.Return():
            return [indent + ("return" if s.value is None else f"return {expression(s.value)}")]
        case t.Raise():
            return [indent + ("raise" if s.value is None else f"raise {expression(s.value)}")]
        case t.Try():
            lines = nested("try", s.body)
            for handler in s.handlers:
                types = " | ".join(map(str, handler.types)) or "everything"
                lines += nested(f"except {types}" + (f" as {handler.local.name}" if handler.local else ""), handler.body)
            lines += nested("else", s.orelse) if s.orelse else []
            return lines + (nested("finally", s.finalbody) if s.finalbody else [])
        case t.ClassSwitch():
            lines = [f"{indent}switch class of {expression(s.value)}:"]
            for types, body in s.cases:
                lines.append(f"{indent}  case {' | '.join(map(str, types))}:")
                lines += _body(body, depth + 1)
            return lines
    return [f"{indent}{type(s).__name__}"]


def expression(e: t.Expr) -> str:
    """An expression on one line; statements inside it stand in braces."""
    match e:
        case t.Const():
            return repr(e.value) if str(e.type) in ("int", "str", "bool", "float", "bytes", "None") else f"{e.type}({e.value!r})"
        case t.LocalGet():
            return e.local.name + ("?" if e.check else "")
        case t.GlobalGet():
            return e.target.symbol
        case t.FieldGet():
            return f"{expression(e.obj)}.{e.field.name}"
        case t.HasField():
            return f"has({expression(e.obj)}.{e.field.name})"
        case t.Call():
            return f"{e.function.symbol}({_list(e.args)})"
        case t.CallValue():
            return f"({expression(e.callee)})({_list(e.args)})"
        case t.MakeClosure():
            return f"closure {e.function.symbol}"
        case t.Intrinsic():
            types = f"[{', '.join(map(str, e.types))}]" if e.types else ""
            return f"{e.name}{types}({_list(e.args)})"
        case t.Convert():
            return f"{e.kind}<{e.type}>({expression(e.value)})"
        case t.MakeTuple():
            return f"({_list(e.items)}{',' if len(e.items) == 1 else ''})"
        case t.TupleGet():
            return f"{expression(e.value)}[{e.index}]"
        case t.Cond():
            return f"({expression(e.then)} if {expression(e.test)} else {expression(e.orelse)})"
        case t.Block():
            body = "; ".join(line.strip() for line in _body(e.body, 0))
            return f"{{{body}; {expression(e.value) if e.value is not None else 'None'}}}"
        case t.TypeTest():
            return f"{expression(e.value)} is a {' | '.join(map(str, e.tested))}"
        case t.Suspend():
            return "suspend"
        case t.GeneratorSelf():
            return "generator"
    return type(e).__name__


def _list(items: list[t.Expr]) -> str:
    return ", ".join(expression(i) for i in items)
