package dev.gavel.api.pages;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.QuestionAccess.Availability;
import dev.gavel.api.access.QuestionAccess;
import dev.gavel.api.platform.request.PageOf;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.QuestionView;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.question.access.QuestionFilter;
import dev.gavel.api.statistics.Acceptance;
import dev.gavel.api.statistics.Acceptances;
import java.util.List;
import java.util.Map;
import org.springframework.data.domain.Page;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Combines what a list shows of questions, with one query for each kind of figure. */
@Component
class ListedQuestions {

	private final AllowedQuestions questions;

	private final Acceptances acceptances;

	ListedQuestions(AllowedQuestions questions, Acceptances acceptances) {
		this.questions = questions;
		this.acceptances = acceptances;
	}

	/** Oldest first. */
	@Transactional(readOnly = true)
	public PageOf<ListedQuestion> list(QuestionFilter filter, int page, int size, Caller caller) {
		PageOf.check(page, size);
		Page<Question> found = questions.list(filter, page, size, caller);
		List<Long> ids = found.map(Question::id).getContent();
		Map<Long, QuestionAccess> access = questions.access(found.getContent(), caller);
		Map<Long, Acceptance> accepted = acceptances.of(ids);
		return PageOf.of(found, (question) -> {
			Acceptance acceptance = accepted.getOrDefault(question.id(), Acceptance.none(question.id()));
			return new ListedQuestion(QuestionView.of(question),
					access.get(question.id()).availability() == Availability.CLOSED, question.tests().count(),
					acceptance.submissions(), acceptance.accepted());
		});
	}

}
