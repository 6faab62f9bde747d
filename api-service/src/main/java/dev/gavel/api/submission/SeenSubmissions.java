package dev.gavel.api.submission;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some submissions, such as those that a caller sees who does not see all.
 *
 * @param ownerId those that this account sent; null for none
 * @param questionIds those to these questions
 */
record SeenSubmissions(@Nullable Long ownerId, List<Long> questionIds) {
}
