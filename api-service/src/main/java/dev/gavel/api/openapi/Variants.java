package dev.gavel.api.openapi;

import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes one type of those that may stand in one place, with the fields of all of them:
 * generated clients cannot tell them apart, because a function needs no {@code kind}.
 */
final class Variants {

	private static final String REFERENCE = "#/components/schemas/";

	private Variants() {
	}

	@SuppressWarnings("rawtypes")
	static void merge(Map<String, Schema> schemas) {
		Set<String> merged = new LinkedHashSet<>();
		for (Schema<?> schema : List.copyOf(schemas.values())) {
			if (schema.getOneOf() != null) {
				List<String> names = schema.getOneOf()
					.stream()
					.map((variant) -> variant.get$ref().substring(REFERENCE.length()))
					.toList();
				schema.setOneOf(null);
				schema.setTypes(Set.of("object"));
				schema.setProperties(union(names.stream().map(schemas::get).toList()));
				merged.addAll(names);
			}
		}
		schemas.keySet().removeAll(merged);
	}

	@SuppressWarnings("rawtypes")
	private static Map<String, Schema> union(List<Schema> variants) {
		Map<String, Schema> union = new LinkedHashMap<>();
		for (Schema<?> variant : variants) {
			variant.getProperties().forEach((name, property) -> union.merge(name, property, Variants::either));
		}
		return union;
	}

	@SuppressWarnings({ "rawtypes", "unchecked" })
	private static Schema either(Schema one, Schema other) {
		if (one.getEnum() != null && other.getEnum() != null) {
			List<Object> values = new ArrayList<>(one.getEnum());
			values.addAll(other.getEnum());
			one.setEnum(values);
			one.setDescription(null);
		}
		return one;
	}

}
