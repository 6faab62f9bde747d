package dev.gavel.api.question.sharing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who writes a question. Ignores its owner, so that an answer can be written back.
 *
 * @param coAuthors the names of the accounts that have the owner's rights
 */
@JsonIgnoreProperties("owner")
public record NewAuthors(@Nullable List<@Nullable String> coAuthors) {
}
