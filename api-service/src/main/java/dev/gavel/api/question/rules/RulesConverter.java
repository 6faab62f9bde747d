package dev.gavel.api.question.rules;

import dev.gavel.message.SuiteCodec;
import dev.gavel.rule.Rule;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Stores rules as JSON, and none as NULL. */
@Converter
@Immutable
public class RulesConverter implements AttributeConverter<List<Rule>, String> {

	@Override
	public @Nullable String convertToDatabaseColumn(@Nullable List<Rule> rules) {
		return (rules == null || rules.isEmpty()) ? null : SuiteCodec.encode(rules);
	}

	@Override
	public List<Rule> convertToEntityAttribute(@Nullable String json) {
		return (json != null) ? SuiteCodec.decodeRules(json) : List.of();
	}

}
