class Solution:
    def solve(self, nums):
        for i in range(len(nums)):
            for j in range(i):
                if nums[j] > nums[i]:
                    nums[i], nums[j] = nums[j], nums[i]
        return nums
