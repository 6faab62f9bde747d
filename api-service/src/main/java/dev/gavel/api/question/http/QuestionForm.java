package dev.gavel.api.question.http;

import dev.gavel.api.platform.request.Form;
import dev.gavel.api.question.Kinds;
import dev.gavel.api.question.NewQuestion;
import dev.gavel.api.question.QuestionView;
import dev.gavel.api.question.kind.MetadataForm;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form for a question. Its fields have the names of the JSON.
 */
record QuestionForm(Form form) {

	static QuestionForm empty() {
		return new QuestionForm(Form.empty());
	}

	public NewQuestion toRequest() {
		return new NewQuestion(form.text("title"), form.text("description"), form.text("type"), metadata().toRequest(),
				null, form.number("time_limit_ms"), form.number("memory_limit_mb"), form.text("isolation"),
				form.text("environment"), comparison());
	}

	/** The part that is about the kind. */
	public MetadataForm metadata() {
		return Kinds.form(form);
	}

	private @Nullable JsonNode comparison() {
		boolean text = "text".equals(form.text("comparison.kind"));
		ObjectNode comparison = JsonNodeFactory.instance.objectNode().put("kind", text ? "text" : "typed");
		putNumber(comparison, "relative");
		putNumber(comparison, "absolute");
		putText(comparison, text ? "match" : "order");
		if (text) {
			comparison.put("case_sensitive", form.text("comparison.case_sensitive") != null);
		}
		return (comparison.size() > 1) ? comparison : null;
	}

	private void putText(ObjectNode comparison, String name) {
		String text = form.text("comparison." + name);
		if (text != null) {
			comparison.put(name, text);
		}
	}

	/** Puts a number. Text that is not a number is kept, so that the check refuses it. */
	private void putNumber(ObjectNode comparison, String name) {
		String text = form.text("comparison." + name);
		if (text == null) {
			return;
		}
		try {
			comparison.put(name, new BigDecimal(text.strip()).doubleValue());
		}
		catch (NumberFormatException ex) {
			comparison.put(name, text);
		}
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
		fields.add("isolation", question.isolation());
		fields.add("environment", question.environment());
		fields.add("comparison.relative", question.comparison().relativeText());
		fields.add("comparison.absolute", question.comparison().absoluteText());
		fields.add("comparison.order", question.comparison().order());
		fields.add("comparison.kind", question.comparison().kind());
		fields.add("comparison.match", question.comparison().match());
		fields.add("comparison.case_sensitive",
				Boolean.TRUE.equals(question.comparison().caseSensitive()) ? "on" : null);
		return new QuestionForm(new Form(fields));
	}

	/** What was put into a field. */
	public @Nullable String value(String field) {
		return form.text(field);
	}

}
