package dev.gavel.api.question;

import dev.gavel.message.QuestionKind;
import dev.gavel.message.SuiteCodec;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;

/** Stores a kind as JSON, in the notation of suites. */
@Converter
@Immutable
class KindConverter implements AttributeConverter<QuestionKind, String> {

	@Override
	public String convertToDatabaseColumn(QuestionKind kind) {
		return SuiteCodec.encode(kind);
	}

	@Override
	public QuestionKind convertToEntityAttribute(String json) {
		return SuiteCodec.decodeKind(json);
	}

}
