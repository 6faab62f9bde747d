package dev.gavel.api.imports.format.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.imports.format.Collected;
import dev.gavel.api.imports.format.FoundQuestion;
import dev.gavel.api.imports.format.ImportedTexts;
import dev.gavel.api.imports.format.Mutations;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassroomFormatTests {

	private final ClassroomFormat format = new ClassroomFormat();

	@Test
	void takesProgramsWithOutput() throws IOException {
		ImportedTexts files = ImportedTexts.archive(Map.of("hello/.github/classroom/autograding.json", Assignment.JSON,
				"hello/README.md", "# Hello\n\nGreet.\n"));
		assertThat(format.recognises(files)).isTrue();
		FoundQuestion question = Collected.of(format, files).questions().get(0);
		assertThat(question.sourceId()).isEqualTo("hello");
		assertThat(question.question().path("description").stringValue()).isEqualTo("# Hello\n\nGreet.\n");
		assertThat(question.question().path("comparison").path("code").stringValue())
			.contains("return expected in answer");
		assertThat(Collected.tests(question).values()).extracting(Object::toString)
			.containsExactly("{\"stdin\":\"Ann\\n\",\"output\":\"Hello Ann\",\"points\":2}",
					"{\"stdin\":\"\",\"output\":\"Hello x\",\"args\":[\"-v\",\"x\"]}");
		assertThat(Collected.refusedTests(question)).containsOnlyKeys("pytest", "another file", "exact", "test 6",
				"shell");
		assertThat(question.warnings()).hasSize(1);
	}

	@Test
	void takesWorkflowWithGraders() throws IOException {
		ImportedTexts files = ImportedTexts.archive(Map.of("hello/.github/workflows/classroom.yml", Assignment.WORKFLOW,
				"hello/.github/workflows/other.yml", "jobs: {}", "hello/README.md", "# Hello\n"));
		assertThat(format.recognises(files)).isTrue();
		FoundQuestion question = Collected.of(format, files).questions().get(0);
		assertThat(question.sourceId()).isEqualTo("hello");
		assertThat(Collected.tests(question).get("greets"))
			.hasToString("{\"stdin\":\"Ann\\n\",\"output\":\"Hello Ann\",\"points\":2}");
		assertThat(Collected.refusedTests(question)).containsOnlyKeys("units");
		assertThat(format.recognises(ImportedTexts.file("classroom.yml", Assignment.WORKFLOW))).isTrue();
		assertThat(format.recognises(ImportedTexts.file("other.yml", "jobs: {}"))).isFalse();
	}

	@Test
	void tellsFilesOfOneNameApart() throws IOException {
		String other = Assignment.JSON.replace("greets", "says goodbye");
		String changed = Assignment.JSON.replace("Hello Ann", "Hi Ann");
		assertThat(id(other)).isNotEqualTo(id(Assignment.JSON));
		assertThat(id(changed)).isEqualTo(id(Assignment.JSON));
	}

	private String id(String json) throws IOException {
		return Collected.of(format, ImportedTexts.file("autograding.json", json)).questions().get(0).sourceId();
	}

	@ParameterizedTest
	@CsvSource({ "exact, answer == expected", "regex, re.search", "included, in answer" })
	void comparesAsStated(String comparison, String code) throws IOException {
		FoundQuestion question = Collected.of(format, ImportedTexts.file("autograding.json", """
				{"tests": [{"name": "a", "run": "python3 a.py", "input": "", "output": "x", "comparison": "%s"}]}
				""".formatted(comparison))).questions().get(0);
		assertThat(question.question().path("comparison").path("code").stringValue()).contains(code);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "[]", "{", "", "{\"tests\": 5}", "{\"tests\": [null, 1, []]}",
			"{\"tests\": [{\"run\": \"pytest\"}]}", "{\"tests\": [{\"run\": 5, \"output\": {}}]}" })
	void reportsWrongFiles(String json) throws IOException {
		assertThat(Collected.of(format, ImportedTexts.file("autograding.json", json)).refused()).hasSize(1);
	}

	@Test
	void bearsMutations() {
		Mutations.bear(format, ImportedTexts.file("autograding.json", Assignment.JSON));
		Mutations.bear(format, ImportedTexts.file("classroom.yml", Assignment.WORKFLOW));
	}

}
