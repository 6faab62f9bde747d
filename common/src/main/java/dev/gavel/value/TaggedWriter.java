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
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.ByteArrayBuilder;

/** Writes one value in the notation of {@link ValueCodec}. */
final class TaggedWriter implements Value.Visitor<JsonGenerator> {

	private final JsonGenerator json;

	private TaggedWriter(JsonGenerator json) {
		this.json = json;
	}

	static byte[] write(Value value) {
		try (ByteArrayBuilder bytes = new ByteArrayBuilder()) {
			try (JsonGenerator json = ValueMapper.JSON.createGenerator(bytes)) {
				value.accept(new TaggedWriter(json));
			}
			return bytes.toByteArray();
		}
	}

	@Override
	public JsonGenerator none(NoneValue none) {
		return json.writeNull();
	}

	@Override
	public JsonGenerator bool(BoolValue bool) {
		return json.writeBoolean(bool.value());
	}

	@Override
	public JsonGenerator integer(IntValue integer) {
		return json.writeNumber(integer.value());
	}

	@Override
	public JsonGenerator floating(FloatValue number) {
		String text = PythonText.floatText(number.value());
		return Double.isFinite(number.value()) ? json.writeNumber(text)
				: json.writeStartObject().writeStringProperty("f", text).writeEndObject();
	}

	@Override
	public JsonGenerator text(TextValue text) {
		return json.writeString(text.value());
	}

	@Override
	public JsonGenerator list(ListValue list) {
		return array(list.elements());
	}

	@Override
	public JsonGenerator tuple(TupleValue tuple) {
		tag("t");
		return array(tuple.elements()).writeEndObject();
	}

	@Override
	public JsonGenerator set(SetValue set) {
		tag("s");
		return array(set.elements()).writeEndObject();
	}

	@Override
	public JsonGenerator dict(DictValue dict) {
		tag("d").writeStartArray();
		for (Entry entry : dict.entries()) {
			json.writeStartArray();
			entry.key().accept(this);
			entry.value().accept(this);
			json.writeEndArray();
		}
		return json.writeEndArray().writeEndObject();
	}

	@Override
	public JsonGenerator bytes(BytesValue bytes) {
		return tag("b").writeString(HexFormat.of().formatHex(bytes.octets().getBytes(StandardCharsets.ISO_8859_1)))
			.writeEndObject();
	}

	@Override
	public JsonGenerator complex(ComplexValue complex) {
		String parts = PythonText.floatText(complex.real().value()) + " "
				+ PythonText.floatText(complex.imaginary().value());
		return tag("c").writeString(parts).writeEndObject();
	}

	@Override
	public JsonGenerator decimal(DecimalValue decimal) {
		return tag("n").writeString(decimal.text()).writeEndObject();
	}

	private JsonGenerator tag(String tag) {
		return json.writeStartObject().writeName(tag);
	}

	private JsonGenerator array(List<Value> elements) {
		json.writeStartArray();
		for (Value element : elements) {
			element.accept(this);
		}
		return json.writeEndArray();
	}

}
