package dev.gavel.api.imports.format.kattis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.imports.format.Collected;
import dev.gavel.api.imports.format.FoundQuestion;
import dev.gavel.api.imports.format.FoundReference.Expected;
import dev.gavel.api.imports.format.FoundReference;
import dev.gavel.api.imports.format.ImportedTexts;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.api.imports.format.Mutations;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class KattisFormatTests {

	private final KattisFormat format = new KattisFormat(new Binder(new MapConfigurationPropertySource(Map.of()))
		.bindOrCreate("gavel.limits", LimitsProperties.class));

	@Test
	void takesLegacyPackage() throws IOException {
		ImportedTexts files = ImportedTexts.archive(Packages.legacy());
		assertThat(format.recognises(files)).isTrue();
		FoundQuestion question = Collected.of(format, files).questions().get(0);
		assertThat(question.sourceId()).isEqualTo("add");
		assertThat(question.question().path("title").stringValue()).isEqualTo("Adding it");
		assertThat(question.question().path("time_limit_ms").intValue()).isEqualTo(2500);
		assertThat(question.question().path("comparison"))
			.hasToString("{\"kind\":\"text\",\"relative\":1.0E-6,\"absolute\":1.0E-6}");
		assertThat(question.question().path("description").stringValue()).isEqualTo("""
				Add $a_1$ and $a_2$ — it is “**easy**”.

				## Input

				- one
				- `two_2`

				![](pair.png)

				| a | $b$ |
				|---|---|
				| 1 | 2% |

				```latex
				\\begin{tikzpicture} x \\end{tikzpicture}
				```

				`\\foo{bar}`""");
		assertThat(question.images()).hasSize(1);
		assertThat(Collected.tests(question)).containsOnlyKeys("data/sample/1", "data/secret/02");
		assertThat(Collected.tests(question).get("data/secret/02"))
			.hasToString("{\"stdin\":\"3 4\\n\",\"output\":\"7\\n\",\"hidden\":true,\"explanation\":\"Is it large?\"}");
		assertThat(Collected.refusedTests(question)).containsOnlyKeys("data/secret/03");
		assertThat(question.references()).extracting(FoundReference::expected)
			.containsExactly(Expected.ACCEPTED, Expected.WRONG_ANSWER);
		assertThat(question.warnings()).hasSize(3)
			.anySatisfy((warning) -> assertThat(warning).contains("tikzpicture, \\foo"));
	}

	@Test
	void takesCurrentPackage() throws IOException {
		FoundQuestion question = Collected.of(format, ImportedTexts.archive(Packages.current())).questions().get(0);
		assertThat(question.sourceId()).isEqualTo("1f0b9a5e-0000-4000-8000-000000000001");
		assertThat(question.question().path("title").stringValue()).isEqualTo("Pairs");
		assertThat(question.question().path("description").stringValue()).isEqualTo("Find at most 100 pairs.\n");
		assertThat(question.question().path("comparison").path("protocol").stringValue()).isEqualTo("kattis");
		assertThat(question.question().path("scoring").path("groups")).hasToString(
				"[{\"name\":\"large\",\"rule\":\"sum\",\"points\":70,\"requires\":[\"small\"]},{\"name\":\"small\",\"rule\":\"all\",\"points\":30}]");
		assertThat(Collected.tests(question).get("data/secret/small/1")).hasToString(
				"{\"stdin\":\"2\\n\",\"output\":\"2\\n\",\"hidden\":true,\"group\":\"small\",\"files\":{\"data.txt\":\"x\\n\"},\"args\":[\"-v\",\"2\"],\"explanation\":\"Small\"}");
		assertThat(question.warnings()).singleElement().asString().contains("mistake");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "type: scoring | type: interactive | of the type interactive",
			"2025-09 | 2099-01 | found 2099-01", "type: scoring | type: [ | not YAML" })
	void refusesPackages(String from, String to, String reason) throws IOException {
		Map<String, String> files = Packages.current();
		files.computeIfPresent("problem.yaml", (path, text) -> text.replace(from, to));
		Collected found = Collected.of(format, ImportedTexts.archive(files));
		assertThat(found.questions()).isEmpty();
		assertThat(found.refused()).singleElement().asString().contains(reason);
	}

	@Test
	void refusesValidatorsThatAreNotInPython() throws IOException {
		Map<String, String> files = Packages.current();
		files.remove("output_validator/validate.py");
		files.put("output_validator/validate.cpp", "int main() {}");
		assertThat(Collected.of(format, ImportedTexts.archive(files)).refused()).singleElement()
			.asString()
			.contains("one file in Python; found validate.cpp");
	}

	@Test
	void takesEachProblemOfAnArchive() throws IOException {
		Map<String, String> files = Packages.legacy();
		Packages.current().forEach((path, text) -> files.put("other/" + path, text));
		assertThat(Collected.of(format, ImportedTexts.archive(files)).questions()).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\\", "\\begin", "\\begin{", "\\begin{itemize}\\item", "$", "$$x", "\\verb", "\\textbf{",
			"{{{{", "\\href{a}", "\\[", "%", "\\includegraphics{none}", "\\section*{\\section*{\\section*{x}}}",
			"\\illustration{1}{a}{b}" })
	void readsBrokenLatex(String text) {
		assertThat(Latex.of(text, List.of()).markdown()).isNotNull();
	}

	@Test
	void boundsDepthOfLatex() {
		Latex latex = Latex.of("\\emph{".repeat(100_000), List.of());
		assertThat(latex.unknown()).isNotEmpty();
	}

	@Test
	void readsNoMoreFilesThanATestMayHave() throws IOException {
		Map<String, String> files = Packages.current();
		IntStream.rangeClosed(1, 100).forEach((number) -> files.put("data/secret/small/1.files/" + number, "x"));
		Map<String, String> refused = refusedTests(files);
		assertThat(refused.get("data/secret/small/1")).isEqualTo(
				"Expected at most 100 files beside a test with 8,388,608 bytes together, found 101 files with 102 bytes.");
	}

	@Test
	void readsNoMoreSubmissionsThanAQuestionMayHave() throws IOException {
		Map<String, String> files = Packages.current();
		IntStream.rangeClosed(1, 60)
			.forEach((number) -> files.put("submissions/accepted/%d.py".formatted(number), "print(1)"));
		FoundQuestion question = Collected.of(format, ImportedTexts.archive(files)).questions().get(0);
		assertThat(question.references()).hasSize(50);
		assertThat(question.warnings()).anyMatch((warning) -> warning.startsWith("10 of its submissions in Python"));
	}

	private Map<String, String> refusedTests(Map<String, String> files) throws IOException {
		return Collected.refusedTests(Collected.of(format, ImportedTexts.archive(files)).questions().get(0));
	}

	@Test
	void bearsMutations() {
		Mutations.bear(format, ImportedTexts.archive(Packages.legacy()));
		Mutations.bear(format, ImportedTexts.archive(Packages.current()));
	}

}
