def solve(root):
    root.right = root.left
    return root
