package dev.gavel.api.imports.format.jsonl;

import dev.gavel.api.imports.format.UnreadableFileException;
import dev.gavel.api.imports.format.python.ReferenceCalls.Returned;
import dev.gavel.api.imports.format.python.TypedTest;
import dev.gavel.api.imports.format.python.TypedTests;
import dev.gavel.value.MalformedValue;
import dev.gavel.value.Value;
import dev.gavel.value.literal.PythonLiteral;
import dev.gavel.value.typed.JsonValues;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tests whose outputs are what a reference solution returns. */
final class ReferenceTests implements TypedTests {

	private final List<Call> calls;

	private final List<Returned> returned;

	private ReferenceTests(List<Call> calls, List<Returned> returned) {
		this.calls = calls;
		this.returned = returned;
	}

	/**
	 * @throws UnreadableFileException when the solution does not run
	 */
	static ReferenceTests of(ObjectNode line, Reference reference) throws UnreadableFileException {
		List<Call> calls = Stream.of("base_input", "plus_input")
			.flatMap((field) -> calls(field, Field.list(line, field)))
			.toList();
		List<List<String>> readable = calls.stream()
			.filter((call) -> call.fault() == null)
			.map((call) -> call.arguments().stream().map(Value::toString).toList())
			.toList();
		return new ReferenceTests(calls, readable.isEmpty() ? List.of() : reference.call(readable));
	}

	private static Stream<Call> calls(String field, ArrayNode inputs) {
		List<Call> calls = new ArrayList<>();
		for (JsonNode input : inputs) {
			calls.add(call("%s %d".formatted(field, calls.size() + 1), input));
		}
		return calls.stream();
	}

	private static Call call(String name, JsonNode input) {
		if (!input.isArray()) {
			return new Call(name, List.of(), "Expected a list of arguments.");
		}
		try {
			return new Call(name, input.valueStream().map(JsonValues::read).toList(), null);
		}
		catch (MalformedValue ex) {
			return new Call(name, List.of(), "An argument cannot be read: %s.".formatted(ex.getMessage()));
		}
	}

	@Override
	public void read(Taker taker) throws IOException {
		int place = 0;
		for (Call call : calls) {
			if (call.fault() != null) {
				taker.refused(call.name(), call.fault());
			}
			else {
				hand(call, returned.get(place++), taker);
			}
		}
	}

	private static void hand(Call call, Returned returned, Taker taker) throws IOException {
		if (returned.literal() == null) {
			taker.refused(call.name(), "The canonical_solution fails with it: %s.".formatted(returned.error()));
			return;
		}
		Value output;
		try {
			output = PythonLiteral.parseWithObjects(returned.literal());
		}
		catch (MalformedValue ex) {
			taker.refused(call.name(), "The canonical_solution returns no literal: %s.".formatted(ex.getMessage()));
			return;
		}
		taker.test(new TypedTest(call.name(), call.arguments(), output));
	}

	/** Calls the reference solution. */
	interface Reference {

		List<Returned> call(List<List<String>> calls) throws UnreadableFileException;

	}

	private record Call(String name, List<Value> arguments, @Nullable String fault) {
	}

}
