"""Checks a source against the rules of its question: what it must contain, and what it must not.

Everything is decided by the source's syntax tree, before any of it runs. Rules guide solvers and stop nobody who hides what the
source does: names that are made while it runs, getattr, exec and copies of a function are not seen.
"""

import ast
import json
import warnings

from . import call_graph, execution

# A copy: functions defined from here on keep it, whatever the user's code does to the real ones.
__builtins__ = dict(__builtins__)

BROKEN = "RuleBroken"

_MOST_NODES = 200_000
_MOST_SHOWN = 10
# A longer chain of attributes is no name that a rule has; reading it again and again would take long.
_MOST_PARTS = 20
_BUILTINS = "builtins."
_IMPORTERS = ("__import__", "importlib.import_module", "importlib.__import__")
_LOOPS = {ast.For: "for", ast.AsyncFor: "for", ast.While: "while"}
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_IMPORTS = (ast.Import, ast.ImportFrom)
_NAMED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
# The nodes that rules of each kind are about. Imports tell what a name means.
_NODES = {
    "name": (ast.Name, ast.Attribute, *_NAMED, ast.arg, ast.alias, ast.Global, ast.Nonlocal, ast.ExceptHandler, ast.MatchAs,
             ast.MatchStar, ast.MatchMapping, *_IMPORTS),
    "import": (*_IMPORTS, ast.Call),
    "call": (*_IMPORTS, ast.Call, *_NAMED),
    "loop": tuple(_LOOPS),
    "comprehension": _COMPREHENSIONS,
    "recursion": (),
    "class": (ast.ClassDef,),
}

# What a rule forbids, what it requires, and what is said of code that lacks it.
_WORDS = {
    "name": ("the name {}", "the name {}", "does not use it"),
    "import": ("importing {}", "importing {}", "does not import it"),
    "call": ("calling {}", "calling {}", "does not call it"),
    "loop": ("{}loops", "a {}loop", "has none"),
    "comprehension": ("comprehensions", "a comprehension", "has none"),
    "recursion": ("recursion", "recursion", "has none"),
    "class": ("classes", "a class", "has none"),
    "named class": ("a class {}", "a class {}", "has none"),
}


def read(text):
    """Reads rules from JSON."""
    return [_Rule(**rule) for rule in json.loads(text)]


def require(rules, source):
    """Refuses a source that breaks rules, as one that does not compile."""
    error = broken(rules, source)
    if error:
        raise execution.DoesNotCompile(json.dumps(error).encode())


def broken(rules, source):
    """Returns the error of a source that breaks rules, with the keys of any error; None if it breaks none."""
    try:
        found = _Source(_parsed(source), {rule.kind for rule in rules})
    except (_TooLarge, MemoryError, RecursionError):
        return _error(None, "the source is too large or too deep to be checked against the rules of this question")
    faults = [(line, text) for line, text in (rule.fault(found) for rule in rules) if text]
    if not faults:
        return None
    faults.sort(key=lambda fault: fault[0] or len(source) + 2)
    (line, first), *others = faults
    lines = [first, *(f"line {line}: {text}" if line else text for line, text in others[:_MOST_SHOWN - 1])]
    if len(faults) > _MOST_SHOWN:
        lines.append(f"and {len(faults) - _MOST_SHOWN} more")
    return _error(line, "\n".join(lines))


def _parsed(source):
    """Parses without the warnings that compiling has given already."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(source)


def _error(line, message):
    return {"type": BROKEN, "message": message, "hint": "", "line": line, "traceback": ""}


class _TooLarge(Exception):
    pass


class _Rule:
    """As authors send it: {"forbid": "call", "name": "sorted", "in": "solve", "message": ".."}, or with require."""

    def __init__(self, forbid=None, require=None, name=None, message=None, **scope):
        self.kind = forbid or require
        self.forbids = forbid is not None
        self.name = name
        self.scope = scope.get("in")
        self.message = message

    def fault(self, source):
        """Returns the line, if there is one, and what is wrong; no text if nothing is."""
        found = source.recursion(self.scope, self.forbids) if self.kind == "recursion" else source.first(self)
        if self.forbids == (found is None):
            return None, None
        line, what = found or (None, "")
        where = f" in {self.scope}" if self.scope else ""
        forbidden, required, lacks = (words.format(self._named()) for words in self._words())
        text = (f"this question forbids {forbidden}{where}{what}" if self.forbids
                else f"this question requires {required}{where}; the code {lacks}")
        return line, f"{text}. {self.message}" if self.message else text

    def _words(self):
        return _WORDS["named class" if self.kind == "class" and self.name else self.kind]

    def _named(self):
        if self.kind == "loop":
            return f"{self.name} " if self.name else ""
        return f"the method {self.name[1:]}" if self.kind == "call" and self.name.startswith(".") else self.name

    def matches(self, names):
        if self.name is None:
            return True
        if self.kind == "import":
            return any(name == self.name or name.startswith(self.name + ".") for name in names)
        return self.name in names


class _Source:
    """What a syntax tree contains of the kinds that rules are about."""

    def __init__(self, tree, kinds):
        self.kinds = kinds
        self.found = {kind: [] for kind in kinds}
        # From names to all that imports mean by them.
        self.aliases = {}
        # Names of parameters to which an import gives another meaning.
        self.imported_again = set()
        nodes = _nodes(tree, {node for kind in kinds for node in _NODES[kind]})
        for node, _, hidden in nodes:
            self._note_aliases(node, hidden)
        for node, scope, hidden in nodes:
            self._note(node, scope, hidden)
        self.graph = call_graph.CallGraph(tree) if "recursion" in kinds else None

    def first(self, rule):
        """Returns the line of the first place that a rule is about, and no words; None if there is none."""
        lines = [line for names, line, scope in self.found[rule.kind] if within(rule.scope, scope) and rule.matches(names)]
        return (min(lines), "") if lines else None

    def recursion(self, scope, surely):
        return self.graph.recursion(lambda path: within(scope, path), surely)

    def _note_aliases(self, node, hidden):
        """Keeps what imports mean by a name: `from math import sqrt as root` makes root mean math.sqrt."""
        if type(node) is ast.Import:
            for alias in node.names:
                meaning = alias.name if alias.asname else alias.name.partition(".")[0]
                self._note_alias(alias.asname or meaning, meaning, hidden)
        elif type(node) is ast.ImportFrom and not node.level:
            for alias in node.names:
                self._note_alias(alias.asname or alias.name, f"{node.module}.{alias.name}", hidden)

    def _note_alias(self, name, meaning, hidden):
        self.aliases.setdefault(name, set()).add(meaning)
        if name in hidden:
            self.imported_again.add(name)

    def _note(self, node, scope, hidden):
        kind = type(node)
        if kind in _LOOPS:
            self._add("loop", (_LOOPS[kind],), node, scope)
        elif kind in _COMPREHENSIONS:
            self._add("comprehension", (), node, scope)
        elif kind is ast.ClassDef:
            self._add("class", (node.name,), node, scope)
        elif kind is ast.Call:
            self._note_call(node, scope, hidden)
        elif kind in _IMPORTS:
            self._add("import", _imported(node), node, scope)
        if kind in _NAMED:
            self._note_decorators(node, scope, hidden)
        if "name" in self.kinds:
            self._add("name", self._names(node, hidden), node, scope)

    def _note_decorators(self, node, scope, hidden):
        """Python calls a decorator, also one without parentheses."""
        for decorator in node.decorator_list:
            self._add("call", self._meanings(decorator, hidden), decorator, scope)

    def _note_call(self, node, scope, hidden):
        names = self._meanings(node.func, hidden)
        self._add("call", names, node, scope)
        if "import" in self.kinds and any(name in _IMPORTERS for name in names):
            modules = [*node.args[:1], *(each.value for each in node.keywords if each.arg == "name")]
            self._add("import", [module.value for module in modules
                                 if isinstance(module, ast.Constant) and type(module.value) is str], node, scope)

    def _add(self, kind, names, node, scope):
        if kind in self.kinds:
            self.found[kind].append((names, getattr(node, "lineno", 1), scope))

    def _names(self, node, hidden):
        """Returns the names that stand at a node, for which other nodes do not."""
        kind = type(node)
        if kind in (ast.Name, ast.Attribute):
            return self._meanings(node, hidden)
        if kind is ast.alias:
            return (node.name, node.asname)
        if kind in (ast.Global, ast.Nonlocal):
            return node.names
        return [getattr(node, field, None) for field in ("name", "arg", "rest")]

    def _meanings(self, node, hidden):
        """Returns the names by which a rule may call an expression: as written, as imported unless a parameter hides that, and .name
        for an attribute."""
        parts, inner = [], node
        while isinstance(inner, ast.Attribute) and len(parts) < _MOST_PARTS:
            parts.append(inner.attr)
            inner = inner.value
        names = [f".{node.attr}"] if isinstance(node, ast.Attribute) else []
        if isinstance(inner, ast.Name):
            is_parameter = inner.id in hidden and inner.id not in self.imported_again
            for first in (inner.id, *(() if is_parameter else self.aliases.get(inner.id, ()))):
                names.append(".".join((first, *reversed(parts))).removeprefix(_BUILTINS))
        return names


def _nodes(tree, kinds):
    """Returns nodes of these kinds, each with the names of the functions and classes that it is in, and of all their parameters.
    Without recursion."""
    found, count, rest = [], 0, [(tree, (), frozenset())]
    while rest:
        node, scope, hidden = rest.pop()
        if type(node) in kinds:
            found.append((node, scope, hidden))
        if type(node) in _NAMED:
            scope = (*scope, node.name)
        if type(node) in _FUNCTIONS:
            hidden = hidden.union(call_graph.parameters(node))
        children = call_graph.children(node)
        count += len(children)
        if count > _MOST_NODES:
            raise _TooLarge
        rest.extend((child, scope, hidden) for child in children)
    return found


def _imported(node):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if node.level:
        return []
    return [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]


def within(wanted, scope):
    """Whether a scope is in a function or class, which may be named with the class that it is in, such as Solution.solve."""
    if wanted is None:
        return True
    parts = tuple(wanted.split("."))
    return any(scope[at:at + len(parts)] == parts for at in range(len(scope) - len(parts) + 1))
