package dev.gavel.api.platform.web;

import dev.gavel.scoring.Points;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import java.math.BigDecimal;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.JsonNode;

/** The description of the interface that {@code /api-docs} shows. */
@Configuration(proxyBeanMethods = false)
class OpenApiDocument {

	static {
		SpringDocUtils.getConfig()
			.replaceWithClass(JsonNode.class, Object.class)
			.replaceWithClass(Points.class, BigDecimal.class)
			.replaceWithClass(SseEmitter.class, String.class);
	}

	@Bean
	OpenAPI openApi() {
		return new OpenAPI().info(new Info().title("Gavel")
			.version("1")
			.description("Questions, test cases and submissions. Errors are problem documents (RFC 9457)."));
	}

	/**
	 * Tags operations with their subject, such as Submission: generated clients name
	 * their classes after it. Operations are named after their methods.
	 */
	@Bean
	OperationCustomizer subjects() {
		return (operation, handler) -> operation
			.tags(List.of(handler.getBeanType().getSimpleName().replaceFirst("(Api|Pages)$", "")));
	}

	/**
	 * The library that describes types is of Jackson 2 and does not see the settings of
	 * our JSON.
	 */
	@Bean
	ModelResolver snakeCaseNames(ObjectMapperProvider provider) {
		ObjectMapper names = provider.jsonMapper().copy();
		return new ModelResolver(names.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
	}

}
