def solve(queue: Optional[Deque[int]], groups: List[FrozenSet[int]], counts, nested) -> Deque[int]:
    if queue is not None:
        queue.rotate()
        queue.append(len({group: 1 for group in groups}))
    else:
        queue = __import__("collections").deque([len(groups)])
        counts["a"].append(1)
    counts["b"].append(1)
    nested["a"]["b"] += 1
    nested["c"]["d"] += 1
    if len(groups) == 0:
        queue.append(len(counts["a"]))
    queue.append(nested["a"]["b"] + nested["c"]["d"])
    return queue
