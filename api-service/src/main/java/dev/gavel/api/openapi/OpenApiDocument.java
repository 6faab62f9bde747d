package dev.gavel.api.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.gavel.api.access.Scope;
import dev.gavel.scoring.Points;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.filters.GlobalOpenApiMethodFilter;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.JsonNode;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The description of the interface that {@code /api-docs} shows. */
@Configuration(proxyBeanMethods = false)
class OpenApiDocument {

	static final String TOKEN = "token";

	static final String SESSION = "session";

	static {
		SpringDocUtils.getConfig()
			.replaceWithClass(JsonNode.class, Object.class)
			.replaceWithClass(Points.class, BigDecimal.class);
	}

	@Bean
	OpenAPI openApi(@Value("${spring.application.version}") String version) {
		return new OpenAPI()
			.info(new Info().title("Gavel")
				.version(version)
				.license(new License().name("Apache 2.0").identifier("Apache-2.0"))
				.description("Judges Python code. Errors are problem documents (RFC 9457)."))
			.servers(List.of(new Server().url("/").description("This Gavel")))
			.components(new Components().addSecuritySchemes(TOKEN, token()).addSecuritySchemes(SESSION, session()));
	}

	private static SecurityScheme token() {
		return new SecurityScheme().type(SecurityScheme.Type.HTTP)
			.scheme("bearer")
			.description("An API token, `gvl_…`. Gavel without accounts needs none. Its scopes: "
					+ Stream.of(Scope.values()).map(Scope::text).collect(Collectors.joining(", ")) + ".");
	}

	private static SecurityScheme session() {
		return new SecurityScheme().type(SecurityScheme.Type.APIKEY)
			.in(SecurityScheme.In.COOKIE)
			.name("GAVEL_SESSION")
			.description("The session of a signed-in person.");
	}

	/** Leaves out what only pages use: forms and streams of events. */
	@Bean
	GlobalOpenApiMethodFilter forClients() {
		return (method) -> {
			RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
			return mapping == null || !List.of(mapping.consumes()).contains(MediaType.APPLICATION_FORM_URLENCODED_VALUE)
					&& !List.of(mapping.produces()).contains(MediaType.TEXT_EVENT_STREAM_VALUE);
		};
	}

	/**
	 * The library that describes types is of Jackson 2 and does not see the settings of
	 * our JSON. First, because it asks no converter after it.
	 */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	ModelResolver snakeCaseNames(ObjectMapperProvider provider) {
		ObjectMapper names = provider.jsonMapper().copy();
		return new ModelResolver(names.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
	}

}
