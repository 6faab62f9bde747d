package dev.gavel.api.signin.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.access.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimedRoleTests {

	private static Map<String, Object> claims(String name, Object value) {
		return Map.of(name, value);
	}

	@Test
	void leavesTheRoleAloneWithoutAClaim() {
		assertThat(new ClaimedRole("", List.of(), List.of()).in(claims("roles", List.of("admins")))).isEmpty();
	}

	@Test
	void readsListsSingleValuesAndObjects() {
		ClaimedRole roles = new ClaimedRole("realm.roles", List.of("staff"), List.of("admins"));
		assertThat(roles.in(claims("realm", Map.of("roles", List.of("staff", "admins"))))).contains(Role.OPERATOR);
		assertThat(roles.in(claims("realm.roles", "staff"))).contains(Role.AUTHOR);
	}

	@Test
	void takesEverybodyElseForASolver() {
		ClaimedRole roles = new ClaimedRole("roles", List.of("staff"), List.of("admins"));
		for (Object value : List.of(List.of(), List.of("Admins"), "adminsx", 7, true, Map.of("admins", true),
				List.of(List.of("admins")))) {
			assertThat(roles.in(claims("roles", value))).as("%s", value).contains(Role.SOLVER);
		}
		assertThat(roles.in(Map.of())).contains(Role.SOLVER);
	}

}
