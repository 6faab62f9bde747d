package dev.gavel.api.imports.format;

import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The tests of a question, read one after the other. */
@FunctionalInterface
public interface FoundTests {

	/** No tests. */
	FoundTests NONE = (taker) -> {
	};

	/** Hands over all tests, in order. May be called several times. */
	void read(Taker taker) throws IOException;

	/** Returns tests that are in memory, by their names. */
	static FoundTests of(Map<String, ObjectNode> tests) {
		return (taker) -> tests.forEach(taker::test);
	}

	/** Takes the tests of a question. */
	interface Taker {

		/**
		 * @param name what the author of the file would call it, such as
		 * {@code data/secret/1} or {@code test 3}; for the report
		 * @param test in the JSON of {@code POST /create/testcase/{id}}: stdin and output
		 * of a program; input_variables or input_literals, and output or raises of a
		 * function; and perhaps hidden, points, group, feedback, explanation, comparison
		 */
		void test(String name, ObjectNode test);

		/**
		 * Reports a test that this format cannot take. The question is made without it.
		 * @param reason a sentence for people
		 */
		void refused(String name, String reason);

	}

}
