package dev.gavel.api.openapi;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.testing.GoldenFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What programs send and read. */
@ApiTest
class FieldsIT {

	@Test
	void parametersAndFieldsStay(@Autowired ApiClient api) {
		JsonNode document = api.get("/v3/api-docs").json();
		Stream<String> parameters = document.get("paths")
			.valueStream()
			.flatMap(JsonNode::valueStream)
			.flatMap((operation) -> operation.path("parameters")
				.valueStream()
				.map((parameter) -> "%s(%s %s: %s%s)".formatted(operation.get("operationId").stringValue(),
						parameter.get("in").stringValue(), parameter.get("name").stringValue(),
						type(parameter.get("schema")), parameter.path("required").booleanValue(false) ? "!" : "")));
		Stream<String> fields = document.at("/components/schemas")
			.propertyStream()
			.flatMap((schema) -> schema.getValue()
				.path("properties")
				.propertyStream()
				.map((field) -> "%s.%s: %s%s".formatted(schema.getKey(), field.getKey(), type(field.getValue()),
						isRequired(schema.getValue(), field.getKey()) ? "!" : "")));
		new GoldenFile("fields.txt").holds(Stream.concat(parameters, fields).sorted().distinct().toList(),
				"Parameters, fields and their types stay. New ones may come, but none that requests must have (!).");
	}

	private static boolean isRequired(JsonNode schema, String field) {
		return schema.path("required").valueStream().anyMatch((name) -> name.stringValue().equals(field));
	}

	private static String type(JsonNode schema) {
		if (schema.has("$ref")) {
			return schema.get("$ref").stringValue().replaceFirst(".*/", "");
		}
		if (schema.has("items")) {
			return type(schema.get("items")) + "[]";
		}
		if (schema.has("enum")) {
			return joined(schema.get("enum").valueStream().map(JsonNode::asString));
		}
		if (schema.path("additionalProperties").isObject()) {
			return "{" + type(schema.get("additionalProperties")) + "}";
		}
		JsonNode variants = schema.has("oneOf") ? schema.get("oneOf") : schema.path("anyOf");
		if (!variants.isEmpty()) {
			return joined(variants.valueStream().map(FieldsIT::type));
		}
		JsonNode type = schema.path("type");
		return type.isArray() ? joined(type.valueStream().map(JsonNode::stringValue)) : type.stringValue("any");
	}

	private static String joined(Stream<String> parts) {
		return parts.collect(Collectors.joining("|"));
	}

}
