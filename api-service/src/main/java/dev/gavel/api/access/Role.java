package dev.gavel.api.access;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.gavel.api.platform.request.Expected;
import dev.gavel.api.platform.request.Violations;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a caller may do. */
public enum Role {

	/** A caller who has not signed in. Settings may remove rights or add some. */
	VISITOR(EnumSet.of(Scope.READ)),

	SOLVER(EnumSet.of(Scope.READ, Scope.SUBMIT, Scope.EVALUATE)),

	AUTHOR(EnumSet.of(Scope.READ, Scope.SUBMIT, Scope.AUTHOR, Scope.EVALUATE, Scope.ACT_FOR)),

	OPERATOR(EnumSet.allOf(Scope.class));

	private final Set<Scope> scopes;

	Role(Set<Scope> scopes) {
		this.scopes = scopes;
	}

	public Set<Scope> scopes() {
		return Set.copyOf(scopes);
	}

	/** Returns the roles that an account can have. */
	public static List<Role> ofAccounts() {
		return List.of(SOLVER, AUTHOR, OPERATOR);
	}

	/** Returns its name as clients write it. */
	@JsonValue
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Returns the role of an account that clients write like this, or null when they
	 * write nothing.
	 * @param field where they write it
	 * @throws dev.gavel.api.platform.request.Problem when no account can have it
	 */
	public static @Nullable Role of(String field, @Nullable String text) {
		if (text == null || text.isBlank()) {
			return null;
		}
		return ofAccounts().stream()
			.filter((role) -> role.text().equals(text.strip()))
			.findFirst()
			.orElseThrow(() -> Violations.of(field,
					"expected solver, author or operator, got '%s'".formatted(Expected.shortened(text))));
	}

	@Override
	public String toString() {
		return text();
	}

}
