package dev.gavel.api.question;

import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.QuestionKind;
import dev.gavel.run.Isolation;
import dev.gavel.run.Limits;
import org.jspecify.annotations.Nullable;

/** A question as its author sent it, once it is valid. */
record CheckedQuestion(String title, String description, Difficulty difficulty, QuestionKind kind, Limits limits,
		Isolation isolation, @Nullable String environment, ComparisonSpec comparison) {

}
