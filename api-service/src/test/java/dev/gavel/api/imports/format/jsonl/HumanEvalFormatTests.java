package dev.gavel.api.imports.format.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.imports.format.Collected;
import dev.gavel.api.imports.format.FoundQuestion;
import dev.gavel.api.imports.format.ImportedTexts;
import dev.gavel.api.imports.format.python.LocalPython;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class HumanEvalFormatTests {

	private final HumanEvalFormat format = new HumanEvalFormat(LocalPython.shared());

	@Test
	void takesLiteralAsserts() throws IOException {
		ImportedTexts file = ImportedTexts.file("HumanEval.jsonl", Lines.HUMAN_EVAL);
		assertThat(format.recognises(file)).isTrue();
		FoundQuestion question = Collected.of(format, file).questions().get(0);
		assertThat(question.sourceId()).isEqualTo("HumanEval/900");
		assertThat(question.question()).hasToString(Lines
			.json("""
					{"title": "mean_of", "description": "Return the mean of numbers, \\\\<b\\\\> or 0.0.\\n\\n```python\\n>>> mean_of([1.0, 3.0])\\n2.0\\n```",
					 "metadata": {"function_name": "mean_of", "variables": [{"name": "numbers", "type": "List[float]"}], "return_type": "float"}}"""));
		assertThat(Collected.tests(question).values()).extracting(Object::toString)
			.containsExactly(Lines
				.json("""
						{"input_literals": {"numbers": "[1.0, 3.0]"}, "output": "2.0", "comparison": {"kind": "typed", "relative": 0.0, "absolute": 1.0E-6}}"""),
					Lines.json("""
							{"input_literals": {"numbers": "[]"}, "output": "0.0"}"""));
		assertThat(Collected.refusedTests(question)).hasSize(1);
		assertThat(question.references()).singleElement()
			.satisfies((reference) -> assertThat(reference.code()).contains("def mean_of").contains("return sum"));
		assertThat(question.guesses()).isEmpty();
	}

	@Test
	void givesHelpersOfThePromptToSolvers() throws IOException {
		String line = Lines.HUMAN_EVAL.replace("\\n\\n\\ndef mean_of",
				"\\n\\ndef half(n):\\n    return n / 2\\n\\ndef mean_of");
		FoundQuestion question = Collected.of(format, ImportedTexts.file("x.jsonl", line)).questions().get(0);
		assertThat(question.question().path("starter_code").stringValue()).contains("def half").endsWith("\"\"\"\n");
	}

	@Test
	void refusesWhatIsNoFunction() throws IOException {
		Collected found = Collected.of(format, ImportedTexts.file("x.jsonl",
				"""
						{"task_id": "X/1", "prompt": "x = 1", "entry_point": "f", "canonical_solution": "", "test": "def check(c):\\n    assert c(1) == 1"}
						{"task_id": "X/2", "prompt": "def f(:", "entry_point": "f", "canonical_solution": "", "test": ""}
						{"task_id": "X/3", "prompt": "def f(*a):\\n  pass", "entry_point": "f", "canonical_solution": "", "test": ""}
						{"task_id": 4, "prompt": [], "entry_point": null}
						"""));
		assertThat(found.questions()).isEmpty();
		assertThat(found.refused()).hasSize(4)
			.anySatisfy((line) -> assertThat(line).startsWith("X/1: Expected a function f"));
	}

}
