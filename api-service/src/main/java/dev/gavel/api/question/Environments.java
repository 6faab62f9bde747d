package dev.gavel.api.question;

import dev.gavel.api.platform.request.Suggestion;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.worker.KnownEnvironments;
import dev.gavel.api.worker.Workers;
import dev.gavel.run.EnvironmentName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The names of environments. Workers announce them, and know what a name means. The
 * question decides, otherwise the submission, otherwise it is the default.
 */
@Component
public class Environments {

	private static final String FIELD = "environment";

	private final Supplier<List<String>> known;

	private final Predicate<Set<String>> offered;

	@Autowired
	Environments(KnownEnvironments known, Workers workers) {
		this(known::names, (names) -> workers.heardOfAny() ? workers.offer(names) : known.names().containsAll(names));
	}

	Environments(Supplier<List<String>> known, Predicate<Set<String>> offered) {
		this.known = known;
		this.offered = offered;
	}

	/** Returns those that workers have announced, the default one first. */
	public List<String> names() {
		return known.get();
	}

	/**
	 * Returns the name that was sent for a question, if any. It need not be known yet.
	 */
	@Nullable String check(Violations violations, @Nullable String sent) {
		if (sent == null || sent.isBlank()) {
			return null;
		}
		String name = sent.strip();
		violations.require(EnvironmentName.isValid(name), FIELD,
				"expected a name of %s, got '%s'".formatted(EnvironmentName.FORM, name));
		return name;
	}

	/**
	 * Returns what the author of a question must know of its environments.
	 * @param program the environment of all programs; null when they may choose
	 * @param checker the environment of the checker; null when there is no checker
	 */
	public Optional<String> warning(@Nullable String program, @Nullable String checker) {
		Optional<String> one = warning(program).or(() -> warning(checker));
		if (one.isPresent() || program == null || offered.test(EnvironmentName.needed(program, checker))) {
			return one;
		}
		return Optional
			.of("No worker offers both the environment %s and that of the checker, %s. Submissions wait until one does."
				.formatted(program, checker));
	}

	/** Returns what an author must know of an environment. */
	Optional<String> warning(@Nullable String name) {
		if (name == null || offered.test(Set.of(name))) {
			return Optional.empty();
		}
		List<String> others = names().stream().filter((other) -> !other.equals(name)).toList();
		return Optional.of("No worker offers the environment %s%s. Submissions wait until one does.".formatted(name,
				Suggestion.didYouMean(name, others).replaceFirst(", (.+)", " ($1)")));
	}

	/**
	 * Returns the environment of a program.
	 * @param decided the only one allowed, or null when the program may choose
	 * @param sent what the program names
	 */
	public String choose(Violations violations, @Nullable String decided, @Nullable String sent) {
		String asked = check(violations, sent);
		if (decided != null) {
			violations.require(asked == null || asked.equals(decided), FIELD,
					"expected %s, the only one for this question, got '%s'".formatted(decided, asked));
			return decided;
		}
		String chosen = Objects.requireNonNullElse(asked, EnvironmentName.DEFAULT);
		List<String> names = names();
		violations.require(names.contains(chosen), FIELD,
				"expected one of %s, got '%s'%s".formatted(names, chosen, Suggestion.didYouMean(chosen, names)));
		return chosen;
	}

}
