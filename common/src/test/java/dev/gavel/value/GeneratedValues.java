package dev.gavel.value;

import dev.gavel.value.Value.BoolValue;
import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.Entry;
import dev.gavel.value.Value.FloatValue;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.NoneValue;
import dev.gavel.value.Value.SetValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.Value.TupleValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Generates values. Sets have at most one element, so that their order is known. */
final class GeneratedValues {

	private static final List<Double> FLOATS = List.of(0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY,
			Double.NEGATIVE_INFINITY, Double.MIN_VALUE, Double.MAX_VALUE, Double.MIN_NORMAL, 1e16, 1e-4, 1e-5, 2e23,
			1e22);

	private final Random random;

	GeneratedValues(long seed) {
		this.random = new Random(seed);
	}

	Value next() {
		return value(3);
	}

	private Value value(int depth) {
		return switch (random.nextInt((depth == 0) ? 11 : 15)) {
			case 0 -> new BoolValue(random.nextBoolean());
			case 1 -> new IntValue(new BigInteger(random.nextInt(200), random).subtract(BigInteger.TEN));
			case 2, 3, 4 -> new FloatValue(number());
			case 5, 6 -> new TextValue(text());
			case 7 -> NoneValue.NONE;
			case 8 -> new BytesValue(octets());
			case 9 -> new ComplexValue(number(), number());
			case 10 -> DecimalValue.of(decimal()).orElseThrow();
			case 11 -> new ListValue(values(3, depth));
			case 12 -> new TupleValue(values(3, depth));
			case 13 -> new SetValue(values(1, 0));
			default -> new DictValue(entries(depth));
		};
	}

	private double number() {
		return switch (random.nextInt(5)) {
			case 0 -> FLOATS.get(random.nextInt(FLOATS.size()));
			case 1 -> Double.longBitsToDouble(random.nextLong());
			case 2 -> Math.scalb(1.0, random.nextInt(2100) - 1074);
			case 3 -> random.nextInt(100_000) / 1000.0;
			default -> Double.longBitsToDouble(random.nextLong() >>> (random.nextInt(40) + 12));
		};
	}

	private String octets() {
		StringBuilder octets = new StringBuilder();
		for (int i = random.nextInt(6); i > 0; i--) {
			octets.append(random.nextBoolean() ? (char) random.nextInt(0x100) : "'\"\\\n\t".charAt(random.nextInt(5)));
		}
		return octets.toString();
	}

	private String decimal() {
		String digits = String.valueOf(random.nextInt(1_000_000) >> random.nextInt(20));
		return switch (random.nextInt(8)) {
			case 0 -> List.of("NaN", "inf", "-Infinity", "-0.00", "0E+3", "1e-999999999").get(random.nextInt(6));
			case 1 -> digits;
			case 2, 3 -> "-" + digits + "E" + (random.nextInt(30) - 20);
			default -> "00" + random.nextInt(50) + "." + "0".repeat(random.nextInt(8)) + digits;
		};
	}

	private String text() {
		StringBuilder text = new StringBuilder();
		for (int i = random.nextInt(6); i > 0; i--) {
			switch (random.nextInt(4)) {
				case 0 -> text.append("'\"\\\n\r\t\0 ".charAt(random.nextInt(8)));
				case 1 -> text.appendCodePoint(random.nextInt(0x250));
				case 2 -> text.append(halfOfAPair());
				default -> text.append("\u00a0\u200b\u2028\u202e\ufeff\u00e9\u4e00".charAt(random.nextInt(7)));
			}
		}
		return text.toString();
	}

	/**
	 * Returns a lone surrogate: which pairs are assigned depends on the Unicode version.
	 */
	private String halfOfAPair() {
		char half = (char) (Character.MIN_SURROGATE + random.nextInt(0x800));
		return Character.isHighSurrogate(half) ? half + "-" : String.valueOf(half);
	}

	private List<Value> values(int most, int depth) {
		List<Value> values = new ArrayList<>();
		for (int i = random.nextInt(most + 1); i > 0; i--) {
			values.add(value(Math.max(0, depth - 1)));
		}
		return values;
	}

	private List<Entry> entries(int depth) {
		List<Entry> entries = new ArrayList<>();
		values(3, 0).forEach((key) -> entries.add(new Entry(key, value(depth - 1))));
		return Distinct.entries(entries);
	}

}
