package dev.gavel.api.platform.web;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemFormat;
import dev.gavel.api.platform.request.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * A problem as a page for browsers, as problem+json for all others, unless the path has a
 * format of its own.
 */
@Component
class ProblemAnswer {

	private final List<ProblemFormat> others;

	ProblemAnswer(List<ProblemFormat> others) {
		this.others = others;
	}

	/**
	 * @param known headers that come with the failure
	 */
	Object to(HttpServletRequest request, HttpServletResponse response, Problem problem, HttpHeaders known) {
		headers(problem, known).forEach((name, values) -> values.forEach((value) -> response.addHeader(name, value)));
		String path = Paths.requested(request);
		return others.stream()
			.filter((other) -> other.isFor(path))
			.findFirst()
			.<Object>map((other) -> other.write(problem))
			.orElseGet(() -> wantsPage(request) ? page(request, problem) : document(request, problem));
	}

	private static HttpHeaders headers(Problem problem, HttpHeaders known) {
		HttpHeaders headers = new HttpHeaders(known);
		if (problem.retryAfterSeconds() != null) {
			headers.set(HttpHeaders.RETRY_AFTER, problem.retryAfterSeconds());
		}
		String challenge = challenge(problem.type());
		if (challenge != null) {
			headers.set(HttpHeaders.WWW_AUTHENTICATE, challenge);
		}
		return headers;
	}

	/** Returns what RFC 6750 says about tokens. */
	private static @Nullable String challenge(ProblemType type) {
		return switch (type) {
			case UNAUTHORIZED -> "Bearer";
			case INVALID_TOKEN -> "Bearer error=\"invalid_token\"";
			case OUT_OF_SCOPE -> "Bearer error=\"insufficient_scope\"";
			default -> null;
		};
	}

	private static boolean wantsPage(HttpServletRequest request) {
		@Nullable String accept = request.getHeader(HttpHeaders.ACCEPT);
		return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
	}

	private static ModelAndView page(HttpServletRequest request, Problem problem) {
		return new ModelAndView("error", Map.of("problem", problem, "status", problem.status().value(), "title",
				problem.type().title(), "detail", problem.getMessage(), "path", Paths.requested(request)),
				problem.status());
	}

	private static ResponseEntity<ProblemDocument> document(HttpServletRequest request, Problem problem) {
		return ResponseEntity.status(problem.status())
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.body(ProblemDocument.of(problem, Paths.requested(request)));
	}

}
