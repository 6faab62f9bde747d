package dev.gavel.api.compat.piston;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;

/** What Piston says of requests that it does not understand, in its own words. */
final class Invalid {

	private Invalid() {
	}

	static void require(boolean condition, String message) {
		if (!condition) {
			throw of(message);
		}
	}

	static Problem of(String message) {
		return new Problem(ProblemType.BAD_REQUEST, message);
	}

}
