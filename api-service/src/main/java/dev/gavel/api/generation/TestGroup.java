package dev.gavel.api.generation;

import dev.gavel.message.TestSuite.SuiteTest;
import java.util.List;
import java.util.function.Function;

/** Some tests that a solution runs on together. */
interface TestGroup {

	/**
	 * Reads the tests, which expect no output, once there is memory for them.
	 * @param use does not keep them
	 */
	<T> T read(Function<List<SuiteTest>, T> use);

	/** Takes what the solution gave in each of them. */
	void ended(List<Returned> returned);

}
