package dev.gavel.api.program;

import dev.gavel.api.platform.request.PlainText;
import dev.gavel.api.platform.request.Violations;
import org.jspecify.annotations.Nullable;

/** The unit of fairness: the user named by the caller, otherwise the caller's address. */
public final class Client {

	private static final int MAX_NAME = 100;

	private Client() {
	}

	public static String of(@Nullable String user, String address) {
		if (user == null || user.isBlank()) {
			return "address:" + address;
		}
		Violations violations = new Violations();
		violations.require(user.length() <= MAX_NAME, "user",
				"expected at most %d characters, got %d".formatted(MAX_NAME, user.length()));
		PlainText.checkCharacters(violations, "user", user);
		violations.throwIfAny();
		return "user:" + user;
	}

}
