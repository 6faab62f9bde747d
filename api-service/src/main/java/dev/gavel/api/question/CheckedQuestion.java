package dev.gavel.api.question;

import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.QuestionKind;

/** A question as its author sent it, once it is valid. */
record CheckedQuestion(String title, String description, Difficulty difficulty, QuestionKind kind, RunSettings settings,
		ComparisonSpec comparison) {

}
