package dev.gavel.api.compat.sandboxfusion.body;

import dev.gavel.api.compat.sandboxfusion.body.InvalidBody.Detail;
import dev.gavel.api.compat.sandboxfusion.text.PythonFloat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the fields of an object as FastAPI does, and collects what is wrong with them. A
 * field that may be left out may also be null. Numbers may be sent as text.
 */
public final class Fields {

	private static final int MOST_DETAILS = 100;

	private final Map<String, JsonNode> fields;

	private final List<Object> place;

	private final List<Detail> details;

	Fields(Map<String, JsonNode> fields) {
		this(fields, List.of("body"), new ArrayList<>());
	}

	private Fields(Map<String, JsonNode> fields, List<Object> place, List<Detail> details) {
		this.fields = fields;
		this.place = place;
		this.details = details;
	}

	private Fields(JsonNode object, List<Object> place, List<Detail> details) {
		this(new LinkedHashMap<>(), place, details);
		object.properties().forEach((field) -> fields.put(field.getKey(), field.getValue()));
	}

	/** Returns null for a field that is missing or null. */
	public @Nullable JsonNode value(String name) {
		JsonNode value = fields.get(name);
		return (value == null || value.isNull()) ? null : value;
	}

	public String text(String name) {
		return requireSent(name) ? textOr(name, "") : "";
	}

	public String textOr(String name, String otherwise) {
		JsonNode value = value(name);
		if (value == null) {
			return otherwise;
		}
		if (!value.isString()) {
			add(name, "Input should be a valid string", "string_type");
			return otherwise;
		}
		return value.stringValue();
	}

	public double numberOr(String name, double otherwise) {
		JsonNode value = value(name);
		if (value == null) {
			return otherwise;
		}
		OptionalDouble number = value.isNumber() ? OptionalDouble.of(value.doubleValue())
				: PythonFloat.of(value.isString() ? value.stringValue() : "");
		if (number.isEmpty() || Double.isNaN(number.getAsDouble())) {
			add(name, "Input should be a valid number", "float_type");
		}
		return number.orElse(otherwise);
	}

	/** Returns the fields of an object; none when it is missing. */
	public Fields object(String name) {
		JsonNode value = value(name);
		if (value != null && !value.isObject()) {
			add(name, "Input should be a valid dictionary", "dict_type");
		}
		return (value != null && value.isObject()) ? new Fields(value, in(name), details)
				: new Fields(Map.of(), in(name), details);
	}

	public Fields requiredObject(String name) {
		requireSent(name);
		return object(name);
	}

	/** Returns all fields that are not null, which should be texts. */
	public Map<String, String> texts() {
		Map<String, String> texts = new LinkedHashMap<>();
		fields.forEach((name, value) -> {
			if (!value.isNull()) {
				texts.put(name, textOr(name, ""));
			}
		});
		return texts;
	}

	/** Returns the objects of a list; none when it is missing. */
	public List<Fields> objects(String name) {
		List<Fields> objects = new ArrayList<>();
		for (JsonNode element : list(name)) {
			List<Object> loc = new ArrayList<>(in(name));
			loc.add(objects.size());
			if (!element.isObject()) {
				add(loc, "Input should be a valid dictionary", "dict_type");
			}
			objects.add(new Fields(element, loc, details));
		}
		return objects;
	}

	public List<JsonNode> list(String name) {
		JsonNode value = value(name);
		if (value != null && !value.isArray()) {
			add(name, "Input should be a valid list", "list_type");
		}
		return (value != null && value.isArray()) ? List.copyOf(value.values()) : List.of();
	}

	public boolean requireSent(String name) {
		if (!fields.containsKey(name)) {
			add(name, "Field required", "missing");
		}
		else if (value(name) == null) {
			add(name, "Input should not be null", "none_not_allowed");
		}
		return value(name) != null;
	}

	public void require(boolean condition, String name, String message) {
		if (!condition) {
			add(name, message, "value_error");
		}
	}

	public void add(String name, String message, String type) {
		add(in(name), message, type);
	}

	private void add(List<Object> loc, String message, String type) {
		if (details.size() < MOST_DETAILS) {
			details.add(new Detail(loc, message, type));
		}
	}

	private List<Object> in(String name) {
		List<Object> loc = new ArrayList<>(place);
		loc.add(name);
		return loc;
	}

	/**
	 * @throws InvalidBody when anything is wrong with any field of the body
	 */
	public void throwIfAny() {
		if (!details.isEmpty()) {
			throw new InvalidBody(details);
		}
	}

}
