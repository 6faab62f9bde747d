package dev.gavel.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * A Python value. Equality is structural and strict: {@code 1}, {@code 1.0} and
 * {@code True} are three values, and NaN equals NaN. {@link #toString()} writes it as
 * Python's {@code repr} does.
 */
public sealed interface Value {

	record NoneValue() implements Value {

		public static final NoneValue NONE = new NoneValue();

		@Override
		public String toString() {
			return PythonText.of(this);
		}

	}

	record BoolValue(boolean value) implements Value {

		@Override
		public String toString() {
			return PythonText.of(this);
		}

	}

	record IntValue(BigInteger value) implements Value {

		public static IntValue of(long value) {
			return new IntValue(BigInteger.valueOf(value));
		}

		@Override
		public String toString() {
			return PythonText.of(this);
		}

	}

	record FloatValue(double value) implements Value {

		/** The int that equals it, if there is one. */
		public Optional<BigInteger> whole() {
			return (Double.isFinite(value) && value == Math.rint(value))
					? Optional.of(new BigDecimal(value).toBigInteger()) : Optional.empty();
		}

		@Override
		public String toString() {
			return PythonText.of(this);
		}

	}

	record TextValue(String value) implements Value {

		@Override
		public String toString() {
			return PythonText.of(this);
		}

	}

	/** A value that holds others in an order, wanted or not. */
	sealed interface Collected extends Value {

		List<Value> elements();

	}

	record ListValue(List<Value> elements) implements Collected {

		@Override
		public String toString() {
			return PythonText.of(this);
		}

	}

	record TupleValue(List<Value> elements) implements Collected {

		@Override
		public String toString() {
			return PythonText.of(this);
		}

	}

	/** Elements are distinct; their order says nothing. */
	record SetValue(List<Value> elements) implements Collected {

		@Override
		public String toString() {
			return PythonText.of(this);
		}

	}

	/** Keys are distinct; entries are in insertion order. */
	record DictValue(List<Entry> entries) implements Value {

		@Override
		public String toString() {
			return PythonText.of(this);
		}

	}

	record Entry(Value key, Value value) {
	}

}
