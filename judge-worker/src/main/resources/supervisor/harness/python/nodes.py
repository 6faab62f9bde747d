"""Linked lists and trees: defined for programs as LeetCode defines them, made of values in its notation, and written in it.

A list is its values; a binary tree its values in level order, with None for a child that is missing. In another tree, None begins the
children of one node after the other. None at the end is left out. Nothing here is recursive: a list or a tree may be as deep as it has
nodes.
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


class Node:
    def __init__(self, val=None, children=None):
        self.val = val
        self.children = children
"""
_classes = {"__name__": "user_module"}
exec(_DEFINITIONS, _classes)
ListNode, TreeNode, Node = _classes["ListNode"], _classes["TreeNode"], _classes["Node"]
NAMES = ("ListNode", "TreeNode", "Node")


def are_in(types):
    return any(_is_in(name, types) for name in NAMES)


def _is_in(name, types):
    return f"[{name}]" in types


def define(types):
    """Defines the classes that the types name for programs."""
    for name in NAMES:
        if _is_in(name, types):
            setattr(_builtins, name, _classes[name])


def made(name):
    """Returns what makes nodes of values."""
    return {"ListNode": _made_list, "TreeNode": _made_tree, "Node": _made_node}[name]


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


def _made_node(values):
    if not values:
        return None
    nodes = [Node(values[0], [])]
    # It goes on to nodes that are added meanwhile.
    parents = iter(nodes)
    for value in values[1:]:
        if value is None:
            parent = next(parents)
        else:
            nodes.append(Node(value, []))
            parent.children.append(nodes[-1])
    return nodes[0]


def written(name, first, value_of):
    """Returns the values of nodes, each as value_of returns it; it also counts them."""
    if first is None:
        return []
    write = {"ListNode": _written_list, "TreeNode": _written_tree, "Node": _written_node}[name]
    return write(first, value_of)


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
        _see(node, seen, "TreeNode")
        written.append(_value(node, "TreeNode", value_of))
        nodes += _attribute(node, "left", "TreeNode"), _attribute(node, "right", "TreeNode")
    return _trimmed(written)


def _written_node(root, value_of):
    written, seen = [_value(root, "Node", value_of)], set()
    nodes = [root]
    for node in nodes:
        _see(node, seen, "Node")
        written.append(None)
        for child in _attribute(node, "children", "Node") or ():
            if child is None:
                raise values.Unserializable("a child of a Node is None; leave it out")
            nodes.append(child)
            written.append(_value(child, "Node", value_of))
    return _trimmed(written)


def _see(node, seen, name):
    if id(node) in seen:
        raise values.Unserializable(f"a {name} that is in the tree twice, or below itself, cannot be returned")
    seen.add(id(node))


def _trimmed(written):
    while written[-1] is None:
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
