package dev.gavel.api.question.testcase;

import dev.gavel.api.question.TestTotals;
import dev.gavel.api.question.kind.CheckedTest;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.value.EncodedValue;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
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

	private boolean hidden;

	private Instant createdAt;

	@SuppressWarnings("NullAway") // for Hibernate
	protected TestCase() {
	}

	@SuppressWarnings("NullAway.Init") // change() sets what is left
	TestCase(long questionId, int ordinal, CheckedTest test, Instant createdAt) {
		this.questionId = questionId;
		this.ordinal = ordinal;
		this.createdAt = createdAt;
		change(test);
	}

	/** Call it with the question locked. */
	final void change(CheckedTest test) {
		this.arguments = test.arguments().toString();
		this.expected = test.expected().toString();
		this.hidden = Objects.requireNonNullElse(test.hidden(), hidden);
	}

	int ordinal() {
		return ordinal;
	}

	TestTotals totals() {
		return new TestTotals(1, hidden ? 1 : 0, arguments.length() + expected.length());
	}

	SuiteTest toSuiteTest() {
		return new SuiteTest((id != null) ? id : 0, EncodedValue.of(arguments), EncodedValue.of(expected), hidden);
	}

}
