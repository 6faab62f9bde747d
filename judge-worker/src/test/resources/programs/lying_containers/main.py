class Liar(list):
    def __iter__(self):
        return iter([0])

    def __len__(self):
        return 1

    def __getitem__(self, index):
        return 0


class Keys(dict):
    def items(self):
        return []

    def keys(self):
        return []


class Text(str):
    def __str__(self):
        return "lie"

    def encode(self, *_):
        return b"lie"


def solve(n):
    return [Liar([n, n + 1]), Keys({n: n}), Text("truth")]
