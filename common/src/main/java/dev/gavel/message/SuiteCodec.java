package dev.gavel.message;

import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.ValueCodec;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Suites as bytes, a line at a time. Equal suites have equal bytes, so the SHA-256 of all
 * bytes, in hexadecimal, names the suite.
 *
 * <p>
 * The content is lines of JSON. The first is a head with the version, the kind of
 * question and the comparison. One line for each test follows,
 * <code>[testCaseId, [arguments..],
 * expected, marks]</code> in the notation of {@link ValueCodec}. Marks are a dict,
 * <code>{"d": [["hidden", true], ["others", [..]]]}</code>, left out when there are none;
 * the expected result of a test without marks may be left out, too. Others are the other
 * right answers. The mark <code>["raises", "ValueError"]</code> follows null: an
 * exception is expected instead of an answer.
 *
 * <p>
 * A reader skips marks that it does not know and whatever follows them.
 * {@link SuiteIndex} finds the tests again.
 */
public final class SuiteCodec {

	private static final int VERSION = 1;

	static final String HIDDEN = "hidden";

	static final String OTHERS = "others";

	static final String RAISES = "raises";

	private static final String MARKED_HIDDEN = "[\"%s\",true]".formatted(HIDDEN);

	private static final String MARKED_WITH_OTHERS = "[\"%s\",".formatted(OTHERS);

	private static final String MARKED_WITH_RAISES = "[\"%s\",".formatted(RAISES);

	private static final String NO_ANSWER = ",null";

	private SuiteCodec() {
	}

	/** Encodes the first line. */
	public static byte[] encode(SuiteHead head) {
		return MessageCodec.JSON.writeValueAsBytes(new Head(VERSION, head.kind(), head.comparison()));
	}

	/** Encodes a kind of question as the first line does. */
	public static String encode(QuestionKind kind) {
		return MessageCodec.JSON.writerFor(QuestionKind.class).writeValueAsString(kind);
	}

	/** Decodes what {@link #encode(QuestionKind)} wrote. */
	public static QuestionKind decodeKind(String json) {
		return MessageCodec.JSON.readValue(json, QuestionKind.class);
	}

	/** Writes the end of the line before, and the line of a test. */
	public static void write(SuiteTest test, OutputStream lines) {
		try {
			writeLine(test, lines);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void writeLine(SuiteTest test, OutputStream lines) throws IOException {
		write("\n[%d,".formatted(test.testCaseId()), lines);
		test.encodedArguments().writeTo(lines);
		if (test.encodedExpected() != null) {
			lines.write(',');
			test.encodedExpected().writeTo(lines);
		}
		if (test.raises() != null) {
			write(NO_ANSWER, lines);
		}
		if (test.hidden() || test.encodedOthers() != null || test.raises() != null) {
			writeMarks(test, lines);
		}
		lines.write(']');
	}

	private static void writeMarks(SuiteTest test, OutputStream lines) throws IOException {
		write(",{\"d\":[", lines);
		if (test.hidden()) {
			write(MARKED_HIDDEN, lines);
		}
		if (test.encodedOthers() != null) {
			write((test.hidden() ? "," : "") + MARKED_WITH_OTHERS, lines);
			test.encodedOthers().writeTo(lines);
			lines.write(']');
		}
		if (test.raises() != null) {
			write((test.hidden() ? "," : "") + MARKED_WITH_RAISES, lines);
			EncodedValue.of(new TextValue(test.raises())).writeTo(lines);
			lines.write(']');
		}
		write("]}", lines);
	}

	private static void write(String text, OutputStream lines) throws IOException {
		lines.write(text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Decodes the first line.
	 * @throws UnreadableMessage when it is not the head of a suite of a known version
	 */
	public static SuiteHead decodeHead(byte[] line) {
		try {
			Head head = MessageCodec.JSON.readValue(line, Head.class);
			return new SuiteHead(head.question(), head.comparison());
		}
		catch (RuntimeException ex) {
			throw unreadable(ex);
		}
	}

	static UnreadableMessage unreadable(RuntimeException cause) {
		return new UnreadableMessage("not a test suite of version %d".formatted(VERSION), cause);
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
