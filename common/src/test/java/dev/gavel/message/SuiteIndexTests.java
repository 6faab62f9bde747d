package dev.gavel.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.SuiteIndex.Place;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.value.EncodedValue;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SuiteIndexTests {

	/** Longer than the parser's buffer of 8,000 bytes. */
	private static final String LONG = "x".repeat(20_000);

	static Stream<Arguments> lines() {
		return Stream.of(Arguments.of("\n[1,[1],2]", test(1, "[1]", "2", false)),
				Arguments.of("\n[0,[]]", test(0, "[]", null, false)),
				Arguments.of("\n[1,[1],2,{\"d\":[[\"hidden\",true]]}]", test(1, "[1]", "2", true)),
				Arguments.of("\n[1,[1],2,{\"d\":[[\"weight\",2]]},[\"more\"]]", test(1, "[1]", "2", false)),
				Arguments.of("\n[1,[1],2,{\"d\":[[\"weight\",[2]],[\"hidden\",true]]}]", test(1, "[1]", "2", true)),
				Arguments.of("\n[1,[1],2,{\"d\":[[\"others\",[3,[4]]],[\"hidden\",true]]}]",
						several(1, "[1]", "2", "[3,[4]]", true)),
				Arguments.of("\n[1,[1],null,{\"d\":[[\"raises\",\"E\"]]}]",
						new SuiteTest(1, EncodedValue.of("[1]"), Expectation.exception("E"), false)),
				Arguments.of("\n[1,[1],2,{\"d\":[[\"exitStatus\",3],[\"hidden\",true]]}]",
						new SuiteTest(1, EncodedValue.of("[1]"), Expectation.of(EncodedValue.of("2")).withExitStatus(3),
								true)),
				Arguments.of("\n[1,[1],2,{\"d\":[[{\"t\":[1]},2],[\"others\",[\"%s\"]]]},3]".formatted(LONG),
						several(1, "[1]", "2", "[\"%s\"]".formatted(LONG), false)),
				Arguments.of("\n[1,[\"a\\\"],\\\\\"],\"\\u00e9\\n]\"]",
						test(1, "[\"a\\\"],\\\\\"]", "\"\\u00e9\\n]\"", false)),
				Arguments.of("\n[1,[\"%s\"],\"%<s\"]".formatted(LONG),
						test(1, "[\"%s\"]".formatted(LONG), "\"%s\"".formatted(LONG), false)),
				Arguments.of("\n[1,[\"%s\\\"\",[[]],1e5],null]".formatted(LONG),
						test(1, "[\"%s\\\"\",[[]],1e5]".formatted(LONG), "null", false)));
	}

	private static SuiteTest test(long id, String arguments, @Nullable String expected, boolean hidden) {
		return new SuiteTest(id, EncodedValue.of(arguments),
				Expectation.of((expected != null) ? EncodedValue.of(expected) : null), hidden);
	}

	private static SuiteTest several(long id, String arguments, String expected, String others, boolean hidden) {
		return new SuiteTest(id, EncodedValue.of(arguments),
				Expectation.outputs(EncodedValue.of(expected), EncodedValue.of(others)), hidden);
	}

	@ParameterizedTest
	@MethodSource("lines")
	void findsTheValuesOfEachTest(String line, SuiteTest test) {
		byte[] lines = (line + "\n[9,[0],0]" + line).getBytes(StandardCharsets.UTF_8);
		assertThat(tests(new ByteArrayInputStream(lines), lines)).containsExactly(test, test(9, "[0]", "0", false),
				test);
	}

	/** Each piece begins with a byte of its own, also inside a text. */
	@ParameterizedTest
	@MethodSource("lines")
	void findsTheValuesInPiecesOfOneByte(String line, SuiteTest test) {
		byte[] lines = line.getBytes(StandardCharsets.UTF_8);
		assertThat(tests(new ByteArrayInputStream(lines) {

			@Override
			public int read(byte[] buffer, int offset, int length) {
				return super.read(buffer, offset, Math.min(1, length));
			}

		}, lines)).containsExactly(test);
	}

	private static List<SuiteTest> tests(InputStream stream, byte[] lines) {
		List<Place> places = SuiteIndex.places(stream, 0);
		return places.stream()
			.map((place) -> place.read((from, length) -> Arrays.copyOfRange(lines, (int) from, (int) from + length)))
			.toList();
	}

}
