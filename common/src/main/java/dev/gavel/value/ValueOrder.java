package dev.gavel.value;

import dev.gavel.value.Value.BoolValue;
import dev.gavel.value.Value.FloatValue;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.Value.TextValue;
import java.util.Comparator;
import java.util.List;

/**
 * A total order of all values whose sets and dicts are in this order themselves. It must
 * not put them in order for each comparison: that would take four times as long with
 * every level of nesting.
 */
final class ValueOrder implements Comparator<Value> {

	static final ValueOrder INSTANCE = new ValueOrder();

	private ValueOrder() {
	}

	@Override
	public int compare(Value left, Value right) {
		if (left == right) {
			return 0;
		}
		if (left.kind() != right.kind()) {
			return left.kind().compareTo(right.kind());
		}
		return switch (left.kind()) {
			case NONE -> 0;
			case BOOL -> Boolean.compare(((BoolValue) left).value(), ((BoolValue) right).value());
			case INT -> ((IntValue) left).value().compareTo(((IntValue) right).value());
			case FLOAT -> Double.compare(((FloatValue) left).value(), ((FloatValue) right).value());
			case TEXT -> ((TextValue) left).value().compareTo(((TextValue) right).value());
			case BYTES -> ((BytesValue) left).octets().compareTo(((BytesValue) right).octets());
			case COMPLEX -> compare((ComplexValue) left, (ComplexValue) right);
			case DECIMAL -> ((DecimalValue) left).text().compareTo(((DecimalValue) right).text());
			case LIST, TUPLE, SET, DICT -> compareAll(left.inside(), right.inside());
		};
	}

	private int compare(ComplexValue left, ComplexValue right) {
		int difference = compare(left.real(), right.real());
		return (difference != 0) ? difference : compare(left.imaginary(), right.imaginary());
	}

	private int compareAll(List<Value> left, List<Value> right) {
		for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
			int difference = compare(left.get(i), right.get(i));
			if (difference != 0) {
				return difference;
			}
		}
		return Integer.compare(left.size(), right.size());
	}

}
