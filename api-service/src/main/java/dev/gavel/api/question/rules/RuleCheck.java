package dev.gavel.api.question.rules;

import dev.gavel.api.platform.request.Expected;
import dev.gavel.api.platform.request.PlainText;
import dev.gavel.api.platform.request.Suggestion;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.rule.Construct;
import dev.gavel.rule.Rule;
import dev.gavel.signature.PythonName;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one rule. */
final class RuleCheck {

	private static final List<String> CONSTRUCTS = Arrays.stream(Construct.values()).map(Construct::text).toList();

	private static final List<String> LOOPS = List.of("for", "while");

	private static final int MAX_NAME_LENGTH = 100;

	private static final int MAX_MESSAGE_LENGTH = 200;

	private static final String DOT = ".";

	private final Violations all;

	private final String field;

	private final Violations violations;

	RuleCheck(Violations violations, String field) {
		this.all = violations;
		this.field = field;
		this.violations = violations.within(field);
	}

	/** Returns nothing when it has mistakes. */
	Optional<Rule> check(@Nullable NewRule sent) {
		int before = all.count();
		if (sent == null) {
			all.add(field, "expected an object such as {\"forbid\": \"call\", \"name\": \"sorted\"}, got null");
			return Optional.empty();
		}
		boolean forbids = text(sent.forbid()) != null;
		if (forbids == (text(sent.require()) != null)) {
			all.add(field, "expected either forbid or require, got %s".formatted(forbids ? "both" : "neither"));
			return Optional.empty();
		}
		Optional<Construct> construct = forbids ? construct("forbid", sent.forbid())
				: construct("require", sent.require());
		String name = normalized(sent.name());
		String scope = normalized(sent.scope());
		String message = text(sent.message());
		construct.ifPresent((known) -> checkName(known, name));
		checkScope(scope);
		if (message != null) {
			PlainText.check(violations, "message", message, MAX_MESSAGE_LENGTH);
		}
		return (all.count() > before) ? Optional.empty() : construct
			.map((known) -> new Rule(forbids ? known : null, forbids ? null : known, name, scope, message));
	}

	private static @Nullable String text(@Nullable String sent) {
		return (sent == null || sent.isBlank()) ? null : sent.strip();
	}

	private static @Nullable String normalized(@Nullable String sent) {
		String text = text(sent);
		return (text != null) ? PythonName.normalized(text) : null;
	}

	private Optional<Construct> construct(String verb, @Nullable String sent) {
		String word = Objects.requireNonNull(text(sent), "sent is null");
		int known = CONSTRUCTS.indexOf(word);
		violations.require(known >= 0, verb,
				"expected name, import, call, loop, comprehension, recursion or class, got '%s'%s"
					.formatted(Expected.shortened(word), Suggestion.didYouMean(word, CONSTRUCTS)));
		return (known >= 0) ? Optional.of(Construct.values()[known]) : Optional.empty();
	}

	private void checkName(Construct construct, @Nullable String name) {
		if (name == null) {
			violations.require(!construct.needsName(), "name",
					"is missing, expected %s".formatted(expectedName(construct)));
			return;
		}
		violations.require(construct.mayHaveName() && isName(construct, name), "name",
				"expected %s, got '%s'".formatted(expectedName(construct), Expected.shortened(name)));
	}

	private static String expectedName(Construct construct) {
		return switch (construct) {
			case NAME, CALL -> "a name such as sorted, math.factorial or, for a method of any object, .sort";
			case IMPORT -> "a module such as numpy or os.path";
			case LOOP -> "for, while or no name";
			case CLASS -> "the name of a class, or no name for any class";
			case COMPREHENSION, RECURSION -> "no name for %s; use \"in\" to say where".formatted(construct.text());
		};
	}

	private static boolean isName(Construct construct, String name) {
		return switch (construct) {
			case NAME, CALL -> name.startsWith(DOT) ? isIdentifier(name.substring(1)) : isDotted(name);
			case IMPORT -> isDotted(name);
			case LOOP -> LOOPS.contains(name);
			case CLASS -> isIdentifier(name);
			case COMPREHENSION, RECURSION -> false;
		};
	}

	private void checkScope(@Nullable String scope) {
		violations.require(scope == null || isDotted(scope), "in",
				"expected a function or class such as fib or Solution.fib, got '%s'"
					.formatted(Expected.shortened(String.valueOf(scope))));
	}

	private static boolean isDotted(String name) {
		return name.length() <= MAX_NAME_LENGTH && Stream.of(name.split("\\.", -1)).allMatch(PythonName::isValid);
	}

	private static boolean isIdentifier(String name) {
		return name.length() <= MAX_NAME_LENGTH && PythonName.isValid(name);
	}

}
