package dev.gavel.api.imports.format.exercism;

import dev.gavel.api.imports.format.python.Outline.Function;
import dev.gavel.api.imports.format.python.Outline.Parameter;
import dev.gavel.api.imports.format.python.ReferenceCalls.Returned;
import dev.gavel.api.imports.format.python.TypedTest;
import dev.gavel.api.imports.format.python.TypedTests;
import dev.gavel.value.MalformedValue;
import dev.gavel.value.Value.Collected;
import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.Numeric;
import dev.gavel.value.Value.SetValue;
import dev.gavel.value.Value;
import dev.gavel.value.literal.PythonLiteral;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Cases with which the solution of the track agrees. Many tracks test some cases in
 * another way than canonical data say, such as with other types.
 */
final class AgreedCases implements TypedTests {

	private static final int SHOWN_CHARACTERS = 60;

	private final TypedTests cases;

	/** For each test of the cases. */
	private final List<Returned> returned;

	AgreedCases(TypedTests cases, List<Returned> returned) {
		this.cases = cases;
		this.returned = returned;
	}

	/** Returns the arguments of each test in the order of the parameters, as literals. */
	static List<List<String>> arguments(TypedTests cases, Function function) throws IOException {
		List<List<String>> arguments = new ArrayList<>();
		cases.read(new Taker() {

			@Override
			public void test(TypedTest test) {
				arguments.add(arguments(test, function));
			}

			@Override
			public void refused(String name, String reason) {
				// Is not called.
			}

		});
		return arguments;
	}

	private static List<String> arguments(TypedTest test, Function function) {
		List<String> arguments = new ArrayList<>();
		test.arguments().forEach((value) -> arguments.add(value.toString()));
		function.parameters()
			.stream()
			.skip(arguments.size())
			.map(Parameter::name)
			.map(test.named()::get)
			.filter(Objects::nonNull)
			.forEach((value) -> arguments.add(value.toString()));
		return arguments;
	}

	@Override
	public void read(Taker taker) throws IOException {
		Iterator<Returned> results = returned.iterator();
		cases.read(new Taker() {

			@Override
			public void test(TypedTest test) throws IOException {
				String fault = fault(test.output(), results.next());
				if (fault == null) {
					taker.test(test);
				}
				else {
					taker.refused(test.name(), fault + " The Python track tests this in another way.");
				}
			}

			@Override
			public void refused(String name, String reason) {
				taker.refused(name, reason);
			}

		});
	}

	/**
	 * @param expected null for an error
	 */
	private static @Nullable String fault(@Nullable Value expected, Returned result) {
		if (result.literal() == null) {
			return (expected == null) ? null : "The solution of the track fails with it: %s."
				.formatted(shortened(String.valueOf(result.error())));
		}
		boolean agrees = expected != null && isSame(expected, result.literal());
		return agrees ? null : "The solution of the track returns %s.".formatted(shortened(result.literal()));
	}

	private static boolean isSame(Value expected, String literal) {
		try {
			return plain(expected).equals(plain(PythonLiteral.parseWithObjects(literal)));
		}
		catch (MalformedValue ex) {
			return false;
		}
	}

	/** Writes what Gavel takes for the same in the same way. */
	private static String plain(Value value) {
		if (value instanceof Numeric number) {
			return "%.9e".formatted(number.toDouble());
		}
		if (value instanceof DictValue dict) {
			return dict.entries()
				.stream()
				.map((entry) -> plain(entry.key()) + ": " + plain(entry.value()))
				.sorted()
				.collect(Collectors.joining(", ", "{", "}"));
		}
		if (value instanceof Collected) {
			Stream<String> elements = value.inside().stream().map(AgreedCases::plain);
			return ((value instanceof SetValue) ? elements.sorted() : elements)
				.collect(Collectors.joining(", ", "[", "]"));
		}
		return value.toString();
	}

	private static String shortened(String text) {
		return (text.length() <= SHOWN_CHARACTERS) ? text : text.substring(0, SHOWN_CHARACTERS) + "…";
	}

}
