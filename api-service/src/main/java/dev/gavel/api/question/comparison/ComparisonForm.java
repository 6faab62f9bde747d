package dev.gavel.api.question.comparison;

import dev.gavel.api.platform.request.Form;
import dev.gavel.message.ComparisonSpec.Protocol;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of a comparison in a form: those of its JSON, such as
 * {@code comparison.kind}.
 */
public final class ComparisonForm {

	private static final String FIELD = "comparison.";

	private static final String KIND = FIELD + "kind";

	private static final String PROTOCOL = FIELD + "protocol";

	private static final String ARGUMENTS = "arguments";

	private final Form form;

	private final ObjectNode json = JsonNodeFactory.instance.objectNode();

	private ComparisonForm(Form form) {
		this.form = form;
	}

	/** Returns the JSON of what was put in; null when no kind was chosen. */
	public static @Nullable JsonNode read(Form form) {
		boolean choice = form.fields().containsKey(KIND);
		boolean stated = form.fields().keySet().stream().anyMatch((name) -> name.startsWith(FIELD));
		String kind = (!choice && stated) ? "typed" : form.text(KIND);
		return (kind != null) ? new ComparisonForm(form).json(kind) : null;
	}

	private JsonNode json(String kind) {
		json.put("kind", kind);
		if (kind.equals("checker")) {
			putChecker();
			return limited();
		}
		if (kind.equals("interactor")) {
			putText("code");
			return limited();
		}
		putNumber("relative");
		putNumber("absolute");
		if (kind.equals("text")) {
			putText("match");
			json.put("case_sensitive", form.text(FIELD + "case_sensitive") != null);
		}
		else {
			putText("order");
		}
		return json;
	}

	/** One field chooses what the code is, or a grader without code. */
	private void putChecker() {
		String protocol = form.text(PROTOCOL);
		if (protocol != null && CheckerCheck.GRADERS.contains(protocol)) {
			json.put("protocol", Protocol.CODERUNNER.text());
			json.put("grader", protocol);
		}
		else {
			putText("protocol");
			putText("code");
			putArguments();
		}
	}

	private JsonNode limited() {
		putText("environment");
		putWhole("time_limit_ms");
		putWhole("memory_limit_mb");
		return json;
	}

	/** Arguments are separated by spaces. */
	private void putArguments() {
		String text = form.text(FIELD + ARGUMENTS);
		if (text != null && Protocol.KATTIS.text().equals(form.text(PROTOCOL))) {
			ArrayNode arguments = json.putArray(ARGUMENTS);
			Stream.of(text.strip().split("\\s+")).forEach(arguments::add);
		}
	}

	private void putText(String name) {
		String text = form.text(FIELD + name);
		if (text != null) {
			json.put(name, text);
		}
	}

	/** Puts a number. Text that is not a number is kept, so that the check refuses it. */
	private void putNumber(String name) {
		String text = form.text(FIELD + name);
		if (text == null) {
			return;
		}
		try {
			json.put(name, new BigDecimal(text.strip()).doubleValue());
		}
		catch (NumberFormatException ex) {
			json.put(name, text);
		}
	}

	/** Does the same as {@link #putNumber} for a whole number. */
	private void putWhole(String name) {
		String text = form.text(FIELD + name);
		if (text == null) {
			return;
		}
		try {
			json.put(name, Integer.parseInt(text.strip()));
		}
		catch (NumberFormatException ex) {
			json.put(name, text);
		}
	}

	/** Returns the fields of a comparison that is there already. */
	public static MultiValueMap<String, String> fields(ComparisonView comparison) {
		MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
		fields.add(KIND, comparison.kind());
		fields.add(FIELD + "relative", comparison.relativeText());
		fields.add(FIELD + "absolute", comparison.absoluteText());
		fields.add(FIELD + "order", comparison.order());
		fields.add(FIELD + "match", comparison.match());
		fields.add(FIELD + "case_sensitive", Boolean.TRUE.equals(comparison.caseSensitive()) ? "on" : null);
		fields.add(PROTOCOL, (comparison.grader() != null) ? comparison.grader() : comparison.protocol());
		fields.add(FIELD + ARGUMENTS, String.join(" ", comparison.arguments()));
		fields.add(FIELD + "code", comparison.code());
		fields.add(FIELD + "environment", comparison.environment());
		fields.add(FIELD + "time_limit_ms", text(comparison.timeLimitMs()));
		fields.add(FIELD + "memory_limit_mb", text(comparison.memoryLimitMb()));
		return fields;
	}

	private static @Nullable String text(@Nullable Long number) {
		return (number != null) ? number.toString() : null;
	}

}
