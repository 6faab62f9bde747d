package dev.gavel.api.deletion;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.gavel.api.question.QuestionView;

/**
 * A question with what is deleted with it.
 *
 * @param testCases how many tests it had
 * @param submissions how many it had
 */
record DeletedQuestion(@JsonUnwrapped QuestionView question, int testCases, long submissions) {
}
