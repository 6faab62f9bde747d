package dev.gavel.api.question.sharing;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.question.Question;

/** Decides whether a question may be published. */
public interface PublicationCheck {

	/**
	 * @throws Problem when it should not, with an error of the field
	 * {@code publish_anyway}
	 */
	void require(Question question);

}
