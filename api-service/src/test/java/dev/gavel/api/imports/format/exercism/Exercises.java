package dev.gavel.api.imports.format.exercism;

import java.util.Map;

/** An exercise of our own, as Exercism has them. */
public final class Exercises {

	public static final String DATA = """
			{"exercise": "letter-count", "comments": ["Counts."], "cases": [
			  {"description": "counting", "cases": [
			    {"uuid": "a-1", "description": "one", "property": "countLetters", "input": {"theText": "aa"}, "expected": {"a": 2}},
			    {"uuid": "a-2", "description": "two", "property": "countLetters", "input": {"theText": "b"}, "expected": {"b": 9}},
			    {"uuid": "a-3", "reimplements": "a-2", "description": "two, mended", "property": "countLetters", "input": {"theText": "b"}, "expected": {"b": 1}},
			    {"uuid": "a-4", "description": "left out by the track", "property": "countLetters", "input": {"theText": "c"}, "expected": {"c": 1}}]},
			  {"uuid": "a-5", "description": "digits fail", "property": "countLetters", "input": {"theText": "1"}, "expected": {"error": "no digits"}}]}
			""";

	public static final Map<String, String> FILES = Map.of("exercises/letter-count/canonical-data.json", DATA,
			"exercises/practice/letter-count/letter_count.py", "def count_letters(the_text):\n    pass\n",
			"exercises/practice/letter-count/.meta/example.py",
			"def count_letters(the_text):\n    if the_text.isdigit():\n        raise ValueError('no digits')\n    return {c: the_text.count(c) for c in the_text}\n",
			"exercises/practice/letter-count/.meta/tests.toml",
			"[a-1]\ndescription = \"one\"\n\n[a-4]\ndescription = \"x\"\ninclude = false\n",
			"exercises/practice/letter-count/.docs/instructions.md", "# Instructions\n\nCount.\n");

	private Exercises() {
	}

}
