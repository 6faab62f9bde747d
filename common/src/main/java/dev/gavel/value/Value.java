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

	<R> R accept(Visitor<R> visitor);

	/** Returns the constant that belongs to this type of value alone. */
	Kind kind();

	/**
	 * Returns the values directly inside this one. In a dict, each key is followed by its
	 * value.
	 */
	List<Value> inside();

	/** One method for each type of value. */
	interface Visitor<R> {

		R none(NoneValue none);

		R bool(BoolValue bool);

		R integer(IntValue integer);

		R floating(FloatValue number);

		R text(TextValue text);

		R list(ListValue list);

		R tuple(TupleValue tuple);

		R set(SetValue set);

		R dict(DictValue dict);

		R bytes(BytesValue bytes);

		R complex(ComplexValue complex);

		R decimal(DecimalValue decimal);

	}

	/**
	 * The types of values. A switch over kinds needs no visitor, which matters where two
	 * values are compared: a visitor would have to be created for each value. Such a
	 * switch must be an expression without {@code default}, so that it stops compiling
	 * when a kind is added.
	 */
	enum Kind {

		NONE, BOOL, INT, FLOAT, TEXT, LIST, TUPLE, SET, DICT, BYTES, COMPLEX, DECIMAL

	}

	/** A value without values inside it. */
	sealed interface Atom extends Value
			permits NoneValue, BoolValue, Numeric, TextValue, BytesValue, ComplexValue, DecimalValue {

		@Override
		default List<Value> inside() {
			return List.of();
		}

	}

	record NoneValue() implements Atom {

		public static final NoneValue NONE = new NoneValue();

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.none(this);
		}

		@Override
		public Kind kind() {
			return Kind.NONE;
		}

		@Override
		public String toString() {
			return PythonText.of(this);
		}

	}

	record BoolValue(boolean value) implements Atom {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.bool(this);
		}

		@Override
		public Kind kind() {
			return Kind.BOOL;
		}

		@Override
		public String toString() {
			return PythonText.of(this);
		}

	}

	/** A number that may equal another type of number by value. */
	sealed interface Numeric extends Atom {

		/** Returns the nearest double. */
		double toDouble();

		/** Whether a double holds the number without rounding. */
		boolean isDouble();

		/**
		 * Returns the number as it is shown: {@code 0.1} is a tenth. It must be finite.
		 */
		BigDecimal toDecimal();

		boolean isFinite();

		/** Returns how many bits the whole part of a finite number takes. */
		int bits();

	}

	record IntValue(BigInteger value) implements Numeric {

		private static final int BITS_OF_DOUBLE = 53;

		public static IntValue of(long value) {
			return new IntValue(BigInteger.valueOf(value));
		}

		@Override
		public double toDouble() {
			return value.doubleValue();
		}

		@Override
		public boolean isDouble() {
			return bits() <= BITS_OF_DOUBLE;
		}

		@Override
		public BigDecimal toDecimal() {
			return new BigDecimal(value);
		}

		@Override
		public boolean isFinite() {
			return true;
		}

		@Override
		public int bits() {
			return value.bitLength();
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.integer(this);
		}

		@Override
		public Kind kind() {
			return Kind.INT;
		}

		@Override
		public String toString() {
			return PythonText.of(this);
		}

	}

	record FloatValue(double value) implements Numeric {

		/** The int that equals it, if there is one. */
		public Optional<BigInteger> whole() {
			return (Double.isFinite(value) && value == Math.rint(value))
					? Optional.of(new BigDecimal(value).toBigInteger()) : Optional.empty();
		}

		@Override
		public double toDouble() {
			return value;
		}

		@Override
		public boolean isDouble() {
			return true;
		}

		@Override
		public BigDecimal toDecimal() {
			return whole().map(BigDecimal::new).orElseGet(() -> new BigDecimal(Double.toString(value)));
		}

		@Override
		public boolean isFinite() {
			return Double.isFinite(value);
		}

		@Override
		public int bits() {
			return Math.max(0, Math.getExponent(value) + 1);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.floating(this);
		}

		@Override
		public Kind kind() {
			return Kind.FLOAT;
		}

		@Override
		public String toString() {
			return PythonText.of(this);
		}

	}

	record TextValue(String value) implements Atom {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.text(this);
		}

		@Override
		public Kind kind() {
			return Kind.TEXT;
		}

		@Override
		public String toString() {
			return PythonText.of(this);
		}

	}

	/** A value that is nothing but other values, in an order that may be meaningless. */
	sealed interface Collected extends Value {

		List<Value> elements();

		@Override
		default List<Value> inside() {
			return elements();
		}

	}

	record ListValue(List<Value> elements) implements Collected {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.list(this);
		}

		@Override
		public Kind kind() {
			return Kind.LIST;
		}

		@Override
		public String toString() {
			return PythonText.of(this);
		}

	}

	record TupleValue(List<Value> elements) implements Collected {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.tuple(this);
		}

		@Override
		public Kind kind() {
			return Kind.TUPLE;
		}

		@Override
		public String toString() {
			return PythonText.of(this);
		}

	}

	/** Elements are distinct; their order says nothing. */
	record SetValue(List<Value> elements) implements Collected {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.set(this);
		}

		@Override
		public Kind kind() {
			return Kind.SET;
		}

		@Override
		public String toString() {
			return PythonText.of(this);
		}

	}

	/** Keys are distinct; entries are in insertion order. */
	record DictValue(List<Entry> entries) implements Value {

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.dict(this);
		}

		@Override
		public Kind kind() {
			return Kind.DICT;
		}

		@Override
		public List<Value> inside() {
			return new KeysAndValues(entries);
		}

		@Override
		public String toString() {
			return PythonText.of(this);
		}

	}

	record Entry(Value key, Value value) {
	}

}
