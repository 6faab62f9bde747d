package dev.gavel.api.generation;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.question.QuestionView;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.reference.StoredTestPrograms;
import dev.gavel.api.reference.TestPrograms;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page where an author generates tests. */
@Controller
class GenerationPages {

	private static final String VIEW = "reference/generator";

	private final GeneratedTests generated;

	private final OutputsOfSolution outputs;

	private final StoredTestPrograms programs;

	private final RightSolutions solutions;

	private final AllowedQuestions questions;

	GenerationPages(GeneratedTests generated, OutputsOfSolution outputs, StoredTestPrograms programs,
			RightSolutions solutions, AllowedQuestions questions) {
		this.generated = generated;
		this.outputs = outputs;
		this.programs = programs;
		this.solutions = solutions;
		this.questions = questions;
	}

	/**
	 * {@code question}: a QuestionView; {@code programs}: the TestPrograms;
	 * {@code solutions}: those that must be accepted; {@code form}: what was put in;
	 * {@code errors}: messages by field.
	 */
	@GetMapping(path = "/ques/{id}/generator", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView show(@PathVariable long id, Caller caller) {
		return Form.shown(VIEW, model(id, Form.empty(), caller));
	}

	/** Saves both programs, and generates tests if there is a number of them. */
	@PostMapping(path = "/ques/{id}/generator", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	CompletableFuture<ModelAndView> generate(@PathVariable long id, @RequestParam MultiValueMap<String, String> fields,
			Caller caller) {
		Form form = new Form(fields);
		return orPage(id, form, caller, () -> {
			programs.replace(id, new TestPrograms(form.text("generator"), form.text("validator")), caller);
			if (form.text("generate") == null) {
				return CompletableFuture.completedFuture(Form.seeOther("/ques/%d/generator".formatted(id)));
			}
			return generated
				.generate(id,
						new NewGeneration(form.id("solution_id"), form.number("first_seed"), form.number("count"),
								form.text("hidden") != null),
						caller)
				.thenApply((added) -> Form.seeOther("/ques/%d/testcases".formatted(id)));
		});
	}

	@PostMapping(path = "/ques/{id}/solutions/{solutionId}/outputs",
			consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	CompletableFuture<ModelAndView> fill(@PathVariable long id, @PathVariable long solutionId, Caller caller) {
		return orPage(id, Form.empty(), caller, () -> outputs.fill(id, solutionId, caller)
			.thenApply((filled) -> Form.seeOther("/ques/%d/testcases".formatted(id))));
	}

	private interface Work {

		CompletableFuture<ModelAndView> begin();

	}

	private CompletableFuture<ModelAndView> orPage(long id, Form form, Caller caller, Work work) {
		try {
			return work.begin().exceptionally((failure) -> {
				if (cause(failure) instanceof Problem problem) {
					return Form.refused(VIEW, model(id, form, caller), problem);
				}
				throw (failure instanceof CompletionException known) ? known : new CompletionException(failure);
			});
		}
		catch (Problem problem) {
			return CompletableFuture.completedFuture(Form.refused(VIEW, model(id, form, caller), problem));
		}
	}

	private static @Nullable Throwable cause(Throwable failure) {
		return (failure instanceof CompletionException) ? failure.getCause() : failure;
	}

	private Map<String, @Nullable Object> model(long id, Form form, Caller caller) {
		Map<String, @Nullable Object> model = new HashMap<>();
		model.put("question", QuestionView.of(questions.getWithTests(id, caller)));
		model.put("programs", programs.get(id, caller));
		model.put("solutions", solutions.list(id, caller));
		model.put("form", form);
		return model;
	}

}
