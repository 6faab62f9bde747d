package dev.gavel.api.compat.piston;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.semver4j.Semver;
import org.semver4j.SemverException;

/**
 * What programs can be written in, as answered.
 *
 * @param runtime tells apart those of one language; absent for the usual one
 * @param environment the one of Gavel's that programs are run in
 */
record Runtime(String language, String version, List<String> aliases,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String runtime, @JsonIgnore String environment) {

	static final String CODEFORCES = "codeforces";

	/** Longer ones take long to read. */
	private static final int LONGEST_SELECTOR = 100;

	/** Whether it only grades, as open-r1 has it. */
	boolean grades() {
		return CODEFORCES.equals(runtime);
	}

	/**
	 * @param selector as of npm, such as {@code 3.x} or {@code *}
	 */
	boolean matches(String name, String selector) {
		return (language.equals(name) || aliases.contains(name)) && satisfies(selector);
	}

	private boolean satisfies(String selector) {
		try {
			return selector.length() <= LONGEST_SELECTOR && semver().satisfies(selector);
		}
		catch (SemverException | NumberFormatException ex) {
			return false;
		}
	}

	Semver semver() {
		return new Semver(version);
	}

}
