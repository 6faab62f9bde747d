package dev.gavel.api.openapi;

import dev.gavel.api.platform.request.ProblemType;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.Set;

/** Describes the answers that are problems. */
final class Problems {

	private static final String SCHEMA = "Problem";

	private Problems() {
	}

	/**
	 * Adds what answers refer to: the shape of a problem, and an example of each type.
	 */
	static void addTo(Components components, Set<ProblemType> types) {
		components.addSchemas(SCHEMA, schema());
		for (ProblemType type : types) {
			components.addExamples(name(type), new Example().summary(type.title()).value(example(type)));
		}
	}

	/** Adds an answer for each status of the types. */
	static void addTo(ApiResponses responses, Collection<ProblemType> types) {
		types.stream()
			.distinct()
			.collect(Collectors.groupingBy((type) -> type.status().value(), TreeMap::new, Collectors.toList()))
			.forEach((status, ofStatus) -> responses.addApiResponse(String.valueOf(status), response(ofStatus)));
	}

	private static ApiResponse response(List<ProblemType> types) {
		MediaType document = new MediaType().schema(new Schema<>().$ref(SCHEMA));
		types.forEach((type) -> document.addExamples(name(type), new Example().$ref(name(type))));
		return new ApiResponse()
			.description(types.stream()
				.map((type) -> "`%s`: %s".formatted(name(type), type.title()))
				.collect(Collectors.joining("\n\n")))
			.content(new Content().addMediaType(org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
					document));
	}

	private static Schema<?> schema() {
		Schema<?> error = new ObjectSchema().description("What is wrong with one field")
			.addProperty("field", new StringSchema().description("Its path in the request"))
			.addProperty("message", new StringSchema())
			.required(List.of("field", "message"));
		return new ObjectSchema().description("Why a request was refused (RFC 9457)")
			.addProperty("type", new StringSchema().format("uri-reference").description(types()))
			.addProperty("title", new StringSchema().description("A title, the same for all problems of a type"))
			.addProperty("status", new IntegerSchema().description("The status of the response"))
			.addProperty("detail", new StringSchema().description("What was expected, and what was found"))
			.addProperty("instance", new StringSchema().description("The path that was requested"))
			.addProperty("errors", new ArraySchema().items(error).description("By field, if fields are invalid"))
			.required(List.of("type", "title", "status", "detail", "instance"));
	}

	private static String types() {
		return Stream.of(ProblemType.values())
			.map((type) -> "`%s` (%d)".formatted(type.uri(), type.status().value()))
			.collect(Collectors.joining(", ", "Which problem it is. More types may come. ", "."));
	}

	private static Map<String, Object> example(ProblemType type) {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("type", type.uri().toString());
		document.put("title", type.title());
		document.put("status", type.status().value());
		document.put("detail", type.title() + ".");
		document.put("instance", "/submissions");
		if (type == ProblemType.INVALID) {
			document.put("detail", "code: is missing.");
			document.put("errors", List.of(Map.of("field", "code", "message", "is missing")));
		}
		return document;
	}

	private static String name(ProblemType type) {
		return type.uri().getPath().substring("/problems/".length());
	}

}
