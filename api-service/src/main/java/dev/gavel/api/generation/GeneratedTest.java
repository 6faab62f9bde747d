package dev.gavel.api.generation;

import org.jspecify.annotations.Nullable;

/**
 * A test that is being made. Kept as text, because values take far more memory.
 *
 * @param seed that its generator got
 * @param line the test as JSON, perhaps without its output
 * @param output in the form that a test case accepts; null while it is unknown, or if the
 * line says what is right
 */
record GeneratedTest(String seed, String line, @Nullable String output) {

	GeneratedTest(String seed, String line) {
		this(seed, line, null);
	}

	GeneratedTest withOutput(String output) {
		return new GeneratedTest(seed, line, output);
	}

	/** Returns what it is called in messages. */
	String field() {
		return "seeds[%s]".formatted(seed);
	}

	int length() {
		return line.length() + ((output != null) ? output.length() : 0);
	}

}
