package dev.gavel.value;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON that carries values: bounded, exact, and strict about what follows.
 */
public final class ValueMapper {

	/** Deeper nesting is refused inside and outside the sandbox. */
	public static final int MAX_DEPTH = 200;

	public static final String TOO_DEEP = "values may be nested at most %d levels deep".formatted(MAX_DEPTH);

	/**
	 * A tagged value takes up to three JSON levels for one of Python's. In a suite, the
	 * list of arguments and the line of the test add two.
	 */
	private static final int MAX_JSON_DEPTH = 3 * MAX_DEPTH + 2;

	/** Reading a number takes time that grows faster than its length. */
	public static final int MAX_DIGITS = 100_000;

	/** A number with more digits counts as long. */
	static final int LONG_NUMBER_DIGITS = 1000;

	/** The limit for all long numbers of a returned value together. */
	static final int MAX_LONG_DIGITS = 200_000;

	public static final JsonMapper JSON = JsonMapper
		.builder(JsonFactory.builder()
			.streamWriteConstraints(StreamWriteConstraints.builder().maxNestingDepth(MAX_JSON_DEPTH).build())
			.streamReadConstraints(StreamReadConstraints.builder()
				.maxNestingDepth(MAX_JSON_DEPTH)
				.maxNumberLength(MAX_DIGITS)
				.maxStringLength(64 * 1024 * 1024)
				.build())
			.enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
			.enable(JsonWriteFeature.ESCAPE_NON_ASCII)
			.disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE, JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
			.enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
			.build())
		.enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.build();

	private ValueMapper() {
	}

}
