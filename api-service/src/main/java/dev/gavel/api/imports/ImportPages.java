package dev.gavel.api.imports;

import dev.gavel.api.access.Caller;
import dev.gavel.api.imports.question.QuestionReport.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages on which people import questions. */
@Controller
@RequestMapping("/imports")
class ImportPages {

	private static final int PAGE_SIZE = 50;

	private final Imports imports;

	private final ImportRuns runs;

	ImportPages(Imports imports, ImportRuns runs) {
		this.imports = imports;
		this.runs = runs;
	}

	/**
	 * {@code page}: a PageOf ImportViews; {@code formats}: names of those that are read.
	 */
	@GetMapping(produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView list(@RequestParam(defaultValue = "0") int page, Caller caller) {
		List<String> formats = runs.formatNames();
		return new ModelAndView("import/list", "page", imports.list(page, PAGE_SIZE, caller)).addObject("formats",
				formats);
	}

	/**
	 * {@code shown}: an ImportView; {@code outcome}: of the questions that are listed, or
	 * null; {@code page}: a PageOf QuestionReports.
	 */
	@GetMapping(path = "/{id}", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView show(@PathVariable long id, @RequestParam(required = false) @Nullable Outcome outcome,
			@RequestParam(defaultValue = "0") int page, Caller caller) {
		return new ModelAndView("import/detail", "shown", imports.find(id, caller)).addObject("outcome", outcome)
			.addObject("page", imports.reports(id, outcome, page, PAGE_SIZE, caller));
	}

}
