package dev.gavel.api.web;

import dev.gavel.api.request.Problem;
import dev.gavel.api.request.ProblemType;
import dev.gavel.api.settings.LimitsProperties;
import dev.gavel.value.DecodingRoom;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are too large, also those that do not say their length. A large
 * body is read before anything in it is decoded, so that a slow client holds no more than
 * its bytes, and while the request is handled it has its {@link DecodingRoom}.
 */
@Component
class RequestSizeFilter extends OncePerRequestFilter {

	private static final int SMALL_BYTES = 16 * 1024;

	private static final int PART_OF_HEAP = 8;

	private final long maxBytes;

	private final long maxBytesOfAll;

	private final AtomicLong bytesOfAll = new AtomicLong();

	RequestSizeFilter(LimitsProperties limits) {
		this.maxBytes = limits.maxRequestSize().toBytes();
		this.maxBytesOfAll = Math.max(maxBytes, Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (request.getContentLengthLong() > maxBytes) {
			request.setAttribute(ErrorPage.PROBLEM, tooLarge());
			response.sendError(tooLarge().status().value());
			return;
		}
		if (0 <= request.getContentLengthLong() && request.getContentLengthLong() <= SMALL_BYTES) {
			chain.doFilter(request, response);
			return;
		}
		try (Bounded bounded = new Bounded(request)) {
			bounded.readForm();
			chain.doFilter(bounded, response);
		}
	}

	private Problem tooLarge() {
		return new Problem(ProblemType.REQUEST_TOO_LARGE,
				"The body has more than the %,d bytes that a request may have (gavel.limits.max-request-size)."
					.formatted(maxBytes));
	}

	private static Problem tooMany() {
		return Problem.passing(ProblemType.UNAVAILABLE,
				"The service is reading as many large requests as it has memory for. Try again later.",
				Duration.ofSeconds(1));
	}

	private final class Bounded extends HttpServletRequestWrapper implements AutoCloseable {

		private final long mostBytes;

		private @Nullable ServletInputStream body;

		private boolean counted;

		private @Nullable DecodingRoom room;

		Bounded(HttpServletRequest request) {
			super(request);
			this.mostBytes = (request.getContentLengthLong() < 0) ? maxBytes : request.getContentLengthLong();
		}

		/** Tomcat reads forms by itself. */
		void readForm() {
			String type = getContentType();
			if (type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
				getParameterMap();
				room = DecodingRoom.take(mostBytes);
			}
		}

		@Override
		public ServletInputStream getInputStream() throws IOException {
			if (body == null) {
				body = new ReadBody(read());
			}
			return body;
		}

		private byte[] read() throws IOException {
			if (bytesOfAll.addAndGet(mostBytes) > maxBytesOfAll) {
				bytesOfAll.addAndGet(-mostBytes);
				throw new IOException(tooMany());
			}
			counted = true;
			byte[] bytes = new BoundedStream(super.getInputStream()).readAllBytes();
			room = DecodingRoom.take(bytes.length);
			return bytes;
		}

		@Override
		public void close() {
			bytesOfAll.addAndGet(counted ? -mostBytes : 0);
			if (room != null) {
				room.close();
			}
		}

	}

	private final class BoundedStream extends ServletInputStream {

		private final ServletInputStream stream;

		private long count;

		BoundedStream(ServletInputStream stream) {
			this.stream = stream;
		}

		@Override
		public int read() throws IOException {
			int value = stream.read();
			count((value < 0) ? 0 : 1);
			return value;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			int read = stream.read(bytes, offset, length);
			count(Math.max(0, read));
			return read;
		}

		private void count(int bytes) throws IOException {
			count += bytes;
			if (count > maxBytes) {
				throw new IOException(tooLarge());
			}
		}

		@Override
		public boolean isFinished() {
			return stream.isFinished();
		}

		@Override
		public boolean isReady() {
			return stream.isReady();
		}

		@Override
		public void setReadListener(ReadListener listener) {
			stream.setReadListener(listener);
		}

	}

}
