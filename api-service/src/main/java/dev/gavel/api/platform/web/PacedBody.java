package dev.gavel.api.platform.web;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A body that has to arrive at some pace after its first minute. The thread that reads it
 * would otherwise wait for each of its bytes for as long as the server waits for one.
 */
final class PacedBody extends BlockingBody {

	static final Duration PATIENCE = Duration.ofMinutes(1);

	private static final int BYTES_PER_SECOND = 1024;

	private final ServletInputStream body;

	private final LongSupplier nanos;

	private final long began;

	private long count;

	/**
	 * @param nanos such as {@link System#nanoTime}
	 */
	PacedBody(ServletInputStream body, LongSupplier nanos) {
		this.body = body;
		this.nanos = nanos;
		this.began = nanos.getAsLong();
	}

	/**
	 * @throws Problem when it comes too slowly
	 */
	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		int read = body.read(buffer, offset, length);
		count += Math.max(0, read);
		Duration free = PATIENCE.plusSeconds(count / BYTES_PER_SECOND);
		if (read >= 0 && nanos.getAsLong() - began > free.toNanos()) {
			throw new Problem(ProblemType.BODY_TOO_SLOW,
					"After %d s, %,d bytes of the body had arrived. Expected at least %,d in each second after the first %d."
						.formatted(Duration.ofNanos(nanos.getAsLong() - began).toSeconds(), count, BYTES_PER_SECOND,
								PATIENCE.toSeconds()));
		}
		return read;
	}

	@Override
	public int available() throws IOException {
		return body.available();
	}

	@Override
	public boolean isFinished() {
		return body.isFinished();
	}

}
