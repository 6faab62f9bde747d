package dev.gavel.run;

import java.util.Objects;

/**
 * What a judgement runs, besides the program.
 *
 * @param environment see {@link EnvironmentName}
 * @param limits of each test
 * @param suiteHash the name of the tests to run it on, 64 hexadecimal digits
 * @param wholeOutputs whether all that the program prints is kept, byte for byte
 */
public record RunSpec(String language, String environment, Limits limits, String suiteHash, boolean wholeOutputs) {

	/** The only language so far. */
	public static final String PYTHON = "python3";

	public RunSpec {
		Objects.requireNonNull(language, "language is null");
		Objects.requireNonNull(environment, "environment is null");
		Objects.requireNonNull(limits, "limits is null");
		Objects.requireNonNull(suiteHash, "suite_hash is null");
	}

	/** Creates one that keeps no more of what is printed than people are shown. */
	public RunSpec(String language, String environment, Limits limits, String suiteHash) {
		this(language, environment, limits, suiteHash, false);
	}

}
