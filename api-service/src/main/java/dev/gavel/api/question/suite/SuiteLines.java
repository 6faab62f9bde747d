package dev.gavel.api.question.suite;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * The head of a suite, then one part of its lines after another. A part is read when its
 * turn comes, and no database connection is held in between: the reader may be slow.
 */
final class SuiteLines implements Enumeration<InputStream> {

	private final SuiteRepository repository;

	private final String hash;

	private byte @Nullable [] next;

	private int part;

	SuiteLines(SuiteRepository repository, StoredSuite suite) {
		this.repository = repository;
		this.hash = suite.hash();
		this.next = suite.encodedHead();
	}

	@Override
	public boolean hasMoreElements() {
		if (next == null) {
			SuitePart read = repository.part(hash, part++);
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
