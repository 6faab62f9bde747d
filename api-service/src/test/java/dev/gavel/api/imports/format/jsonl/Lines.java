package dev.gavel.api.imports.format.jsonl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** Lines as the data sets have them, with questions of our own. */
public final class Lines {

	private static final JsonMapper JSON = new JsonMapper();

	static final String HUMAN_EVAL = json(
			"""
					{"task_id": "HumanEval/900",
					 "prompt": "from typing import List\\n\\n\\ndef mean_of(numbers: List[float]) -> float:\\n    \\"\\"\\" Return the mean of numbers, <b> or 0.0.\\n    >>> mean_of([1.0, 3.0])\\n    2.0\\n    \\"\\"\\"\\n",
					 "entry_point": "mean_of", "canonical_solution": "    return sum(numbers) / len(numbers) if numbers else 0.0\\n",
					 "test": "\\n\\nMETADATA = {'author': 'x'}\\n\\n\\ndef check(candidate):\\n    assert abs(candidate([1.0, 3.0]) - 2.0) < 1e-6\\n    assert candidate([]) == 0.0, 'none'\\n    assert True\\n    for n in range(2):\\n        assert candidate([n]) == n\\n"}""");

	static final String MBPP = json(
			"""
					{"task_id": 900, "text": "Write a function to add the squares of a tuple.",
					 "code": "def squares(values):\\r\\n  return sum(x * x for x in values)", "test_list": ["assert squares((1, 2)) == 5", "assert squares(()) == 0"],
					 "test_setup_code": "import math", "challenge_test_list": ["assert set([squares((3,))]) == set([9])"]}""");

	/** The sanitized edition: a list on several lines, with other names. */
	static final String MBPP_SANITIZED = """
			[
			  {
			    "source_file": "Part 1.ipynb",
			    "task_id": 901,
			    "prompt": "Write a function to round the root of a number.",
			    "code": "def root(value):\\n  return round(math.sqrt(value), 1)",
			    "test_imports": ["import math"],
			    "test_list": ["assert root(4) == 2", "assert root(2.25) == 1.5"]
			  },
			  7,
			  {"task_id": 902, "prompt": "Nothing.", "code": "x = 1", "test_imports": [], "test_list": []}
			]
			""";

	static final String LEETCODE = json(
			"""
					{"task_id": "mirror-of-a-tree", "prompt": "from typing import *\\n", "entry_point": "Solution().mirror", "difficulty": "Easy",
					 "starter_code": "class Solution:\\n    def mirror(self, root: Optional[TreeNode]) -> Optional[TreeNode]:\\n        ",
					 "problem_description": "Mirror the tree.\\n\\nInput: root = [1,2]\\nOutput: [1,null,2]", "completion": "class Solution:\\n    def mirror(self, root):\\n        return root",
					 "test": "def check(candidate):\\n    assert is_same_tree(candidate(root = tree_node([1,2])), tree_node([1,None,2]))\\n    assert candidate(root = None) == None\\n"}""");

	public static final String APPS = json(
			"""
					{"id": 7, "question": "Add two numbers.\\n\\n-----Input-----\\n\\nTwo lines.\\n", "solutions": "[\\"print(1)\\", \\"print(2)\\", \\"print(3)\\", \\"print(4)\\"]",
					 "input_output": "{\\"inputs\\": [\\"1\\\\n2\\\\n\\", [\\"3\\", \\"4\\"]], \\"outputs\\": [\\"3\\\\n\\", [\\"7\\"]]}", "difficulty": "interview",
					 "url": "https://example.org/7", "starter_code": ""}""");

	static final String APPS_FUNCTION = json(
			"""
					{"id": 8, "question": "Add.", "solutions": "", "input_output": "{\\"fn_name\\": \\"add\\", \\"inputs\\": [[1, 2], [3, [4]]], \\"outputs\\": [[3], [7]]}",
					 "difficulty": "introductory", "url": "", "starter_code": "def add(a, b):\\n\\t"}""");

	public static final String TACO = json(
			"""
					{"question": "Add.", "starter_code": "", "input_output": "{\\"inputs\\": [\\"1 2\\"], \\"outputs\\": [\\"3\\"]}", "difficulty": "MEDIUM_HARD",
					 "solutions": "[]", "raw_tags": "[]", "name": "Adding", "url": "https://example.org/problems/add", "time_limit": "2.5 seconds", "memory_limit": "1024.0 megabytes"}""");

	static final String EVAL_PLUS = json(
			"""
					{"task_id": "Mbpp/900", "prompt": "\\"\\"\\"\\nWrite a function to add.\\n\\"\\"\\"\\n", "entry_point": "add",
					 "canonical_solution": "def add(a, b):\\n    return a + b\\n", "base_input": [[1, 2], [1.5, 2]], "plus_input": [[1, "a"], ["a", "b"], 5], "atol": 0.001, "contract": ""}""");

	private Lines() {
	}

	/** Returns JSON on one line. */
	static String json(String json) {
		return JSON.readTree(json).toString();
	}

	public static String liveCodeBench(String privateTests) {
		return json(
				"""
						{"question_title": "Sum", "question_content": "Add $a$ and $b$.", "platform": "atcoder", "question_id": "abc1_a", "difficulty": "hard",
						 "contest_date": "2024-01-01", "starter_code": "", "metadata": "{}",
						 "public_test_cases": "[{\\"input\\": \\"1 2\\", \\"output\\": \\"3\\", \\"testtype\\": \\"stdin\\"}]", "private_test_cases": %s}"""
					.formatted(JSON.writeValueAsString(privateTests)));
	}

	static String liveCodeBenchFunction(String privateTests) {
		return json(
				"""
						{"question_title": "Pairs", "question_content": "Count.", "platform": "leetcode", "question_id": "9", "difficulty": "easy",
						 "starter_code": "class Solution:\\n    def pairs(self, nums: List[int], k: str) -> int:\\n        ", "metadata": "{\\"func_name\\": \\"pairs\\"}",
						 "public_test_cases": "[{\\"input\\": \\"[1, 2]\\\\n\\\\\\"a\\\\\\"\\", \\"output\\": \\"3\\", \\"testtype\\": \\"functional\\"}]", "private_test_cases": %s}"""
					.formatted(JSON.writeValueAsString(privateTests)));
	}

	/** Packs a text as LiveCodeBench packs private tests. */
	static String packed(String text) {
		return compressed(pickle(text));
	}

	/** Returns a text as Python pickles it in protocol 4. */
	static byte[] pickle(String text) {
		byte[] content = text.getBytes(StandardCharsets.UTF_8);
		ByteArrayOutputStream pickle = new ByteArrayOutputStream();
		pickle.writeBytes(new byte[] { (byte) 0x80, 4, (byte) 0x95 });
		pickle.writeBytes(new byte[8]);
		pickle.write('X');
		pickle.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(content.length).array());
		pickle.writeBytes(content);
		pickle.writeBytes(new byte[] { (byte) 0x94, '.' });
		return pickle.toByteArray();
	}

	static String compressed(byte[] pickle) {
		ByteArrayOutputStream compressed = new ByteArrayOutputStream();
		try (DeflaterOutputStream deflater = new DeflaterOutputStream(compressed)) {
			deflater.write(pickle);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return Base64.getEncoder().encodeToString(compressed.toByteArray());
	}

}
