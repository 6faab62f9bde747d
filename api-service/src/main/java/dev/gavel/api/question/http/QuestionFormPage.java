package dev.gavel.api.question.http;

import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.question.Environments;
import dev.gavel.api.question.QuestionView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page with the form for a question. Its model: {@code form}, a QuestionForm;
 * {@code question}, a QuestionView, if there is one already; {@code errors}, messages by
 * field of the JSON; and what there is to choose from.
 */
@Component
class QuestionFormPage {

	private static final String VIEW = "question/edit";

	private static final List<String> DIFFICULTIES = List.of("Easy", "Medium", "Hard");

	private final Environments environments;

	QuestionFormPage(Environments environments) {
		this.environments = environments;
	}

	public ModelAndView show(QuestionForm form, @Nullable QuestionView question) {
		return new ModelAndView(VIEW, model(form, question)).addObject("errors", Map.of());
	}

	public ModelAndView refused(QuestionForm form, @Nullable QuestionView question, Problem problem) {
		return Form.refused(VIEW, model(form, question), problem);
	}

	private Map<String, @Nullable Object> model(QuestionForm form, @Nullable QuestionView question) {
		Map<String, @Nullable Object> model = new HashMap<>();
		model.put("form", form);
		model.put("question", question);
		model.put("environments", environments.names());
		model.put("difficulties", DIFFICULTIES);
		return model;
	}

}
