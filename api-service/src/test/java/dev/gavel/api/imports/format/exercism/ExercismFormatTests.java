package dev.gavel.api.imports.format.exercism;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.imports.format.Collected;
import dev.gavel.api.imports.format.FoundQuestion;
import dev.gavel.api.imports.format.ImportedTexts;
import dev.gavel.api.imports.format.python.LocalPython;
import dev.gavel.api.imports.format.python.PythonReader;
import dev.gavel.api.imports.format.python.ReferenceCalls.Returned;
import dev.gavel.api.imports.format.python.ReferenceCalls;
import dev.gavel.api.imports.format.Mutations;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExercismFormatTests {

	private final ExercismFormat format = new ExercismFormat(LocalPython.shared(), LocalPython.shared());

	@Test
	void takesCasesWithStubOfTrack() throws IOException {
		ImportedTexts files = ImportedTexts.archive(Exercises.FILES);
		assertThat(format.recognises(files)).isTrue();
		FoundQuestion question = Collected.of(format, files).questions().get(0);
		assertThat(question.sourceId()).isEqualTo("letter-count");
		assertThat(question.question().path("title").stringValue()).isEqualTo("Letter count");
		assertThat(question.question().path("description").stringValue()).isEqualTo("# Instructions\n\nCount.");
		assertThat(question.question().path("metadata")).hasToString(
				"{\"function_name\":\"count_letters\",\"variables\":[{\"name\":\"the_text\",\"type\":\"str\"}],\"return_type\":\"Dict[str, int]\"}");
		assertThat(Collected.tests(question)).containsOnlyKeys("counting: one", "counting: two, mended", "digits fail");
		assertThat(Collected.tests(question).get("digits fail"))
			.hasToString("{\"input_literals\":{\"the_text\":\"'1'\"},\"raises\":\"ValueError\"}");
		assertThat(question.references()).hasSize(1);
	}

	@Test
	void readsAFewLargeExercisesAtOnce() throws IOException {
		Map<String, String> files = new HashMap<>();
		for (int number = 1; number <= 7; number++) {
			files.put("e%d/canonical-data.json".formatted(number),
					Exercises.DATA.replace("letter-count", "e" + number));
			files.put("e%1$d/e%1$d.py".formatted(number), "def count_letters(the_text):\n    pass\n");
			files.put("e%d/.docs/instructions.md".formatted(number), "x".repeat(120_000));
		}
		List<Integer> together = new ArrayList<>();
		PythonReader python = (sources, caller) -> {
			together.add(sources.size() / 2);
			return LocalPython.shared().read(sources, caller);
		};
		ExercismFormat several = new ExercismFormat(python, LocalPython.shared());
		assertThat(Collected.of(several, ImportedTexts.archive(files)).questions()).hasSize(7);
		assertThat(together).containsExactly(3, 3, 1);
	}

	@Test
	void takesCanonicalDataAlone() throws IOException {
		FoundQuestion question = Collected.of(format, ImportedTexts.file("canonical-data.json", Exercises.DATA))
			.questions()
			.get(0);
		assertThat(question.question().path("description").stringValue()).isEqualTo("Counts.");
		assertThat(question.guesses()).anySatisfy((guess) -> assertThat(guess).contains("there is no stub"));
		assertThat(Collected.tests(question)).hasSize(4);
	}

	@Test
	void firstCaseTellsTheOrderOfArguments() throws IOException {
		FoundQuestion question = Collected.of(format, ImportedTexts.archive(Map.of("minus/canonical-data.json", """
				{"exercise": "minus", "cases": [
				  {"description": "one", "property": "minus", "input": {"left": 5, "right": 2}, "expected": 3},
				  {"description": "two", "property": "minus", "input": {"right": 1, "left": 9}, "expected": 8},
				  {"description": "three", "property": "minus", "input": {"left": 9}, "expected": 9}]}
				""", "minus/minus.py", "def minus(a, b):\n    pass\n"))).questions().get(0);
		assertThat(Collected.tests(question).get("two"))
			.hasToString("{\"input_literals\":{\"a\":\"9\",\"b\":\"1\"},\"output\":\"8\"}");
		assertThat(Collected.refusedTests(question)).containsOnlyKeys("three");
	}

	@Test
	void refusesCasesWithWhichTheTrackDisagrees() throws IOException {
		Map<String, String> files = new HashMap<>(Exercises.FILES);
		files.computeIfPresent("exercises/practice/letter-count/.meta/example.py",
				(path, text) -> text.replace("the_text.count(c)", "float(the_text.count(c)) if c == 'a' else 'one'"));
		FoundQuestion question = Collected.of(format, ImportedTexts.archive(files)).questions().get(0);
		assertThat(Collected.tests(question)).containsOnlyKeys("counting: one", "digits fail");
		assertThat(Collected.refusedTests(question)).containsEntry("counting: two, mended",
				"The solution of the track returns {'b': 'one'}. The Python track tests this in another way.");
	}

	@Test
	void keepsOlderCaseWhereTrackLeavesOutTheNewer() throws IOException {
		Map<String, String> files = new HashMap<>(Exercises.FILES);
		files.computeIfPresent("exercises/practice/letter-count/.meta/tests.toml",
				(path, text) -> text + "[a-3]\ninclude = false\n");
		FoundQuestion question = Collected.of(format, ImportedTexts.archive(files)).questions().get(0);
		assertThat(Collected.tests(question)).containsOnlyKeys("counting: one", "digits fail");
		assertThat(Collected.refusedTests(question)).containsOnlyKeys("counting: two");
	}

	@Test
	void anyExceptionWillDoWhereExampleDefinesItsOwn() throws IOException {
		Map<String, String> files = new HashMap<>(Exercises.FILES);
		files.computeIfPresent("exercises/practice/letter-count/.meta/example.py",
				(path, text) -> "class NoLetter(Exception):\n    pass\n" + text);
		FoundQuestion question = Collected.of(format, ImportedTexts.archive(files)).questions().get(0);
		assertThat(Collected.tests(question).get("digits fail").path("raises").stringValue()).isEqualTo("Exception");
	}

	@Test
	void severalPropertiesAreSeveralFunctions() throws IOException {
		FoundQuestion question = Collected.of(format, ImportedTexts.file("canonical-data.json", """
				{"exercise": "codec", "cases": [
				  {"description": "in", "property": "encode", "input": {"s": "aa"}, "expected": "2a"},
				  {"description": "out", "property": "decode", "input": {"s": "2a"}, "expected": "aa"}]}
				""")).questions().get(0);
		assertThat(question.question().path("metadata").path("kind").stringValue()).isEqualTo("functions");
		assertThat(question.question().path("metadata").path("functions")).hasSize(2);
		assertThat(Collected.tests(question).get("out").path("function").stringValue()).isEqualTo("decode");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "[]", "{\"exercise\": \"x\"}", "{\"exercise\": \"x\", \"cases\": [{}]}",
			"{\"exercise\": 1, \"cases\": 2}", "{",
			"{\"exercise\": \"x\", \"cases\": [1, null, [], {\"cases\": []}]}" })
	void reportsWrongData(String data) throws IOException {
		Collected found = Collected.of(format, ImportedTexts.file("canonical-data.json", data));
		assertThat(found.refused().size() + found.questions().size()).isEqualTo(1);
	}

	@Test
	void refusesClasses() throws IOException {
		Collected found = Collected.of(format,
				ImportedTexts.archive(Map.of("letter-count/canonical-data.json", Exercises.DATA,
						"letter-count/letter_count.py", "class Counter:\n    def count(self):\n        pass\n")));
		assertThat(found.refused()).singleElement().asString().contains("classes are not taken");
	}

	@Test
	void refusesDeepCases() throws IOException {
		String deep = "{\"exercise\": \"x\", \"cases\": " + "[{\"cases\": ".repeat(50) + "[]" + "}]".repeat(50) + "}";
		assertThat(Collected.of(format, ImportedTexts.file("canonical-data.json", deep)).refused()).singleElement()
			.asString()
			.contains("nested more than");
	}

	@Test
	void saysThatExampleDoesNotRun() throws IOException {
		Map<String, String> files = new HashMap<>(Exercises.FILES);
		files.put("exercises/practice/letter-count/.meta/example.py", "import nothing_of_that_name\n");
		FoundQuestion question = Collected.of(format, ImportedTexts.archive(files)).questions().get(0);
		assertThat(Collected.tests(question)).hasSize(3);
		assertThat(question.guesses()).anySatisfy((guess) -> assertThat(guess).contains("is not known"));
	}

	@Test
	void bearsMutations() {
		ReferenceCalls calls = (code, function, given,
				caller) -> given.stream().map((each) -> new Returned("{'a': 2}", null)).toList();
		ExercismFormat mutated = new ExercismFormat(LocalPython.shared(), calls);
		Mutations.bear(mutated, ImportedTexts.archive(Exercises.FILES));
		Mutations.bear(mutated, ImportedTexts.file("canonical-data.json", Exercises.DATA));
	}

}
