package dev.gavel.api.question.kind.classes;

import dev.gavel.api.platform.request.Form;
import dev.gavel.api.question.kind.ValueReading;
import dev.gavel.message.QuestionKind;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.signature.ValueType.Scalar;
import dev.gavel.value.Value;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.NoneValue;
import dev.gavel.value.Value.TextValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The calls of a test in a form, one a row: the name of what is called, the arguments as
 * between its parentheses, and the result. The first row is that of the class.
 */
final class CallRows {

	private static final int SPARE_ROWS = 4;

	/** A request has at most a thousand fields. */
	private static final Pattern FIELD = Pattern
		.compile("(?:%s|%s|%s)\\[([1-9][0-9]{0,2})]".formatted(Pattern.quote(CallsCheck.OPERATIONS),
				Pattern.quote(CallsCheck.ARGUMENTS), Pattern.quote(ValueReading.OUTPUT)));

	private final QuestionKind.PythonClass kind;

	private final ValueType list;

	private final Form form;

	private final ValueReading reading;

	private final CallsCheck check;

	/**
	 * @param list the type of arguments before their call is known
	 */
	CallRows(QuestionKind.PythonClass kind, ValueType list, Form form, ValueReading reading) {
		this.kind = kind;
		this.list = list;
		this.form = form;
		this.reading = reading;
		this.check = new CallsCheck(kind, reading.violations());
	}

	/**
	 * A row in which something was put in.
	 *
	 * @param name empty when that was left out
	 */
	private record Row(int index, int place, String name) {

		String field(String list) {
			return CallRows.field(list, index);
		}

	}

	/** Returns the indexes of the rows after the first, and of some to fill in. */
	static List<Integer> indexes(Form form) {
		int filled = filled(form).max().orElse(0);
		return IntStream.rangeClosed(1, filled + SPARE_ROWS).boxed().toList();
	}

	private static IntStream filled(Form form) {
		return form.fields()
			.keySet()
			.stream()
			.filter((field) -> form.text(field) != null)
			.map(FIELD::matcher)
			.filter(Matcher::matches)
			.mapToInt((matcher) -> Integer.parseInt(matcher.group(1)))
			.distinct()
			.sorted();
	}

	static String field(String list, int index) {
		return "%s[%d]".formatted(list, index);
	}

	/** The rows in their order; empty ones are left out. */
	private List<Row> rows() {
		List<Row> rows = new ArrayList<>(List.of(new Row(0, 0, kind.className())));
		filled(form).forEach((index) -> rows.add(new Row(index, rows.size(), name(index))));
		return rows;
	}

	private String name(int index) {
		return Objects.requireNonNullElse(form.text(field(CallsCheck.OPERATIONS, index)), "").strip();
	}

	List<Value> input() {
		List<Value> names = new ArrayList<>();
		List<Value> arguments = new ArrayList<>();
		for (Row row : rows()) {
			Signature call = check.call(row.place(), row.name(), row.field(CallsCheck.OPERATIONS));
			if (call != null) {
				names.add(new TextValue(row.name()));
				arguments.add(arguments(row, call));
			}
		}
		return List.of(new ListValue(names), new ListValue(arguments));
	}

	private Value arguments(Row row, Signature call) {
		String field = row.field(CallsCheck.ARGUMENTS);
		List<Parameter> parameters = call.parameters();
		if (parameters.size() == 1 && (form.text(field) != null || !parameters.get(0).isOptional())) {
			return new ListValue(List.of(reading.typed(form, field, parameters.get(0).type())));
		}
		String text = Objects.requireNonNullElse(form.text(field), "");
		Value written = reading.written(field, "[" + text + "]", list);
		return (written instanceof ListValue) ? check.arguments(row.place(), call, written, field) : written;
	}

	/** Returns the list of results. */
	Value results() {
		List<Value> results = new ArrayList<>();
		for (Row row : rows()) {
			kind.calls()
				.stream()
				.filter((call) -> call.functionName().equals(row.name()))
				.findFirst()
				.ifPresent((call) -> results.add(result(row, call)));
		}
		return new ListValue(results);
	}

	private Value result(Row row, Signature call) {
		boolean nothing = call.returnType() == Scalar.NONE;
		return nothing ? NoneValue.NONE : reading.typed(form, row.field(ValueReading.OUTPUT), call.returnType());
	}

}
