package dev.gavel.api.openapi;

import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import java.util.function.Function;

/**
 * Makes examples of answers. Where a type or a field has an example of its own, that is
 * taken; otherwise, a value that fits.
 */
final class ExampleValues {

	private static final String REFERENCE = "#/components/schemas/";

	private static final int DEEPEST = 6;

	private static final Map<String, Object> BY_FORMAT = Map.of("uuid", "0198c0de-0000-7000-8000-000000000000",
			"date-time", "2026-01-31T09:26:12.340Z", "date", "2026-01-31", "uri", "/submissions", "int64", 1, "int32",
			1, "double", 0.8);

	@SuppressWarnings("rawtypes")
	private final Map<String, Schema> schemas;

	/** By the name of the type. */
	private final Map<String, Object> written;

	@SuppressWarnings("rawtypes")
	ExampleValues(Map<String, Schema> schemas, Map<String, Object> written) {
		this.schemas = schemas;
		this.written = written;
	}

	/** Adds an example to each answer that has none. */
	void addToAnswer(@Nullable Content content) {
		add(content, (schema) -> of(schema, DEEPEST));
	}

	/**
	 * Adds an example to a body, if one is written: values that fit may make no sense.
	 */
	void addToRequest(@Nullable Content content) {
		add(content, (schema) -> written.get(name(schema)));
	}

	private static void add(@Nullable Content content, Function<Schema<?>, @Nullable Object> example) {
		if (content != null) {
			content.values()
				.stream()
				.filter((media) -> media.getExample() == null && media.getExamples() == null)
				.filter((media) -> media.getSchema() != null)
				.forEach((media) -> {
					Object value = example.apply(media.getSchema());
					if (value != null) {
						media.setExample(value);
					}
				});
		}
	}

	private static String name(Schema<?> schema) {
		return (schema.get$ref() != null) ? schema.get$ref().substring(REFERENCE.length()) : "";
	}

	private @Nullable Object of(Schema<?> given, int deep) {
		if (written.containsKey(name(given))) {
			return written.get(name(given));
		}
		Schema<?> schema = (given.get$ref() != null) ? schemas.get(name(given)) : given;
		if (schema.getExample() != null) {
			return schema.getExample();
		}
		if (schema.getEnum() != null) {
			return schema.getEnum().get(0);
		}
		return switch (type(schema)) {
			case "object" -> object(schema, deep);
			case "array" -> (deep == 0) ? List.of() : list(of(schema.getItems(), deep - 1));
			case "integer" -> 1;
			case "number" -> 0.8;
			case "boolean" -> false;
			default -> BY_FORMAT.getOrDefault(Objects.requireNonNullElse(schema.getFormat(), ""), "text");
		};
	}

	private static List<Object> list(@Nullable Object item) {
		return (item != null) ? List.of(item) : List.of();
	}

	private static String type(Schema<?> schema) {
		String type = (schema.getTypes() != null) ? schema.getTypes().iterator().next() : schema.getType();
		return (type != null) ? type : (schema.getProperties() != null) ? "object" : "string";
	}

	/** Only with what is always there, so that examples stay short. */
	private Map<String, Object> object(Schema<?> schema, int deep) {
		Map<String, Object> object = new LinkedHashMap<>();
		if (schema.getProperties() != null && deep > 0) {
			schema.getProperties().forEach((name, property) -> {
				if (schema.getRequired() != null && schema.getRequired().contains(name)) {
					object.put(name, of(property, deep - 1));
				}
			});
		}
		return object;
	}

}
