"""Reads declared types as Gavel spells them, such as Dict[str, List[int]], into pairs of a name and the types in its brackets."""

import ast

# A copy: functions defined from here on keep it, whatever the user's code does to the real ones.
__builtins__ = dict(__builtins__)

ANY = ("Any", ())
_OBJECTS = ("bytes", "complex", "Decimal")


def read(spelling):
    return _read(ast.parse(spelling, mode="eval").body)


def read_all(spellings):
    """Reads types between semicolons."""
    return [_read(statement.value) for statement in ast.parse(spellings).body]


def has_objects(spelling):
    """Whether bytes, complex numbers or Decimals are declared. The text of a literal may be spelled like one."""
    return any(name in spelling for name in _OBJECTS) and _names_object(read(spelling))


def _names_object(kind):
    name, inside = kind
    return name in _OBJECTS or any(map(_names_object, inside))


def _read(node):
    if isinstance(node, ast.Subscript):
        if node.value.id == "Literal":
            return node.value.id, ()
        inside = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        return node.value.id, tuple(map(_read, inside))
    return (node.id if isinstance(node, ast.Name) else str(node.value)), ()
