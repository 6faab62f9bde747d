package dev.gavel.api.imports.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportedYamlTests {

	@Test
	void readsPlainValues() throws UnreadableFileException {
		assertThat(ImportedYaml
			.read("name: {en: A & B}\nlimits:\n  time_limit: 1.5\n  memory: 256\nlist: [a, true, null]\n", "x"))
			.hasToString(ImportedJson
				.read("""
						{"name": {"en": "A & B"}, "limits": {"time_limit": 1.5, "memory": 256}, "list": ["a", true, null]}""",
						"x")
				.toString());
		assertThat(ImportedYaml.read("a: Yes\nb: 12:30\nc: 2024-01-01\nd: 007\ne: -1.5\nf: ~", "x"))
			.hasToString("{\"a\":\"Yes\",\"b\":\"12:30\",\"c\":\"2024-01-01\",\"d\":\"007\",\"e\":-1.5,\"f\":null}");
		assertThat(ImportedYaml.read("", "x")).hasToString("{}");
		assertThat(ImportedYaml.read("a: &x [1]\nb: *x", "x")).hasToString("{\"a\":[1],\"b\":[1]}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a: !!java.net.URL [http://x]", "a: !mine 1", "!!str a", "a: &x [*x]", "a: &x {b: *x}",
			"a: b: c", "a: [", "a: 1\na: 2", "*x", "a: 1\n---\nb: 2", "%YAML 9.9\n--- a", "? {a: 1}\n: {[", "\0",
			"? [a]\n: 1" })
	void refusesAllElse(String text) {
		assertThatThrownBy(() -> ImportedYaml.read(text, "x")).isInstanceOf(UnreadableFileException.class);
	}

	@Test
	void boundsAliasesAndDepth() {
		StringBuilder laughs = new StringBuilder("a0: &a0 [x, x]\n");
		for (int i = 1; i < 12; i++) {
			laughs.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
		}
		assertThatThrownBy(() -> ImportedYaml.read(laughs.toString(), "x")).isInstanceOf(UnreadableFileException.class);
		assertThatThrownBy(() -> ImportedYaml.read("[".repeat(10_000), "x"))
			.isInstanceOf(UnreadableFileException.class);
		assertThatThrownBy(() -> ImportedYaml.read("a: " + "x".repeat(2 << 20), "x"))
			.isInstanceOf(UnreadableFileException.class);
	}

	@Test
	void countsValuesAsOftenAsTheyAreNamed() {
		StringBuilder laughs = new StringBuilder("a0: &a0 [" + "0, ".repeat(500) + "0]\n");
		for (int i = 1; i <= 8; i++) {
			laughs.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
		}
		for (String text : List.of(laughs.toString(), "- 0\n".repeat(100_001))) {
			assertThatThrownBy(() -> ImportedYaml.read(text, "x")).isInstanceOf(UnreadableFileException.class)
				.hasMessage("x has more than 100,000 values.");
		}
	}

}
