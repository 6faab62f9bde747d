package dev.gavel.api.question.scoring;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Stores the scoring of a question as JSON, and the default one as NULL. */
@Converter
@Immutable
public class ScoringConverter implements AttributeConverter<QuestionScoring, String> {

	private static final JsonMapper JSON = JsonMapper.shared();

	@Override
	public @Nullable String convertToDatabaseColumn(@Nullable QuestionScoring scoring) {
		boolean stated = scoring != null && !scoring.equals(QuestionScoring.DEFAULT);
		return stated ? JSON.writeValueAsString(scoring) : null;
	}

	@Override
	public QuestionScoring convertToEntityAttribute(@Nullable String json) {
		return (json != null) ? JSON.readValue(json, QuestionScoring.class) : QuestionScoring.DEFAULT;
	}

}
