package dev.gavel.benchmarks.micro;

import dev.gavel.value.Value;
import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.Entry;
import dev.gavel.value.Value.FloatValue;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.SetValue;
import dev.gavel.value.Value.TextValue;
import java.util.List;
import java.util.stream.IntStream;

/** What a function may return: fifty thousand values. */
public enum BigResult {

	INTS, FLOATS, SET, DICT;

	private static final int SIZE = 50_000;

	Value value() {
		return switch (this) {
			case INTS -> new ListValue(ints());
			case FLOATS -> new ListValue(numbers().<Value>mapToObj((n) -> new FloatValue(n / 7.0)).toList());
			case SET -> new SetValue(ints());
			case DICT ->
				new DictValue(numbers().mapToObj((n) -> new Entry(new TextValue("key" + n), IntValue.of(n))).toList());
		};
	}

	private static List<Value> ints() {
		return numbers().<Value>mapToObj(IntValue::of).toList();
	}

	private static IntStream numbers() {
		return IntStream.range(100_000, 100_000 + SIZE);
	}

}
