package dev.gavel.api.imports.format.python;

import java.io.IOException;

/** Tests of a function, read one after the other. */
@FunctionalInterface
public interface TypedTests {

	/** Hands over all tests, in order. May be called several times. */
	void read(Taker taker) throws IOException;

	/** Takes the tests of a function. */
	interface Taker {

		void test(TypedTest test) throws IOException;

		/** Reports a test that cannot be taken. */
		void refused(String name, String reason);

	}

}
