package dev.gavel.api.question.suite;

import dev.gavel.message.ContentHash;
import dev.gavel.message.SuiteCodec;
import dev.gavel.message.SuiteHead;
import dev.gavel.message.TestSuite.SuiteTest;
import java.io.ByteArrayOutputStream;
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

	/** A larger group has a single test. */
	static final int GROUP_BYTES = 1024 * 1024;

	/** Some consecutive tests, counted from 1. */
	record Group(int first, int last) {
	}

	private final byte[] head;

	private final MessageDigest digest = ContentHash.begin();

	private final List<Group> groups = new ArrayList<>();

	private long bytes;

	private int tests;

	private boolean hiddenTests;

	private int bytesOfGroup;

	private SuitePlan(SuiteHead head) {
		this.head = SuiteCodec.encode(head);
		digest.update(this.head);
		bytes = this.head.length;
	}

	static SuitePlan of(SuiteHead head, Stream<SuiteTest> tests) {
		SuitePlan plan = new SuitePlan(head);
		tests.forEach(plan::add);
		return plan;
	}

	private void add(SuiteTest test) {
		byte[] line = lines(List.of(test));
		digest.update(line);
		bytes += line.length;
		tests++;
		hiddenTests |= test.hidden();
		if (groups.isEmpty() || bytesOfGroup + line.length > GROUP_BYTES) {
			groups.add(new Group(tests, tests));
			bytesOfGroup = line.length;
		}
		else {
			groups.set(groups.size() - 1, new Group(groups.get(groups.size() - 1).first(), tests));
			bytesOfGroup += line.length;
		}
	}

	static byte[] lines(List<SuiteTest> tests) {
		long size = tests.stream().mapToLong(SuiteTest::size).sum();
		ByteArrayOutputStream lines = new ByteArrayOutputStream((int) size + 64 * tests.size());
		tests.forEach((test) -> SuiteCodec.write(test, lines));
		return lines.toByteArray();
	}

	List<Group> groups() {
		return groups;
	}

	/** Returns the suite. Call it once, after adding all tests. */
	StoredSuite suite() {
		return new StoredSuite(ContentHash.end(digest), new String(head, StandardCharsets.UTF_8), bytes, tests,
				hiddenTests);
	}

}
