"""Reads declared types as Gavel spells them, such as Dict[str, List[int]], into pairs of a name and the types in its brackets."""

import ast

# A copy: functions defined from here on keep it, whatever the user's code does to the real ones.
__builtins__ = dict(__builtins__)

ANY = ("Any", ())


OBJECTS = ("bytes", "complex", "Decimal")


def read(spelling):
    return _read(ast.parse(spelling, mode="eval").body)


def read_all(spellings):
    """Reads types between semicolons."""
    return [_read(statement.value) for statement in ast.parse(spellings).body]


def _read(node):
    if isinstance(node, ast.Subscript):
        if node.value.id == "Literal":
            return node.value.id, ()
        inside = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        return node.value.id, tuple(map(_read, inside))
    return (node.id if isinstance(node, ast.Name) else str(node.value)), ()
