package dev.gavel.api.testcase;

import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.value.Value;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.ValueCodec;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.hibernate.Length;
import org.jspecify.annotations.Nullable;

/** Arguments for a question's function and what it should return for them. */
@Entity
@Table(name = "test_cases")
class TestCase {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private long questionId;

	private int ordinal;

	@Column(length = Length.LONG32)
	private String arguments;

	@Column(length = Length.LONG32)
	private String expected;

	private Instant createdAt;

	@SuppressWarnings("NullAway") // for Hibernate
	protected TestCase() {
	}

	TestCase(long questionId, int ordinal, CheckedTest test, Instant createdAt) {
		this.questionId = questionId;
		this.ordinal = ordinal;
		this.arguments = encode(new ListValue(test.arguments()));
		this.expected = encode(test.expected());
		this.createdAt = createdAt;
	}

	int ordinal() {
		return ordinal;
	}

	int size() {
		return arguments.length() + expected.length();
	}

	SuiteTest toSuiteTest() {
		List<Value> values = ((ListValue) decode(arguments)).elements();
		return new SuiteTest((id != null) ? id : 0, values, decode(expected));
	}

	private static String encode(Value value) {
		return new String(ValueCodec.encode(value), StandardCharsets.UTF_8);
	}

	private static Value decode(String json) {
		return ValueCodec.decode(json.getBytes(StandardCharsets.UTF_8));
	}

}
