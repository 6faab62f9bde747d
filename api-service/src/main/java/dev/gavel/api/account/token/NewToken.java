package dev.gavel.api.account.token;

import dev.gavel.api.access.Role;
import dev.gavel.api.access.Scope;
import dev.gavel.api.platform.request.Expected;
import dev.gavel.api.platform.request.PlainText;
import dev.gavel.api.platform.request.Violations;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A token to create. */
record NewToken(String name, Set<Scope> scopes, @Nullable Instant expiresAt) {

	private static final int MAX_NAME = 100;

	private static final Duration LONGEST = Duration.ofDays(3653);

	/**
	 * A token as a client asks for it.
	 *
	 * @param name tells its owner what it is for; at most 100 characters
	 * @param scopes read, submit, author, evaluate, act-for, operate: at most those of
	 * the account's role
	 * @param expiresAt never, if it is missing; otherwise within ten years
	 */
	record Request(@Nullable String name, @Nullable List<String> scopes, @Nullable Instant expiresAt) {

		NewToken check(Role role, Instant now) {
			Violations violations = new Violations();
			PlainText.check(violations, "name", name, MAX_NAME);
			Set<Scope> read = read(violations, role);
			violations.require(expiresAt == null || isSoon(expiresAt, now), "expires_at",
					"expected a time in the next ten years, got %s".formatted(expiresAt));
			violations.throwIfAny();
			return new NewToken(String.valueOf(name).strip(), read, expiresAt);
		}

		private static boolean isSoon(Instant time, Instant now) {
			return time.isAfter(now) && time.isBefore(now.plus(LONGEST));
		}

		private Set<Scope> read(Violations violations, Role role) {
			Set<Scope> read = EnumSet.noneOf(Scope.class);
			for (String text : (scopes != null) ? scopes : List.<String>of()) {
				Scope scope = Scope.of(text);
				if (scope != null && role.scopes().contains(scope)) {
					read.add(scope);
				}
				else {
					violations.add("scopes", "expected scopes of your role (%s), got '%s'".formatted(texts(role),
							Expected.shortened(String.valueOf(text))));
				}
			}
			violations.require(!read.isEmpty() || !violations.errors().isEmpty(), "scopes",
					"expected at least one of " + texts(role));
			return read;
		}

		private static String texts(Role role) {
			return role.scopes()
				.stream()
				.sorted(Comparator.naturalOrder())
				.map(Scope::text)
				.collect(Collectors.joining(", "));
		}

	}

}
