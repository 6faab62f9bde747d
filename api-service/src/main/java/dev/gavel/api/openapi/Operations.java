package dev.gavel.api.openapi;

import dev.gavel.api.access.RoutePermissions;
import dev.gavel.api.access.RoutePermissions.Needs;
import dev.gavel.api.access.Scope;
import dev.gavel.api.idempotency.IdempotencyKey;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Refuses;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import io.swagger.v3.oas.models.parameters.RequestBody;
import org.springframework.http.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Set;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Adds to each operation what follows from its route: who may request it, the problems it
 * may answer with, and examples.
 */
@Component
class Operations implements OpenApiCustomizer, OperationCustomizer {

	private static final Map<String, String> PARAMETERS = Map.of("wait",
			"How long to wait until there is a verdict, such as `10s` or `500ms`; by default, the answer comes at once.",
			"page", "From 0.", "size", "How many items a page has, from 1 to 100.");

	private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

	private static final String REFUSES = "x-refuses";

	private final RoutePermissions permissions;

	private final Map<String, Object> written;

	Operations(RoutePermissions permissions, JsonMapper json) throws IOException {
		this.permissions = permissions;
		try (InputStream file = Operations.class.getResourceAsStream("examples.json")) {
			this.written = json.readValue(file, new TypeReference<>() {
			});
		}
	}

	/** Keeps what only the method knows for {@link #customise(OpenAPI)}. */
	@Override
	public Operation customize(Operation operation, HandlerMethod handler) {
		Refuses refuses = handler.getMethodAnnotation(Refuses.class);
		List<ProblemType> problems = new ArrayList<>((refuses != null) ? List.of(refuses.value()) : List.of());
		if (takesKey(handler)) {
			problems.addAll(List.of(ProblemType.INVALID_IDEMPOTENCY_KEY, ProblemType.IDEMPOTENCY_KEY_IN_USE,
					ProblemType.IDEMPOTENCY_KEY_REUSED));
		}
		problems.addAll(refused(operation));
		operation.addExtension(REFUSES, problems);
		return operation;
	}

	private static boolean takesKey(HandlerMethod handler) {
		return Stream.of(handler.getMethodParameters())
			.anyMatch((one) -> one.getParameterType() == IdempotencyKey.class);
	}

	@Override
	public void customise(OpenAPI document) {
		Variants.merge(document.getComponents().getSchemas());
		Texts.write(document.getComponents().getSchemas().values());
		document.setTags(tags(document.getTags()));
		ExampleValues examples = new ExampleValues(document.getComponents().getSchemas(), written);
		Set<ProblemType> problems = EnumSet.noneOf(ProblemType.class);
		document.getPaths().forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
			Needs needs = permissions.of(HttpMethod.valueOf(method.name()), PathContainer.parsePath(path))
				.orElse(Needs.NOTHING);
			List<ProblemType> refused = problems(path, operation, needs);
			problems.addAll(refused);
			complete(operation, needs, examples);
			Problems.addTo(operation.getResponses(), refused);
		}));
		Problems.addTo(document.getComponents(), problems);
	}

	/** Several classes may serve a resource. One of them describes it. */
	private static List<Tag> tags(@Nullable List<Tag> found) {
		Map<String, Tag> byName = new TreeMap<>();
		Objects.requireNonNullElse(found, List.<Tag>of())
			.forEach((tag) -> byName.merge(tag.getName(), tag,
					(one, other) -> (one.getDescription() != null) ? one : other));
		return List.copyOf(byName.values());
	}

	private static void complete(Operation operation, Needs needs, ExampleValues examples) {
		operation.setSecurity(security(needs));
		operation.setParameters(distinct(parameters(operation)));
		for (Parameter parameter : parameters(operation)) {
			if (parameter.getDescription() == null) {
				parameter.setDescription(PARAMETERS.get(parameter.getName()));
			}
		}
		Texts.write(operation);
		if (operation.getRequestBody() != null) {
			jsonFirst(operation.getRequestBody());
			examples.addToRequest(operation.getRequestBody().getContent());
		}
		operation.getResponses().values().forEach((response) -> examples.addToAnswer(response.getContent()));
	}

	/** Methods that serve one path may each have added the same header. */
	private static @Nullable List<Parameter> distinct(List<Parameter> parameters) {
		Map<String, Parameter> byName = new LinkedHashMap<>();
		parameters.forEach((parameter) -> byName.putIfAbsent(parameter.getIn() + parameter.getName(), parameter));
		return byName.isEmpty() ? null : List.copyOf(byName.values());
	}

	/** Generated clients send the first one. */
	private static void jsonFirst(RequestBody body) {
		if (body.getContent() != null && body.getContent().containsKey(JSON)) {
			Content content = new Content().addMediaType(JSON, body.getContent().get(JSON));
			body.getContent().forEach(content::putIfAbsent);
			body.setContent(content);
		}
	}

	/** Any one of these is enough. */
	private static List<SecurityRequirement> security(Needs needs) {
		List<SecurityRequirement> any = new ArrayList<>();
		if (!needs.areOfPersons() && !needs.equals(Needs.NOTHING)) {
			if (needs.scopes().isEmpty()) {
				any.add(new SecurityRequirement().addList(OpenApiDocument.TOKEN));
			}
			needs.scopes()
				.stream()
				.sorted(Comparator.comparing(Scope::text))
				.forEach((scope) -> any.add(new SecurityRequirement().addList(OpenApiDocument.TOKEN, scope.text())));
		}
		if (!needs.equals(Needs.NOTHING)) {
			any.add(new SecurityRequirement().addList(OpenApiDocument.SESSION));
		}
		return any;
	}

	private static List<ProblemType> problems(String path, Operation operation, Needs needs) {
		List<ProblemType> problems = new ArrayList<>(
				List.of(ProblemType.BAD_REQUEST, ProblemType.TOKEN_IN_URL, ProblemType.UNKNOWN_HOST));
		if (!needs.equals(Needs.NOTHING)) {
			problems.addAll(List.of(ProblemType.UNAUTHORIZED, ProblemType.INVALID_TOKEN, ProblemType.FORBIDDEN,
					ProblemType.CROSS_SITE));
			problems.add(needs.areOfPersons() ? ProblemType.FORBIDDEN : ProblemType.OUT_OF_SCOPE);
		}
		if (path.contains("{")) {
			problems.add(ProblemType.NOT_FOUND);
		}
		if (operation.getRequestBody() != null) {
			problems.addAll(List.of(ProblemType.MALFORMED_JSON, ProblemType.REQUEST_TOO_LARGE,
					ProblemType.UNSUPPORTED_MEDIA_TYPE));
		}
		if (operation.getRequestBody() != null || !parameters(operation).isEmpty()) {
			problems.add(ProblemType.INVALID);
		}
		problems.addAll(refused(operation));
		problems.addAll(List.of(ProblemType.INTERNAL, ProblemType.UNAVAILABLE));
		return problems;
	}

	private static List<Parameter> parameters(Operation operation) {
		return Objects.requireNonNullElse(operation.getParameters(), List.of());
	}

	private static List<ProblemType> refused(Operation operation) {
		if (operation.getExtensions() == null || !operation.getExtensions().containsKey(REFUSES)) {
			return List.of();
		}
		return ((List<?>) operation.getExtensions().remove(REFUSES)).stream().map(ProblemType.class::cast).toList();
	}

}
