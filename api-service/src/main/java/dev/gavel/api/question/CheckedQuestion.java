package dev.gavel.api.question;

import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.QuestionKind;
import dev.gavel.run.Isolation;
import dev.gavel.run.Limits;
import dev.gavel.signature.Signature;
import org.jspecify.annotations.Nullable;

/** A question as its author sent it, once it is valid. */
record CheckedQuestion(String title, String description, Difficulty difficulty, Signature signature, Limits limits,
		Isolation isolation, @Nullable String environment, ComparisonSpec comparison) {

	QuestionKind kind() {
		return new QuestionKind.Function(signature);
	}

}
