package dev.gavel.api.question.suite;

import dev.gavel.message.ContentHash;
import dev.gavel.message.SuiteCodec;
import dev.gavel.message.SuiteHead;
import dev.gavel.message.TestSuite.SuiteTest;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The name of a suite that is being built, and which of its tests are stored together.
 * Only one test is in memory at a time.
 */
final class SuitePlan {

	/**
	 * The most bytes in one part. A larger group has a single test, in several parts.
	 */
	static final int PART_BYTES = 1024 * 1024;

	/** Some consecutive tests, counted from 1. */
	record Group(int first, int last) {
	}

	private final byte[] head;

	private final HashedLines lines = new HashedLines();

	private final List<Group> groups = new ArrayList<>();

	private int tests;

	private boolean hiddenTests;

	private int withheldTests;

	private long bytesOfGroup;

	private SuitePlan(SuiteHead head) {
		this.head = SuiteCodec.encode(head);
		lines.write(this.head, 0, this.head.length);
	}

	static SuitePlan of(SuiteHead head, Stream<SuiteTest> tests) {
		SuitePlan plan = new SuitePlan(head);
		tests.forEach(plan::add);
		return plan;
	}

	private void add(SuiteTest test) {
		long before = lines.length;
		SuiteCodec.write(test, lines);
		long length = lines.length - before;
		tests++;
		hiddenTests |= test.hidden();
		withheldTests += test.scoring().withheld() ? 1 : 0;
		if (groups.isEmpty() || bytesOfGroup + length > PART_BYTES) {
			groups.add(new Group(tests, tests));
			bytesOfGroup = length;
		}
		else {
			groups.set(groups.size() - 1, new Group(groups.get(groups.size() - 1).first(), tests));
			bytesOfGroup += length;
		}
	}

	List<Group> groups() {
		return groups;
	}

	/** Returns the suite. Call it once, after adding all tests. */
	StoredSuite suite() {
		return new StoredSuite(ContentHash.end(lines.digest), new String(head, StandardCharsets.UTF_8), lines.length,
				tests, hiddenTests, withheldTests);
	}

	/** Hashes and counts bytes, and keeps none. */
	private static final class HashedLines extends OutputStream {

		private final MessageDigest digest = ContentHash.begin();

		private long length;

		@Override
		public void write(int b) {
			digest.update((byte) b);
			length++;
		}

		@Override
		public void write(byte[] bytes, int offset, int count) {
			digest.update(bytes, offset, count);
			length += count;
		}

	}

}
