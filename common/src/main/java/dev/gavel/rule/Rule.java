package dev.gavel.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Forbids or requires something in the source of a program, such as
 * <code>{"forbid": "call", "name": "sorted"}</code> or
 * <code>{"require": "loop", "in": "fib"}</code>. A source that breaks a rule is not run.
 *
 * @param forbid what must not be there; null when the rule requires something
 * @param require what must be there; null when the rule forbids something
 * @param name which name, module, function, class or kind of loop; null for any.
 * {@code .sort} is a method of any object
 * @param scope the function or class in which it counts, such as {@code fib} or
 * {@code Solution.fib}; null for the whole source
 * @param message what the author says to those who break it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Rule(@Nullable Construct forbid, @Nullable Construct require, @Nullable String name,
		@JsonProperty("in") @Nullable String scope, @Nullable String message) {

	private static final String SEPARATOR = ".";

	public Rule {
		if ((forbid == null) == (require == null)) {
			throw new IllegalArgumentException(
					"expected either forbid or require, found %s and %s".formatted(forbid, require));
		}
	}

	public boolean forbids() {
		return forbid != null;
	}

	public Construct construct() {
		return forbids() ? forbid : Objects.requireNonNull(require);
	}

	/** Whether whatever that rule is about, this one is about as well. */
	public boolean covers(Rule other) {
		return construct() == other.construct() && (scope == null || scope.equals(other.scope))
				&& (name == null || isAbout(Objects.requireNonNullElse(other.name, "")));
	}

	private boolean isAbout(String other) {
		return other.equals(name) || (construct() == Construct.IMPORT && other.startsWith(name + SEPARATOR));
	}

}
