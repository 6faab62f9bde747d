package dev.gavel.api.question;

import dev.gavel.api.platform.request.Suggestion;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.worker.KnownEnvironments;
import dev.gavel.api.worker.Workers;
import dev.gavel.run.EnvironmentName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

	private final Predicate<String> offered;

	@Autowired
	Environments(KnownEnvironments known, Workers workers) {
		this(known::names, (name) -> workers.heardOfAny() ? workers.offer(name) : known.names().contains(name));
	}

	Environments(Supplier<List<String>> known, Predicate<String> offered) {
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

	/** Returns what the author of a question must know of its environment. */
	public Optional<String> warning(@Nullable String name) {
		if (name == null || offered.test(name)) {
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
