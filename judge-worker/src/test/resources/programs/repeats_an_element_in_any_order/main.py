def echo(nums):
    return [nums[0], nums[0], nums[1]]
