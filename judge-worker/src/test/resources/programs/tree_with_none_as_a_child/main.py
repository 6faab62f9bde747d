def solve(root):
    root.children.append(None)
    return root
