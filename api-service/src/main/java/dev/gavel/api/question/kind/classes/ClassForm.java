package dev.gavel.api.question.kind.classes;

import dev.gavel.api.platform.request.Form;
import dev.gavel.api.question.kind.MetadataForm;
import dev.gavel.api.question.kind.NewMetadata;
import dev.gavel.api.question.kind.ParameterText;
import dev.gavel.api.question.kind.classes.NewClass.NewMethod;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

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
		fields.add(CONSTRUCTOR_PARAMETERS, ParameterText.write(view.variables()));
		view.methods().forEach((method) -> {
			fields.add(METHOD_NAME, method.name());
			fields.add(METHOD_PARAMETERS, ParameterText.write(method.variables()));
			fields.add(METHOD_TYPE, method.returnType());
		});
		return fields;
	}

	@Override
	public String template() {
		return ClassView.TEMPLATE;
	}

	@Override
	public NewMetadata toRequest() {
		return new NewClass(null, form.text(CLASS_NAME), ParameterText.read(form.text(CONSTRUCTOR_PARAMETERS)),
				methods());
	}

	private List<@Nullable NewMethod> methods() {
		List<@Nullable NewMethod> methods = new ArrayList<>();
		rows()
			.forEach((row) -> methods.add(new NewMethod(row.name(), row.type(), ParameterText.read(row.parameters()))));
		return methods;
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
