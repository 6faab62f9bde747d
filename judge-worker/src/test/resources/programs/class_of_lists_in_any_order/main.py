class BSTIterator:
    def __init__(self, root: Optional[TreeNode]):
        self.values = []
        self.visit(root)

    def visit(self, node):
        if node:
            self.visit(node.left)
            self.values.append(node.val)
            self.visit(node.right)

    def next(self) -> int:
        return self.values.pop(0)

    def hasNext(self) -> bool:
        return bool(self.values)

    def rest(self) -> List[int]:
        return self.values[::-1]
