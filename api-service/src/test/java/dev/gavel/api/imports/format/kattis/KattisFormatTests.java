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
import tools.jackson.databind.node.ObjectNode;

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

	private FoundQuestion only(Map<String, String> files) throws IOException {
		return Collected.of(format, ImportedTexts.archive(files)).questions().get(0);
	}

	@Test
	void letterInContestIsNoIdByItself() throws IOException {
		Map<String, String> files = Packages.legacy();
		files.computeIfPresent("adding/domjudge-problem.ini", (path, text) -> text.replace("= add", "= A"));
		assertThat(only(files).sourceId()).isEqualTo("A/Adding it");
	}

	@Test
	void nearestFolderTellsArguments() throws IOException {
		Map<String, String> files = Packages.legacy();
		files.put("adding/data/testdata.yaml", "output_validator_flags: case_sensitive\n");
		files.put("adding/data/sample/testdata.yaml", "output_validator_flags: space_change_sensitive\n");
		files.put("adding/data/secret/inner/test_group.yaml", "args: [-v]\n");
		files.put("adding/data/secret/inner/4.in", "1 2\n");
		files.put("adding/data/secret/inner/4.ans", "3\n");
		FoundQuestion question = only(files);
		assertThat(question.question().path("comparison"))
			.hasToString("{\"kind\":\"text\",\"relative\":1.0E-6,\"absolute\":1.0E-6,\"case_sensitive\":true}");
		Map<String, ObjectNode> tests = Collected.tests(question);
		assertThat(tests.get("data/sample/1").path("comparison")).hasToString(
				"{\"kind\":\"text\",\"relative\":1.0E-6,\"absolute\":1.0E-6,\"match\":\"exact\",\"case_sensitive\":false}");
		assertThat(tests.get("data/secret/02").has("comparison")).isFalse();
		assertThat(tests.get("data/secret/inner/4").path("args")).hasToString("[\"-v\"]");
	}

	@Test
	void validatorHasOneListOfArguments() throws IOException {
		Map<String, String> files = Packages.current();
		files.put("data/secret/small/test_group.yaml", "max_score: 30\noutput_validator_args: [strict]\n");
		FoundQuestion question = only(files);
		assertThat(question.question().path("comparison").path("arguments")).hasToString("[]");
		assertThat(Collected.refusedTests(question)).containsOnlyKeys("data/secret/small/1");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "grader_flags: min | {\"name\":\"g\",\"rule\":\"all\",\"points\":5}",
					"grader_flags: first_error | {\"name\":\"g\",\"rule\":\"all\",\"points\":10}",
					"grader_flags: always_accept | {\"name\":\"g\",\"rule\":\"sum\"}",
					"grader_flags: avg accept_if_any_accepted | {\"name\":\"g\",\"rule\":\"sum\",\"points\":5}",
					"grader_flags: max | {\"name\":\"g\",\"rule\":\"all\",\"points\":5}" })
	void legacyGroupsAreScoredByTheirGrader(String flags, String group) throws IOException {
		Map<String, String> files = Packages.legacy();
		files.computeIfPresent("adding/problem.yaml", (path, text) -> text + "type: scoring\n");
		files.keySet().removeIf((path) -> path.startsWith("adding/data/secret/"));
		files.put("adding/data/secret/testdata.yaml", "accept_score: 5\n");
		files.put("adding/data/secret/g/testdata.yaml", flags);
		for (String test : List.of("1", "2")) {
			files.put("adding/data/secret/g/%s.in".formatted(test), test);
			files.put("adding/data/secret/g/%s.ans".formatted(test), test);
		}
		assertThat(only(files).question().path("scoring").path("groups")).hasToString("[" + group + "]");
	}

	@Test
	void problemWithPointsNeedsNoFolders() throws IOException {
		Map<String, String> files = Packages.current();
		files.keySet().removeIf((path) -> path.startsWith("data/secret/"));
		files.put("data/secret/test_group.yaml", "require_pass: sample\n");
		files.put("data/secret/1.in", "1");
		files.put("data/secret/1.ans", "1");
		FoundQuestion question = only(files);
		assertThat(question.question().path("scoring").path("groups")).hasToString(
				"[{\"name\":\"secret\",\"rule\":\"sum\",\"points\":100,\"requires\":[\"sample\"]},{\"name\":\"sample\",\"rule\":\"all\",\"points\":0}]");
		assertThat(Collected.tests(question).get("data/sample/1").path("group").stringValue()).isEqualTo("sample");
	}

	@Test
	void replacesConstants() throws IOException {
		Map<String, String> files = Packages.current();
		files.put("problem.yaml", files.get("problem.yaml").replace("{most: 100}", "{most: {value: 100, tex: 10^2}}"));
		files.put("statement/problem.en.md",
				"At most {{most}}, ${{most.tex}}$, \\textbf{\\constant{most}}, {{none}}.{{nextsample}}");
		files.put("output_validator/validate.py", "MOST = {{most}}");
		FoundQuestion question = only(files);
		assertThat(question.question().path("description").stringValue())
			.isEqualTo("At most 100, $10^2$, \\textbf{100}, {{none}}.");
		assertThat(question.question().path("comparison").path("code").stringValue()).isEqualTo("MOST = 100");
	}

	@Test
	void takesInputValidatorInPython() throws IOException {
		Map<String, String> files = Packages.legacy();
		files.put("adding/input_validators/check.py", "import sys\nsys.exit(42)\n");
		files.put("adding/input_validators/check.ctd", "INT(1, 2) NEWLINE EOF\n");
		assertThat(only(files).programs().validator()).isEqualTo("import sys\nsys.exit(42)\n");
		assertThat(only(files).warnings())
			.anySatisfy((warning) -> assertThat(warning).startsWith("Its input validators check.ctd are left out"));
		files.put("adding/data/testdata.yaml", "input_validator_flags: {name: check, flags: most=5 -v}\n");
		assertThat(only(files).programs().validator())
			.startsWith("import sys\nsys.argv[1:] = [\"most=5\",\"-v\"]\n\nimport");
		files.put("adding/data/secret/testdata.yaml", "input_validator_flags: most=9\n");
		assertThat(only(files).programs().validator()).isNull();
	}

	@Test
	void submissionsAreReferences() throws IOException {
		Map<String, String> files = Packages.current();
		files.put("submissions/accepted/dir/main.py", "print(1)");
		files.put("submissions/accepted/two/main.py", "print(1)");
		files.put("submissions/accepted/two/other.py", "print(1)");
		files.put("submissions/brute_force/slow.py", "print(1)");
		files.put("submissions/mixed/tag.py", "# @EXPECTED_RESULTS@: TIMELIMIT\n");
		files.put("submissions/mixed/any.py", "# @EXPECTED_RESULTS@: CORRECT, TIMELIMIT\n");
		files.put("submissions/mine/slow_1.py", "print(1)");
		files.put("submissions/time_limit_exceeded/wrong.py", "print(1)");
		files.put("submissions/wrong_answer/partly.py", "print(1)");
		files.put("submissions/submissions.yaml", """
				mine/{slow,late}_*.py: {permitted: [AC, TLE], required: [TLE]}
				time_limit_exceeded: {permitted: [AC, WA, TLE]}
				wrong_answer/partly.py: {secret/small: {permitted: [AC]}}
				accepted/*.cpp: {language: cpp}
				""");
		FoundQuestion question = only(files);
		assertThat(question.references())
			.extracting((reference) -> "%s %s".formatted(reference.name(), reference.expected()))
			.containsExactly("accepted/dir ACCEPTED", "brute_force/slow.py REJECTED", "mine/slow_1.py TIME_LIMIT",
					"mixed/tag.py TIME_LIMIT", "time_limit_exceeded/wrong.py REJECTED",
					"wrong_answer/partly.py WRONG_ANSWER");
		assertThat(question.warnings()).anySatisfy((warning) -> assertThat(warning).startsWith("2 of its submissions"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "accepted/*.py | accepted/a.py | true", "*/a.* | x/a.b.c | true", "a*b*c | aXbYc | true",
					"a*b*c | abbc | true", "a*bc | abd | false", "* | a/b | false", "{a,b}/{c,d}*.py | b/dx.py | true",
					"{a | {a | true", "a} | a} | true", "a*a | a | false" })
	void matchesGlobs(String glob, String path, boolean matches) {
		assertThat(new Glob(glob).matches(path)).isEqualTo(matches);
	}

	@Test
	void boundsGlobs() {
		assertThat(new Glob("{a,b}".repeat(100) + "*".repeat(300)).matches("a".repeat(1000))).isTrue();
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

	@Test
	void boundsGroupsAndTheirSettings() throws IOException {
		Map<String, String> files = Packages.current();
		IntStream.rangeClosed(1, 20).forEach((number) -> {
			String group = "data/secret/g" + number;
			files.put(group + "/1.in", "1");
			files.put(group + "/1.ans", "1");
			files.put(group + "/test_group.yaml", "#" + "x".repeat(120_000));
		});
		assertThat(Collected.of(format, ImportedTexts.archive(files)).refused()).singleElement()
			.asString()
			.contains("The settings of its tests have more than 2,000,000 characters together.");
		IntStream.rangeClosed(1, 101).forEach((number) -> files.put("data/secret/h%d/1.in".formatted(number), "1"));
		assertThat(Collected.of(format, ImportedTexts.archive(files)).refused()).singleElement()
			.asString()
			.contains("groups of tests; expected at most 100");
	}

	private Map<String, String> refusedTests(Map<String, String> files) throws IOException {
		return Collected.refusedTests(Collected.of(format, ImportedTexts.archive(files)).questions().get(0));
	}

	@Test
	void bearsMutations() {
		Mutations.bear(format, ImportedTexts.archive(Packages.legacy()));
		Map<String, String> files = Packages.current();
		files.put("submissions/submissions.yaml", "a/*: {permitted: [AC], secret/small: {required: [WA]}}\n");
		files.put("submissions/a/{b.py", "print(1)");
		Mutations.bear(format, ImportedTexts.archive(files));
	}

}
