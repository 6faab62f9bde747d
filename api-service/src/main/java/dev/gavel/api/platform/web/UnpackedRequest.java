package dev.gavel.api.platform.web;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A request whose body was sent as gzip, as if it had been sent without a declared
 * length.
 */
final class UnpackedRequest extends RequestWithBody {

	/** They are about what was sent. */
	private static final Set<String> HIDDEN = hidden();

	UnpackedRequest(HttpServletRequest request, ServletInputStream body) {
		super(request, body);
	}

	private static Set<String> hidden() {
		Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		Collections.addAll(names, HttpHeaders.CONTENT_ENCODING, HttpHeaders.CONTENT_LENGTH);
		return names;
	}

	@Override
	public int getContentLength() {
		return -1;
	}

	@Override
	public long getContentLengthLong() {
		return -1;
	}

	@Override
	public @Nullable String getHeader(String name) {
		return HIDDEN.contains(name) ? null : super.getHeader(name);
	}

	@Override
	public Enumeration<String> getHeaders(String name) {
		return HIDDEN.contains(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
	}

	@Override
	public Enumeration<String> getHeaderNames() {
		return Collections.enumeration(
				Collections.list(super.getHeaderNames()).stream().filter((name) -> !HIDDEN.contains(name)).toList());
	}

}
