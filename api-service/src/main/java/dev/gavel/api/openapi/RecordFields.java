package dev.gavel.api.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * Says of the fields of records which are always there, which may be null, and which may
 * be any JSON.
 */
@Component
class RecordFields implements ModelConverter {

	private static final String NULL = "null";

	private static final SnakeCaseStrategy NAMES = new SnakeCaseStrategy();

	@Override
	public @Nullable Schema<?> resolve(AnnotatedType type, ModelConverterContext context,
			Iterator<ModelConverter> others) {
		Schema<?> schema = others.hasNext() ? others.next().resolve(type, context, others) : null;
		JavaType java = Json.mapper().constructType(type.getType());
		if (schema != null && java != null && java.getRawClass().isRecord()) {
			describe(java.getRawClass(), defined(schema, context));
		}
		return schema;
	}

	private static @Nullable Schema<?> defined(Schema<?> schema, ModelConverterContext context) {
		return (schema.get$ref() == null) ? schema
				: context.getDefinedModels().get(schema.get$ref().substring("#/components/schemas/".length()));
	}

	private static void describe(Class<?> type, @Nullable Schema<?> schema) {
		if (schema == null || schema.getProperties() == null) {
			return;
		}
		for (RecordComponent component : type.getRecordComponents()) {
			String name = name(component);
			Schema<?> property = schema.getProperties().get(name);
			if (property != null && component.getType() == JsonNode.class) {
				schema.getProperties().put(name, new Schema<>().description(property.getDescription()));
			}
			else if (property != null && !has(component, JsonInclude.class)) {
				if (!isNullable(component)) {
					require(schema, name);
				}
				else if (!isRequired(schema, name)) {
					schema.getProperties().put(name, orNull(property));
				}
			}
		}
		unwrap(type, schema, false);
	}

	/** What belongs to a part that may be missing may be missing. */
	private static void unwrap(Class<?> type, Schema<?> schema, boolean missing) {
		for (RecordComponent component : type.getRecordComponents()) {
			if (has(component, JsonUnwrapped.class)) {
				unwrap(component.getType(), schema, missing || isNullable(component));
			}
			else if (missing && schema.getRequired() != null) {
				schema.getRequired().remove(name(component));
			}
		}
	}

	private static boolean isRequired(Schema<?> schema, String name) {
		return schema.getRequired() != null && schema.getRequired().contains(name);
	}

	private static void require(Schema<?> schema, String name) {
		if (!isRequired(schema, name)) {
			schema.addRequiredItem(name);
		}
	}

	private static boolean isNullable(RecordComponent component) {
		return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
	}

	private static Schema<?> orNull(Schema<?> property) {
		if (property.get$ref() != null) {
			return new Schema<>().description(property.getDescription())
				.anyOf(List.of(new Schema<>().$ref(property.get$ref()), new Schema<>().types(Set.of(NULL))));
		}
		if (property.getTypes() != null && property.getEnum() == null) {
			property.addType(NULL);
		}
		return property;
	}

	private static boolean has(RecordComponent component, Class<? extends Annotation> annotation) {
		return component.getAccessor().isAnnotationPresent(annotation);
	}

	private static String name(RecordComponent component) {
		JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
		return (given != null && !given.value().isEmpty()) ? given.value() : NAMES.translate(component.getName());
	}

}
