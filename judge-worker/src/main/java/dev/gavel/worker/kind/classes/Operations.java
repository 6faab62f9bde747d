package dev.gavel.worker.kind.classes;

import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.signature.Signature;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Place;
import dev.gavel.value.Value;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.ValueMismatch;
import dev.gavel.value.typed.TypedValues;
import dev.gavel.worker.kind.CallText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The calls of a test, which are decoded only to be named. */
record Operations(List<EncodedValue> names, List<EncodedValue> arguments, Map<EncodedValue, Signature> byName) {

	Operations(SuiteTest test, Map<EncodedValue, Signature> byName) {
		this(test.encodedArguments().elements(), byName);
	}

	private Operations(List<EncodedValue> lists, Map<EncodedValue, Signature> byName) {
		this(lists.get(0).elements(), lists.get(1).elements(), byName);
	}

	/** Returns what is called, in order. */
	List<Signature> calls() {
		return names.stream().map(byName::get).toList();
	}

	/**
	 * Returns the list of results, each as a value of the type that its method returns.
	 * @throws ValueMismatch when one is of another type; the message names the call
	 */
	Value fitted(Value results) {
		if (!(results instanceof ListValue) || results.inside().size() != names.size()) {
			throw new ValueMismatch(Place.WHOLE, "expected a list of %d results".formatted(names.size()));
		}
		List<Value> fitted = new ArrayList<>();
		for (Value result : results.inside()) {
			fitted.add(fitted(result, fitted.size()));
		}
		return new ListValue(fitted);
	}

	private Value fitted(Value result, int index) {
		try {
			return TypedValues.fitReturned(result, byName.get(names.get(index)).returnType());
		}
		catch (ValueMismatch ex) {
			throw new ValueMismatch(Place.WHOLE, name(index) + ": " + ex.getMessage());
		}
	}

	/** Names a call, counted from 0, such as {@code call 4, get(2)}. */
	String name(int index) {
		Signature call = byName.get(names.get(index));
		return "call %d, %s".formatted(index + 1, CallText.of(call, arguments.get(index).elements()));
	}

}
