package dev.gavel.api.imports.format.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.imports.format.UnreadableFileException;
import dev.gavel.api.imports.format.python.Outline.Assertion;
import dev.gavel.api.imports.format.python.Outline.Function;
import dev.gavel.api.imports.format.python.Outline.Parameter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutlineTests {

	private final LocalPython python = LocalPython.shared();

	@Test
	void readsSignature() throws UnreadableFileException {
		Function found = python.read("def f(nums: List[int], k: int = 2) -> bool:\n    '''Says it.'''\n", "")
			.find("f")
			.orElseThrow();
		assertThat(found.parameters()).containsExactly(new Parameter("nums", "List[int]", null),
				new Parameter("k", "int", "2"));
		assertThat(found.returns()).isEqualTo("bool");
		assertThat(found.doc()).isEqualTo("Says it.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "class Solution:\n    def f(self, a: int) -> int:\n        ", "def f(a: int) -> int:\n\t",
			"class Solution:\n    def g(self):\n        # code\n\n    def f(self, a:\n        int) -> int:\n",
			"class Solution:\n    @staticmethod\n    def f(a: int) -> int:" })
	void readsStubsWithoutBodies(String stub) throws UnreadableFileException {
		Function found = python.read(stub, "").find("f").orElseThrow();
		assertThat(found.parameters()).containsExactly(new Parameter("a", "int", null));
		assertThat(found.returns()).isEqualTo("int");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "f([1, 2], k=3) == [4] | [1, 2] | [4]", "f(1) is None | 1 | None",
					"(f(1)) == (2, 'a') | 1 | (2, 'a')", "5 == f(-1) | -1 | 5",
					"f(float('-inf')) == 2.0/4 | -inf | 0.5", "f({1: {2}}) == set() | {1: {2}} | set()",
					"f([0] * 3) == 10 ** 2 | [0, 0, 0] | 100", "not f(1) | 1 | False", "f(1), 'a message' | 1 | True",
					"f(tree_node([1, None])) == 'it\\'s' | [1, None] | \"it's\"" })
	void readsAsserts(String test, String argument, String output) throws UnreadableFileException {
		Assertion read = python.read("assert " + test, "f").asserts().get(0);
		assertThat(read.refused()).isNull();
		assertThat(read.arguments()).containsExactly(argument);
		assertThat(read.output()).isEqualTo(output);
	}

	@Test
	void readsTolerances() throws UnreadableFileException {
		Outline read = python.read("assert abs(f(1) - 0.5) < 1e-6\nassert math.isclose(f(2), 1, rel_tol=0.01)", "f");
		assertThat(read.asserts()).extracting(Assertion::absolute).containsExactly(1e-6, 0.0);
		assertThat(read.asserts()).extracting(Assertion::relative).containsExactly(null, 0.01);
	}

	@Test
	void readsFunctionCheck() throws UnreadableFileException {
		Outline read = python.read("""
				METADATA = {}

				def check(candidate):
				    assert True, "this is fine"
				    assert is_same_tree(candidate(root = tree_node([2, 1])), tree_node([1, 2]))
				    for n in range(3):
				        assert candidate(n) == n
				""", "f");
		assertThat(read.asserts()).hasSize(2);
		assertThat(read.asserts().get(0).named()).isEqualTo(Map.of("root", "[2, 1]"));
		assertThat(read.asserts().get(0).output()).isEqualTo("[1, 2]");
		assertThat(read.asserts().get(1).refused()).contains("found a loop");
	}

	@Test
	void refusesWhatFollowsAnotherCandidate() throws UnreadableFileException {
		Outline read = python.read("""
				def check(candidate):
				    assert candidate(1) == 1
				    candidate = wrap(candidate)
				    assert candidate(2) == 2
				    return
				    assert candidate(3) == 3
				""", "f");
		assertThat(read.asserts()).extracting(Assertion::refused)
			.containsExactly(null, "expected asserts only, found an assignment: candidate = wrap(candidate)",
					"its function is another one by then", "expected asserts only, found a statement: return");
	}

	@Test
	void refusesStatementsBesideAsserts() throws UnreadableFileException {
		Outline read = python.read("import math\nif True:\n    assert f(1) == 2\nassert f(2) == 3", "");
		assertThat(read.asserts()).extracting(Assertion::refused)
			.satisfiesExactly((refused) -> assertThat(refused).contains("found a statement"),
					(refused) -> assertThat(refused).isNull());
	}

	@Test
	void saysWhereCallStandsInsideList() throws UnreadableFileException {
		Outline read = python.read("assert (2,) == tuple(f(1))\nassert f(1) == [2]", "f");
		assertThat(read.asserts()).extracting(Assertion::listed).containsExactly(true, false);
		assertThat(read.asserts()).extracting(Assertion::output).containsExactly("(2,)", "[2]");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "return a / 2 | true", "return math.sqrt(a) | true",
			"a /= 2 | true", "return 0.5 | true", "return a // 2 | false", "return 'a / 2' | false" })
	void saysWhetherThereAreFloats(String statement, boolean floats) throws UnreadableFileException {
		assertThat(python.read("def f(a):\n    " + statement, "").floats()).isEqualTo(floats);
	}

	@Test
	void readsTableOfInputsAndResults() throws UnreadableFileException {
		String table = """
				def assertion(out, exp, atol):
				    exact_match = %s
				    assert exact_match

				def check(candidate):
				    inputs = [[[1, 2], 3], [[], 4]]
				    results = [5.5, (6,)]
				    for i, (inp, exp) in enumerate(zip(inputs, results)):
				        assertion(candidate(*inp), exp, 0)
				""";
		Outline read = python.read(table.formatted("out == exp"), "f");
		assertThat(read.asserts()).extracting(Assertion::output).containsExactly("5.5", "(6,)");
		assertThat(python.read(table.formatted("set(out) == set(exp)"), "f").asserts().get(0).refused())
			.contains("a way of its own");
	}

	@ParameterizedTest
	@ValueSource(strings = { "f(1) == 1 or True", "set(f(1)) == {1}", "f(1) == g(1)", "f(*[1]) == 1", "f(x) == 1",
			"f(1) != 2", "f(1) < 2", "f(1) == f(1)", "f([0] * 10**9) == 1", "f(9 ** 9 ** 9) == 1",
			"f(1 << 99999999) == 1", "f({[]: 1}) == 1", "f(__import__('os')) == 1", "f(lambda: 1) == 1", "g(1) == 1",
			"f(int('1' * 100000)) == 1", "f('%s' % 1) == 'x'", "f(...) == 1", "f(1) == 1 == 1" })
	void refusesAllElse(String test) throws UnreadableFileException {
		assertThat(python.read("assert " + test, "f").asserts()).singleElement()
			.extracting(Assertion::refused)
			.asString()
			.isNotBlank();
	}

	@ParameterizedTest
	@ValueSource(strings = { "def f(:", "(", "\0", "x = '", "  x = 1\n y = 2", "\ud800" })
	void saysWhatPythonCannotRead(String source) throws UnreadableFileException {
		assertThat(python.read(source, "f").error()).isNotBlank();
	}

	@Test
	void bearsDeepSources() throws UnreadableFileException {
		for (String open : new String[] { "(", "-", "[", "not ", "lambda: ", "f(" }) {
			assertThat(python.read("assert f(" + open.repeat(3000), "f")).isNotNull();
			assertThat(python.read("assert f(" + open.repeat(150) + "1", "f")).isNotNull();
		}
	}

}
