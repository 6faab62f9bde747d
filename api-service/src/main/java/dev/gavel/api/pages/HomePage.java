package dev.gavel.api.pages;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Address;
import dev.gavel.api.question.Difficulty;
import dev.gavel.api.question.access.QuestionFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The first page. */
@Controller
class HomePage {

	private static final int PAGE_SIZE = 20;

	private final ListedQuestions questions;

	HomePage(ListedQuestions questions) {
		this.questions = questions;
	}

	/**
	 * {@code page}: a PageOf of ListedQuestions; {@code filter}: which they are;
	 * {@code q}: what was searched for; {@code difficulties}: to choose from;
	 * {@code address}: of the list, without a page.
	 */
	@GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView list(@RequestParam(required = false) @Nullable String q,
			@RequestParam(required = false) @Nullable String difficulty, @RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "" + PAGE_SIZE) int size, Caller caller) {
		QuestionFilter filter = QuestionFilter.of(q, difficulty);
		return new ModelAndView("question/list", "page", questions.list(filter, page, size, caller))
			.addObject("filter", filter)
			.addObject("q", q)
			.addObject("difficulties", Difficulty.values())
			.addObject("address",
					new Address("/").with("q", q)
						.with("difficulty", filter.difficulty())
						.with("size", (size != PAGE_SIZE) ? size : null));
	}

}
