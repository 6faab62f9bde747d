package dev.gavel.value.typed;

import dev.gavel.signature.ValueType.DictType;
import dev.gavel.signature.ValueType.ListType;
import dev.gavel.signature.ValueType.LiteralType;
import dev.gavel.signature.ValueType.NodeType;
import dev.gavel.signature.ValueType.Scalar;
import dev.gavel.signature.ValueType.SetType;
import dev.gavel.signature.ValueType.TupleType;
import dev.gavel.signature.ValueType.UniformTupleType;
import dev.gavel.signature.ValueType.UnionType;
import dev.gavel.signature.ValueType;
import dev.gavel.value.Distinct;
import dev.gavel.value.Place;
import dev.gavel.value.Value.BoolValue;
import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.Entry;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.NoneValue;
import dev.gavel.value.Value.SetValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.Value.TupleValue;
import dev.gavel.value.Value;
import dev.gavel.value.ValueKey;
import dev.gavel.value.ValueMismatch;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Creates the fit for a type. */
final class Fits implements ValueType.Visitor<Fit> {

	@Override
	public Fit scalar(Scalar type) {
		return (value, path) -> ScalarFit.fit(value, type, path);
	}

	@Override
	public Fit literal(LiteralType type) {
		Set<Value> constants = type.constants().stream().map(Fits::constant).collect(Collectors.toUnmodifiableSet());
		return (value, path) -> {
			if (!constants.contains(value)) {
				throw new ValueMismatch(path, type, value);
			}
			return value;
		};
	}

	private static Value constant(Object constant) {
		if (constant instanceof BigInteger number) {
			return new IntValue(number);
		}
		return (constant instanceof Boolean bool) ? new BoolValue(bool) : new TextValue((String) constant);
	}

	@Override
	public Fit list(ListType type) {
		Fit element = type.element().accept(this);
		return (value, path) -> new ListValue(each(sequence(value, type, path), element, path));
	}

	@Override
	public Fit set(SetType type) {
		Fit element = type.element().accept(this);
		return (value, path) -> new SetValue(Distinct.values(each(collected(value, type, path), element, path)));
	}

	@Override
	public Fit dict(DictType type) {
		Fit key = key(type.key());
		Fit value = type.value().accept(this);
		return (dict, path) -> dict(entries(dict, type, path), key, value, path);
	}

	/** Reads a key from text, unless the text may be the key itself. */
	private Fit key(ValueType type) {
		Fit fit = type.accept(this);
		if (type.declaresText() || type == Scalar.ANY) {
			return fit;
		}
		return (key, path) -> (key instanceof TextValue text) ? TypedValues.parse(text.value(), type)
				: fit.fit(key, path);
	}

	@Override
	public Fit tuple(TupleType type) {
		List<Fit> elements = all(type.elements());
		return (value, path) -> tuple(sequence(value, type, path), type, elements, path);
	}

	@Override
	public Fit uniformTuple(UniformTupleType type) {
		Fit element = type.element().accept(this);
		return (value, path) -> new TupleValue(each(sequence(value, type, path), element, path));
	}

	@Override
	public Fit union(UnionType type) {
		List<Fit> members = all(type.members());
		return (value, path) -> union(value, type, members, path);
	}

	@Override
	public Fit node(NodeType type) {
		Fit value = type.written().element().accept(this);
		return (nodes, path) -> (nodes instanceof NoneValue) ? new ListValue(List.of())
				: new ListValue(LevelOrder.canonical(type, each(sequence(nodes, type, path), value, path), path));
	}

	private List<Fit> all(List<ValueType> types) {
		return types.stream().map((type) -> type.accept(this)).toList();
	}

	private static List<Value> sequence(Value value, ValueType type, Place path) {
		return switch (value.kind()) {
			case LIST, TUPLE -> value.inside();
			case NONE, BOOL, INT, FLOAT, TEXT, SET, DICT, BYTES, COMPLEX, DECIMAL ->
				throw new ValueMismatch(path, type, value);
		};
	}

	private static List<Value> collected(Value value, ValueType type, Place path) {
		return switch (value.kind()) {
			case LIST, TUPLE, SET -> value.inside();
			case NONE, BOOL, INT, FLOAT, TEXT, DICT, BYTES, COMPLEX, DECIMAL ->
				throw new ValueMismatch(path, type, value);
		};
	}

	private static List<Value> each(List<Value> elements, Fit fit, Place path) {
		List<Value> fitted = new ArrayList<>(elements.size());
		for (Value element : elements) {
			fitted.add(fit.fit(element, path.at(fitted.size())));
		}
		return fitted;
	}

	private static Value tuple(List<Value> elements, TupleType type, List<Fit> fits, Place path) {
		if (elements.size() != type.elements().size()) {
			throw new ValueMismatch(path,
					"expected %s with %d elements, got %d".formatted(type, type.elements().size(), elements.size()));
		}
		List<Value> fitted = new ArrayList<>(elements.size());
		for (Fit fit : fits) {
			int index = fitted.size();
			fitted.add(fit.fit(elements.get(index), path.at(index)));
		}
		return new TupleValue(fitted);
	}

	private static Value dict(List<Entry> entries, Fit keys, Fit values, Place path) {
		List<Entry> fitted = new ArrayList<>();
		Set<ValueKey> seen = new HashSet<>();
		for (Entry entry : entries) {
			Place place = path.at(entry.key());
			Value key = keys.fit(entry.key(), place);
			if (!seen.add(Distinct.key(key))) {
				throw new ValueMismatch(place, "the key appears twice");
			}
			fitted.add(new Entry(key, values.fit(entry.value(), place)));
		}
		return new DictValue(fitted);
	}

	/**
	 * Keys that are not text are written as an array of pairs, or as text inside a JSON
	 * object.
	 */
	private static List<Entry> entries(Value value, DictType type, Place path) {
		if (value instanceof DictValue dict) {
			return dict.entries();
		}
		List<Entry> entries = new ArrayList<>();
		for (Value pair : sequence(value, type, path)) {
			List<Value> both = sequence(pair, type, path);
			if (both.size() != 2) {
				throw new ValueMismatch(path, type, value);
			}
			entries.add(new Entry(both.get(0), both.get(1)));
		}
		return entries;
	}

	/**
	 * Fits the value to the member that takes it unchanged, whatever the order of the
	 * members, otherwise to the one that changes it least.
	 */
	private static Value union(Value value, UnionType type, List<Fit> members, Place path) {
		Value nearest = null;
		long least = Long.MAX_VALUE;
		for (Fit member : members) {
			try {
				Value fitted = member.fit(value, path);
				long change = Change.of(value, fitted);
				if (change < least) {
					nearest = fitted;
					least = change;
				}
			}
			catch (ValueMismatch ignored) {
				// The next member may fit; when none does, the union as a whole is named.
			}
		}
		if (nearest == null) {
			throw new ValueMismatch(path, type, value);
		}
		return nearest;
	}

}
