package dev.gavel.api.judgement;

import dev.gavel.message.JudgeReport.Withheld;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport;
import dev.gavel.scoring.Score;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Parts of reports as they are stored. Hibernate would copy parts that may change by
 * encoding and decoding them.
 */
final class ReportJson {

	/**
	 * Escapes everything but ASCII, because a program may print half a surrogate pair,
	 * which would not survive otherwise.
	 */
	private static final JsonMapper JSON = JsonMapper
		.builder(JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build())
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	private static final TypeReference<List<TestReport>> TESTS = new TypeReference<>() {
	};

	private ReportJson() {
	}

	@Converter
	@Immutable
	static class OfError implements AttributeConverter<ProgramError, String> {

		@Override
		public @Nullable String convertToDatabaseColumn(@Nullable ProgramError error) {
			return (error != null) ? JSON.writeValueAsString(error) : null;
		}

		@Override
		public @Nullable ProgramError convertToEntityAttribute(@Nullable String json) {
			return (json != null) ? JSON.readValue(json, ProgramError.class) : null;
		}

	}

	@Converter
	@Immutable
	static class OfTests implements AttributeConverter<List<TestReport>, String> {

		@Override
		public String convertToDatabaseColumn(List<TestReport> tests) {
			return JSON.writeValueAsString(tests);
		}

		@Override
		public List<TestReport> convertToEntityAttribute(String json) {
			return JSON.readValue(json, TESTS);
		}

	}

	@Converter
	@Immutable
	static class OfScore implements AttributeConverter<Score, String> {

		@Override
		public @Nullable String convertToDatabaseColumn(@Nullable Score score) {
			return (score != null) ? JSON.writeValueAsString(score) : null;
		}

		@Override
		public @Nullable Score convertToEntityAttribute(@Nullable String json) {
			return (json != null) ? JSON.readValue(json, Score.class) : null;
		}

	}

	@Converter
	@Immutable
	static class OfWithheld implements AttributeConverter<Withheld, String> {

		@Override
		public @Nullable String convertToDatabaseColumn(@Nullable Withheld withheld) {
			return (withheld != null) ? JSON.writeValueAsString(withheld) : null;
		}

		@Override
		public @Nullable Withheld convertToEntityAttribute(@Nullable String json) {
			return (json != null) ? JSON.readValue(json, Withheld.class) : null;
		}

	}

}
