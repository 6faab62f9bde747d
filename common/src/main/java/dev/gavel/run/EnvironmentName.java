package dev.gavel.run;

import java.util.regex.Pattern;

/**
 * Names of environments: each is a Python version with some libraries, set up at each
 * worker.
 */
public final class EnvironmentName {

	/** The environment that every worker has. */
	public static final String DEFAULT = "default";

	public static final String FORM = "1 to 32 of a-z, 0-9, '.' and '-', a letter first";

	private static final Pattern PATTERN = Pattern.compile("[a-z][a-z0-9.-]{0,31}");

	private EnvironmentName() {
	}

	public static boolean isValid(String name) {
		return PATTERN.matcher(name).matches();
	}

}
