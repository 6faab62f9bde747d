package dev.gavel.api.question;

import org.jspecify.annotations.Nullable;

/** A question as its author sent it, once it is valid. */
record CheckedQuestion(String title, String description, Difficulty difficulty, CheckedRun run,
		@Nullable String starterCode) {
}
