package dev.gavel.api.question.kind.function;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gavel.api.question.kind.Metadata;
import dev.gavel.api.question.kind.StubImports;
import dev.gavel.api.question.kind.Variable;
import dev.gavel.message.QuestionKind;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType.Scalar;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The signature as answered.
 *
 * @param variables the parameters
 * @param answer the parameter that the function changes in place: its argument after the
 * call is the answer; omitted when the answer is what the function returns
 */
public record FunctionView(String functionName, String returnType, List<Variable> variables,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String answer) implements Metadata {

	static final String TEMPLATE = "kind/function";

	private static final String NOTHING_TO_COMPARE = "The function returns None, so any program that ends without an error passes."
			+ " If it changes an argument, name that parameter as the answer.";

	public static FunctionView of(QuestionKind.Function kind) {
		Signature signature = kind.signature();
		return new FunctionView(signature.functionName(), signature.returnType().toString(), signature.parameters()
			.stream()
			.map((parameter) -> new Variable(parameter.name(), parameter.type().toString(), parameter.fallback()))
			.toList(), kind.answer());
	}

	@Override
	public String template() {
		return TEMPLATE;
	}

	/** {@code def name(parameter: type = default, ..) -> type}. */
	@Override
	public String declaration() {
		return variables.stream()
			.map((variable) -> variable.name() + ": " + variable.typeWithDefault())
			.collect(Collectors.joining(", ", "def %s(".formatted(functionName), ") -> " + returnType));
	}

	/** The signature with an empty body, after the classes that it names. */
	@Override
	public String stub() {
		return StubImports.of(types()) + definition();
	}

	/** The signature with an empty body. */
	public String definition() {
		String task = (answer != null)
				? "    \"\"\"Change %s in place; what is returned is ignored.\"\"\"\n".formatted(answer) : "";
		return declaration() + ":\n" + task + "    pass\n";
	}

	/** Returns the types that the signature names. */
	public Stream<String> types() {
		return Stream.concat(Stream.of(returnType), variables.stream().map(Variable::type));
	}

	@Override
	public List<Variable> inputs() {
		return variables;
	}

	@Override
	public String outputType() {
		return variables.stream()
			.filter((variable) -> variable.name().equals(answer))
			.findFirst()
			.map(Variable::type)
			.orElse(returnType);
	}

	@Override
	public String lineExample() {
		return variables.stream()
			.map((variable) -> "\"%s\": …".formatted(variable.name()))
			.collect(Collectors.joining(", ", "{\"input_variables\": {", "}, \"output\": …}"));
	}

	@Override
	public List<String> warnings() {
		return returnsNothing() ? List.of(NOTHING_TO_COMPARE) : List.of();
	}

	/** Whether there is nothing to compare. */
	public boolean returnsNothing() {
		return answer == null && returnType.equals(Scalar.NONE.toString());
	}

	@Override
	public MultiValueMap<String, String> fields() {
		return FunctionForm.fields(this);
	}

}
