from itertools import groupby


class Solution:
    def decode(self, runs):
        return "".join(letter * count for letter, count in runs)


def encode(text):
    return ((letter, len([*run])) for letter, run in groupby(text))
