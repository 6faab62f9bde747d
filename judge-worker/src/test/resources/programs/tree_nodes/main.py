class TreeNode:
    def __init__(self, val=0, left=None, right=None):
        self.val, self.left, self.right = val, left, right


def solve(root):
    return root and TreeNode(root.val, solve(root.right), solve(root.left))
