package dev.gavel.api.question;

import dev.gavel.api.platform.request.Suggestion;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.run.EnvironmentName;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names of environments. Workers know what a name means. The question decides,
 * otherwise the submission, otherwise it is the default.
 *
 * @param names the default one first
 */
public record Environments(List<String> names) {

	private static final String FIELD = "environment";

	public Environments {
		names.stream().filter((name) -> !EnvironmentName.isValid(name)).findFirst().ifPresent((name) -> {
			throw new IllegalArgumentException(
					"gavel.environments: expected names of %s, found '%s'".formatted(EnvironmentName.FORM, name));
		});
	}

	/** The default one and others. */
	public static Environments with(List<String> others) {
		return new Environments(Stream.concat(Stream.of(EnvironmentName.DEFAULT), others.stream()).distinct().toList());
	}

	/**
	 * Returns the name that was sent, if any. Adds a violation when there is no such
	 * environment.
	 */
	@Nullable String check(Violations violations, @Nullable String sent) {
		if (sent == null || sent.isBlank()) {
			return null;
		}
		String name = sent.strip();
		violations.require(names.contains(name), FIELD,
				"expected one of %s, got '%s'%s".formatted(names, name, Suggestion.didYouMean(name, names)));
		return name;
	}

	/**
	 * Returns the environment of a program.
	 * @param decided the only one allowed, or null when the program may choose
	 * @param sent what the program names
	 */
	public String choose(Violations violations, @Nullable String decided, @Nullable String sent) {
		String asked = check(violations, sent);
		if (decided == null) {
			return Objects.requireNonNullElse(asked, EnvironmentName.DEFAULT);
		}
		violations.require(asked == null || asked.equals(decided), FIELD,
				"expected %s, the only one for this question, got '%s'".formatted(decided, asked));
		return decided;
	}

}
