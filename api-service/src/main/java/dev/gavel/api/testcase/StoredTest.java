package dev.gavel.api.testcase;

import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.value.EncodedValue;

/** A test case as it is read: nothing keeps it, while entities are kept. */
record StoredTest(long id, int ordinal, String arguments, String expected, boolean hidden) {

	SuiteTest toSuiteTest() {
		return new SuiteTest(id, EncodedValue.of(arguments), EncodedValue.of(expected), hidden);
	}

}
