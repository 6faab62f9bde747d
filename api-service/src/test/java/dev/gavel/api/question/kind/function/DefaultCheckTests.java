package dev.gavel.api.question.kind.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.platform.request.Violations;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.ValueType;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class DefaultCheckTests {

	private final Violations violations = new Violations();

	private final DefaultCheck check = new DefaultCheck(violations);

	@ParameterizedTest
	@CsvSource({ "ListNode, null", "TreeNode, 'None'", "Optional[Node], []", "Optional[List[ListNode]], null" })
	void noneIsTheDefaultOfNodes(String type, String sent) {
		Parameter head = checked(type, sent);
		assertThat(violations.errors()).isEmpty();
		assertThat(head.fallback()).isEqualTo("None");
		check.requireAtTheEnd("variables", List.of(new Parameter("k", ValueType.parse("int"), "1"), head));
		assertThat(violations.errors()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "ListNode, [1]", "Optional[List[ListNode]], []", "List[ListNode], []", "List[ListNode], null" })
	void noOtherIs(String type, String sent) {
		checked(type, sent);
		assertThat(violations.count()).isOne();
	}

	private Parameter checked(String type, String sent) {
		JsonMapper json = JsonMapper.builder().build();
		return check.check("default", new Parameter("head", ValueType.parse(type)),
				sent.equals("None") ? json.valueToTree(sent) : json.readTree(sent));
	}

}
