package dev.gavel.api.question.kind.function;

import dev.gavel.api.platform.request.Form;
import dev.gavel.api.question.kind.MetadataForm;
import dev.gavel.api.question.kind.NewMetadata;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The signature in the form for a question. The fields of parameters appear once for
 * each.
 */
public record FunctionForm(Form form) implements MetadataForm {

	private static final String FUNCTION_NAME = "function_name";

	private static final String RETURN_TYPE = "return_type";

	private static final String ANSWER = "answer";

	private static final String PARAMETER_NAME = "parameter_name";

	private static final String PARAMETER_TYPE = "parameter_type";

	/** Suggestions only, because there are endlessly many types. */
	private static final List<String> TYPES = List.of("int", "float", "str", "bool", "List[int]", "List[float]",
			"List[str]", "List[bool]", "List[List[int]]", "List[List[str]]", "List[Tuple[int, int]]", "Dict[str, int]",
			"Dict[int, int]", "Dict[str, List[str]]", "Tuple[int, int]", "Tuple[int, ...]", "Set[int]", "Set[str]",
			"FrozenSet[str]", "Deque[int]", "DefaultDict[str, int]", "Optional[ListNode]", "List[Optional[ListNode]]",
			"Optional[TreeNode]", "Optional[Node]", "Optional[int]", "Optional[str]", "int | str", "Literal['a', 'b']",
			"bytes", "complex", "Decimal", "Any", "None");

	/** Returns the fields of a stored question. */
	static MultiValueMap<String, String> fields(FunctionView function) {
		MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
		fields.add(FUNCTION_NAME, function.functionName());
		fields.add(RETURN_TYPE, function.returnType());
		fields.add(ANSWER, function.answer());
		function.variables().forEach((variable) -> {
			fields.add(PARAMETER_NAME, variable.name());
			fields.add(PARAMETER_TYPE, variable.typeWithDefault());
		});
		return fields;
	}

	@Override
	public String template() {
		return FunctionView.TEMPLATE;
	}

	@Override
	public NewMetadata toRequest() {
		return new NewFunction(null, form.text(FUNCTION_NAME), form.text(RETURN_TYPE), variables(), form.text(ANSWER));
	}

	private ArrayNode variables() {
		ArrayNode variables = JsonNodeFactory.instance.arrayNode();
		rows().forEach((row) -> variables.addObject().put("name", row.name()).put("type", row.type()));
		return variables;
	}

	/** The parameters that were put in; rows left empty are left out. */
	public List<Row> rows() {
		List<String> names = form.texts(PARAMETER_NAME);
		List<String> types = form.texts(PARAMETER_TYPE);
		List<Row> rows = new ArrayList<>();
		for (int i = 0; i < Math.min(names.size(), types.size()); i++) {
			if (!names.get(i).isBlank() || !types.get(i).isBlank()) {
				rows.add(new Row(names.get(i).strip(), types.get(i).strip()));
			}
		}
		return rows;
	}

	public List<String> types() {
		return TYPES;
	}

	/** A parameter. */
	public record Row(String name, String type) {
	}

}
