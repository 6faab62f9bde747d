package dev.gavel.worker.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks that the error for a value that cannot be returned names the place in the value,
 * the line and the usual cause.
 */
class UnwritableValueIT {

	@RegisterExtension
	static final SandboxOfOneCell CELL = new SandboxOfOneCell();

	static Stream<Arguments> values() {
		return Stream.of(Arguments.of("def solve():\n    return [0, {\"a\": (n for n in [1])}]",
				"'generator' at [1]['a'] cannot be returned; it is a generator expression (line 2); write [...] or list(...)",
				2), Arguments.of("def solve():\n    yield 1", "'solve' (line 1) contains yield", 1),
				Arguments.of("\n\ndef inner():\n    yield 1\ndef solve():\n    return {1: [inner()]}",
						"at [1][0] cannot be returned; 'inner' (line 3) contains yield", 3),
				Arguments.of("async def solve():\n    return 1",
						"'solve' (line 1) is defined with async def and was not awaited", 1),
				Arguments.of("async def help(): yield 1\ndef solve():\n    return (help(),)",
						"at [0] cannot be returned; 'help' (line 1) is defined with async def and contains yield", 1),
				Arguments.of("def solve(): return [map(int, \"12\")]",
						"'map' at [0] cannot be returned; convert it with list(...)", null),
				Arguments.of("def solve(): return zip([1], [2])", "'zip' cannot be returned; convert it with list(...)",
						null),
				Arguments.of("def solve(): return filter(None, [1])", "convert it with list(...)", null),
				Arguments.of("def solve(): return {\"k\": {}.keys()}",
						"'dict_keys' at ['k'] cannot be returned; convert it with list(...)", null),
				Arguments.of("def solve(): return range(3)", "'range' cannot be returned; convert it with list(...)",
						null),
				Arguments.of("import itertools\ndef solve(): return [1, itertools.count()]",
						"'count' at [1] cannot be returned; return None, bool", null),
				Arguments.of("import itertools\ndef solve(): return itertools.permutations([1])",
						"convert it with list(...)", null),
				Arguments.of("def solve(): return iter([1])", "convert it with list(...)", null),
				Arguments.of("import collections\ndef solve(): return collections.deque([1])",
						"convert it with list(...)", null),
				Arguments.of("import array\ndef solve(): return array.array(\"i\", [1])", "convert it with list(...)",
						null),
				Arguments.of("class deque: pass\ndef solve(): return deque()",
						"'deque' cannot be returned; return None, bool", null),
				Arguments.of("class array: pass\ndef solve(): return array()",
						"'array' cannot be returned; return None, bool", null),
				Arguments.of("class Node:\n    def __next__(self): pass\ndef solve(): return Node()",
						"'Node' cannot be returned; return None, bool", null),
				Arguments.of("def solve(): return [[].sort]", "call it: the parentheses () are missing", null),
				Arguments.of("class Solution:\n    def help(self): pass\n    def solve(self): return self.help",
						"call it: the parentheses () are missing", null),
				Arguments.of("def solve(): return lambda: 1", "'function' cannot be returned; return None, bool", null),
				Arguments.of("def solve():\n    def inner(): pass\n    return inner",
						"'function' cannot be returned; return None, bool", null),
				Arguments.of("def solve(): return sum",
						"'builtin_function_or_method' cannot be returned; return None, bool", null),
				Arguments.of("import enum\nclass Color(enum.Enum):\n    RED = 1\ndef solve(): return Color.RED",
						"'Color' cannot be returned; return its .value", null),
				Arguments.of(
						"import dataclasses\n@dataclasses.dataclass\nclass P:\n    x: int\ndef solve(): return [P(1)]",
						"'P' at [0] cannot be returned; return its fields", null),
				Arguments.of("class Scalar:\n    def tolist(self): return 1\ndef solve(): return [Scalar()]",
						".tolist()", null),
				Arguments.of("class A: pass\ndef solve(): return [{(1, 2): A()}]",
						"'A' at [0][...] cannot be returned; return None, bool", null),
				Arguments.of("class A: pass\ndef solve(): return {A(): 1}", "'A' as a key cannot", null),
				Arguments.of("class A: pass\ndef solve(): return {\"a\": {A()}}", "'A' at ['a'] in a set cannot", null),
				Arguments.of("import decimal\ndef solve(): return decimal.Decimal(1)",
						"'Decimal' cannot be returned; return None, bool", null));
	}

	@ParameterizedTest
	@MethodSource("values")
	void isToldWithPlaceLineAndCause(String source, String message, @Nullable Integer line) throws Exception {
		RunResult result = CELL.run(source);
		assertThat(result.outcome()).isEqualTo(RunOutcome.UNSERIALIZABLE_RESULT);
		assertThat(result.error()).isNotNull();
		assertThat(result.error().message()).contains(message);
		assertThat(result.error().line()).isEqualTo(line);
	}

}
