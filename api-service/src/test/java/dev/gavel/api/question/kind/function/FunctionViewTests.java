package dev.gavel.api.question.kind.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.QuestionKind;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FunctionViewTests {

	@Test
	void givesSolversTheTypesThatPythonHas() {
		assertThat(view("integer[]", "list<string>").stub()).isEqualTo("def f(x: List[int]) -> List[str]:\n    pass\n");
	}

	@Test
	void showsTheDefinitionsOfNodesThatASignatureUses() {
		assertThat(view("ListNode[]", "ListNode").stub()).isEqualTo("""
				# Definition for singly-linked list.
				# class ListNode:
				#     def __init__(self, val=0, next=None):
				#         self.val = val
				#         self.next = next
				def f(x: List[Optional[ListNode]]) -> Optional[ListNode]:
				    pass
				""");
		assertThat(view("TreeNode", "int").stub()).contains("# class TreeNode:").doesNotContain("# class ListNode:");
		assertThat(view("int", "Node").stub()).contains("# class Node:").doesNotContain("# class TreeNode:");
	}

	@Test
	void importsDecimalWhereTheSignatureNamesIt() {
		assertThat(view("List[Decimal]", "Literal['a', 'b']").stub()).isEqualTo("""
				from decimal import Decimal


				def f(x: List[Decimal]) -> Literal['a', 'b']:
				    pass
				""");
		assertThat(view("Literal['Decimal', 'Optional[Node]']", "int").stub())
			.isEqualTo("def f(x: Literal['Decimal', 'Optional[Node]']) -> int:\n    pass\n");
		assertThat(view("str", "'Decimal, or Optional[Node]'", "int").stub())
			.isEqualTo("def f(x: str = 'Decimal, or Optional[Node]') -> int:\n    pass\n");
		assertThat(view("bytes", "complex").stub()).isEqualTo("def f(x: bytes) -> complex:\n    pass\n");
	}

	private static FunctionView view(String parameterType, String returnType) {
		return view(parameterType, null, returnType);
	}

	private static FunctionView view(String parameterType, @Nullable String fallback, String returnType) {
		return FunctionView.of(new QuestionKind.Function(new Signature("f",
				List.of(new Parameter("x", ValueType.parse(parameterType), fallback)), ValueType.parse(returnType))));
	}

}
