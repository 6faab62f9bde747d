package dev.gavel.message;

import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.value.Value;
import dev.gavel.value.Value.BoolValue;
import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.Entry;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.ValueCodec;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Suites as bytes. Equal suites have equal bytes, so the hash of the bytes names the
 * suite.
 *
 * <p>
 * The content is lines of JSON: a head with version and signature, then one line a test,
 * <code>[testCaseId, [arguments..], expected, marks]</code> in the notation of
 * {@link ValueCodec}. Marks are a dict, <code>{"d": [["hidden", true]]}</code>, left out
 * when there are none; an expected result may be left out, too, of a test without marks.
 *
 * <p>
 * A reader skips marks that it does not know and whatever stands behind them. One from
 * before there were marks reads a marked test as if it had none; one from before results
 * could be left out finds such a suite unreadable and so compares nothing.
 */
public final class SuiteCodec {

	private static final int VERSION = 1;

	private static final Entry HIDDEN = new Entry(new TextValue("hidden"), new BoolValue(true));

	private SuiteCodec() {
	}

	/** SHA-256 of the encoded suite, in hexadecimal. */
	public static String hash(byte[] encoded) {
		return ContentHash.of(encoded);
	}

	public static byte[] encode(TestSuite suite) {
		ByteArrayOutputStream lines = new ByteArrayOutputStream();
		lines.writeBytes(MessageCodec.JSON.writeValueAsBytes(Head.of(suite.signature())));
		for (SuiteTest test : suite.tests()) {
			lines.write('\n');
			lines.writeBytes(ValueCodec.encode(new ListValue(parts(test))));
		}
		return lines.toByteArray();
	}

	private static List<Value> parts(SuiteTest test) {
		List<Value> parts = new ArrayList<>(List.of(IntValue.of(test.testCaseId()), new ListValue(test.arguments())));
		if (test.expected() != null) {
			parts.add(test.expected());
		}
		if (test.hidden()) {
			parts.add(new DictValue(List.of(HIDDEN)));
		}
		return parts;
	}

	/**
	 * @throws UnreadableMessage when the bytes are no suite of a known version
	 */
	public static TestSuite decode(byte[] encoded) {
		try {
			List<String> lines = new String(encoded, StandardCharsets.UTF_8).lines().toList();
			Signature signature = MessageCodec.JSON.readValue(lines.get(0), Head.class).signature();
			return new TestSuite(signature, lines.subList(1, lines.size()).stream().map(SuiteCodec::test).toList());
		}
		catch (RuntimeException ex) {
			throw new UnreadableMessage("not a test suite of version " + VERSION, ex);
		}
	}

	private static SuiteTest test(String line) {
		List<Value> parts = ((ListValue) ValueCodec.decode(line.getBytes(StandardCharsets.UTF_8))).elements();
		return new SuiteTest(((IntValue) parts.get(0)).value().longValueExact(), ((ListValue) parts.get(1)).elements(),
				(parts.size() > 2) ? parts.get(2) : null,
				parts.size() > 3 && ((DictValue) parts.get(3)).entries().contains(HIDDEN));
	}

	private record Head(int version, String functionName, List<HeadParameter> parameters, String returnType) {

		static Head of(Signature signature) {
			return new Head(VERSION, signature.functionName(),
					signature.parameters()
						.stream()
						.map((parameter) -> new HeadParameter(parameter.name(), parameter.type().toString()))
						.toList(),
					signature.returnType().toString());
		}

		Signature signature() {
			if (version != VERSION) {
				throw new IllegalArgumentException("expected version " + VERSION + ", found " + version);
			}
			return new Signature(functionName,
					parameters.stream()
						.map((parameter) -> new Parameter(parameter.name(), ValueType.parse(parameter.type())))
						.toList(),
					ValueType.parse(returnType));
		}

	}

	private record HeadParameter(String name, String type) {
	}

}
