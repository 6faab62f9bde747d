package dev.gavel.api.platform.web;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A request whose body is read in another way. */
class RequestWithBody extends HttpServletRequestWrapper {

	private final ServletInputStream body;

	RequestWithBody(HttpServletRequest request, ServletInputStream body) {
		super(request);
		this.body = body;
	}

	@Override
	public ServletInputStream getInputStream() {
		return body;
	}

}
