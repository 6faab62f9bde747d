package dev.gavel.api.pages;

import dev.gavel.api.access.QuestionRights;
import dev.gavel.api.platform.request.Form;
import dev.gavel.api.question.QuestionView;
import dev.gavel.api.question.statement.Statement;
import dev.gavel.api.question.testcase.QuestionDetail;
import dev.gavel.api.score.SolverScore;
import dev.gavel.api.submission.SubmissionView;
import dev.gavel.run.EnvironmentName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page of a question. Its model: {@code question}, a QuestionView; {@code testCases},
 * the first TestCaseViews; {@code testCaseCount}: of all; {@code statement}, the
 * description as safe HTML; {@code stub}, what a solution begins with; {@code code}, what
 * the editor begins with; {@code submissions}, the newest SubmissionViews;
 * {@code environments}, those to choose from, and {@code environment}, the choice;
 * {@code form}, what was put in; {@code rights}, what the caller may do; {@code closed}
 * and {@code closesAt}, until when programs are taken; {@code maxScore}, what its tests
 * are worth, and {@code ownScore}, a SolverScore, or null; {@code withoutInput}: why the
 * form does not have the input that was asked for, if so.
 */
record QuestionPage(QuestionDetail detail, QuestionRights rights, List<SubmissionView> submissions,
		List<String> environments, @Nullable SolverScore score) {

	static final String VIEW = "question/detail";

	ModelAndView toModelAndView(Form form) {
		return new ModelAndView(VIEW, model(form));
	}

	/** Returns the model, with the input of the form. */
	Map<String, @Nullable Object> model(Form form) {
		QuestionView question = detail.question();
		String stub = question.stub();
		Map<String, @Nullable Object> model = new HashMap<>();
		model.put("rights", rights);
		model.put("closed", detail.closed());
		model.put("closesAt", detail.closesAt());
		model.put("maxScore", detail.maxScore());
		model.put("ownScore", score);
		model.putAll(Map.of("question", question, "testCases", detail.testCases(), "testCaseCount",
				detail.testCaseCount(), "statement", Statement.html(question.description(), question.id()), "stub",
				stub, "code", form.text("code") != null ? code(form) : stub, "submissions", submissions, "environments",
				environments, "environment",
				Objects.requireNonNullElse(form.text("environment"), EnvironmentName.DEFAULT), "form", form));
		return model;
	}

	static String code(Form form) {
		return Objects.requireNonNullElse(form.text("code"), "");
	}

}
