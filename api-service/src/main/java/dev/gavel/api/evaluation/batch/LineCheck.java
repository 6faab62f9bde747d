package dev.gavel.api.evaluation.batch;

import dev.gavel.api.access.Caller;
import dev.gavel.api.evaluation.BulkEvaluations.Refused;
import dev.gavel.api.evaluation.BulkEvaluations;
import dev.gavel.api.evaluation.CheckedBulk;
import dev.gavel.api.platform.database.RequestRoom;
import dev.gavel.api.platform.request.PlainText;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.UnreadableJson;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.message.ContentHash;
import dev.gavel.value.DecodingRoom;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Reads the lines of batches. A mistake in a line is its result. */
@Component
class LineCheck {

	private static final String CUSTOM_ID = "custom_id";

	private static final int MAX_ID = 100;

	/** They pass, so the line must be sent again. */
	private static final Set<ProblemType> PASSING = Set.of(ProblemType.UNAVAILABLE);

	private final BulkEvaluations evaluations;

	private final JsonMapper json;

	LineCheck(BulkEvaluations evaluations, JsonMapper json) {
		this.evaluations = evaluations;
		this.json = json;
	}

	/**
	 * Not to be called in a transaction.
	 * @throws Problem when it cannot be checked at the moment
	 */
	ReadLine check(byte[] text, Caller caller) {
		try (DecodingRoom room = RequestRoom.take(text.length)) {
			return read(text, caller);
		}
	}

	private ReadLine read(byte[] text, Caller caller) {
		@Nullable NewLine line;
		try {
			line = json.readValue(text, NewLine.class);
		}
		catch (JacksonException ex) {
			return refused(text, readableId(text), UnreadableJson.problem(ex));
		}
		if (line == null) {
			return refused(text, null, new Problem(ProblemType.MALFORMED_JSON, "Expected a JSON object, got null."));
		}
		try {
			requireId(line.customId());
		}
		catch (Problem problem) {
			return refused(text, null, problem);
		}
		try {
			CheckedBulk evaluation = evaluations.check(line.evaluation(), caller);
			return new ReadLine(key(text, line.customId()), line.customId(), text.length, evaluation, null);
		}
		catch (Problem problem) {
			if (PASSING.contains(problem.type())) {
				throw problem;
			}
			return refused(text, line.customId(), problem);
		}
	}

	/**
	 * Returns the id of a line with other mistakes; null when it has none, or is not
	 * JSON.
	 */
	private @Nullable String readableId(byte[] text) {
		try (JsonParser parser = json.createParser(text)) {
			@Nullable String id = (parser.nextToken() == JsonToken.START_OBJECT) ? id(parser) : null;
			requireId(id);
			return id;
		}
		catch (JacksonException | Problem ex) {
			return null;
		}
	}

	private static @Nullable String id(JsonParser parser) {
		@Nullable String id = null;
		for (String field = parser.nextName(); field != null; field = parser.nextName()) {
			if (parser.nextToken() == JsonToken.VALUE_STRING && field.equals(CUSTOM_ID)) {
				id = parser.getString();
			}
			parser.skipChildren();
		}
		return id;
	}

	private static void requireId(@Nullable String id) {
		Violations violations = new Violations();
		PlainText.check(violations, CUSTOM_ID, id, MAX_ID);
		violations.throwIfAny();
	}

	/** Returns a line of which only the beginning was kept. */
	ReadLine tooLong(byte[] beginning) {
		return refused(beginning, null,
				new Problem(ProblemType.REQUEST_TOO_LARGE,
						"The line is longer than the limit of %,d bytes (gavel.limits.max-request-size)."
							.formatted(beginning.length)));
	}

	/** Makes the lines of a question ones that cannot be judged. */
	List<ReadLine> refusing(List<ReadLine> lines, Refused refused) {
		return lines.stream()
			.map((line) -> (line.evaluation() != null && line.evaluation().isOf(refused.questionId()))
					? new ReadLine(line.key(), line.customId(), line.bytes(), null, json(refused.problem())) : line)
			.toList();
	}

	private ReadLine refused(byte[] text, @Nullable String customId, Problem problem) {
		return new ReadLine(key(text, customId), customId, text.length, null, json(problem));
	}

	private String json(Problem problem) {
		return json.writeValueAsString(LineProblem.of(problem));
	}

	/** Lines with the same id are the same line, whatever else they say. */
	private static ByteBuffer key(byte[] text, @Nullable String customId) {
		MessageDigest digest = ContentHash.begin();
		digest.update((byte) ((customId != null) ? 1 : 0));
		return ByteBuffer.wrap(digest.digest((customId != null) ? customId.getBytes(StandardCharsets.UTF_8) : text));
	}

}
