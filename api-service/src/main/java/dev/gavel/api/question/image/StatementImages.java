package dev.gavel.api.question.image;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.access.AllowedQuestions;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Stores the images of statements. Whoever sees a question sees its images. */
@Component
public class StatementImages {

	/** Bytes of one image. */
	public static final int MOST_BYTES = 4 * 1024 * 1024;

	/** How many a question may have. */
	public static final int MOST = 50;

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");

	private final JdbcClient database;

	private final AllowedQuestions questions;

	StatementImages(JdbcClient database, AllowedQuestions questions) {
		this.database = database;
		this.questions = questions;
	}

	/**
	 * @throws Problem when it is no image that can be stored
	 */
	public static void check(String name, byte[] content) {
		Violations violations = new Violations();
		violations.require(NAME.matcher(name).matches(), "name",
				"expected at most 100 letters, digits, '.', '-' and '_', got '%s'".formatted(name));
		violations.require(ImageType.of(content).isPresent(), "content", "expected an image in PNG, JPEG, GIF or WebP");
		violations.require(content.length <= MOST_BYTES, "content",
				"has %,d bytes; the limit is %,d".formatted(content.length, MOST_BYTES));
		violations.throwIfAny();
	}

	/** Removes an image, if there is one of that name. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void remove(long questionId, String name) {
		database.sql("delete from statement_images where question_id = :question and name = :name")
			.param("question", questionId)
			.param("name", name)
			.update();
	}

	/**
	 * Adds an image, or replaces the one of that name.
	 * @throws Problem when it is no image that can be stored, or there are too many
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void put(long questionId, String name, byte[] content) {
		check(name, content);
		database
			.sql("""
					insert into statement_images (question_id, name, type, content) values (:question, :name, :type, :content)
					on duplicate key update type = :type, content = :content""")
			.param("question", questionId)
			.param("name", name)
			.param("type", ImageType.of(content).orElseThrow().name())
			.param("content", content)
			.update();
		if (names(questionId).size() > MOST) {
			throw Violations.of("name", "a question may have %d images".formatted(MOST));
		}
	}

	/** Returns the names of all images of a question. */
	@Transactional(readOnly = true)
	public List<String> names(long questionId) {
		return database.sql("select name from statement_images where question_id = :question order by name")
			.param("question", questionId)
			.query(String.class)
			.list();
	}

	/**
	 * @throws Problem when there is none, or the caller may not know of it
	 */
	@Transactional(readOnly = true)
	public StatementImage get(long questionId, String name, Caller caller) {
		questions.get(questionId, caller);
		if (!NAME.matcher(name).matches()) {
			throw unknown(questionId);
		}
		return database.sql("select type, content from statement_images where question_id = :question and name = :name")
			.param("question", questionId)
			.param("name", name)
			.query((row, number) -> new StatementImage(name, ImageType.valueOf(row.getString("type")).type(),
					row.getBytes("content")))
			.optional()
			.orElseThrow(() -> unknown(questionId));
	}

	private static Problem unknown(long questionId) {
		return Problem.notFound("image of that name in question", questionId);
	}

}
