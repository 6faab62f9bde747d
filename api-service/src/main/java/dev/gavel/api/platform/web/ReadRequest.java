package dev.gavel.api.platform.web;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.tomcat.util.http.Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;

/** A request whose body has already been read. */
final class ReadRequest extends HttpServletRequestWrapper {

	/** Tomcat's default limit. */
	private static final int MOST_PARAMETERS = 1000;

	private byte[] bytes;

	private ServletInputStream body;

	private @Nullable Map<String, String[]> parameters;

	ReadRequest(HttpServletRequest request, byte[] body) {
		super(request);
		this.bytes = body;
		this.body = new ReadBody(body);
	}

	private static boolean isForm(HttpServletRequest request) {
		String type = request.getContentType();
		return HttpMethod.POST.matches(request.getMethod()) && type != null
				&& type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
	}

	/**
	 * Parses the form, because Tomcat finds only the query: the body has already been
	 * read. Decodes every request as UTF-8, as Spring does.
	 */
	private static Map<String, String[]> withForm(ServletRequest request, byte[] body) {
		Parameters form = new Parameters();
		form.setLimit(MOST_PARAMETERS);
		form.setCharset(StandardCharsets.UTF_8);
		form.processParameters(body, 0, body.length);
		Map<String, String[]> all = new LinkedHashMap<>(request.getParameterMap());
		for (String name : Collections.list(form.getParameterNames())) {
			// Spring's firewall checks what names it is asked for.
			request.getParameter(name);
			all.merge(name, form.getParameterValues(name), StringUtils::concatenateStringArrays);
		}
		return Collections.unmodifiableMap(all);
	}

	/** Lets go of the body, which nobody reads any more, and of what a form has. */
	void release() {
		bytes = new byte[0];
		body = new ReadBody(bytes);
		parameters = null;
	}

	@Override
	public ServletInputStream getInputStream() {
		return body;
	}

	@Override
	public Map<String, String[]> getParameterMap() {
		if (parameters == null) {
			parameters = isForm(this) ? withForm(getRequest(), bytes) : super.getParameterMap();
		}
		return parameters;
	}

	@Override
	public @Nullable String getParameter(String name) {
		String[] values = getParameterMap().get(name);
		return (values != null) ? values[0] : null;
	}

	@Override
	public String @Nullable [] getParameterValues(String name) {
		return getParameterMap().get(name);
	}

	@Override
	public Enumeration<String> getParameterNames() {
		return Collections.enumeration(getParameterMap().keySet());
	}

}
