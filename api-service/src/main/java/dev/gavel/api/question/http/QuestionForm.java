package dev.gavel.api.question.http;

import dev.gavel.api.platform.request.Form;
import dev.gavel.api.question.NewQuestion.NewMetadata;
import dev.gavel.api.question.NewQuestion;
import dev.gavel.api.question.QuestionView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form for a question. Its fields have the names of the JSON; those of parameters
 * appear once for each.
 */
record QuestionForm(Form form) {

	static QuestionForm empty() {
		return new QuestionForm(new Form(new LinkedMultiValueMap<>()));
	}

	public NewQuestion toRequest() {
		return new NewQuestion(form.text("title"), form.text("description"), form.text("type"), metadata(), null,
				form.number("time_limit_ms"), form.number("memory_limit_mb"), form.text("isolation"),
				form.text("environment"), comparison());
	}

	NewMetadata metadata() {
		return new NewMetadata(form.text("function_name"), form.text("return_type"), variables());
	}

	private @Nullable JsonNode comparison() {
		ObjectNode comparison = JsonNodeFactory.instance.objectNode().put("kind", "typed");
		putNumber(comparison, "relative");
		putNumber(comparison, "absolute");
		return (comparison.size() > 1) ? comparison : null;
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
		fields.add("function_name", question.metadata().functionName());
		fields.add("return_type", question.metadata().returnType());
		question.metadata().variables().forEach((variable) -> {
			fields.add("parameter_name", variable.name());
			fields.add("parameter_type", variable.type());
		});
		fields.add("time_limit_ms", String.valueOf(question.timeLimitMs()));
		fields.add("memory_limit_mb", String.valueOf(question.memoryLimitMb()));
		fields.add("isolation", question.isolation());
		fields.add("environment", question.environment());
		fields.add("comparison.relative", question.comparison().relativeText());
		fields.add("comparison.absolute", question.comparison().absoluteText());
		return new QuestionForm(new Form(fields));
	}

	private ArrayNode variables() {
		ArrayNode variables = JsonNodeFactory.instance.arrayNode();
		rows().forEach((row) -> variables.addObject().put("name", row.name()).put("type", row.type()));
		return variables;
	}

	/** The parameters that were put in; rows left empty are left out. */
	public List<Row> rows() {
		List<String> names = form.texts("parameter_name");
		List<String> types = form.texts("parameter_type");
		List<Row> rows = new ArrayList<>();
		for (int i = 0; i < Math.min(names.size(), types.size()); i++) {
			if (!names.get(i).isBlank() || !types.get(i).isBlank()) {
				rows.add(new Row(names.get(i).strip(), types.get(i).strip()));
			}
		}
		return rows;
	}

	/** What was put into a field. */
	public @Nullable String value(String field) {
		return form.text(field);
	}

	/** A parameter. */
	public record Row(String name, String type) {
	}

}
