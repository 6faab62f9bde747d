package dev.gavel.api.signin.oidc;

import dev.gavel.api.access.Role;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The role that a claim of the provider gives.
 *
 * @param claim its name; a dot leads into an object, as in {@code realm_access.roles}
 */
record ClaimedRole(String claim, List<String> authors, List<String> operators) {

	/** Returns nothing when no claim decides the role. */
	Optional<Role> in(Map<String, Object> claims) {
		if (claim.isEmpty()) {
			return Optional.empty();
		}
		List<String> values = values(claims);
		if (values.stream().anyMatch(operators::contains)) {
			return Optional.of(Role.OPERATOR);
		}
		return Optional.of(values.stream().anyMatch(authors::contains) ? Role.AUTHOR : Role.SOLVER);
	}

	private List<String> values(Map<String, Object> claims) {
		@Nullable Object found = claims.get(claim);
		if (found == null) {
			found = claims;
			for (String name : claim.split("\\.")) {
				found = (found instanceof Map<?, ?> object) ? object.get(name) : null;
			}
		}
		if (found instanceof Collection<?> several) {
			return several.stream().map(String::valueOf).toList();
		}
		return (found instanceof String single) ? List.of(single) : List.of();
	}

}
