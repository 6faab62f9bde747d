"""Reads sources with Python's own parser, and runs none of them.

stdin has a JSON list of [source, entry] pairs; stdout gets a JSON list with an outline of each: its functions, and its asserts as calls of
the entry point with literals. Without an entry point, any function that is not Python's own is one. An assert that says anything else is
refused, with the reason.
"""
import ast
import builtins
import json
import re
import sys

MAX_TRIES = 200
MAX_REPEATED = 100_000
MAX_DIGITS = 10_000
NODES = {"tree_node", "list_node"}
SAME = {"is_same_tree", "is_same_list"}
FLOATS = {"float", "sqrt", "pow", "fabs", "hypot", "exp", "log", "log2", "log10", "mean", "median", "pi"}
CONVERSIONS = {"set": set, "frozenset": frozenset, "tuple": tuple, "list": list, "float": float, "int": int, "str": str}
MISSING_BODY = re.compile(r"expected an indented block after .* on line (\d+)")


class Refused(Exception):
    """Something that is not read; the message says why."""


def parse(source):
    """Parses a source; where a stub has no body, one is added."""
    lines = source.split("\n")
    appended = 0
    for _ in range(MAX_TRIES):
        try:
            return ast.parse("\n".join(lines) + "\n")
        except IndentationError as error:
            header = MISSING_BODY.match(error.msg)
            if not header:
                raise
            appended = add_body(lines, int(header[1]), error.lineno, appended)
    raise Refused("too many functions have no body")


def add_body(lines, header, at, appended):
    """Adds a body before the line at which it is missing. Returns the header if it was added at the end instead, to try that first."""
    start = lines[header - 1]
    body = start[:len(start) - len(start.lstrip())] + "    pass"
    if appended != header and not any(line.strip() for line in lines[at:]):
        lines.append(body)
        return header
    if appended == header:
        lines.pop()
    lines.insert(at - 1, body)
    return 0


def text(node):
    return ast.unparse(node) if node is not None else None


def shortened(node):
    written = text(node)
    return written if len(written) <= 60 else written[:57] + "..."


# Functions


def functions(tree):
    found = []
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            found.append(function(node, None))
        elif isinstance(node, ast.ClassDef):
            found += [function(method, node.name) for method in node.body if isinstance(method, ast.FunctionDef)]
    return found


def function(node, owner):
    arguments = node.args
    positional = arguments.posonlyargs + arguments.args
    defaults = [None] * (len(positional) - len(arguments.defaults)) + arguments.defaults
    parameters = [parameter(each, default) for each, default in zip(positional, defaults)]
    if owner and not is_static(node):
        parameters = parameters[1:]
    by_name = [parameter(each, default) for each, default in zip(arguments.kwonlyargs, arguments.kw_defaults)]
    return {"name": node.name, "owner": owner, "parameters": parameters + by_name, "returns": text(node.returns),
            "any_number": bool(arguments.vararg or arguments.kwarg), "by_name_only": bool(by_name), "doc": ast.get_docstring(node)}


def is_static(node):
    return any(isinstance(each, ast.Name) and each.id == "staticmethod" for each in node.decorator_list)


def parameter(node, default):
    return {"name": node.arg, "type": text(node.annotation), "default": literal_or_none(default)}


def literal_or_none(node):
    try:
        return literal(node) if node is not None else None
    except Refused:
        return None


def has_floats(tree):
    """Whether a source divides, or uses floats in another way, so that it may return one."""
    return any(isinstance(each, ast.Div) or (isinstance(each, ast.Constant) and isinstance(each.value, float))
               or (isinstance(each, ast.Name) and each.id in FLOATS) or (isinstance(each, ast.Attribute) and each.attr in FLOATS)
               for each in ast.walk(tree))


# Values


def literal(node):
    """Returns the value of an expression of literals, as repr writes it."""
    value = evaluated(node)
    try:
        written = repr(value)
    except ValueError:
        raise Refused("a number has too many digits") from None
    if len(written) > 1000 + 4 * (node.end_col_offset - node.col_offset if node.lineno == node.end_lineno else len(text(node))):
        raise Refused(f"{shortened(node)} is much longer than its expression")
    return written


def evaluated(node):
    if isinstance(node, ast.Call):
        return converted(node)
    if isinstance(node, ast.BinOp):
        return calculated(node)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.UAdd)):
        operand = number(node.operand)
        return -operand if isinstance(node.op, ast.USub) else +operand
    if isinstance(node, ast.Constant):
        if node.value is ...:
            raise Refused("... is no value")
        return node.value
    if isinstance(node, ast.Name) and node.id in ("inf", "nan"):
        return float(node.id)
    if isinstance(node, ast.Attribute) and text(node) in ("math.inf", "math.nan", "np.inf", "np.nan"):
        return float(node.attr)
    try:
        return container(node)
    except TypeError:
        raise Refused(f"{shortened(node)} has a member or key that Python cannot hash") from None


def container(node):
    if isinstance(node, ast.List):
        return [evaluated(each) for each in node.elts]
    if isinstance(node, ast.Tuple):
        return tuple(evaluated(each) for each in node.elts)
    if isinstance(node, ast.Set):
        return {evaluated(each) for each in node.elts}
    if isinstance(node, ast.Dict) and None not in node.keys:
        return {evaluated(key): evaluated(value) for key, value in zip(node.keys, node.values)}
    raise Refused(f"{shortened(node)} is no literal")


def converted(node):
    """Returns the value of a call that only writes a value, such as set() or float('inf')."""
    name = text(node.func)
    if name in NODES and len(node.args) == 1 and not node.keywords:
        return evaluated(node.args[0])
    if name not in CONVERSIONS or len(node.args) > 1 or node.keywords:
        raise Refused(f"{shortened(node)} is a call, no literal")
    arguments = [evaluated(each) for each in node.args]
    if name in ("int", "float") and arguments and isinstance(arguments[0], str) and len(arguments[0]) > MAX_DIGITS:
        raise Refused("a number has too many digits")
    try:
        return CONVERSIONS[name](*arguments)
    except (TypeError, ValueError, OverflowError) as error:
        raise Refused(f"{shortened(node)}: {error}") from None


def number(node):
    value = evaluated(node)
    if isinstance(value, (int, float, complex)):
        return value
    raise Refused(f"{shortened(node)} is no number")


def calculated(node):
    left, right = evaluated(node.left), evaluated(node.right)
    if isinstance(node.op, ast.Mult) and isinstance(left, (list, str, tuple)) and isinstance(right, int):
        if len(left) * right > MAX_REPEATED:
            raise Refused(f"{shortened(node)} has too many elements")
        return left * right
    if isinstance(node.op, ast.Add) and type(left) is type(right) and isinstance(left, (list, str, tuple)):
        return left + right
    both = [each for each in (left, right) if isinstance(each, (int, float, complex))]
    if len(both) < 2 or any(isinstance(each, int) and each.bit_length() > MAX_DIGITS for each in both):
        raise Refused(f"{shortened(node)} is no literal")
    try:
        return operated(node, left, right)
    except (ArithmeticError, TypeError) as error:
        raise Refused(f"{shortened(node)}: {error}") from None


def operated(node, left, right):
    if isinstance(node.op, ast.Add):
        return left + right
    if isinstance(node.op, ast.Sub):
        return left - right
    if isinstance(node.op, ast.Mult):
        return left * right
    if isinstance(node.op, ast.Div):
        return left / right
    if isinstance(node.op, ast.FloorDiv):
        return left // right
    if isinstance(node.op, ast.Mod):
        return left % right
    if isinstance(node.op, ast.Pow) and abs(left) <= 1000 and 0 <= right <= 100:
        return left ** right
    raise Refused(f"{shortened(node)} is no literal")


# Asserts


def asserts(tree, entry):
    """Returns the asserts of a source, or those of its function check."""
    body = tree.body
    check = next((node for node in body if isinstance(node, ast.FunctionDef) and node.name == "check"), None)
    names = {entry} if entry else set()
    if check:
        body = check.body
        names = {each.arg for each in check.args.args[:1]}
    found = []
    lists = {each.targets[0].id: each.value for each in body if is_list(each)}
    body = [each for each in body if not is_list(each)]
    replaced = False
    for node in body:
        if isinstance(node, ast.Assert):
            found.append({"line": node.lineno, "refused": "its function is another one by then"} if replaced else assertion(node, names))
        elif is_table(node, lists, names):
            found += table(node, tree, lists)
        elif not is_harmless(node) and (check or not is_definition(node)):
            found.append({"line": node.lineno, "refused": f"expected asserts only, found {article(node)}: {shortened(node)}"})
        if isinstance(node, ast.Return):
            break
        replaced = replaced or any(isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store) and each.id in names
                                   for each in ast.walk(node))
    return [each for each in found if each is not None]


def is_definition(node):
    return isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))


def is_list(node):
    return isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name) and isinstance(
        node.value, ast.List)


def is_table(node, lists, names):
    """Whether it is EvalPlus' loop: for i, (inp, exp) in enumerate(zip(inputs, results)): assertion(candidate(*inp), exp, 0)."""
    if not (isinstance(node, ast.For) and text(node.iter) == "enumerate(zip(inputs, results))" and len(node.body) == 1
            and {"inputs", "results"} <= lists.keys() and isinstance(node.body[0], ast.Expr)):
        return False
    call = node.body[0].value
    return isinstance(call, ast.Call) and text(call.func) == "assertion" and len(call.args) == 3 and text(call.args[0]) in {
        f"{name}(*inp)" for name in names} and text(call.args[1]) == "exp"


def table(node, tree, lists):
    inputs, results = lists["inputs"].elts, lists["results"].elts
    found = {"line": node.lineno}
    compares = next((each for each in tree.body if isinstance(each, ast.FunctionDef) and each.name == "assertion"), None)
    if compares is None or len(inputs) != len(results):
        return [found | {"refused": "expected as many inputs as results, and a function assertion"}]
    if any(isinstance(each, ast.Name) and each.id in ("set", "sorted", "Counter") for each in ast.walk(compares)):
        return [found | {"refused": "its function assertion compares in a way of its own"}]
    try:
        absolute = tolerance(node.body[0].value.args[2])
    except Refused as refused:
        return [found | {"refused": str(refused)}]
    return [row(inp, result, absolute) for inp, result in zip(inputs, results)]


def row(inp, result, absolute):
    found = {"line": inp.lineno}
    try:
        if not isinstance(inp, (ast.List, ast.Tuple)):
            raise Refused(f"expected a list of arguments, found {shortened(inp)}")
        return found | {"function": "candidate", "arguments": [literal(each) for each in inp.elts], "output": literal(result),
                        "relative": 1e-7, "absolute": max(absolute, 1e-6)}
    except Refused as refused:
        return found | {"refused": str(refused)}


def is_harmless(node):
    return isinstance(node, (ast.Pass, ast.Import, ast.ImportFrom)) or (
        isinstance(node, ast.Expr) and (isinstance(node.value, ast.Constant) or text(node.value.func if isinstance(
            node.value, ast.Call) else node.value) == "print"))


def article(node):
    name = {"For": "a loop", "While": "a loop", "FunctionDef": "a function", "Assign": "an assignment"}
    return name.get(type(node).__name__, "a statement")


def assertion(node, names):
    if isinstance(node.test, ast.Constant) and node.test.value:
        return None
    try:
        return {"line": node.lineno} | compared(node.test, names)
    except Refused as refused:
        return {"line": node.lineno, "refused": str(refused)}


def compared(test, names):
    if isinstance(test, ast.Call) and text(test.func) in SAME and len(test.args) == 2:
        return equal(test.args[0], test.args[1], names)
    if isinstance(test, ast.Call) and text(test.func) in ("math.isclose", "isclose"):
        return close(test, names)
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not) and is_call(test.operand, names):
        return called(test.operand) | {"output": "False", "truth": True}
    if is_call(test, names):
        return called(test) | {"output": "True", "truth": True}
    if not isinstance(test, ast.Compare) or len(test.ops) != 1:
        raise Refused(f"expected a call that equals a literal, found {shortened(test)}")
    operator, left, right = test.ops[0], test.left, test.comparators[0]
    if isinstance(operator, (ast.Lt, ast.LtE)):
        return near(left, right, names)
    if isinstance(operator, ast.Is) and not (isinstance(right, ast.Constant) and right.value in (True, False, None)):
        raise Refused(f"expected ==, found is: {shortened(test)}")
    if not isinstance(operator, (ast.Eq, ast.Is)):
        raise Refused(f"expected ==, found another comparison: {shortened(test)}")
    return equal(left, right, names)


def equal(left, right, names):
    if not (is_call(left, names) or is_listed(left, names)):
        left, right = right, left
    if is_listed(left, names):
        return called(left.args[0]) | {"output": literal(right), "listed": True}
    if not is_call(left, names):
        raise Refused(f"expected a call of {' or '.join(sorted(names)) or 'the function'} by itself, found {shortened(right)}")
    return called(left) | {"output": literal(right)}


def is_listed(node, names):
    """Whether it is a call inside list() or tuple()."""
    return isinstance(node, ast.Call) and text(node.func) in ("list", "tuple") and len(node.args) == 1 and is_call(node.args[0], names)


def near(left, right, names):
    """Reads abs(f(x) - y) < tolerance."""
    difference = left.args[0] if isinstance(left, ast.Call) and text(left.func) in ("abs", "math.fabs") and len(left.args) == 1 else None
    if not (isinstance(difference, ast.BinOp) and isinstance(difference.op, ast.Sub)):
        raise Refused(f"expected abs(a call - a number) < a tolerance, found {shortened(left)}")
    return equal(difference.left, difference.right, names) | {"absolute": tolerance(right)}


def close(test, names):
    if len(test.args) != 2:
        raise Refused(f"expected two numbers, found {shortened(test)}")
    stated = {each.arg: tolerance(each.value) for each in test.keywords}
    return equal(test.args[0], test.args[1], names) | {"relative": stated.get("rel_tol", 1e-9), "absolute": stated.get("abs_tol", 0.0)}


def tolerance(node):
    value = number(node)
    if isinstance(value, complex) or not 0 <= value <= 1e9:
        raise Refused(f"{shortened(node)} is no tolerance")
    return float(value)


def is_call(node, names):
    if not names:
        return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and not hasattr(builtins, node.func.id)
    return isinstance(node, ast.Call) and text(node.func) in names


def called(call):
    if any(isinstance(each, ast.Starred) for each in call.args) or any(each.arg is None for each in call.keywords):
        raise Refused(f"expected arguments without *, found {shortened(call)}")
    read = {"function": text(call.func), "arguments": [literal(each) for each in call.args]}
    named = {each.arg: literal(each.value) for each in call.keywords}
    return read | ({"named": named} if named else {})


# All


def outline(source, entry):
    try:
        tree = parse(source)
        return {"functions": functions(tree), "asserts": asserts(tree, entry), "floats": has_floats(tree)}
    except SyntaxError as error:
        return {"error": f"{type(error).__name__}: {error.msg}, line {error.lineno}"}
    except (Refused, ValueError, RecursionError, MemoryError) as error:
        return {"error": " ".join(str(error).split()) or type(error).__name__}


def main():
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    outlines = [outline(source, entry) for source, entry in json.load(sys.stdin)]
    json.dump(outlines, sys.stdout, allow_nan=False, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main()
