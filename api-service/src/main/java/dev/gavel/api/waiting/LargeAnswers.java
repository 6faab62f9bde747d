package dev.gavel.api.waiting;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.value.DecodingRoom;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Bounds what large answers take in memory together. Each is kept until its client has
 * read it, however slowly.
 */
@ControllerAdvice
public class LargeAnswers implements ResponseBodyAdvice<Object>, HandlerInterceptor, WebMvcConfigurer {

	private static final int PART_OF_HEAP = 16;

	private static final String COUNTED = LargeAnswers.class.getName();

	private final long most;

	private final AtomicLong held = new AtomicLong();

	@Autowired
	LargeAnswers() {
		this(Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
	}

	LargeAnswers(long most) {
		this.most = most;
	}

	/**
	 * Counts what the answer to a request has, until it is written. Not for answers that
	 * are given later.
	 * @throws Problem when all answers together have too much; one may have any number
	 */
	public void count(HttpServletRequest request, long bytes) {
		if (DecodingRoom.isLittle(bytes)) {
			return;
		}
		if (held.addAndGet(bytes) > Math.max(most, counted(request) + bytes)) {
			held.addAndGet(-bytes);
			throw Problem.passing(ProblemType.UNAVAILABLE,
					"The service has no memory left for another large answer at the moment. Try again later.",
					Duration.ofSeconds(1));
		}
		request.setAttribute(COUNTED, counted(request) + bytes);
	}

	private static long counted(HttpServletRequest request) {
		return (request.getAttribute(COUNTED) instanceof Long bytes) ? bytes : 0;
	}

	@Override
	public boolean supports(MethodParameter type, Class<? extends HttpMessageConverter<?>> converter) {
		return true;
	}

	@Override
	public @Nullable Object beforeBodyWrite(@Nullable Object body, MethodParameter type, MediaType mediaType,
			Class<? extends HttpMessageConverter<?>> converter, ServerHttpRequest request,
			ServerHttpResponse response) {
		if (body instanceof LargeAnswer answer && request instanceof ServletServerHttpRequest servlet) {
			count(servlet.getServletRequest(), answer.characters());
		}
		return body;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this);
	}

	@Override
	public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable Exception failure) {
		held.addAndGet(-counted(request));
		request.removeAttribute(COUNTED);
	}

}
