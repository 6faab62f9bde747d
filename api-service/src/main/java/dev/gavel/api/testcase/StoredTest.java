package dev.gavel.api.testcase;

import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.value.EncodedValue;

/** What goes of a test case into a suite; nothing keeps it, while entities are kept. */
record StoredTest(long id, String arguments, String expected, boolean hidden) {

	SuiteTest toSuiteTest() {
		return new SuiteTest(id, EncodedValue.of(arguments), EncodedValue.of(expected), hidden);
	}

}
