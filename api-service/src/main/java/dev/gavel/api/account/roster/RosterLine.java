package dev.gavel.api.account.roster;

import dev.gavel.api.access.AccountName;
import dev.gavel.api.access.Role;
import dev.gavel.api.platform.request.Expected;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One account of a list.
 *
 * @param number of the line, from 1
 * @param group the name of its group; null for none
 */
record RosterLine(long number, String name, @Nullable String group, Role role) {

	/** Reads a line, or adds what is wrong with it. */
	static Optional<RosterLine> of(long number, String name, String group, String role, Violations violations) {
		try {
			return Optional.of(new RosterLine(number, AccountName.of("name", name),
					group.isBlank() ? null : AccountName.of("group", group), role(role)));
		}
		catch (Problem problem) {
			refuse(number, problem, violations);
			return Optional.empty();
		}
	}

	/**
	 * Operators are created one by one: a slip in a long list would give all rights away.
	 */
	private static Role role(String text) {
		return switch (text.strip().toLowerCase(Locale.ROOT)) {
			case "", "solver" -> Role.SOLVER;
			case "author" -> Role.AUTHOR;
			default -> throw Violations.of("role",
					"expected solver, author or nothing, got '%s'".formatted(Expected.shortened(text)));
		};
	}

	void refuse(String reason, Violations violations) {
		refuse(number, Violations.of("name", reason), violations);
	}

	/** Adds why the line cannot be taken. */
	private static void refuse(long number, Problem problem, Violations violations) {
		problem.errors().forEach((error) -> violations.add("line " + number, error.field() + ": " + error.message()));
	}

}
