package dev.gavel.api.question.suite;

import dev.gavel.message.TestSuite.SuiteTest;
import java.util.List;
import java.util.stream.Stream;

/**
 * The tests of which a suite is built. They are read twice and need not fit into memory.
 */
interface SuiteSource {

	/** Streams all tests. Close it before reading others. */
	Stream<SuiteTest> all();

	/**
	 * Returns some consecutive tests.
	 * @param first from 1
	 */
	List<SuiteTest> some(int first, int last);

	static SuiteSource of(List<SuiteTest> tests) {
		return new SuiteSource() {

			@Override
			public Stream<SuiteTest> all() {
				return tests.stream();
			}

			@Override
			public List<SuiteTest> some(int first, int last) {
				return tests.subList(first - 1, last);
			}

		};
	}

}
