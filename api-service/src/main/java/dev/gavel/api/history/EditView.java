package dev.gavel.api.history;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gavel.api.account.KnownAccount;
import dev.gavel.api.question.history.EditKind;
import dev.gavel.api.question.history.StoredEdit;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An edit of a question or its tests, as answered.
 *
 * @param by who made it; absent without accounts
 * @param fields those of the question that it changed
 * @param tests how many tests it added, changed, deleted or moved
 * @param undoes the edit that it undid; absent when it is an edit of its own
 */
public record EditView(long id, EditKind kind, Instant at,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Author by,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> fields, int tests,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long undoes) {

	/** An account, as people call it. */
	public record Author(long id, String name) {
	}

	/** Returns what it did, for people. */
	@JsonIgnore
	public String sentence() {
		return switch (kind) {
			case CREATED -> "Created the question";
			case QUESTION ->
				"Changed the %s%s".formatted(fields.stream().map(FieldWords::of).collect(Collectors.joining(", ")),
						(tests > 0) ? ", and fitted " + counted() : "");
			case ADDED -> "Added " + counted();
			case CHANGED -> "Changed " + counted();
			case DELETED -> "Deleted " + counted();
			case ORDERED -> "Moved " + counted();
		};
	}

	private String counted() {
		return (tests == 1) ? "1 test" : "%,d tests".formatted(tests);
	}

	/** Returns whether there is anything to undo. */
	@JsonIgnore
	public boolean isUndoable() {
		return kind != EditKind.CREATED;
	}

	static EditView of(StoredEdit edit, States states, @Nullable KnownAccount account) {
		return new EditView(edit.id(), edit.kind(), edit.madeAt().truncatedTo(ChronoUnit.MILLIS), author(edit, account),
				(edit.kind() == EditKind.QUESTION) ? states.fields() : List.of(), tests(edit, states), edit.undoes());
	}

	private static @Nullable Author author(StoredEdit edit, @Nullable KnownAccount account) {
		return (edit.accountId() != null) ? new Author(edit.accountId(), (account != null) ? account.name() : "")
				: null;
	}

	private static int tests(StoredEdit edit, States states) {
		return switch (edit.kind()) {
			case ADDED -> states.added().size();
			case ORDERED -> states.moved();
			case CREATED, QUESTION, CHANGED, DELETED -> edit.tests();
		};
	}

}
