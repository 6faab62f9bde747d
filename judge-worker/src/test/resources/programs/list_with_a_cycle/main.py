def solve(head):
    nodes = [ListNode(each) for each in range(50_000)]
    for node, following in zip(nodes, nodes[1:] + nodes[20_000:]):
        node.next = following
    return nodes[0]
