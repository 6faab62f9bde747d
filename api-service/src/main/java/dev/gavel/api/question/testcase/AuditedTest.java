package dev.gavel.api.question.testcase;

import org.jspecify.annotations.Nullable;

/**
 * What the audit log keeps of a test case.
 *
 * @param points in thousandths
 * @param hash of its values and explanation, which are not kept
 */
record AuditedTest(long id, int index, boolean hidden, boolean withheld, @Nullable Long points,
		@Nullable String testGroup, String hash) {

}
