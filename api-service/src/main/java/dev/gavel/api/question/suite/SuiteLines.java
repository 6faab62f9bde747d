package dev.gavel.api.question.suite;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Enumeration;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The head of a suite, then one part of its lines after another. A part is read when its
 * turn comes, and no database connection is held in between: the reader may be slow.
 */
final class SuiteLines implements Enumeration<InputStream> {

	private final IntFunction<@Nullable SuitePart> parts;

	private byte @Nullable [] next;

	private int part;

	private boolean closed;

	private SuiteLines(StoredSuite suite, IntFunction<@Nullable SuitePart> parts) {
		this.parts = parts;
		this.next = suite.encodedHead();
	}

	/**
	 * Once the stream is closed, no further part is read.
	 * @param parts from 0; null when there are no more
	 */
	static InputStream of(StoredSuite suite, IntFunction<@Nullable SuitePart> parts) {
		SuiteLines lines = new SuiteLines(suite, parts);
		return new SequenceInputStream(lines) {

			@Override
			public void close() throws IOException {
				lines.closed = true;
				super.close();
			}

		};
	}

	@Override
	public boolean hasMoreElements() {
		if (closed) {
			return false;
		}
		if (next == null) {
			SuitePart read = parts.apply(part++);
			next = (read != null) ? read.getContent() : null;
		}
		return next != null;
	}

	@Override
	public InputStream nextElement() {
		InputStream lines = new ByteArrayInputStream(next);
		next = null;
		return lines;
	}

}
