package dev.gavel.api.imports.format.python;

import dev.gavel.api.imports.format.python.Outline.Assertion;
import dev.gavel.value.MalformedValue;
import dev.gavel.value.Value;
import dev.gavel.value.literal.PythonLiteral;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Asserts that are tests of a function. */
public final class AssertTests implements TypedTests {

	private final List<Assertion> asserts;

	private final String function;

	/**
	 * @param function the name by which they call it
	 */
	public AssertTests(List<Assertion> asserts, String function) {
		this.asserts = List.copyOf(asserts);
		this.function = function;
	}

	/** Returns what is guessed about all of them. */
	public List<String> guesses() {
		List<String> guesses = new ArrayList<>();
		if (asserts.stream().anyMatch(Assertion::truth)) {
			guesses.add("An assert of only a call counts as == True, and one of not and a call as == False.");
		}
		if (asserts.stream().anyMatch(Assertion::listed)) {
			guesses.add("A call inside list() or tuple() counts as a call that returns a list or tuple.");
		}
		return guesses;
	}

	@Override
	public void read(Taker taker) throws IOException {
		for (int place = 0; place < asserts.size(); place++) {
			Assertion each = asserts.get(place);
			String name = "assert %d, line %d".formatted(place + 1, each.line());
			if (each.refused() != null) {
				taker.refused(name,
						"It is not a call of the function that equals a literal: %s.".formatted(each.refused()));
			}
			else if (!function.equals(each.function())) {
				taker.refused(name, "Expected a call of %s, found one of %s.".formatted(function, each.function()));
			}
			else {
				take(name, each, taker);
			}
		}
	}

	private static void take(String name, Assertion each, Taker taker) throws IOException {
		TypedTest test;
		try {
			test = new TypedTest(name, values(each.arguments()), values(each.named()),
					PythonLiteral.parseWithObjects(Objects.requireNonNullElse(each.output(), "")), comparison(each));
		}
		catch (MalformedValue ex) {
			taker.refused(name, "A literal cannot be read: %s.".formatted(ex.getMessage()));
			return;
		}
		taker.test(test);
	}

	private static List<Value> values(List<String> literals) {
		List<Value> values = new ArrayList<>();
		literals.forEach((literal) -> values.add(PythonLiteral.parseWithObjects(literal)));
		return values;
	}

	private static Map<String, Value> values(Map<String, String> literals) {
		Map<String, Value> values = new LinkedHashMap<>();
		literals.forEach((name, literal) -> values.put(name, PythonLiteral.parseWithObjects(literal)));
		return values;
	}

	private static ObjectNode comparison(Assertion each) {
		ObjectNode more = JsonNodeFactory.instance.objectNode();
		if (each.absolute() != null || each.relative() != null) {
			ObjectNode comparison = more.putObject("comparison").put("kind", "typed");
			comparison.put("relative", Objects.requireNonNullElse(each.relative(), 0.0));
			comparison.put("absolute", Objects.requireNonNullElse(each.absolute(), 0.0));
		}
		return more;
	}

}
