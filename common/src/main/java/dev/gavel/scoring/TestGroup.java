package dev.gavel.scoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tests that are scored together.
 *
 * @param points what all of its tests are worth together; null when the tests say so
 * @param requires names of groups whose tests must all have been accepted, otherwise this
 * one gives no points and is not run
 * @param feedback what solvers learn of its tests at most
 */
public record TestGroup(String name, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Points points, Rule rule,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> requires,
		@JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = FullFilter.class) Feedback feedback) {

	public TestGroup {
		Objects.requireNonNull(name, "name is null");
		rule = Objects.requireNonNullElse(rule, Rule.SUM);
		requires = (requires != null) ? List.copyOf(requires) : List.of();
		feedback = Objects.requireNonNullElse(feedback, Feedback.FULL);
	}

	/** Returns the same group, whose tests run whatever other groups do. */
	TestGroup withoutRequirements() {
		return new TestGroup(name, points, rule, List.of(), feedback);
	}

	/** How many of the points of its tests count. */
	public enum Rule {

		/** Those of each accepted test. */
		SUM,

		/** All if all tests are accepted, otherwise none. */
		ALL;

		/** Returns the spelling in JSON. */
		@JsonValue
		public String text() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/** Equals what is left out of JSON. */
	static final class FullFilter {

		@Override
		public boolean equals(@Nullable Object other) {
			return other == Feedback.FULL;
		}

		@Override
		public int hashCode() {
			return 0;
		}

	}

}
