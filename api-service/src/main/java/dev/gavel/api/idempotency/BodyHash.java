package dev.gavel.api.idempotency;

import dev.gavel.message.ContentHash;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.security.DigestInputStream;
import java.util.Arrays;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Hashes the body of a request with a key while its reader reads it. */
@ControllerAdvice
class BodyHash extends RequestBodyAdviceAdapter {

	private static final String READ = BodyHash.class.getName();

	@Override
	public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
		return Arrays.asList(parameter.getExecutable().getParameterTypes()).contains(IdempotencyKey.class);
	}

	@Override
	public HttpInputMessage beforeBodyRead(HttpInputMessage message, MethodParameter parameter, Type type,
			Class<? extends HttpMessageConverter<?>> converter) throws IOException {
		if (!message.getHeaders().containsHeader(KeyText.HEADER)) {
			return message;
		}
		DigestInputStream body = new DigestInputStream(message.getBody(), ContentHash.begin());
		RequestContextHolder.currentRequestAttributes().setAttribute(READ, body, RequestAttributes.SCOPE_REQUEST);
		return new Hashed(body, message.getHeaders());
	}

	/**
	 * Returns the hash of the body of the current request, and of nothing if it has none.
	 */
	static byte[] ofRequest() {
		Object body = RequestContextHolder.currentRequestAttributes()
			.getAttribute(READ, RequestAttributes.SCOPE_REQUEST);
		return (body instanceof DigestInputStream read) ? ofRest(read) : ContentHash.begin().digest();
	}

	/** Reads what nobody has read. */
	static byte[] ofRest(DigestInputStream body) {
		try {
			body.transferTo(OutputStream.nullOutputStream());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return body.getMessageDigest().digest();
	}

	private record Hashed(InputStream body, HttpHeaders headers) implements HttpInputMessage {

		@Override
		public InputStream getBody() {
			return body;
		}

		@Override
		public HttpHeaders getHeaders() {
			return headers;
		}

	}

}
