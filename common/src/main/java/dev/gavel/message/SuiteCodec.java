package dev.gavel.message;

import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.value.Value;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.ValueCodec;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Suites as bytes. Equal suites have equal bytes, so the hash of the bytes names the
 * suite.
 *
 * <p>
 * The content is lines of JSON: a head with version and signature, then one line a test,
 * <code>[testCaseId, [arguments..], expected]</code> in the notation of
 * {@link ValueCodec}.
 */
public final class SuiteCodec {

	private static final int VERSION = 1;

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
			lines.writeBytes(ValueCodec.encode(new ListValue(
					List.of(Value.IntValue.of(test.testCaseId()), new ListValue(test.arguments()), test.expected()))));
		}
		return lines.toByteArray();
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
		return new SuiteTest(((Value.IntValue) parts.get(0)).value().longValueExact(),
				((ListValue) parts.get(1)).elements(), parts.get(2));
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
