package dev.gavel.api.question.testcase;

/**
 * What the audit log keeps of a test case.
 *
 * @param hash of its values, which are not kept
 */
record AuditedTest(long id, int index, boolean hidden, String hash) {

}
