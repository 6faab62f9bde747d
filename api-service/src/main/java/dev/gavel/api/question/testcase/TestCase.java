package dev.gavel.api.question.testcase;

import dev.gavel.api.question.TestTotals;
import dev.gavel.api.question.kind.CheckedTest;
import dev.gavel.api.question.scoring.StoredScoring;
import dev.gavel.scoring.Feedback;
import dev.gavel.scoring.Scoring;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.hibernate.Length;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Arguments for a question's function and what it should do with them. */
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
	private @Nullable String expected;

	@Column(length = Length.LONG32)
	private @Nullable String others;

	private @Nullable String raises;

	private @Nullable String raisesMessage;

	private int exitStatus;

	private @Nullable String comparison;

	private boolean hidden;

	private boolean withheld;

	@Enumerated(EnumType.STRING)
	@JdbcTypeCode(SqlTypes.VARCHAR)
	private Feedback feedback;

	private @Nullable Long points;

	private @Nullable String testGroup;

	private @Nullable String explanation;

	/** Computed by the database. */
	@Column(insertable = false, updatable = false)
	private long size;

	private Instant createdAt;

	@SuppressWarnings("NullAway") // for Hibernate
	protected TestCase() {
	}

	TestCase(long questionId, int ordinal, CheckedTest test, Scoring groups, Instant createdAt) {
		this.questionId = questionId;
		this.ordinal = ordinal;
		this.createdAt = createdAt;
		StoredTest values = StoredTest.of(0, ordinal, test, StoredScoring.of(test.scoring(), Feedback.FULL, groups));
		this.arguments = values.arguments();
		this.expected = values.expected();
		this.others = values.others();
		this.raises = values.raises();
		this.raisesMessage = values.raisesMessage();
		this.exitStatus = values.exitStatus();
		this.comparison = values.comparison();
		this.hidden = values.hidden();
		StoredScoring scoring = values.scoring();
		this.withheld = scoring.withheld();
		this.feedback = scoring.feedback();
		this.points = scoring.points();
		this.testGroup = scoring.group();
		this.explanation = scoring.explanation();
	}

	TestTotals totals() {
		return stored(0).totals();
	}

	/** Returns its values; to be called once it has been saved. */
	StoredTest stored() {
		return stored(Objects.requireNonNull(id));
	}

	private StoredTest stored(long id) {
		return new StoredTest(id, ordinal, arguments, expected, others, raises, raisesMessage, exitStatus, comparison,
				new StoredScoring(hidden, withheld, feedback, points, testGroup, explanation));
	}

}
