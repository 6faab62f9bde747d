package dev.gavel.api.platform.web;

import dev.gavel.api.platform.database.RequestRoom;
import dev.gavel.api.platform.request.Expected;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Refusal;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.value.DecodingRoom;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are too large, including those without a declared length, and
 * unpacks those that were sent as gzip. A body, also of a form, is read here before
 * anything in it is decoded, so that a slow client holds only the bytes that it has sent,
 * and not for long. While the request is handled, it has its {@link DecodingRoom}. Forms
 * with files, and batches, which are read line by line and have a time of their own, are
 * left to those who take them.
 */
@Component
class RequestSizeFilter extends OncePerRequestFilter {

	private static final int PART_OF_HEAP = 8;

	private static final List<String> JSON_LINES = List.of("application/jsonl", "application/x-ndjson");

	private final long maxBytes;

	private final long maxBytesOfAll;

	private final LongSupplier nanos;

	private final AtomicLong bytesOfAll = new AtomicLong();

	@Autowired
	RequestSizeFilter(LimitsProperties limits) {
		this(limits.maxRequestSize().toBytes(), Runtime.getRuntime().maxMemory() / PART_OF_HEAP, System::nanoTime);
	}

	/**
	 * @param maxBytesOfAll of all large bodies in memory together; at least
	 * {@code maxBytes}
	 */
	RequestSizeFilter(long maxBytes, long maxBytesOfAll, LongSupplier nanos) {
		this.nanos = nanos;
		this.maxBytes = maxBytes;
		this.maxBytesOfAll = Math.max(maxBytes, maxBytesOfAll);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (request.getContentLengthLong() > maxBytes && !isStreamed(request)) {
			Refusal.send(request, response, tooLarge());
			return;
		}
		ServletInputStream body = isBatch(request) ? request.getInputStream()
				: new PacedBody(request.getInputStream(), nanos);
		switch (coding(request)) {
			case "", "identity" -> handle(new RequestWithBody(request, body), response, chain);
			case "gzip", "x-gzip" -> unpack(request, body, response, chain);
			default -> {
				response.setHeader(HttpHeaders.ACCEPT_ENCODING, "gzip");
				Refusal.send(request, response, unknownCoding(request));
			}
		}
	}

	private static String coding(HttpServletRequest request) {
		String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
		return (coding != null) ? coding.strip().toLowerCase(Locale.ROOT) : "";
	}

	private void unpack(HttpServletRequest request, InputStream body, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		UnpackedBody unpacked = new UnpackedBody(body, maxBytes);
		try {
			handle(new UnpackedRequest(request, unpacked), response, chain);
		}
		finally {
			unpacked.free();
		}
	}

	private void handle(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (isStreamed(request)) {
			// Uploads or BatchUpload reads it, for those routes that take it.
			chain.doFilter(request, response);
		}
		else {
			readAndHandle(request, response, chain);
		}
	}

	private static boolean isStreamed(HttpServletRequest request) {
		return hasFiles(request) || isBatch(request);
	}

	private static boolean hasFiles(HttpServletRequest request) {
		return hasType(request, MediaType.MULTIPART_FORM_DATA_VALUE);
	}

	/** Anything else may not be sent there; a form would be read by others. */
	private static boolean isBatch(HttpServletRequest request) {
		return "POST".equals(request.getMethod()) && "/evaluations/batches".equals(request.getRequestURI())
				&& JSON_LINES.stream().anyMatch((type) -> hasType(request, type));
	}

	private static boolean hasType(HttpServletRequest request, String begin) {
		String type = request.getContentType();
		return type != null && type.toLowerCase(Locale.ROOT).startsWith(begin);
	}

	private void readAndHandle(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try (Counted counted = new Counted(request.getInputStream())) {
			byte[] body;
			DecodingRoom room;
			try {
				body = counted.readAllBytes();
				room = RequestRoom.take(body.length);
			}
			catch (Problem ex) {
				Refusal.send(request, response, ex);
				return;
			}
			ReadRequest read = new ReadRequest(request, body);
			try (room) {
				chain.doFilter(read, response);
			}
			finally {
				// Many may wait for their answers for long.
				read.release();
			}
		}
	}

	private Problem tooLarge() {
		return new Problem(ProblemType.REQUEST_TOO_LARGE,
				"The body is larger than the limit of %,d bytes (gavel.limits.max-request-size).".formatted(maxBytes));
	}

	private static Problem unknownCoding(HttpServletRequest request) {
		return new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE,
				"Expected Content-Encoding: gzip or none, got %s.".formatted(Expected.shortened(coding(request))));
	}

	private static Problem tooMany() {
		return Problem.passing(ProblemType.UNAVAILABLE,
				"The service has no memory left for another large request at the moment. Try again later.",
				Duration.ofSeconds(1));
	}

	/** Counts the bytes that have been read, until it is closed. */
	private final class Counted extends FilterInputStream {

		private long count;

		Counted(InputStream stream) {
			super(stream);
		}

		/**
		 * @throws Problem when a limit is exceeded
		 */
		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			int read = super.read(bytes, offset, length);
			if (read > 0) {
				count(read);
			}
			return read;
		}

		private void count(int bytes) {
			long before = held();
			count += bytes;
			if (bytesOfAll.addAndGet(held() - before) > maxBytesOfAll && held() > 0) {
				throw tooMany();
			}
			if (count > maxBytes) {
				throw tooLarge();
			}
		}

		/** Small bodies do not count. */
		private long held() {
			return DecodingRoom.isLittle(count) ? 0 : count;
		}

		@Override
		public void close() {
			bytesOfAll.addAndGet(-held());
		}

	}

}
