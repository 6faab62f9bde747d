package dev.gavel.api.platform.web;

import dev.gavel.api.platform.request.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/**
 * Answers every exception of a controller as a problem. An answer that has begun is
 * broken off, so that nobody takes it for complete.
 */
@ControllerAdvice
class ProblemHandler {

	private final ProblemTranslation translation;

	private final ProblemAnswer answer;

	ProblemHandler(ProblemTranslation translation, ProblemAnswer answer) {
		this.translation = translation;
		this.answer = answer;
	}

	@ExceptionHandler
	Object handle(Exception exception, HttpServletRequest request, HttpServletResponse response) throws Exception {
		if (response.isCommitted()) {
			throw exception;
		}
		HttpHeaders headers = (exception instanceof ErrorResponse known) ? known.getHeaders() : HttpHeaders.EMPTY;
		Problem problem = translation.translate(exception, request);
		return answer.to(request, response, problem, headers);
	}

	/** Does nothing: the client is gone. */
	@ExceptionHandler
	@Nullable Object gone(AsyncRequestNotUsableException exception) {
		return null;
	}

}
