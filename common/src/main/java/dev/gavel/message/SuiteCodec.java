package dev.gavel.message;

import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value.BoolValue;
import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.Entry;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.ValueCodec;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Suites as bytes. Equal suites have equal bytes, so the hash of the bytes names the
 * suite.
 *
 * <p>
 * The content is lines of JSON. The first is a head with the version, the kind of
 * question and the comparison. One line for each test follows,
 * <code>[testCaseId, [arguments..],
 * expected, marks]</code> in the notation of {@link ValueCodec}. Marks are a dict,
 * <code>{"d": [["hidden", true]]}</code>, left out when there are none; the expected
 * result of a test without marks may be left out, too.
 *
 * <p>
 * A reader skips marks that it does not know and whatever follows them.
 */
public final class SuiteCodec {

	private static final int VERSION = 1;

	private static final Entry HIDDEN = new Entry(new TextValue("hidden"), new BoolValue(true));

	private static final EncodedValue MARKED_HIDDEN = EncodedValue.of(new DictValue(List.of(HIDDEN)));

	/** More than a line needs in addition to its values. */
	private static final int SPARE_BYTES = 64;

	private SuiteCodec() {
	}

	/** SHA-256 of the encoded suite, in hexadecimal. */
	public static String hash(byte[] encoded) {
		return ContentHash.of(encoded);
	}

	public static byte[] encode(TestSuite suite) {
		ByteArrayOutputStream lines = new ByteArrayOutputStream(SPARE_BYTES + size(suite.tests()));
		lines.writeBytes(MessageCodec.JSON.writeValueAsBytes(new Head(VERSION, suite.kind(), suite.comparison())));
		suite.tests().forEach((test) -> write(test, lines));
		return lines.toByteArray();
	}

	/**
	 * Estimates the size, so that the buffer of a large suite need not be copied while it
	 * grows.
	 */
	private static int size(List<SuiteTest> tests) {
		return (int) tests.stream().mapToLong((test) -> test.size() + SPARE_BYTES).sum();
	}

	private static void write(SuiteTest test, ByteArrayOutputStream lines) {
		lines.writeBytes("\n[%d,".formatted(test.testCaseId()).getBytes(StandardCharsets.UTF_8));
		test.encodedArguments().writeTo(lines);
		if (test.encodedExpected() != null) {
			lines.write(',');
			test.encodedExpected().writeTo(lines);
		}
		if (test.hidden()) {
			lines.write(',');
			MARKED_HIDDEN.writeTo(lines);
		}
		lines.write(']');
	}

	/**
	 * @throws UnreadableMessage when the bytes are not a suite of a known version
	 */
	public static TestSuite decode(byte[] encoded) {
		try {
			int end = endOfLine(encoded, 0);
			Head head = MessageCodec.JSON.readValue(encoded, 0, end, Head.class);
			List<SuiteTest> tests = new ArrayList<>();
			// The last line may end with a line break as well.
			while (end + 1 < encoded.length) {
				int start = end + 1;
				end = endOfLine(encoded, start);
				tests.add(test(EncodedValue.of(encoded, start, end)));
			}
			return new TestSuite(head.question(), head.comparison(), tests);
		}
		catch (RuntimeException ex) {
			throw new UnreadableMessage("not a test suite of version %d".formatted(VERSION), ex);
		}
	}

	private static int endOfLine(byte[] lines, int start) {
		int end = start;
		while (end < lines.length && lines[end] != '\n') {
			end++;
		}
		return end;
	}

	private static SuiteTest test(EncodedValue line) {
		List<EncodedValue> parts = line.elements();
		return new SuiteTest(((IntValue) parts.get(0).decode()).value().longValueExact(), parts.get(1),
				(parts.size() > 2) ? parts.get(2) : null,
				parts.size() > 3 && ((DictValue) parts.get(3).decode()).entries().contains(HIDDEN));
	}

	private record Head(int version, QuestionKind question, ComparisonSpec comparison) {

		Head {
			if (version != VERSION) {
				throw new IllegalArgumentException("expected version %d, found %d".formatted(VERSION, version));
			}
			Objects.requireNonNull(question, "question is null");
			Objects.requireNonNull(comparison, "comparison is null");
		}

	}

}
