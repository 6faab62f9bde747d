package dev.gavel.worker.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.QuestionKind;
import dev.gavel.run.EnvironmentName;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.worker.kind.function.FunctionExchange;
import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.SandboxSession;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Linked lists and trees go into a cell in LeetCode's notation and come out in it. */
class NodesIT {

	private static final String ECHO = "def solve(nodes): return nodes";

	private static final int DEPTH = 50_000;

	@RegisterExtension
	static final SandboxOfOneCell CELL = new SandboxOfOneCell();

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = { "ListNode;[]", "ListNode;[1,2,2]", "ListNode;[\"a\",1]", "TreeNode;[]", "TreeNode;[1]",
					"TreeNode;[1,null,2,3]", "TreeNode;[5,4,7,3,null,2,null,-1,null,9]",
					"TreeNode;[1,null,2,null,3,null,4]", "List[ListNode];[[1],[],[2,3]]", "Node;[]", "Node;[1]",
					"Node;[1,null,3,2,4,null,5,6]", "Node;[1,null,2,3,null,null,4]",
					"Dict[str, TreeNode];{\"d\":[[\"a\",[1,null,2]]]}", "Optional[List[TreeNode]];null",
					"Tuple[ListNode, int];{\"t\":[[1],2]}" })
	void returnsWhatItGot(String type, String value) throws Exception {
		assertThat(returned(type, ECHO, value)).isEqualTo(value);
	}

	@Test
	void takesFiftyThousandLevels() throws Exception {
		String left = IntStream.range(1, DEPTH)
			.mapToObj(Integer::toString)
			.collect(Collectors.joining(",null,", "[0,", "]"));
		String right = "[0,null,"
				+ IntStream.range(1, DEPTH).mapToObj(Integer::toString).collect(Collectors.joining(",null,")) + "]";
		assertThat(returned("TreeNode", ECHO, left)).isEqualTo(left);
		assertThat(returned("TreeNode", ECHO, right)).isEqualTo(right);
	}

	@Test
	void takesAHundredThousandNodes() throws Exception {
		String values = IntStream.range(0, 100_000)
			.mapToObj(Integer::toString)
			.collect(Collectors.joining(",", "[", "]"));
		assertThat(returned("TreeNode", ECHO, values)).isEqualTo(values);
		assertThat(returned("ListNode", ECHO, values)).isEqualTo(values);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = { "ListNode;isinstance(nodes, ListNode) and [nodes.val, nodes.next.val, nodes.next.next]",
					"TreeNode;isinstance(nodes, TreeNode) and [nodes.val, nodes.left.val, nodes.right]",
					"Node;nodes and [1 + len(nodes.children), nodes.children[0].val, Node(1).children]",
					"ListNode;(lambda node: [node.val, ListNode(1, node).next.val, node.next])(ListNode(2))" })
	void definesNodesAsLeetCodeDoes(String type, String expression) throws Exception {
		Signature signature = new Signature("solve", List.of(new Parameter("nodes", ValueType.parse(type))),
				ValueType.parse("List[Optional[int]]"));
		assertThat(text(run(signature, "def solve(nodes): return " + expression,
				type.equals("Node") ? "[[0,null,2]]" : "[[1,2]]")))
			.matches("\\[[12],2,null]");
	}

	@Test
	void definesNodesOnlyForQuestionsThatUseThem() throws Exception {
		Signature signature = new Signature("solve", List.of(), ValueType.parse("int"));
		RunResult result = run(signature, "def solve(): return ListNode(1).val", "[]");
		assertThat(result.outcome()).isEqualTo(RunOutcome.RAISED);
		assertThat(result.error().type()).isEqualTo("NameError");
	}

	private static String returned(String type, String source, String value) throws Exception {
		ValueType declared = ValueType.parse(type);
		Signature signature = new Signature("solve", List.of(new Parameter("nodes", declared)), declared);
		return text(run(signature, source, "[" + value + "]"));
	}

	private static String text(RunResult result) {
		assertThat(result.outcome()).as("%s", result.error()).isEqualTo(RunOutcome.RETURNED);
		return new String(result.value(), StandardCharsets.UTF_8);
	}

	private static RunResult run(Signature signature, String source, String arguments) throws Exception {
		Program program = new FunctionExchange(new QuestionKind.Function(signature)).program(source,
				EnvironmentName.DEFAULT);
		try (SandboxSession session = CELL.sandbox().open(program, SandboxFixture.LIMITS)) {
			return session.run(arguments.getBytes(StandardCharsets.UTF_8));
		}
	}

}
