package dev.gavel.api.question.comparison;

import dev.gavel.message.ComparisonSpec;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Stores a comparison as JSON, and the default one as NULL. */
@Converter
@Immutable
public class ComparisonConverter implements AttributeConverter<ComparisonSpec, String> {

	private static final JsonMapper JSON = JsonMapper.shared();

	@Override
	public @Nullable String convertToDatabaseColumn(@Nullable ComparisonSpec comparison) {
		boolean stated = comparison != null && !comparison.equals(ComparisonSpec.DEFAULT);
		return stated ? JSON.writerFor(ComparisonSpec.class).writeValueAsString(comparison) : null;
	}

	@Override
	public ComparisonSpec convertToEntityAttribute(@Nullable String json) {
		return (json != null) ? JSON.readValue(json, ComparisonSpec.class) : ComparisonSpec.DEFAULT;
	}

}
