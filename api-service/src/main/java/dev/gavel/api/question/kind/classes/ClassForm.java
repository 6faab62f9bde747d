package dev.gavel.api.question.kind.classes;

import dev.gavel.api.platform.request.Form;
import dev.gavel.api.question.kind.MetadataForm;
import dev.gavel.api.question.kind.NewMetadata;
import dev.gavel.api.question.kind.Variable;
import dev.gavel.api.question.kind.classes.NewClass.NewMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The class in the form for a question. The fields of methods appear once for each.
 * Parameters are written as in Python, such as {@code key: int, value: int}.
 */
public record ClassForm(Form form) implements MetadataForm {

	private static final String KIND = "kind";

	private static final String CLASS_NAME = "class_name";

	private static final String CONSTRUCTOR_PARAMETERS = "constructor_parameters";

	private static final String METHOD_NAME = "method_name";

	private static final String METHOD_PARAMETERS = "method_parameters";

	private static final String METHOD_TYPE = "method_type";

	/** Returns the fields of a stored question. */
	static MultiValueMap<String, String> fields(ClassView view) {
		MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
		fields.add(KIND, view.kind());
		fields.add(CLASS_NAME, view.className());
		fields.add(CONSTRUCTOR_PARAMETERS, text(view.variables()));
		view.methods().forEach((method) -> {
			fields.add(METHOD_NAME, method.name());
			fields.add(METHOD_PARAMETERS, text(method.variables()));
			fields.add(METHOD_TYPE, method.returnType());
		});
		return fields;
	}

	private static String text(List<Variable> variables) {
		return variables.stream()
			.map((variable) -> variable.name() + ": " + variable.typeWithDefault())
			.collect(Collectors.joining(", "));
	}

	@Override
	public String template() {
		return ClassView.TEMPLATE;
	}

	@Override
	public NewMetadata toRequest() {
		return new NewClass(null, form.text(CLASS_NAME), variables(form.text(CONSTRUCTOR_PARAMETERS)), methods());
	}

	private List<@Nullable NewMethod> methods() {
		List<@Nullable NewMethod> methods = new ArrayList<>();
		rows().forEach((row) -> methods.add(new NewMethod(row.name(), row.type(), variables(row.parameters()))));
		return methods;
	}

	private static JsonNode variables(@Nullable String text) {
		ArrayNode variables = JsonNodeFactory.instance.arrayNode();
		for (String parameter : split((text != null) ? text : "")) {
			int colon = parameter.indexOf(':');
			String name = (colon < 0) ? parameter : parameter.substring(0, colon);
			variables.addObject()
				.put("name", name.strip())
				.put("type", (colon < 0) ? "" : parameter.substring(colon + 1).strip());
		}
		return variables;
	}

	/** Splits at the commas that are not inside brackets or quotes. */
	private static List<String> split(String text) {
		List<String> parts = new ArrayList<>();
		int depth = 0;
		int start = 0;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			i = isQuote(c) ? endOfText(text, i) : i;
			depth += "[(<{".indexOf(c) >= 0 ? 1 : "])>}".indexOf(c) >= 0 ? -1 : 0;
			if (c == ',' && depth == 0) {
				parts.add(text.substring(start, i));
				start = i + 1;
			}
		}
		parts.add(text.substring(start));
		return parts.stream().map(String::strip).filter((part) -> !part.isEmpty() && !part.equals("self")).toList();
	}

	private static boolean isQuote(char c) {
		return c == '\'' || c == '"';
	}

	/** Returns the index of the quote that closes a text; the last index if none does. */
	private static int endOfText(String text, int start) {
		for (int i = start + 1; i < text.length(); i++) {
			if (text.charAt(i) == text.charAt(start)) {
				return i;
			}
			i += (text.charAt(i) == '\\') ? 1 : 0;
		}
		return text.length() - 1;
	}

	/** The methods that were put in; rows left empty are left out. */
	public List<Row> rows() {
		List<String> names = form.texts(METHOD_NAME);
		List<String> parameters = form.texts(METHOD_PARAMETERS);
		List<String> types = form.texts(METHOD_TYPE);
		List<Row> rows = new ArrayList<>();
		for (int i = 0; i < Math.min(names.size(), Math.min(parameters.size(), types.size())); i++) {
			Row row = new Row(names.get(i).strip(), parameters.get(i).strip(), types.get(i).strip());
			if (!row.isEmpty()) {
				rows.add(row);
			}
		}
		return rows;
	}

	/** A method. */
	public record Row(String name, String parameters, String type) {

		private boolean isEmpty() {
			return name.isEmpty() && parameters.isEmpty() && type.isEmpty();
		}

	}

}
