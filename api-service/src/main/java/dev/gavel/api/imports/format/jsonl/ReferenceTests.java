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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tests whose outputs are what a reference solution returns. Of their inputs, only the
 * JSON is kept, because values take more memory.
 */
final class ReferenceTests implements TypedTests {

	/** Of all inputs; those of data sets have a tenth of it. */
	private static final long MOST_CHARACTERS = 16 * 1024 * 1024;

	private final List<Call> calls = new ArrayList<>();

	private final List<List<String>> literals = new ArrayList<>();

	private final TupleInputs tuples;

	private List<Returned> returned = List.of();

	private ReferenceTests(TupleInputs tuples) {
		this.tuples = tuples;
	}

	/**
	 * @throws UnreadableFileException when the solution does not run, or the inputs are
	 * too large
	 */
	static ReferenceTests of(ObjectNode line, Reference reference) throws UnreadableFileException {
		return of(line, reference, MOST_CHARACTERS);
	}

	static ReferenceTests of(ObjectNode line, Reference reference, long most) throws UnreadableFileException {
		long characters = Characters.in(line.path("base_input")) + Characters.in(line.path("plus_input"));
		if (characters > most) {
			throw new UnreadableFileException(
					"Its inputs take some %,d characters; expected at most %,d.".formatted(characters, most));
		}
		ReferenceTests tests = new ReferenceTests(new EvalPlusTask(line).tuples());
		tests.add(line, "base_input");
		tests.add(line, "plus_input");
		if (!tests.literals.isEmpty()) {
			tests.returned = reference.call(tests.literals);
			tests.literals.clear();
		}
		return tests;
	}

	private void add(ObjectNode line, String field) {
		int place = 0;
		for (JsonNode input : Field.list(line, field)) {
			String name = "%s %d".formatted(field, ++place);
			try {
				literals.add(arguments(input).stream().map(Value::toString).toList());
				calls.add(new Call(name, input, null));
			}
			catch (MalformedValue ex) {
				calls.add(new Call(name, input, "An argument cannot be read: %s.".formatted(ex.getMessage())));
			}
		}
	}

	/**
	 * @throws MalformedValue when they are none
	 */
	private List<Value> arguments(JsonNode input) {
		if (!input.isArray()) {
			throw new MalformedValue("expected a list of arguments");
		}
		return tuples.restored(input.valueStream().map(JsonValues::read).toList());
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

	private void hand(Call call, Returned returned, Taker taker) throws IOException {
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
		taker.test(new TypedTest(call.name(), arguments(call.input()), output));
	}

	/** Calls the reference solution. */
	interface Reference {

		List<Returned> call(List<List<String>> calls) throws UnreadableFileException;

	}

	private record Call(String name, JsonNode input, @Nullable String fault) {
	}

}
