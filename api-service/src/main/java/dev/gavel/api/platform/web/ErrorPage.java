package dev.gavel.api.platform.web;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Refusal;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Answers requests that failed outside of any controller: in a filter, or in the server
 * itself.
 */
@Controller
@Hidden
class ErrorPage implements ErrorController {

	private final ProblemAnswer answer;

	ErrorPage(ProblemAnswer answer) {
		this.answer = answer;
	}

	@RequestMapping("${server.error.path:/error}")
	Object error(HttpServletRequest request, HttpServletResponse response) {
		return answer.to(request, response, problem(request), HttpHeaders.EMPTY);
	}

	private static Problem problem(HttpServletRequest request) {
		Problem refused = Refusal.of(request);
		if (refused != null) {
			return refused;
		}
		Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
		int code = (status instanceof Integer known) ? known : 404;
		return ProblemTranslation.byStatus(HttpStatusCode.valueOf(code), null, request);
	}

}
