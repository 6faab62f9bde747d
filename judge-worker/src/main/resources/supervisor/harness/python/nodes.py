"""Linked lists and trees: defined for programs as LeetCode defines them, made of values in its notation, and written in it.

A list is its values; a tree its values in level order, with None for a child that is missing, and none of these at the end. Nothing
here is recursive: a list or a tree may be as deep as it has nodes.
"""

import sys

from . import unwritable, values

# A copy: functions defined from here on keep it, whatever the user's code does to the real ones.
__builtins__ = dict(__builtins__)
_builtins = sys.modules["builtins"]

# Apart from this module, whose names a program would find through the functions of its classes.
_DEFINITIONS = """
class ListNode:
    def __init__(self, val=0, next=None):
        self.val = val
        self.next = next


class TreeNode:
    def __init__(self, val=0, left=None, right=None):
        self.val = val
        self.left = left
        self.right = right
"""
_classes = {"__name__": "user_module"}
exec(_DEFINITIONS, _classes)
ListNode, TreeNode = _classes["ListNode"], _classes["TreeNode"]
NAMES = ("ListNode", "TreeNode")


def are_in(types):
    return any(name in types for name in NAMES)


def define(types):
    """Defines the classes that the types name for programs."""
    for name in NAMES:
        if name in types:
            setattr(_builtins, name, _classes[name])


def made(name):
    """Returns what makes nodes of values."""
    return _made_list if name == "ListNode" else _made_tree


def _made_list(values):
    head = None
    for value in reversed(values):
        head = ListNode(value, head)
    return head


def _made_tree(values):
    nodes = [None if value is None else TreeNode(value) for value in values]
    children = iter(nodes)
    root = next(children, None)
    for node in nodes:
        if node is not None:
            node.left, node.right = next(children, None), next(children, None)
    return root


def written(name, first, value_of):
    """Returns the values of nodes, each as value_of returns it; it also counts them."""
    return _written_list(first, value_of) if name == "ListNode" else _written_tree(first, value_of)


def _written_list(node, value_of):
    written = []
    # Brent's search for a cycle: the mark moves to twice as far again and again. It takes no memory for each node.
    mark, steps, most = None, 0, 1
    while node is not None:
        if node is mark:
            raise values.Unserializable("a ListNode whose next leads back to it cannot be returned")
        if steps == most:
            mark, steps, most = node, 0, 2 * most
        steps += 1
        written.append(_value(node, "ListNode", value_of))
        node = _attribute(node, "next", "ListNode")
    return written


def _written_tree(root, value_of):
    written, seen = [], set()
    nodes = [root]
    for node in nodes:
        if node is None:
            written.append(None)
            continue
        if id(node) in seen:
            raise values.Unserializable("a TreeNode that is in the tree twice, or below itself, cannot be returned")
        seen.add(id(node))
        written.append(_value(node, "TreeNode", value_of))
        nodes += _attribute(node, "left", "TreeNode"), _attribute(node, "right", "TreeNode")
    while written and written[-1] is None:
        written.pop()
    return written


def _value(node, name, value_of):
    value = value_of(_attribute(node, "val", name))
    if value is None:
        raise values.Unserializable(f"a {name} whose val is None cannot be returned")
    return value


def _attribute(node, attribute, name):
    try:
        return getattr(node, attribute)
    except AttributeError:
        kind = unwritable.name_of(type(node))
        raise values.Unserializable(f"a value of type '{kind}' cannot be returned; return a {name} or None") from None
