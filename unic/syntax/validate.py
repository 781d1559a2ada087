"""Errors that CPython's compiler finds in a tree that is grammatical: what may stand where.

Types are not looked at here. One walk with an explicit stack, so that depth is an error of the program
and not of this compiler.
"""

from __future__ import annotations

from unic.diagnostics import CompileError, Diagnostic, span_of
from unic.syntax import ast
from unic.syntax.patterns_check import check_match

# Deeper trees are refused, so that later stages may recurse: with sys.setrecursionlimit(40_000) there
# are over 20 frames a level.
MAX_DEPTH = 1500
MAX_ERRORS = 20

IN_LOOP = 1
IN_EXCEPT_STAR = 2

MODULE, CLASS, COMPREHENSION = "module", "class", "comprehension"
FUNCTION, ASYNC, LAMBDA = "function", "async", "lambda"
FUNCTIONS = (FUNCTION, ASYNC, LAMBDA)
FUTURES = (
    "nested_scopes generators division absolute_import with_statement print_function unicode_literals barry_as_FLUFL"
    " generator_stop annotations"
).split()
COMPREHENSIONS = {
    ast.ListComp: "list comprehension",
    ast.SetComp: "set comprehension",
    ast.DictComp: "dict comprehension",
    ast.GeneratorExp: "generator expression",
}
NOT_CHILDREN = ("str", "int", "None", "object", "bool", "expr_context", "boolop", "operator", "unaryop", "cmpop")


def _child_fields(kind: type) -> tuple[str, ...]:
    """The fields of node class `kind` that hold nodes."""
    fields = []
    for name in kind._fields:
        annotation = kind.__annotations__[name].removeprefix("list[").replace("]", "")
        if any(part.strip() not in NOT_CHILDREN for part in annotation.split("|")):
            fields.append(name)
    return tuple(fields)


class Scope:
    """A scope of names, and what its code may do."""

    def __init__(self, kind: str, parent: Scope | None, node: ast.AST | None = None):
        self.kind = kind
        self.parent = parent
        self.node = node
        self.parameters: set[str] = set()
        self.bound: set[str] = set()
        self.used: set[str] = set()
        self.annotated: set[str] = set()
        self.declared: dict[str, str] = {}
        self.iteration: set[str] = set()
        self.yields = False
        self.return_value: ast.Return | None = None

    def function(self) -> Scope:
        """The nearest scope that is not a comprehension."""
        scope = self
        while scope.kind == COMPREHENSION:
            scope = scope.parent
        return scope

    def may_await(self) -> bool:
        """Whether `await` and asynchronous comprehensions can stand here.

        They can in any generator expression: it is an asynchronous generator then, wherever it is made.
        """
        scope = self
        while scope.kind == COMPREHENSION:
            if isinstance(scope.node, ast.GeneratorExp):
                return True
            scope = scope.parent
        return scope.kind == ASYNC


class Validator:
    def __init__(self, path: str):
        self.path = path
        self.errors: list[Diagnostic] = []
        self.stack: list[tuple[ast.AST, Scope, int, int]] = []
        self.nonlocals: list[tuple[Scope, str, ast.AST]] = []
        self.scopes: list[Scope] = []
        self.fields: dict[type, tuple[str, ...]] = {}
        self.handlers = {
            getattr(ast, name.removeprefix("visit_")): getattr(self, name)
            for name in dir(self)
            if name.startswith("visit_")
        }

    def error(self, node, message: str, hint: str = "") -> None:
        self.errors.append(Diagnostic(message, span_of(self.path, node), hint))

    def run(self, module: ast.Module) -> None:
        stack = self.stack
        handlers = self.handlers.get
        fields_of = self.fields
        scope = Scope(MODULE, None)
        self.check_futures(module)
        stack.append((module, scope, 0, 0))
        while stack:
            node, scope, flow, depth = stack.pop()
            kind = type(node)
            if depth > MAX_DEPTH:
                self.error(node, "this code is nested too deeply", "name the inner parts, or move them to functions")
                return
            handler = handlers(kind)
            if handler is not None:
                # A handler that walks the children itself says so.
                if handler(node, scope, flow, depth + 1):
                    continue
                if len(self.errors) >= MAX_ERRORS:
                    return
            fields = fields_of.get(kind)
            if fields is None:
                fields = fields_of[kind] = _child_fields(kind)[::-1]
            depth += 1
            for name in fields:
                child = getattr(node, name)
                if child is None:
                    continue
                if type(child) is list:
                    for item in reversed(child):
                        if item is not None:
                            stack.append((item, scope, flow, depth))
                else:
                    stack.append((child, scope, flow, depth))
        self.check_nonlocals()
        self.check_async_generators()

    def push(self, scope: Scope, flow: int, depth: int, *children) -> None:
        """Walk `children` (nodes, lists of nodes, None) in this order."""
        for child in reversed(children):
            if isinstance(child, list):
                self.push(scope, flow, depth, *child)
            elif child is not None:
                self.stack.append((child, scope, flow, depth))

    def new_scope(self, kind: str, parent: Scope, node) -> Scope:
        scope = Scope(kind, parent, node)
        self.scopes.append(scope)
        return scope

    # ---- scopes

    def bind(self, scope: Scope, name: str, node) -> None:
        if name == "__debug__":
            self.error(node, "cannot assign to __debug__")
        scope.function().bound.add(name)

    def function(self, node, scope: Scope, depth: int, kind: str) -> bool:
        self.bind(scope, node.name, node)
        inner = self.new_scope(kind, scope, node)
        self.type_params(node.type_params)
        self.parameters(node.args, inner)
        arguments = node.args
        self.push(
            scope, 0, depth, node.decorator_list, node.type_params, arguments.defaults, arguments.kw_defaults,
            [parameter.annotation for parameter in all_parameters(arguments)], node.returns,
        )  # fmt: skip
        self.push(inner, 0, depth, node.body)
        return True

    def visit_FunctionDef(self, node, scope, flow, depth):
        return self.function(node, scope, depth, FUNCTION)

    def visit_AsyncFunctionDef(self, node, scope, flow, depth):
        return self.function(node, scope, depth, ASYNC)

    def visit_Lambda(self, node, scope, flow, depth):
        inner = self.new_scope(LAMBDA, scope, node)
        self.parameters(node.args, inner)
        self.push(scope, flow, depth, node.args.defaults, node.args.kw_defaults)
        self.push(inner, 0, depth, node.body)
        return True

    def parameters(self, arguments: ast.arguments, scope: Scope) -> None:
        for parameter in all_parameters(arguments):
            if parameter.arg in scope.parameters:
                self.error(parameter, f"duplicate parameter '{parameter.arg}'", "give each parameter its own name")
            scope.parameters.add(parameter.arg)
            self.bind(scope, parameter.arg, parameter)

    def type_params(self, params: list) -> None:
        seen: set[str] = set()
        for param in params:
            if param.name in seen:
                self.error(param, f"duplicate type parameter '{param.name}'")
            seen.add(param.name)

    def visit_ClassDef(self, node, scope, flow, depth):
        self.bind(scope, node.name, node)
        self.type_params(node.type_params)
        self.keywords(node.keywords)
        inner = self.new_scope(CLASS, scope, node)
        self.push(scope, flow, depth, node.decorator_list, node.type_params, node.bases, node.keywords)
        self.push(inner, 0, depth, node.body)
        return True

    def comprehension(self, node, scope: Scope, flow: int, depth: int, *elements) -> bool:
        inner = self.new_scope(COMPREHENSION, scope, node)
        if scope.kind == COMPREHENSION:
            inner.iteration |= scope.iteration
        for generator in node.generators:
            for target in ast.walk(generator.target):
                if isinstance(target, ast.Name):
                    inner.iteration.add(target.id)
            if generator.is_async and not inner.may_await():
                self.error(node, "asynchronous comprehension outside of an asynchronous function")
        first, *rest = node.generators
        for generator in node.generators:
            for part in ast.walk(generator.iter):
                if isinstance(part, ast.NamedExpr):
                    self.error(part, "':=' cannot be used in the iterable of a comprehension")
        # Only the first iterable is evaluated outside.
        self.push(scope, flow, depth, first.iter)
        targets = [first.target, *first.ifs]
        for generator in rest:
            targets += [generator.target, generator.iter, *generator.ifs]
        self.push(inner, 0, depth, targets, *elements)
        return True

    def visit_ListComp(self, node, scope, flow, depth):
        return self.comprehension(node, scope, flow, depth, node.elt)

    def visit_SetComp(self, node, scope, flow, depth):
        return self.comprehension(node, scope, flow, depth, node.elt)

    def visit_GeneratorExp(self, node, scope, flow, depth):
        return self.comprehension(node, scope, flow, depth, node.elt)

    def visit_DictComp(self, node, scope, flow, depth):
        return self.comprehension(node, scope, flow, depth, node.key, node.value)

    def visit_NamedExpr(self, node, scope, flow, depth):
        if scope.kind != COMPREHENSION:
            return
        name = node.target.id
        if name in scope.iteration:
            self.error(node.target, f"':=' cannot rebind comprehension iteration variable '{name}'")
        if scope.function().kind == CLASS:
            self.error(node, "':=' cannot be used in a comprehension in a class body")

    # ---- names

    def visit_Name(self, node, scope, flow, depth):
        if type(node.ctx) is ast.Load:
            scope.used.add(node.id)
        elif scope.kind != COMPREHENSION:
            scope.bound.add(node.id)
            if node.id == "__debug__":
                self.error(node, "cannot assign to __debug__")
        return True

    def visit_Attribute(self, node, scope, flow, depth):
        if node.attr == "__debug__" and type(node.ctx) is not ast.Load:
            self.error(node, "cannot assign to __debug__")

    def declare(self, node, scope: Scope, what: str, other: str) -> None:
        for name in node.names:
            if name in scope.parameters:
                self.error(node, f"name '{name}' is parameter and {what}")
            elif scope.declared.get(name) == other:
                self.error(node, f"name '{name}' is nonlocal and global")
            elif name in scope.annotated:
                self.error(node, f"annotated name '{name}' can't be {what}")
            elif name in scope.bound:
                self.error(node, f"name '{name}' is assigned to before {what} declaration", "declare it first")
            elif name in scope.used:
                self.error(node, f"name '{name}' is used prior to {what} declaration", "declare it first")
            scope.declared[name] = what

    def visit_Global(self, node, scope, flow, depth):
        self.declare(node, scope, "global", "nonlocal")

    def visit_Nonlocal(self, node, scope, flow, depth):
        if scope.kind == MODULE:
            self.error(node, "nonlocal declaration not allowed at module level")
            return
        self.declare(node, scope, "nonlocal", "global")
        self.nonlocals += [(scope, name, node) for name in node.names]

    def check_nonlocals(self) -> None:
        for scope, name, node in self.nonlocals:
            outer = scope.parent
            while outer is not None:
                if outer.kind == CLASS and name == "__class__":
                    break
                if outer.kind in FUNCTIONS and name in outer.bound and outer.declared.get(name) != "global":
                    break
                outer = outer.parent
            else:
                self.error(node, f"no binding for nonlocal '{name}' found", "for a module's variable write `global`")

    def visit_Import(self, node, scope, flow, depth):
        for alias in node.names:
            self.bind(scope, alias.asname or alias.name.split(".")[0], alias)

    def visit_ImportFrom(self, node, scope, flow, depth):
        for alias in node.names:
            if alias.name == "*":
                if scope.kind != MODULE:
                    self.error(node, "import * is only allowed at module level", "name what you import")
                continue
            self.bind(scope, alias.asname or alias.name, alias)

    def check_futures(self, module: ast.Module) -> None:
        """`from __future__` imports come first, and name known features."""
        early: set[int] = set()
        for index, statement in enumerate(module.body):
            if isinstance(statement, ast.ImportFrom) and statement.module == "__future__" and not statement.level:
                early.add(id(statement))
                for alias in statement.names:
                    if alias.name not in FUTURES:
                        self.error(alias, f"future feature '{alias.name}' is not defined")
                continue
            docstring = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
            if not (index == 0 and docstring and isinstance(statement.value.value, str)):
                break
        for statement in module.body:
            late = isinstance(statement, ast.ImportFrom) and statement.module == "__future__"
            if late and not statement.level and id(statement) not in early:
                self.error(statement, "from __future__ imports must occur at the beginning of the file")

    # ---- control flow

    def visit_Return(self, node, scope, flow, depth):
        self.no_star(node.value)
        if scope.kind not in FUNCTIONS:
            self.error(node, "'return' outside function")
            return
        if flow & IN_EXCEPT_STAR:
            self.error(node, "'break', 'continue' and 'return' cannot appear in an 'except*' block")
        if node.value is not None and scope.return_value is None:
            scope.return_value = node

    def leave_loop(self, node, flow: int, word: str) -> None:
        if flow & IN_LOOP:
            return
        if flow & IN_EXCEPT_STAR:
            self.error(node, "'break', 'continue' and 'return' cannot appear in an 'except*' block")
        else:
            self.error(node, f"'{word}' outside loop")

    def visit_Break(self, node, scope, flow, depth):
        self.leave_loop(node, flow, "break")

    def visit_Continue(self, node, scope, flow, depth):
        self.leave_loop(node, flow, "continue")

    def visit_While(self, node, scope, flow, depth):
        self.push(scope, flow, depth, node.orelse)
        self.push(scope, flow | IN_LOOP, depth, node.test, node.body)
        return True

    def visit_For(self, node, scope, flow, depth):
        self.no_star(node.iter)
        self.push(scope, flow, depth, node.orelse)
        self.push(scope, flow | IN_LOOP, depth, node.target, node.iter, node.body)
        return True

    def asynchronous(self, node, scope: Scope, what: str) -> None:
        if scope.function().kind != ASYNC:
            self.error(node, f"'{what}' outside async function", "write `async def` for the function around it")

    def visit_AsyncFor(self, node, scope, flow, depth):
        self.asynchronous(node, scope, "async for")
        return self.visit_For(node, scope, flow, depth)

    def visit_AsyncWith(self, node, scope, flow, depth):
        self.asynchronous(node, scope, "async with")

    def visit_TryStar(self, node, scope, flow, depth):
        self.push(scope, flow, depth, node.orelse, node.finalbody)
        for handler in reversed(node.handlers):
            if handler.name is not None:
                self.bind(scope, handler.name, handler)
            self.push(scope, IN_EXCEPT_STAR, depth + 1, handler.body)
            self.push(scope, flow, depth + 1, handler.type)
        self.push(scope, flow, depth, node.body)
        return True

    def visit_ExceptHandler(self, node, scope, flow, depth):
        if node.name is not None:
            self.bind(scope, node.name, node)

    def visit_Await(self, node, scope, flow, depth):
        if scope.may_await():
            return
        if scope.function().kind in (MODULE, CLASS):
            self.error(node, "'await' outside function", "start the program's coroutine by `asyncio.run(main())`")
        else:
            self.error(node, "'await' outside async function", "write `async def` for the function around it")

    def yielding(self, node, scope: Scope) -> None:
        if scope.kind == COMPREHENSION:
            self.error(node, f"'yield' inside {COMPREHENSIONS[type(scope.node)]}")
        elif scope.kind not in FUNCTIONS:
            self.error(node, "'yield' outside function")
        scope.yields = True

    def visit_Yield(self, node, scope, flow, depth):
        self.no_star(node.value)
        self.yielding(node, scope)

    def visit_YieldFrom(self, node, scope, flow, depth):
        self.yielding(node, scope)
        if scope.kind == ASYNC:
            self.error(node, "'yield from' inside async function", "write `async for x in ...: yield x`")

    def check_async_generators(self) -> None:
        for scope in self.scopes:
            if scope.kind == ASYNC and scope.yields and scope.return_value is not None:
                self.error(scope.return_value, "'return' with value in async generator")

    # ---- expressions and assignments

    def no_star(self, node) -> None:
        if type(node) is ast.Starred:
            self.error(node, "cannot use starred expression here", "for a tuple write `(*items,)`")

    def visit_Expr(self, node, scope, flow, depth):
        self.no_star(node.value)

    def visit_Assign(self, node, scope, flow, depth):
        self.no_star(node.value)

    def visit_AugAssign(self, node, scope, flow, depth):
        self.no_star(node.value)

    def visit_AnnAssign(self, node, scope, flow, depth):
        self.no_star(node.value)
        if isinstance(node.target, ast.Name):
            name = node.target.id
            if name in scope.declared and node.simple and scope.kind != MODULE:
                self.error(node, f"annotated name '{name}' can't be {scope.declared[name]}")
            scope.annotated.add(name)

    def visit_FormattedValue(self, node, scope, flow, depth):
        self.no_star(node.value)

    def keywords(self, keywords: list) -> None:
        seen: set[str] = set()
        for keyword in keywords:
            if keyword.arg is None:
                continue
            if keyword.arg == "__debug__":
                self.error(keyword, "cannot assign to __debug__")
            if keyword.arg in seen:
                self.error(keyword, f"keyword argument repeated: {keyword.arg}")
            seen.add(keyword.arg)

    def visit_Call(self, node, scope, flow, depth):
        if node.keywords:
            self.keywords(node.keywords)

    def visit_TypeAlias(self, node, scope, flow, depth):
        self.type_params(node.type_params)

    def visit_Match(self, node, scope, flow, depth):
        self.no_star(node.subject)
        for case, message, hint in check_match(node):
            self.error(case, message, hint)

    def visit_MatchAs(self, node, scope, flow, depth):
        if node.name is not None:
            self.bind(scope, node.name, node)

    def visit_MatchStar(self, node, scope, flow, depth):
        if node.name is not None:
            self.bind(scope, node.name, node)

    def visit_MatchMapping(self, node, scope, flow, depth):
        if node.rest is not None:
            self.bind(scope, node.rest, node)


def all_parameters(arguments: ast.arguments) -> list[ast.arg]:
    """The parameters in the order in which they are written."""
    parameters = arguments.posonlyargs + arguments.args
    if arguments.vararg is not None:
        parameters = [*parameters, arguments.vararg]
    parameters = parameters + arguments.kwonlyargs
    return parameters if arguments.kwarg is None else [*parameters, arguments.kwarg]


def check(module: ast.Module, path: str) -> None:
    """Raises CompileError with all that is wrong in `module`, in the order of the source."""
    validator = Validator(path)
    validator.run(module)
    if validator.errors:
        validator.errors.sort(key=lambda error: (error.span.line, error.span.column))
        raise CompileError(validator.errors)
