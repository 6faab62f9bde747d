package dev.gavel.api.question.http;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.QuestionState;
import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.question.Environments;
import dev.gavel.api.question.QuestionView;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.question.sharing.AuthorsView;
import dev.gavel.api.question.sharing.Sharing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page with the form for a question. Its model: {@code form}, a QuestionForm;
 * {@code errors}, messages by field of the JSON; and what there is to choose from. If
 * there is a question already, also {@code question}, a QuestionView; {@code rights},
 * what the caller may do with it; {@code authors}, an AuthorsView; {@code rows}, of the
 * audience; {@code coAuthors}, one a line; {@code groups}, their names.
 */
@Component
class QuestionFormPage {

	private static final String VIEW = "question/edit";

	private static final List<String> DIFFICULTIES = List.of("Easy", "Medium", "Hard");

	private final Environments environments;

	private final AllowedQuestions questions;

	private final Sharing sharing;

	QuestionFormPage(Environments environments, AllowedQuestions questions, Sharing sharing) {
		this.environments = environments;
		this.questions = questions;
		this.sharing = sharing;
	}

	/** The form for a new question. */
	ModelAndView empty() {
		return Form.shown(VIEW, model(QuestionForm.empty()));
	}

	/**
	 * Goes on after a question was stored: to its form if that has a warning.
	 * @param tried false when its prelude could not be tried
	 */
	ModelAndView stored(QuestionView question, boolean tried) {
		boolean offered = unoffered(question) == null;
		return Form.seeOther("/ques/" + question.id() + (!tried ? "/edit?untried=true" : offered ? "" : "/edit"));
	}

	ModelAndView refused(QuestionForm form, Problem problem) {
		return Form.refused(VIEW, model(form), problem);
	}

	/** The forms for a question that is there. */
	ModelAndView show(long id, Caller caller) {
		QuestionView question = QuestionView.whole(questions.getToEdit(id, caller));
		return Form.shown(VIEW, model(question, QuestionForm.of(question), nothing(), caller));
	}

	ModelAndView refused(long id, QuestionForm form, Problem problem, Caller caller) {
		QuestionView question = QuestionView.whole(questions.getToEdit(id, caller));
		return Form.refused(VIEW, model(question, form, nothing(), caller), problem);
	}

	ModelAndView refused(long id, SharingForm form, Problem problem, Caller caller) {
		QuestionView question = QuestionView.whole(questions.getToEdit(id, caller));
		return Form.refused(VIEW, model(question, QuestionForm.of(question), form, caller), problem);
	}

	private @Nullable String unoffered(QuestionView question) {
		return environments.warning(question.environment(), question.comparison().environment()).orElse(null);
	}

	private static SharingForm nothing() {
		return new SharingForm(Form.empty());
	}

	private Map<String, @Nullable Object> model(QuestionView question, QuestionForm form, SharingForm sent,
			Caller caller) {
		AuthorsView authors = sharing.authors(question.id(), caller);
		Map<String, @Nullable Object> model = model(form);
		model.put("question", question);
		model.put("unoffered", unoffered(question));
		model.put("rights", questions.see(question.id(), caller).rights());
		model.put("states", QuestionState.values());
		model.put("authors", authors);
		model.put("rows", sent.rows(sharing.audience(question.id(), caller)));
		model.put("coAuthors", sent.coAuthors(authors));
		model.put("newOwner", sent.form().text("owner"));
		model.put("groups", sharing.groups());
		return model;
	}

	private Map<String, @Nullable Object> model(QuestionForm form) {
		Map<String, @Nullable Object> model = new HashMap<>();
		model.put("form", form);
		model.put("environments", environments.names());
		model.put("difficulties", DIFFICULTIES);
		return model;
	}

}
