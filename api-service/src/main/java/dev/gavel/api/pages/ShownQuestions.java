package dev.gavel.api.pages;

import dev.gavel.api.access.Caller;
import dev.gavel.api.question.QuestionView;
import dev.gavel.api.question.access.AllowedQuestions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The questions on the pages of programs. */
@Component
class ShownQuestions {

	private final AllowedQuestions questions;

	ShownQuestions(AllowedQuestions questions) {
		this.questions = questions;
	}

	/**
	 * Returns null where there is no question, or the caller does not know it any more.
	 */
	@Nullable QuestionView of(@Nullable Long questionId, Caller caller) {
		return (questionId == null) ? null : questions.find(questionId, caller).map(QuestionView::of).orElse(null);
	}

}
