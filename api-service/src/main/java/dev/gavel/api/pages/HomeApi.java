package dev.gavel.api.pages;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.PageOf;
import dev.gavel.api.question.access.QuestionFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import io.swagger.v3.oas.annotations.tags.Tag;

/**
 * The questions for programs. Without {@code produces}, so that it also answers
 * {@code Accept: *}{@code /*}.
 */
@RestController
@Tag(name = "Questions")
class HomeApi {

	private final ListedQuestions questions;

	HomeApi(ListedQuestions questions) {
		this.questions = questions;
	}

	/**
	 * Lists questions.
	 * @param q words that must all appear in the title or the description
	 * @param difficulty Easy, Medium or Hard
	 */
	@GetMapping("/")
	PageOf<ListedQuestion> listQuestions(@RequestParam(required = false) @Nullable String q,
			@RequestParam(required = false) @Nullable String difficulty, @RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "20") int size, Caller caller) {
		return questions.list(QuestionFilter.of(q, difficulty), page, size, caller);
	}

}
