package dev.gavel.api;

/** The examples of the original document; in its test case one comma was missing. */
public final class Examples {

	public static final String QUESTION = """
			{
			  "title": "Find the frequency of element",
			  "description": "Given an array nums and an element K find frequency of K in nums",
			  "type": "Easy",
			  "metadata": {
			    "function_name": "Findfrequency",
			    "return_type": "int",
			    "variables": [
			      {"name": "nums", "type": "List[int]"},
			      {"name": "K", "type": "int"}
			    ]
			  }
			}
			""";

	public static final String TEST_CASE = """
			{
			    "input_variables": {"nums":[1,2,2,3],"k":2},
			    "output": "2"
			}
			""";

	public static final String SOLUTION = """
			def Findfrequency(nums: List[int], K: int) -> int:
			    return nums.count(K)
			""";

	private Examples() {
	}

}
