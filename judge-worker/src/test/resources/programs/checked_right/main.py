def pair(nums, target):
    return [2, 1] if len(nums) == 4 else (1, 0)
