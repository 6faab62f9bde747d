package dev.gavel.api.question.sharing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who writes a question.
 *
 * @param owner null for a question that was created in open mode
 * @param coAuthors have the owner's rights, but cannot give the question away
 */
public record AuthorsView(@Nullable String owner, List<String> coAuthors) {
}
