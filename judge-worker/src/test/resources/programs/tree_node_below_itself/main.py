def solve(root):
    root.left.left = root
    return root
