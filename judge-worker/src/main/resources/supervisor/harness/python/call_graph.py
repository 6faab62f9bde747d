"""Finds recursion in a syntax tree: functions and methods that call themselves, also through others.

Names do not tell which function a call reaches. So there are two graphs: calls that surely reach a function of the source, and those
that may. Recursion is forbidden by the first and required by the second: in doubt, the solver is right.
"""

import ast

# A copy: functions defined from here on keep it, whatever the user's code does to the real ones.
__builtins__ = dict(__builtins__)

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_CONSTRUCTOR = "__init__"
_EXPLAINING = ("ctx", "op")


def children(node):
    """Returns the nodes inside a node, without those that only say how a name is used."""
    found = []
    for field in node._fields:
        value = getattr(node, field, None)
        if type(value) is list:
            found.extend(each for each in value if isinstance(each, ast.AST))
        elif isinstance(value, ast.AST) and field not in _EXPLAINING:
            found.append(value)
    return found


def parameters(function):
    """Returns the names of all parameters of a function or lambda."""
    args = function.args
    found = (*args.posonlyargs, *args.args, args.vararg, *args.kwonlyargs, args.kwarg)
    return [each.arg for each in found if each]


class CallGraph:
    def __init__(self, tree):
        self.functions = []
        self.classes = []
        # Stands for the methods of that name in any class: one that calls it may reach each of them.
        self.methods = {}
        # Pairs of a scope and a node in it that may be a call.
        self.uses = []
        self._collect(tree)
        for scope, node in self.uses:
            self._connect(scope, node)

    def recursion(self, is_meant, surely):
        """Returns the line of the first recursion of the functions that are meant, and words about it; None if there is none."""
        found = []
        for group in _cycles([*self.functions, *self.methods.values()], surely):
            for function in group:
                if function.path and is_meant(function.path):
                    line = min(line for target, line in function.calls(surely).items() if target in group)
                    found.append((line, f"; {function.name} calls itself{_through(function, group, surely)}"))
        return min(found, default=None)

    def _collect(self, tree):
        rest = [(tree, _Scope((), None, None))]
        while rest:
            node, scope = rest.pop()
            if scope.function:
                self._collect_use(node, scope)
            inner = self._inner(node, scope)
            rest.extend((child, inner) for child in children(node))

    def _collect_use(self, node, scope):
        name = _bound(node)
        if name:
            scope.bind(name)
        elif isinstance(node, (ast.Name, ast.Attribute, ast.Call)):
            self.uses.append((scope, node))

    def _inner(self, node, scope):
        """Returns the scope of what is inside a node."""
        if isinstance(node, ast.ClassDef):
            inner = _Scope((*scope.path, node.name), scope, scope.function, is_class=True)
            scope.classes[node.name] = inner
            self.classes.append(inner)
            return inner
        if isinstance(node, (ast.Assign, ast.AnnAssign, ast.NamedExpr)) and isinstance(node.value, ast.Lambda):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            # Its name is known before the lambda is met.
            scope.lambdas[node.value] = targets[0].id if isinstance(targets[0], ast.Name) else None
        if not isinstance(node, _FUNCTIONS):
            return scope
        name = scope.lambdas.pop(node, None) if isinstance(node, ast.Lambda) else node.name
        if not name:
            inner = _Scope(scope.path, scope, scope.function)
            inner.bind(*parameters(node))
            return inner
        return self._function(name, node, scope)

    def _function(self, name, node, scope):
        function = _Function(name, (*scope.path, name))
        self.functions.append(function)
        scope.functions[name] = function
        if scope.is_class:
            self.methods.setdefault(name, _Function(name, ())).may[function] = node.lineno
        inner = _Scope(function.path, scope, function)
        inner.bind(*parameters(node))
        first = [*node.args.posonlyargs, *node.args.args][:1]
        if scope.is_class and first and not _is_static(node):
            # The object that a method belongs to, and its class.
            inner.own = first[0].arg, scope
        return inner

    def _connect(self, scope, node):
        called = isinstance(node, ast.Call)
        target = node.func if called else node
        line = node.lineno
        if isinstance(target, ast.Name):
            function = scope.meant(target.id)
            if function:
                scope.function.add(function, line, called)
        elif isinstance(target, ast.Attribute) and not _is_of_base(target.value):
            method = self._method(scope, target)
            if method:
                scope.function.add(method, line, called)
            elif target.attr in self.methods:
                scope.function.add(self.methods[target.attr], line, False)

    @staticmethod
    def _method(scope, target):
        """Returns the method of the object that a method belongs to, of a class, or of a new object; None if it is not known."""
        receiver = target.value.func if isinstance(target.value, ast.Call) else target.value
        if not isinstance(receiver, ast.Name):
            return None
        own, owner = scope.own
        if receiver is target.value and receiver.id == own:
            return owner.functions.get(target.attr)
        cls = scope.named_class(receiver.id)
        return cls.functions.get(target.attr) if cls else None


class _Function:
    def __init__(self, name, path):
        self.name = name
        self.path = path
        # From functions that it calls to the first line of a call.
        self.surely = {}
        self.may = {}

    def calls(self, surely):
        return self.surely if surely else self.may

    def add(self, function, line, surely):
        for lines in (self.surely, self.may) if surely else (self.may,):
            lines[function] = min(line, lines.get(function, line))


class _Scope:
    def __init__(self, path, parent, function, is_class=False):
        self.path = path
        self.parent = parent
        # The innermost function around it.
        self.function = function
        self.is_class = is_class
        self.functions = {}
        self.classes = {}
        self.variables = set()
        self.lambdas = {}
        self.own = parent.own if parent else (None, None)

    def bind(self, *names):
        """Notes names that mean something here that is not known."""
        self.variables.update(names)
        if self.own[0] in names:
            self.own = None, None

    def meant(self, name):
        """Returns the function that a name means in this scope, or the constructor of the class; None if it means neither."""
        scope = self._binding(name)
        if scope is None or name in scope.functions:
            return scope and scope.functions[name]
        return scope.classes[name].functions.get(_CONSTRUCTOR) if name in scope.classes else None

    def named_class(self, name):
        scope = self._binding(name)
        return scope.classes.get(name) if scope else None

    def _binding(self, name):
        """Returns the innermost scope in which a name means something; None if there is none."""
        return next((scope for scope in self._around() if name in scope.functions or name in scope.classes or name in scope.variables),
                    None)

    def _around(self):
        """Yields the scopes whose names can be used here: a class has names for its own lines only."""
        scope = self
        while scope:
            if scope is self or not scope.is_class:
                yield scope
            scope = scope.parent


def _bound(node):
    """Returns the name to which a node binds something that is not known; None if it binds none."""
    if isinstance(node, ast.Name):
        return None if isinstance(node.ctx, ast.Load) else node.id
    if isinstance(node, ast.alias):
        return node.asname or node.name.partition(".")[0]
    if isinstance(node, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)):
        return node.name
    return node.rest if isinstance(node, ast.MatchMapping) else None


def _is_static(method):
    decorators = getattr(method, "decorator_list", ())
    return any("staticmethod" in (getattr(each, "id", None), getattr(each, "attr", None)) for each in decorators)


def _is_of_base(receiver):
    """Whether it is super(): its method is another, although it has the same name."""
    return isinstance(receiver, ast.Call) and isinstance(receiver.func, ast.Name) and receiver.func.id == "super"


def _through(function, group, surely):
    if function in function.calls(surely):
        return ""
    others = [other for other in function.calls(surely) if other in group and other.path]
    return f" through {others[0].name}" if others else ""


def _cycles(functions, surely):
    """Yields the sets of functions that reach each other (Tarjan's algorithm, without recursion)."""
    numbers, lowest, stacked, stack = {}, {}, set(), []
    for root in functions:
        if root in numbers:
            continue
        path = [(root, iter(root.calls(surely)))]
        while path:
            function, rest = path[-1]
            if function not in numbers:
                numbers[function] = lowest[function] = len(numbers)
                stack.append(function)
                stacked.add(function)
            following = next((each for each in rest if each not in numbers or each in stacked), None)
            if following is None:
                path.pop()
                if path:
                    lowest[path[-1][0]] = min(lowest[path[-1][0]], lowest[function])
                if lowest[function] == numbers[function]:
                    group = _popped(stack, stacked, function)
                    if len(group) > 1 or function in function.calls(surely):
                        yield group
            elif following in numbers:
                lowest[function] = min(lowest[function], numbers[following])
            else:
                path.append((following, iter(following.calls(surely))))


def _popped(stack, stacked, function):
    group = set()
    while function not in group:
        group.add(stack.pop())
    stacked -= group
    return group
