package dev.gavel.api.question;

import dev.gavel.signature.Parameter;
import dev.gavel.signature.ValueType;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps parameters as JSON, in their order. */
@Converter
class ParametersConverter implements AttributeConverter<List<Parameter>, String> {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final TypeReference<List<StoredParameter>> STORED = new TypeReference<>() {
	};

	@Override
	public String convertToDatabaseColumn(List<Parameter> parameters) {
		return JSON.writeValueAsString(parameters.stream()
			.map((parameter) -> new StoredParameter(parameter.name(), parameter.type().toString()))
			.toList());
	}

	@Override
	public List<Parameter> convertToEntityAttribute(String json) {
		return JSON.readValue(json, STORED)
			.stream()
			.map((stored) -> new Parameter(stored.name(), ValueType.parse(stored.type())))
			.toList();
	}

	private record StoredParameter(String name, String type) {
	}

}
