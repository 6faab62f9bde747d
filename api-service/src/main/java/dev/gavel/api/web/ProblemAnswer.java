package dev.gavel.api.web;

import dev.gavel.api.request.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** A problem as a page for browsers, as problem+json for all others. */
@Component
class ProblemAnswer {

	private static final String RETRY_AFTER_SECONDS = "5";

	Object to(HttpServletRequest request, Problem problem, HttpHeaders headers) {
		return wantsPage(request) ? page(problem) : document(request, problem, headers);
	}

	private static boolean wantsPage(HttpServletRequest request) {
		@Nullable String accept = request.getHeader(HttpHeaders.ACCEPT);
		return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
	}

	private static ModelAndView page(Problem problem) {
		return new ModelAndView("error", Map.of("problem", problem, "status", problem.status().value(), "title",
				problem.type().title(), "detail", problem.getMessage()), problem.status());
	}

	private static ResponseEntity<ProblemDocument> document(HttpServletRequest request, Problem problem,
			HttpHeaders headers) {
		ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.status()).headers(headers);
		if (problem.retryAfter() != null) {
			answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, problem.retryAfter().toSeconds())));
		}
		else if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
			answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
		}
		if (problem.status() == HttpStatus.UNAUTHORIZED) {
			answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
		}
		return answer.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.body(ProblemDocument.of(problem, Paths.requested(request)));
	}

}
