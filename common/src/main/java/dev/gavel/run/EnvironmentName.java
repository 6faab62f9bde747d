package dev.gavel.run;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

	/**
	 * Returns the environments that a worker must have. The default one is left out
	 * unless it is alone.
	 * @param checker the environment of the checker; null when there is no checker
	 */
	public static Set<String> needed(String program, @Nullable String checker) {
		Set<String> needed = new TreeSet<>();
		needed.add(program);
		if (checker != null) {
			needed.add(checker);
		}
		if (needed.size() > 1) {
			needed.remove(DEFAULT);
		}
		return needed;
	}

}
