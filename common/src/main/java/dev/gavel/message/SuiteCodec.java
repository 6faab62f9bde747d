package dev.gavel.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.rule.Rule;
import dev.gavel.scoring.Scoring;
import dev.gavel.scoring.TestScoring;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value.BoolValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.ValueCodec;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * Suites as bytes, a line at a time. Equal suites have equal bytes, so the SHA-256 of all
 * bytes, in hexadecimal, names the suite.
 *
 * <p>
 * The content is lines of JSON. The first is a head with the version, the kind of
 * question, the comparison and, if there are any, the prelude, the rules and the scoring.
 * One line for each test follows, <code>[testCaseId, [arguments..],
 * expected, marks]</code> in the notation of {@link ValueCodec}. Marks are a dict,
 * <code>{"d": [["hidden", true], ["others", [..]]]}</code>, left out when there are none;
 * the expected result of a test without marks may be left out, too. Others are the other
 * right answers. The mark <code>["raises", "ValueError"]</code> follows null: an
 * exception is expected instead of an answer; the mark <code>["message", ".."]</code> is
 * a pattern for its message. The mark <code>["comparison", ".."]</code> holds a
 * comparison as the head has it, as text. The mark <code>["exitStatus", 3]</code> is the
 * expected exit status of a program, left out when it is 0. The texts
 * <code>points</code>, <code>group</code>, <code>feedback</code> (only "none") and
 * <code>explanation</code> are about scoring.
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

	static final String COMPARISON = "comparison";

	static final String MESSAGE = "message";

	static final String EXIT_STATUS = "exitStatus";

	static final String POINTS = "points";

	static final String GROUP = "group";

	static final String FEEDBACK = "feedback";

	static final String EXPLANATION = "explanation";

	private static final String NO_ANSWER = ",null";

	private SuiteCodec() {
	}

	/** Encodes the first line. */
	public static byte[] encode(SuiteHead head) {
		return MessageCodec.JSON.writeValueAsBytes(new Head(VERSION, head.kind(), head.comparison(), head.prelude(),
				head.rules(), head.scoring().equals(Scoring.NONE) ? null : head.scoring()));
	}

	/** Encodes a kind of question as the first line does. */
	public static String encode(QuestionKind kind) {
		return MessageCodec.JSON.writerFor(QuestionKind.class).writeValueAsString(kind);
	}

	/** Decodes what {@link #encode(QuestionKind)} wrote. */
	public static QuestionKind decodeKind(String json) {
		return MessageCodec.JSON.readValue(json, QuestionKind.class);
	}

	/** Encodes a comparison as the first line does. */
	public static String encode(ComparisonSpec comparison) {
		return MessageCodec.JSON.writerFor(ComparisonSpec.class).writeValueAsString(comparison);
	}

	/** Decodes what {@link #encode(ComparisonSpec)} wrote. */
	public static ComparisonSpec decodeComparison(String json) {
		return MessageCodec.JSON.readValue(json, ComparisonSpec.class);
	}

	/** Encodes rules as the first line does. */
	public static String encode(List<Rule> rules) {
		return MessageCodec.JSON.writeValueAsString(rules);
	}

	/** Decodes what {@link #encode(List)} wrote. */
	public static List<Rule> decodeRules(String json) {
		return MessageCodec.JSON.readValue(json, new TypeReference<>() {
		});
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
		Expectation expectation = test.expectation();
		write("\n[%d,".formatted(test.testCaseId()), lines);
		test.encodedArguments().writeTo(lines);
		if (expectation.output() != null) {
			lines.write(',');
			expectation.output().writeTo(lines);
		}
		if (expectation.raises() != null) {
			write(NO_ANSWER, lines);
		}
		writeMarks(marks(test), lines);
		lines.write(']');
	}

	private static Map<String, EncodedValue> marks(SuiteTest test) {
		Map<String, EncodedValue> marks = new LinkedHashMap<>();
		if (test.hidden()) {
			marks.put(HIDDEN, EncodedValue.of(new BoolValue(true)));
		}
		Expectation expectation = test.expectation();
		if (expectation.others() != null) {
			marks.put(OTHERS, expectation.others());
		}
		if (expectation.raises() != null) {
			marks.put(RAISES, text(expectation.raises()));
		}
		if (expectation.message() != null) {
			marks.put(MESSAGE, text(expectation.message()));
		}
		if (expectation.comparison() != null) {
			marks.put(COMPARISON, text(encode(expectation.comparison())));
		}
		if (expectation.exitStatus() != 0) {
			marks.put(EXIT_STATUS, EncodedValue.of(String.valueOf(expectation.exitStatus())));
		}
		addScoring(test.scoring(), marks);
		return marks;
	}

	private static void addScoring(TestScoring scoring, Map<String, EncodedValue> marks) {
		if (scoring.points() != null) {
			marks.put(POINTS, text(scoring.points().toString()));
		}
		if (scoring.group() != null) {
			marks.put(GROUP, text(scoring.group()));
		}
		if (scoring.withheld()) {
			marks.put(FEEDBACK, text(scoring.feedback().text()));
		}
		if (scoring.explanation() != null) {
			marks.put(EXPLANATION, text(scoring.explanation()));
		}
	}

	private static EncodedValue text(String text) {
		return EncodedValue.of(new TextValue(text));
	}

	private static void writeMarks(Map<String, EncodedValue> marks, OutputStream lines) throws IOException {
		String separator = ",{\"d\":[";
		for (Map.Entry<String, EncodedValue> mark : marks.entrySet()) {
			write("%s[\"%s\",".formatted(separator, mark.getKey()), lines);
			mark.getValue().writeTo(lines);
			lines.write(']');
			separator = ",";
		}
		if (!marks.isEmpty()) {
			write("]}", lines);
		}
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
			return new SuiteHead(head.question(), head.comparison(), head.prelude(), head.rules(), head.scoring());
		}
		catch (RuntimeException ex) {
			throw unreadable(ex);
		}
	}

	static UnreadableMessage unreadable(RuntimeException cause) {
		return new UnreadableMessage("not a test suite of version %d".formatted(VERSION), cause);
	}

	private record Head(int version, QuestionKind question, ComparisonSpec comparison, @Nullable Prelude prelude,
			@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Rule> rules, @Nullable Scoring scoring) {

		Head {
			if (version != VERSION) {
				throw new IllegalArgumentException("expected version %d, found %d".formatted(VERSION, version));
			}
			Objects.requireNonNull(question, "question is null");
			Objects.requireNonNull(comparison, "comparison is null");
			rules = Objects.requireNonNullElse(rules, List.of());
		}

	}

}
