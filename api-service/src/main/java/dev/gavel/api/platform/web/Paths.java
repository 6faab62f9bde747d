package dev.gavel.api.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/** Where a request went, also when it was handed on to the error page. */
final class Paths {

	private Paths() {
	}

	static String requested(HttpServletRequest request) {
		Object before = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		return (before != null) ? before.toString() : request.getRequestURI();
	}

}
