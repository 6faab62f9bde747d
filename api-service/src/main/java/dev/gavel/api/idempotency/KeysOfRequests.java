package dev.gavel.api.idempotency;

import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives controllers the {@link IdempotencyKey} that they have as a parameter. */
@Configuration(proxyBeanMethods = false)
class KeysOfRequests implements HandlerMethodArgumentResolver, WebMvcConfigurer {

	static {
		SpringDocUtils.getConfig().addRequestWrapperToIgnore(IdempotencyKey.class);
	}

	private final IdempotencyKeys keys;

	KeysOfRequests(IdempotencyKeys keys) {
		this.keys = keys;
	}

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(this);
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType().equals(IdempotencyKey.class);
	}

	@Override
	public IdempotencyKey resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer model,
			NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
		HttpServletRequest http = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
		return (http.getHeader(KeyText.HEADER) == null) ? NoKey.INSTANCE
				: sent(http, Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class)));
	}

	private IdempotencyKey sent(HttpServletRequest request, HttpServletResponse response) {
		String text = KeyText.read(Collections.list(request.getHeaders(KeyText.HEADER)));
		return new SentKey(keys, text, request, response, BodyHash::ofRequest);
	}

	/** Describes the header where it counts. */
	@Bean
	OperationCustomizer keyHeader() {
		return (operation, handler) -> {
			boolean keyed = Arrays.stream(handler.getMethodParameters()).anyMatch(this::supportsParameter);
			return keyed ? operation.addParametersItem(new HeaderParameter().name(KeyText.HEADER)
				.description("Makes it safe to send the request again: a key creates something once.")
				.schema(new StringSchema().maxLength(255))) : operation;
		};
	}

}
