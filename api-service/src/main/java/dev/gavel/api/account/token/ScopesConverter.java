package dev.gavel.api.account.token;

import dev.gavel.api.access.Scope;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stores scopes as clients write them, comma-separated. */
@Converter
class ScopesConverter implements AttributeConverter<Set<Scope>, String> {

	@Override
	public String convertToDatabaseColumn(Set<Scope> scopes) {
		return scopes.stream().sorted().map(Scope::text).collect(Collectors.joining(","));
	}

	@Override
	public Set<Scope> convertToEntityAttribute(String column) {
		return Stream.of(column.split(","))
			.map(Scope::of)
			.flatMap(Stream::ofNullable)
			.collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
	}

}
