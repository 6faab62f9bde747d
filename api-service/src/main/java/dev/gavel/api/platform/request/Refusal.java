package dev.gavel.api.platform.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Refuses a request before it reaches a controller; the error page shows the problem. */
public final class Refusal {

	private static final String PROBLEM = Problem.class.getName();

	private Refusal() {
	}

	public static void send(HttpServletRequest request, HttpServletResponse response, Problem problem)
			throws IOException {
		request.setAttribute(PROBLEM, problem);
		response.sendError(problem.status().value());
	}

	/** Returns why a request was refused, or null when it was not. */
	public static @Nullable Problem of(HttpServletRequest request) {
		return (Problem) request.getAttribute(PROBLEM);
	}

}
