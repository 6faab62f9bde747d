package dev.gavel.api.question.http;

import dev.gavel.api.platform.request.Form;
import dev.gavel.api.question.Kinds;
import dev.gavel.api.question.NewQuestion;
import dev.gavel.api.question.QuestionView;
import dev.gavel.api.question.comparison.ComparisonForm;
import dev.gavel.api.question.kind.MetadataForm;
import dev.gavel.api.question.kind.program.ProgramView;
import dev.gavel.api.question.rules.RulesForm;
import dev.gavel.api.question.scoring.ScoringForm;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;

/**
 * The form for a question. Its fields have the names of the JSON.
 */
public record QuestionForm(Form form) {

	private static final String OWN_LINES = "own";

	static QuestionForm empty() {
		return new QuestionForm(Form.empty());
	}

	public NewQuestion toRequest() {
		return new NewQuestion(form.text("title"), form.text("description"), form.text("type"), metadata().toRequest(),
				null, form.number("time_limit_ms"), form.number("memory_limit_mb"), form.text("environment"),
				comparison(), prelude(), form.text("starter_code"), rules().toRequest(), ScoringForm.read(form));
	}

	/** A program prints text, so a form that says nothing else compares text. */
	private @Nullable JsonNode comparison() {
		boolean isUnsaid = ProgramView.KIND.equals(form.text("kind")) && "typed".equals(form.text("comparison.kind"));
		return isUnsaid ? null : ComparisonForm.read(form);
	}

	/** The part that is about the kind. */
	public MetadataForm metadata() {
		return Kinds.form(form);
	}

	/** The parts about each kind, the chosen one among them. */
	public List<MetadataForm> kinds() {
		return Kinds.forms(form);
	}

	public RulesForm rules() {
		return new RulesForm(form);
	}

	private @Nullable String prelude() {
		String choice = form.text("prelude");
		return OWN_LINES.equals(choice) ? form.text("prelude_lines") : choice;
	}

	/** Returns the form of a stored question. */
	public static QuestionForm of(QuestionView question) {
		MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
		fields.add("title", question.title());
		fields.add("description", question.description());
		fields.add("type", question.type());
		fields.addAll(question.metadata().fields());
		fields.add("time_limit_ms", String.valueOf(question.timeLimitMs()));
		fields.add("memory_limit_mb", String.valueOf(question.memoryLimitMb()));
		fields.add("environment", question.environment());
		fields.addAll(ComparisonForm.fields(question.comparison()));
		fields.add("prelude", (question.preludeLines() != null) ? OWN_LINES : question.prelude());
		fields.add("prelude_lines", question.preludeLines());
		fields.add("starter_code", question.starterCode());
		fields.addAll(RulesForm.fields(question.rules()));
		fields.addAll(ScoringForm.fields(question.scoring()));
		return new QuestionForm(new Form(fields));
	}

	/** Whether the form says more about the comparison than a new one. */
	public boolean comparesSpecially() {
		String kind = form.text("comparison.kind");
		return (kind != null && !"typed".equals(kind)) || states("comparison.relative", "comparison.absolute")
				|| isOther("comparison.order", "strict");
	}

	/** Whether the form asks for a program that talks with an interactor. */
	boolean isInteractive() {
		return ProgramView.KIND.equals(form.text("kind")) && "interactor".equals(form.text("comparison.kind"));
	}

	/** Whether the form has imports or starter code. */
	public boolean givesCode() {
		return isOther("prelude", "typing") || states("starter_code");
	}

	/** Whether the form says anything about scoring. */
	public boolean scores() {
		return !groups().isEmpty() || states("scoring.attempts", "scoring.pause_seconds")
				|| isOther("scoring.stop_at", "never") || isOther("scoring.counts", "best");
	}

	/** Returns the groups of tests that were put in. */
	public List<ScoringForm.Row> groups() {
		return ScoringForm.rows(form);
	}

	/** Whether the form names an environment or has tests share a process. */
	public boolean runsSpecially() {
		return states("environment");
	}

	private boolean states(String... fields) {
		return Stream.of(fields).anyMatch((field) -> form.text(field) != null);
	}

	private boolean isOther(String field, String usual) {
		String value = form.text(field);
		return value != null && !usual.equals(value);
	}

	/** What was put into a field. */
	public @Nullable String value(String field) {
		return form.text(field);
	}

}
