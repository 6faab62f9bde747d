package dev.gavel.api.imports.format.python;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Reads the outlines that {@code outline.py} prints. */
public final class OutlineJson {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	private OutlineJson() {
	}

	/**
	 * @param count how many there must be
	 * @return nothing if it is anything else
	 */
	public static Optional<List<Outline>> read(JsonNode printed, int count) {
		try {
			return Optional.ofNullable(MAPPER.convertValue(printed, new TypeReference<List<Outline>>() {
			})).filter((outlines) -> outlines.size() == count && outlines.stream().allMatch(Objects::nonNull));
		}
		catch (JacksonException | NullPointerException ex) {
			return Optional.empty();
		}
	}

}
