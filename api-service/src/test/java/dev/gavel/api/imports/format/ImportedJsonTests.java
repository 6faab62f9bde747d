package dev.gavel.api.imports.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImportedJsonTests {

	private final JsonMapper json = new JsonMapper();

	@Test
	void readsLinesAndGoesOnBehindThoseThatItCannotRead() throws IOException {
		String text = "{\"a\": 1}\r\n \n[]\n{\"b\": \"%s\"}\nx\n{} {}\n{\"c\": \"\u0416\"}".formatted("y".repeat(100));
		List<String> found = new ArrayList<>();
		ImportedJson.lines(input(text), 50, (where, reason) -> found.add(where + ": " + reason),
				(object, where) -> found.add(where + " " + object));
		assertThat(found).satisfiesExactly((line) -> assertThat(line).isEqualTo("line 1 {\"a\":1}"),
				(line) -> assertThat(line).isEqualTo("line 3: Expected a JSON object."),
				(line) -> assertThat(line).isEqualTo("line 4: line 4 cannot be read. It has more than 50 bytes."),
				(line) -> assertThat(line).startsWith("line 5: line 5 is not JSON"),
				(line) -> assertThat(line).startsWith("line 6: line 6 is not JSON"),
				(line) -> assertThat(line).isEqualTo("line 7 {\"c\":\"\u0416\"}"));
	}

	@Test
	void boundsEachElementOfAList() throws IOException {
		String element = "\"" + "x".repeat(8000) + "\"";
		List<JsonNode> read = new ArrayList<>();
		ImportedJson.elements(input("[" + (element + ",").repeat(20) + element + "]"), 20_000, "x", read::add);
		assertThat(read).hasSize(21);
		InputStream large = input("[[" + (element + ",").repeat(20) + element + "]]");
		assertThatThrownBy(() -> ImportedJson.elements(large, 20_000, "x", read::add))
			.isInstanceOf(UnreadableFileException.class)
			.hasMessage("x cannot be read. An element has more than 20,000 bytes.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"%s\"", "[{\"a\": \"%s\"}]" })
	void takesLongTextsOnlyInLatin1(String text) {
		String latin = text.formatted("\u00e9".repeat(100));
		assertThat(json.readTree(new LatinTexts(json.createParser(latin), 10)).toString()).hasSizeGreaterThan(100);
		for (String others : List.of(text.formatted("x".repeat(100) + "\u0416"),
				text.formatted("\\u0416".repeat(100)))) {
			assertThatThrownBy(() -> json.readTree(new LatinTexts(json.createParser(others), 10)))
				.hasMessageContaining("exceeds the maximum allowed (10)");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\uFFFE{}" })
	void saysWhatItCannotRead(String text) throws IOException {
		List<String> found = new ArrayList<>();
		ImportedJson.lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_16BE)), 50,
				(where, reason) -> found.add(reason), (object, where) -> found.add("read"));
		assertThat(found).doesNotContain("read");
		assertThat(ImportedJson.read("", "x").isMissingNode()).isTrue();
	}

	private static InputStream input(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}

}
