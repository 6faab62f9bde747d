package dev.gavel.api.access;

/**
 * What a caller may do with a question that it knows of.
 *
 * @param seesTests hidden ones, too
 * @param edits changes it, its tests, and who sees it
 * @param owns gives it away and deletes it
 * @param solves sends programs for it
 */
public record QuestionRights(boolean seesTests, boolean edits, boolean owns, boolean solves) {
}
