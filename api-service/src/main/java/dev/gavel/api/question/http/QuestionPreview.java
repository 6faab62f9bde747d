package dev.gavel.api.question.http;

import dev.gavel.api.platform.request.Problem.FieldError;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.Kinds;
import dev.gavel.api.question.QuestionView;
import dev.gavel.api.question.statement.Statement;
import dev.gavel.api.question.kind.Metadata;
import dev.gavel.message.QuestionKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.ModelAndView;

/**
 * A question that is being written. Its model: {@code title}; {@code statement}, as safe
 * HTML; {@code stub} and {@code warnings}, when the metadata is valid; otherwise
 * {@code missing}, the names of fields that must be filled in, and {@code faults}, what
 * is wrong with others.
 */
record QuestionPreview(@Nullable String title, String statement, @Nullable String stub, List<String> warnings,
		List<FieldError> errors) {

	private static final String METADATA = "metadata";

	static QuestionPreview of(QuestionForm form) {
		Violations violations = new Violations();
		Optional<QuestionKind> kind = form.metadata().toRequest().check(violations, METADATA);
		Optional<Metadata> metadata = violations.errors().isEmpty() ? kind.map(Kinds::metadata) : Optional.empty();
		return new QuestionPreview(form.value("title"),
				Statement.html(Objects.requireNonNullElse(form.value("description"), "")),
				Optional.ofNullable(form.value("starter_code"))
					.or(() -> metadata.map((known) -> QuestionView.stub(known, form.isInteractive())))
					.orElse(null),
				metadata.map(Metadata::warnings).orElse(List.of()), violations.errors());
	}

	ModelAndView toModelAndView() {
		return new ModelAndView("question/preview").addObject("title", title)
			.addObject("statement", statement)
			.addObject("stub", stub)
			.addObject("warnings", warnings)
			.addObject("missing",
					errors.stream().filter(QuestionPreview::isMissing).map(QuestionPreview::name).toList())
			.addObject("faults",
					errors.stream()
						.filter((error) -> !isMissing(error))
						.map((error) -> "%s: %s".formatted(name(error), error.message()))
						.toList());
	}

	private static boolean isMissing(FieldError error) {
		return error.message().startsWith("is missing");
	}

	private static String name(FieldError error) {
		return FieldNames.of(error.field().replace(METADATA + ".", ""));
	}

}
