package dev.gavel.api.question.http;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.CodeRun;
import dev.gavel.api.question.kind.RaisedType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has Python compile the patterns in tests, before these are stored. */
@Component
class PatternTrial {

	/** Text that means itself, so that no worker need be asked. */
	private static final Pattern PLAIN = Pattern.compile("[\\p{Alnum} _,:;'\"=<>!/-]*");

	private final CodeRun code;

	PatternTrial(CodeRun code) {
		this.code = code;
	}

	/**
	 * Tries the pattern of one test. Not to be called in a transaction.
	 * @return a warning when it could not be tried
	 * @throws Problem when it does not compile
	 */
	Optional<String> before(@Nullable String pattern, Caller caller) {
		return (pattern != null) ? before(Map.of(RaisedType.MESSAGE, pattern), caller) : Optional.empty();
	}

	/**
	 * Does the same for several tests. Patterns that are too long will be refused anyway.
	 * @param patterns by their fields
	 */
	Optional<String> before(Map<String, String> patterns, Caller caller) {
		List<String> fields = patterns.keySet()
			.stream()
			.filter((field) -> RaisedType.isShortMessage(patterns.get(field))
					&& !PLAIN.matcher(patterns.get(field)).matches())
			.toList();
		if (fields.isEmpty()) {
			return Optional.empty();
		}
		Violations violations = new Violations();
		try {
			code.compilePatterns(fields.stream().map(patterns::get).toList(), caller)
				.forEach((place, fault) -> violations.add(fields.get(place),
						"expected a regular expression of Python, got one that does not compile: " + fault));
		}
		catch (CodeRun.NotRun ex) {
			return Optional.of("The pattern was not tried: %s.".formatted(ex.getMessage()));
		}
		violations.throwIfAny();
		return Optional.empty();
	}

}
