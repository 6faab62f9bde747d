package dev.gavel.api.question;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * How many test cases a question has, how many of them are hidden, and how many bytes
 * their values take. Kept with the question, so that adding a test case reads no others.
 */
@Embeddable
public record TestTotals(@Column(name = "test_count") int count, @Column(name = "hidden_test_count") int hidden,
		@Column(name = "tests_size") long size) {

	public static final TestTotals NONE = new TestTotals(0, 0, 0);

	public TestTotals plus(TestTotals other) {
		return new TestTotals(count + other.count, hidden + other.hidden, size + other.size);
	}

	public TestTotals minus(TestTotals other) {
		return new TestTotals(count - other.count, hidden - other.hidden, size - other.size);
	}

}
