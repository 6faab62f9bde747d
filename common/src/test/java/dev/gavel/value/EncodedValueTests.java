package dev.gavel.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.value.Value.ListValue;
import dev.gavel.value.literal.PythonLiteral;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedValueTests {

	@Test
	void aListIsTakenApartWithoutDecodingIt() {
		String encoded = "[12,\"a, ] \\\"b\",[[],{\"t\":[1]}],1.5,null,true,{\"d\":[[\"k\",[]]]}]";
		byte[] around = ("xx" + encoded + "yy").getBytes(StandardCharsets.UTF_8);

		assertThat(EncodedValue.of(around, 2, around.length - 2).elements()).extracting(EncodedValue::toString)
			.containsExactly("12", "\"a, ] \\\"b\"", "[[],{\"t\":[1]}]", "1.5", "null", "true", "{\"d\":[[\"k\",[]]]}");
		assertThat(EncodedValue.of("[]").elements()).isEmpty();
	}

	@Test
	void aListIsJoinedAgain() {
		EncodedValue list = EncodedValue.of("[\"a\",[1,{\"t\":[]}],null]");
		assertThat(EncodedValue.ofList(list.elements())).isEqualTo(list);
		assertThat(EncodedValue.ofList(list.elements().subList(1, 2))).hasToString("[[1,{\"t\":[]}]]");
		assertThat(EncodedValue.ofList(List.of())).hasToString("[]");
	}

	@Test
	void aDictIsJoinedWithoutDecodingItsValues() throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		EncodedValue.writeDict(List.of("k", "\u00e9"),
				List.of(EncodedValue.of("[1,{\"t\":[]}]"), EncodedValue.of("null")), out);
		assertThat(ValueCodec.decode(out.toByteArray()))
			.isEqualTo(PythonLiteral.parse("{'k': [1, ()], '\u00e9': None}"));
		out.reset();
		EncodedValue.writeDict(List.of(), List.of(), out);
		assertThat(ValueCodec.decode(out.toByteArray())).isEqualTo(PythonLiteral.parse("{}"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "1", "{\"s\":[]}" })
	void onlyAListIsTakenApart(String encoded) {
		assertThatExceptionOfType(MalformedValue.class).isThrownBy(() -> EncodedValue.of(encoded).elements());
	}

	@ParameterizedTest
	@ValueSource(strings = { "[1, 22, 333, 'a long text', 5.5, None]", "{1: [2, 3], (4, 5): {6: 7}, 'eight': {9}}",
			"((1,), (2,), ((3,), [4, {5, 6}]), 'seven', ((8,), 9))", "'only text, and much of it'", "[[[[[[1]]]]]]",
			"{}", "[{'a': [{'b': (1, 2)}, {}], 'c': {}}, {'d': set()}]" })
	void itsBeginningLooksAsTheWholeWhereTextIsCut(String literal) {
		Value whole = PythonLiteral.parse(literal);
		EncodedValue encoded = EncodedValue.of(whole);
		for (int length = 1; length < literal.length() + 2; length++) {
			assertThat(PythonText.abbreviate(encoded.beginning(length), length))
				.isEqualTo(PythonText.abbreviate(whole, length));
		}
	}

	@Test
	void itsBeginningHoldsNoMoreTextThanIsShown() {
		String texts = Stream.generate(() -> "'abcdefghij'").limit(100).collect(Collectors.joining(", ", "[", "]"));
		EncodedValue encoded = EncodedValue.of(PythonLiteral.parse(texts));
		assertThat(((ListValue) encoded.beginning(50)).elements()).hasSize(5);
	}

	@Test
	void itsBytesAreCopiedOnlyFromAnother() {
		byte[] bytes = "[12]".getBytes();
		assertThat(EncodedValue.of(bytes).toBytes()).isSameAs(bytes);
		assertThat(EncodedValue.of(bytes).elements().get(0).toBytes()).asString().isEqualTo("12");
	}

	@Test
	void whatFollowsTheBeginningIsNotRead() {
		assertThat(EncodedValue.of("[1,2,3,nonsense").beginning(2)).isEqualTo(PythonLiteral.parse("[1, 2]"));
	}

	@Test
	void equalBytesAreEqualValues() {
		EncodedValue value = EncodedValue.of(new ListValue(List.of()));
		assertThat(value).isEqualTo(EncodedValue.of("[]")).hasSameHashCodeAs(EncodedValue.of("[]"));
		assertThat(value).isNotEqualTo(EncodedValue.of("[1]"));
	}

}
