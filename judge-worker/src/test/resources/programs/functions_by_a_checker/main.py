def shuffle(nums):
    return nums[::-1]


def divisor(n):
    return n // 2
