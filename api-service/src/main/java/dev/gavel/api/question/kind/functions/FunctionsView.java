package dev.gavel.api.question.kind.functions;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gavel.api.question.kind.Metadata;
import dev.gavel.api.question.kind.StubImports;
import dev.gavel.api.question.kind.Variable;
import dev.gavel.api.question.kind.function.FunctionView;
import dev.gavel.message.QuestionKind;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Several functions as answered.
 *
 * @param kind functions
 */
public record FunctionsView(@Schema(allowableValues = "functions") String kind,
		List<NamedFunction> functions) implements Metadata {

	/** The kind of question in JSON. */
	public static final String KIND = "functions";

	static final String TEMPLATE = "kind/functions";

	/** The input of a test, for people. */
	private static final List<Variable> INPUT = List.of(new Variable(FunctionsFormat.FUNCTION, "str"),
			new Variable(FunctionsFormat.ARGUMENTS, "Dict[str, Any]"));

	/**
	 * One of the functions as answered.
	 *
	 * @param variables the parameters
	 * @param answer the parameter that the function changes in place: its argument after
	 * the call is the answer; omitted when the answer is what the function returns
	 */
	public record NamedFunction(String name, List<Variable> variables, String returnType,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String answer) {

		private static NamedFunction of(QuestionKind.Function kind) {
			FunctionView view = FunctionView.of(kind);
			return new NamedFunction(view.functionName(), view.variables(), view.returnType(), view.answer());
		}

		/** Returns it as the only function of a question. */
		public FunctionView alone() {
			return new FunctionView(name, returnType, variables, answer);
		}

		/** Returns the field of a test's form for one of the parameters. */
		public String field(Variable variable) {
			return FunctionsFormat.inputField(name) + "." + variable.name();
		}

	}

	public static FunctionsView of(QuestionKind.Functions kind) {
		return new FunctionsView(KIND, kind.functions().stream().map(NamedFunction::of).toList());
	}

	private String joined(Function<FunctionView, String> part, String separator) {
		return functions.stream().map(NamedFunction::alone).map(part).collect(Collectors.joining(separator));
	}

	@Override
	public String template() {
		return TEMPLATE;
	}

	@Override
	public String declaration() {
		return joined(FunctionView::declaration, "\n");
	}

	@Override
	public String stub() {
		return StubImports.of(functions.stream().map(NamedFunction::alone).flatMap(FunctionView::types))
				+ joined(FunctionView::definition, "\n\n");
	}

	@Override
	public List<Variable> inputs() {
		return INPUT;
	}

	@Override
	public String outputType() {
		return "what the function returns";
	}

	@Override
	public String lineExample() {
		NamedFunction first = functions.get(0);
		return "{\"function\": \"%s\", %s".formatted(first.name(), first.alone().lineExample().substring(1));
	}

	@Override
	public List<String> warnings() {
		return functions.stream()
			.map(NamedFunction::alone)
			.filter(FunctionView::returnsNothing)
			.map((function) -> ("%s returns None, so its tests accept any program that ends without an error."
					+ " If it changes an argument, name that parameter as the answer.")
				.formatted(function.functionName()))
			.toList();
	}

	@Override
	public MultiValueMap<String, String> fields() {
		return FunctionsForm.fields(this);
	}

}
