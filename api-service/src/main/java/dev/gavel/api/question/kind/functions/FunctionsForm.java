package dev.gavel.api.question.kind.functions;

import dev.gavel.api.platform.request.Form;
import dev.gavel.api.question.kind.MetadataForm;
import dev.gavel.api.question.kind.NewMetadata;
import dev.gavel.api.question.kind.ParameterText;
import dev.gavel.api.question.kind.functions.NewFunctions.NewNamedFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * The functions in the form for a question. Their fields appear once for each. Parameters
 * are written as in Python, such as {@code text: str, width: int}.
 */
public record FunctionsForm(Form form) implements MetadataForm {

	private static final String NAME = "functions_name";

	private static final String PARAMETERS = "functions_parameters";

	private static final String TYPE = "functions_type";

	private static final String ANSWER = "functions_answer";

	/** Returns the fields of a stored question. */
	static MultiValueMap<String, String> fields(FunctionsView view) {
		MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
		fields.add("kind", view.kind());
		view.functions().forEach((function) -> {
			fields.add(NAME, function.name());
			fields.add(PARAMETERS, ParameterText.write(function.variables()));
			fields.add(TYPE, function.returnType());
			fields.add(ANSWER, Objects.requireNonNullElse(function.answer(), ""));
		});
		return fields;
	}

	@Override
	public String template() {
		return FunctionsView.TEMPLATE;
	}

	@Override
	public NewMetadata toRequest() {
		List<@Nullable NewNamedFunction> functions = new ArrayList<>();
		rows().forEach((row) -> functions.add(new NewNamedFunction(row.name(), row.type(),
				ParameterText.read(row.parameters()), row.answer().isEmpty() ? null : row.answer())));
		return new NewFunctions(null, functions);
	}

	/** The functions that were put in; rows left empty are left out. */
	public List<Row> rows() {
		List<List<String>> columns = Stream.of(NAME, PARAMETERS, TYPE, ANSWER).map(form::texts).toList();
		int shortest = columns.stream().mapToInt(List::size).min().orElse(0);
		return IntStream.range(0, shortest)
			.mapToObj((i) -> columns.stream().map((column) -> column.get(i).strip()).toList())
			.filter((texts) -> !texts.stream().allMatch(String::isEmpty))
			.map((texts) -> new Row(texts.get(0), texts.get(1), texts.get(2), texts.get(3)))
			.toList();
	}

	/** A function. */
	public record Row(String name, String parameters, String type, String answer) {
	}

}
