package dev.gavel.run;

import java.util.regex.Pattern;

/**
 * Names of environments: what a program is run in, a python of some version with some
 * libraries. What a name stands for is set up at each worker.
 */
public final class EnvironmentName {

	/** Of the one that every worker has. */
	public static final String DEFAULT = "default";

	public static final String FORM = "1 to 32 of a-z, 0-9, '.' and '-', a letter first";

	private static final Pattern PATTERN = Pattern.compile("[a-z][a-z0-9.-]{0,31}");

	private EnvironmentName() {
	}

	public static boolean isValid(String name) {
		return PATTERN.matcher(name).matches();
	}

}
