package dev.gavel.value;

import dev.gavel.value.Value.BoolValue;
import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.FloatValue;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.NoneValue;
import dev.gavel.value.Value.SetValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.Value.TupleValue;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Appends values to a text as JSON, with a space behind each comma and colon: tuples and
 * sets as arrays, and a dict as an array of pairs unless all keys are text.
 */
final class JsonRepr extends Repr {

	JsonRepr(int maxLength) {
		super(maxLength);
	}

	@Override
	public StringBuilder none(NoneValue none) {
		return append("null");
	}

	@Override
	public StringBuilder bool(BoolValue bool) {
		return append(String.valueOf(bool.value()));
	}

	@Override
	public StringBuilder floating(FloatValue number) {
		return Double.isFinite(number.value()) ? super.floating(number) : append(Double.toString(number.value()));
	}

	@Override
	public StringBuilder text(TextValue string) {
		String text = string.value();
		int shown = (int) Math.min(text.length(), maxLength() + 1L);
		return append(JsonNodeFactory.instance.stringNode(text.substring(0, shown)).toString());
	}

	/** Written as text, from which it is read where it is declared. */
	@Override
	public StringBuilder bytes(BytesValue bytes) {
		return text(new TextValue(PythonText.abbreviate(bytes, maxLength())));
	}

	@Override
	public StringBuilder complex(ComplexValue complex) {
		return text(new TextValue(complex.toString()));
	}

	@Override
	public StringBuilder decimal(DecimalValue decimal) {
		return text(new TextValue(decimal.text()));
	}

	@Override
	public StringBuilder tuple(TupleValue tuple) {
		return writeElements(tuple.elements(), "[", "]");
	}

	@Override
	public StringBuilder set(SetValue set) {
		return writeElements(set.elements(), "[", "]");
	}

	@Override
	public StringBuilder dict(DictValue dict) {
		boolean isObject = dict.entries().stream().allMatch((entry) -> entry.key() instanceof TextValue);
		return isObject ? writeDict(dict.entries()) : writeElements(pairs(dict), "[", "]");
	}

	private static List<Value> pairs(DictValue dict) {
		return dict.entries()
			.stream()
			.<Value>map((entry) -> new ListValue(List.of(entry.key(), entry.value())))
			.toList();
	}

}
