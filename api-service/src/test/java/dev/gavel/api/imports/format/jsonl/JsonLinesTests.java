package dev.gavel.api.imports.format.jsonl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.api.imports.format.Collected;
import dev.gavel.api.imports.format.FoundQuestion;
import dev.gavel.api.imports.format.ImportedTexts;
import dev.gavel.api.imports.format.UnreadableFileException;
import dev.gavel.api.imports.format.python.LocalPython;
import dev.gavel.api.imports.format.python.PythonReader;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.api.imports.format.Mutations;
import dev.gavel.api.imports.format.python.ReferenceCalls;
import dev.gavel.api.imports.format.python.ReferenceCalls.Returned;
import java.io.UncheckedIOException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.node.ObjectNode;

class JsonLinesTests {

	private final LocalPython python = LocalPython.shared();

	private final LimitsProperties limits = new Binder(new MapConfigurationPropertySource(Map.of()))
		.bindOrCreate("gavel.limits", LimitsProperties.class);

	private List<JsonLines> formats() {
		return List.of(new LeetCodeDatasetFormat(python), new LiveCodeBenchFormat(python),
				new EvalPlusFormat(python, python), new HumanEvalFormat(python), new MbppFormat(python),
				new TacoFormat(python, limits), new AppsFormat(python));
	}

	private FoundQuestion only(JsonLines format, String line) throws IOException {
		Collected found = Collected.of(format, ImportedTexts.file("x.jsonl", line));
		assertThat(found.refused()).isEmpty();
		assertThat(found.questions()).hasSize(1);
		return found.questions().get(0);
	}

	private static Stream<String> tests(FoundQuestion question) {
		return Collected.tests(question).values().stream().map(ObjectNode::toString);
	}

	@Test
	void eachIsRecognisedByOneFormatFirst() {
		Map<String, String> lines = Map.of("HumanEval", Lines.HUMAN_EVAL, "MBPP", Lines.MBPP, "LeetCodeDataset",
				Lines.LEETCODE, "APPS", Lines.APPS, "TACO", Lines.TACO, "EvalPlus", Lines.EVAL_PLUS, "LiveCodeBench",
				Lines.liveCodeBench(""));
		lines.forEach(
				(name, line) -> assertThat(formats().stream().filter((format) -> recognises(format, line)).findFirst())
					.get()
					.extracting(JsonLines::name)
					.isEqualTo(name));
	}

	private static boolean recognises(JsonLines format, String line) {
		try {
			return format.recognises(ImportedTexts.file("x.jsonl", line));
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	@Test
	void mbppGuessesTypes() throws IOException {
		FoundQuestion question = only(new MbppFormat(python), Lines.MBPP);
		assertThat(question.sourceId()).isEqualTo("Mbpp/900");
		assertThat(question.question().path("metadata")).hasToString(Lines
			.json("""
					{"function_name": "squares", "variables": [{"name": "values", "type": "Tuple[int, ...]"}], "return_type": "int"}"""));
		assertThat(question.guesses()).hasSize(2);
		assertThat(tests(question)).containsExactly("{\"input_literals\":{\"values\":\"(1, 2)\"},\"output\":\"5\"}",
				"{\"input_literals\":{\"values\":\"()\"},\"output\":\"0\"}");
		assertThat(Collected.refusedTests(question).values()).singleElement()
			.asString()
			.contains("the function by itself");
		assertThat(question.references().get(0).code()).startsWith("import math\n");
	}

	@Test
	void mbppMayBeOneList() throws IOException {
		ImportedTexts file = ImportedTexts.file("sanitized-mbpp.json", Lines.MBPP_SANITIZED);
		MbppFormat format = new MbppFormat(python);
		assertThat(format.recognises(file)).isTrue();
		Collected found = Collected.of(format, file);
		FoundQuestion question = found.questions().get(0);
		assertThat(question.question().path("description").stringValue()).startsWith("Write a function to round");
		assertThat(question.references().get(0).code()).startsWith("import math\ndef root");
		assertThat(found.refused()).containsExactly("element 2: Expected a JSON object.",
				"Mbpp/902: Expected an assert that a call of a function of its code equals a literal, found none.");
	}

	@Test
	void listThatBreaksOffCannotBeRead() {
		ImportedTexts file = ImportedTexts.file("x.json", Lines.MBPP_SANITIZED.substring(0, 400));
		assertThatThrownBy(() -> Collected.of(new MbppFormat(python), file)).isInstanceOf(UnreadableFileException.class)
			.hasMessageStartingWith("x.json is not JSON");
	}

	@Test
	void numbersOfBothTypesStayAsTheyAre() throws IOException {
		FoundQuestion question = Collected
			.of(new MbppFormat(python), ImportedTexts.file("x.json", Lines.MBPP_SANITIZED))
			.questions()
			.get(0);
		assertThat(question.question().path("metadata")).hasToString(Lines
			.json("""
					{"function_name": "root", "variables": [{"name": "value", "type": "Union[int, float]"}], "return_type": "Union[int, float]"}"""));
		assertThat(tests(question)).first().isEqualTo("{\"input_literals\":{\"value\":\"4\"},\"output\":\"2\"}");
	}

	@Test
	void resultMayBeFloatIfItsCodeDivides() throws IOException {
		FoundQuestion question = only(new MbppFormat(python), Lines.MBPP.replace("sum(x * x", "sum(x / 1"));
		assertThat(question.question().path("metadata").path("return_type").stringValue())
			.isEqualTo("Union[int, float]");
	}

	@Test
	void leetCodeDatasetHasNodes() throws IOException {
		FoundQuestion question = only(new LeetCodeDatasetFormat(python), Lines.LEETCODE);
		assertThat(question.question().path("title").stringValue()).isEqualTo("Mirror of a tree");
		assertThat(question.question().path("metadata").path("variables").path(0).path("type").stringValue())
			.isEqualTo("Optional[TreeNode]");
		assertThat(tests(question)).containsExactly(
				"{\"input_literals\":{\"root\":\"[1, 2]\"},\"output\":\"[1, None, 2]\"}",
				"{\"input_literals\":{\"root\":\"None\"},\"output\":\"None\"}");
		assertThat(question.question().path("description").stringValue()).contains("Input: root = [1,2]  \nOutput");
	}

	@Test
	void keepsTypeOfNodesWhereATestHasNone() throws IOException {
		FoundQuestion question = only(new LeetCodeDatasetFormat(python),
				Lines.LEETCODE.replace("root = None", "root = tree_node([None, 1])"));
		assertThat(question.question().path("metadata").path("variables").path(0).path("type").stringValue())
			.isEqualTo("Optional[TreeNode]");
		assertThat(question.guesses()).isEmpty();
	}

	@Test
	void appsHasProgramsAndFunctions() throws IOException {
		FoundQuestion program = only(new AppsFormat(python), Lines.APPS);
		assertThat(program.sourceId()).matches("7-[0-9a-f]{16}");
		assertThat(program.question().path("type").stringValue()).isEqualTo("Medium");
		assertThat(program.question().path("description").stringValue()).contains("### Input");
		assertThat(tests(program)).containsExactly("{\"stdin\":\"1\\n2\\n\",\"output\":\"3\\n\"}",
				"{\"stdin\":\"3\\n4\",\"output\":\"7\"}");
		assertThat(program.references()).hasSize(3);
		assertThat(program.question().path("comparison")).hasToString(
				"{\"kind\":\"text\",\"match\":\"lines\",\"case_sensitive\":true,\"relative\":0.0,\"absolute\":0.0}");
		FoundQuestion floats = only(new AppsFormat(python), Lines.APPS.replace("3\\\\n", "0.5\\\\n"));
		assertThat(floats.question().path("comparison").path("relative").doubleValue()).isEqualTo(1e-5);
		assertThat(floats.guesses()).singleElement().asString().contains("a tolerance of 1e-5");
		FoundQuestion function = only(new AppsFormat(python), Lines.APPS_FUNCTION);
		assertThat(function.question().path("metadata").path("return_type").stringValue()).isEqualTo("int");
		assertThat(tests(function)).first()
			.isEqualTo("{\"input_literals\":{\"a\":\"1\",\"b\":\"2\"},\"output\":\"3\"}");
		assertThat(function.guesses()).anySatisfy((guess) -> assertThat(guess).contains("taken as the result"));
	}

	@Test
	void tacoStatesLimits() throws IOException {
		FoundQuestion question = only(new TacoFormat(python, limits), Lines.TACO);
		assertThat(question.question().path("time_limit_ms").intValue()).isEqualTo(2500);
		assertThat(question.question().path("memory_limit_mb").intValue()).isEqualTo(512);
		assertThat(question.warnings()).singleElement().asString().contains("1,024 MB");
	}

	@Test
	void liveCodeBenchUnpacksPrivateTests() throws IOException {
		String tests = "[{\"input\": \"é\", \"output\": \"7\", \"testtype\": \"stdin\"}, {\"input\": 1, \"testtype\": \"stdin\"}]";
		for (String written : List.of(tests, Lines.packed(tests))) {
			FoundQuestion question = only(new LiveCodeBenchFormat(python), Lines.liveCodeBench(written));
			assertThat(question.sourceId()).isEqualTo("atcoder/abc1_a");
			assertThat(tests(question)).containsExactly("{\"stdin\":\"1 2\",\"output\":\"3\"}",
					"{\"stdin\":\"é\",\"output\":\"7\",\"hidden\":true}");
			assertThat(Collected.refusedTests(question)).containsOnlyKeys("private 2");
		}
	}

	@Test
	void liveCodeBenchHasFunctions() throws IOException {
		FoundQuestion question = only(new LiveCodeBenchFormat(python), Lines.liveCodeBenchFunction(Lines.packed(
				"[{\"input\": \"[]\\n\\\"b\\\"\", \"output\": \"0\", \"testtype\": \"functional\"}, {\"input\": \"[\", \"output\": \"0\", \"testtype\": \"functional\"}]")));
		assertThat(question.guesses()).isEmpty();
		assertThat(tests(question)).containsExactly(
				"{\"input_literals\":{\"nums\":\"[1, 2]\",\"k\":\"'a'\"},\"output\":\"3\"}",
				"{\"input_literals\":{\"nums\":\"[]\",\"k\":\"'b'\"},\"output\":\"0\",\"hidden\":true}");
	}

	@Test
	void evalPlusAsksReference() throws IOException {
		FoundQuestion question = only(new EvalPlusFormat(python, python), Lines.EVAL_PLUS);
		assertThat(Collected.tests(question)).containsOnlyKeys("base_input 1", "base_input 2", "plus_input 2");
		assertThat(Collected.refusedTests(question)).containsOnlyKeys("plus_input 1", "plus_input 3");
		assertThat(question.question().path("description").stringValue()).isEqualTo("Write a function to add.");
		assertThat(question.question().path("comparison").path("absolute").doubleValue()).isEqualTo(0.001);
	}

	@Test
	void evalPlusRefusesTasksThatItsFileDoesNotTell() throws IOException {
		Collected found = Collected.of(new EvalPlusFormat(python, python),
				ImportedTexts.file("x.jsonl", Lines.EVAL_PLUS.replace("Mbpp/900", "Mbpp/115") + "\n"
						+ Lines.EVAL_PLUS.replace("\"add\"", "\"larg_nnum\"")));
		assertThat(found.questions()).isEmpty();
		assertThat(found.refused()).satisfiesExactly((first) -> assertThat(first).contains("Mbpp/115: Its inputs are"),
				(second) -> assertThat(second).contains("the answers of larg_nnum in a way of its own"));
	}

	@Test
	void endsWhenPythonIsNotThere() {
		PythonReader nobody = (sources, caller) -> {
			throw new UnreadableFileException("No worker.");
		};
		assertThatThrownBy(() -> Collected.of(new MbppFormat(nobody), ImportedTexts.file("x.jsonl", Lines.MBPP)))
			.isInstanceOf(UnreadableFileException.class)
			.hasMessage("No worker.");
	}

	@Test
	void oneWrongLineIsReportedAlone() throws IOException {
		Collected found = Collected.of(new AppsFormat(python), ImportedTexts.file("x.jsonl",
				"{\n" + Lines.APPS + "\n[]\n{\"id\": 9, \"input_output\": \"{\"}\n\n" + Lines.APPS_FUNCTION));
		assertThat(found.questions()).hasSize(2);
		assertThat(found.refused()).hasSize(3).last().asString().startsWith("9-");
	}

	@Test
	void bearMutations() {
		ReferenceCalls calls = (code, function, given,
				caller) -> given.stream().map((each) -> new Returned("1", null)).toList();
		String tests = "[{\"input\": \"[1]\\n\\\"a\\\"\", \"output\": \"7\", \"testtype\": \"functional\"}]";
		Map<JsonLines, String> lines = Map.of(new LeetCodeDatasetFormat(python), Lines.LEETCODE,
				new LiveCodeBenchFormat(python), Lines.liveCodeBenchFunction(Lines.packed(tests)),
				new EvalPlusFormat(python, calls), Lines.EVAL_PLUS, new HumanEvalFormat(python), Lines.HUMAN_EVAL,
				new MbppFormat(python), Lines.MBPP, new TacoFormat(python, limits), Lines.TACO, new AppsFormat(python),
				Lines.APPS_FUNCTION + "\n" + Lines.APPS);
		lines.forEach((format, line) -> Mutations.bear(format, ImportedTexts.file("x.jsonl", line)));
		Mutations.bear(new MbppFormat(python), ImportedTexts.file("x.json", Lines.MBPP_SANITIZED));
	}

	@Test
	void packedTestsBearMutations() {
		byte[] pickle = Lines.pickle("[{\"input\": \"1\", \"output\": \"7\", \"testtype\": \"stdin\"}]");
		for (int place = 0; place < pickle.length; place++) {
			for (int value : new int[] { 0, 'c', 0x7f, 0x80, 0x8d, 0xff, '[' }) {
				byte[] changed = pickle.clone();
				changed[place] = (byte) value;
				String line = Lines.liveCodeBench(Lines.compressed(changed));
				assertThatCode(() -> read(line)).doesNotThrowAnyException();
			}
		}
	}

	private void read(String line) throws IOException {
		try {
			Collected.of(new LiveCodeBenchFormat(python), ImportedTexts.file("x.jsonl", line))
				.questions()
				.forEach(Collected::tests);
		}
		catch (UncheckedIOException ex) {
			// Reading its tests ends so.
		}
	}

}
