package dev.gavel.api.submission;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Violations;
import org.jspecify.annotations.Nullable;

/** Reads whose submissions a list is asked for. */
public final class OwnerFilter {

	private static final String CALLER = "me";

	private OwnerFilter() {
	}

	/**
	 * Returns the account that sent them, or null for any. Without accounts everything is
	 * the caller's own.
	 */
	public static @Nullable Long id(@Nullable String owner, Caller caller) {
		if (owner == null || owner.isBlank()) {
			return null;
		}
		if (owner.equals(CALLER)) {
			return caller.accountId();
		}
		try {
			return Long.valueOf(owner);
		}
		catch (NumberFormatException ex) {
			throw Violations.of("owner", "expected me, or the id of an account, got '%s'".formatted(owner));
		}
	}

	/** Returns whether they are to be for the caller's questions. */
	public static boolean isCaller(@Nullable String questionOwner) {
		if (questionOwner == null || questionOwner.isBlank()) {
			return false;
		}
		if (!questionOwner.equals(CALLER)) {
			throw Violations.of("question_owner", "expected me, got '%s'".formatted(questionOwner));
		}
		return true;
	}

}
