package dev.gavel.api.question.http;

import dev.gavel.api.platform.request.Problem.FieldError;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.PythonStub;
import dev.gavel.api.question.QuestionView;
import dev.gavel.api.question.SignatureCheck;
import dev.gavel.api.question.Statement;
import dev.gavel.signature.Signature;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.ModelAndView;

/**
 * A question that is being written. Its model: {@code title}; {@code statement}, as safe
 * HTML; {@code stub}, when the signature is valid, otherwise {@code errors}.
 */
record QuestionPreview(@Nullable String title, String statement, @Nullable String stub, List<FieldError> errors) {

	private static final String METADATA = "metadata";

	static QuestionPreview of(QuestionForm form) {
		Violations violations = new Violations();
		Optional<Signature> signature = new SignatureCheck(violations, METADATA).check(form.metadata());
		boolean right = violations.errors().isEmpty();
		String stub = right ? signature.map(QuestionView.Metadata::of).map(PythonStub::code).orElse(null) : null;
		return new QuestionPreview(form.value("title"),
				Statement.html(Objects.requireNonNullElse(form.value("description"), "")), stub, violations.errors());
	}

	ModelAndView toModelAndView() {
		return new ModelAndView("question/preview").addObject("title", title)
			.addObject("statement", statement)
			.addObject("stub", stub)
			.addObject("errors", errors);
	}

}
