package dev.gavel.api.question.sharing;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.QuestionState;
import dev.gavel.api.account.Groups;
import dev.gavel.api.audit.Action;
import dev.gavel.api.audit.Audit;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.question.AudienceEntry;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.QuestionView;
import dev.gavel.api.question.access.AllowedQuestions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes who sees a question, and who writes it. */
@Component
public class Sharing {

	private final AllowedQuestions questions;

	private final NamedAuthors authors;

	private final Groups groups;

	private final PublicationCheck publication;

	private final Audit audit;

	Sharing(AllowedQuestions questions, NamedAuthors authors, Groups groups, PublicationCheck publication,
			Audit audit) {
		this.questions = questions;
		this.authors = authors;
		this.groups = groups;
		this.publication = publication;
		this.audit = audit;
	}

	/**
	 * @throws Problem when there is no such state, the question should not be published,
	 * or the caller may not change it
	 */
	@Transactional
	public QuestionView changeState(long id, NewState request, Caller caller) {
		Question question = questions.lockToEdit(id, caller);
		QuestionState state = request.check();
		if (state == QuestionState.PUBLISHED && question.state() != state && !request.publishesAnyway()) {
			publication.require(question);
		}
		audit.record(caller, Action.QUESTION_CHANGED, id, Map.of("state", question.state().text()),
				Map.of("state", state.text()));
		question.stateChanged(state);
		return QuestionView.whole(question);
	}

	/**
	 * @throws Problem when the caller may not change the question
	 */
	@Transactional(readOnly = true)
	public AudienceView audience(long id, Caller caller) {
		return view(questions.getWithTests(id, caller).audience());
	}

	/**
	 * @throws Problem naming every invalid field, or when the caller may not change it
	 */
	@Transactional
	public AudienceView changeAudience(long id, NewAudience request, Caller caller) {
		Question question = questions.lockToEdit(id, caller);
		List<AudienceEntry> audience = request.check(groupIds());
		AudienceView before = view(question.audience());
		AudienceView after = view(audience);
		audit.record(caller, Action.QUESTION_CHANGED, id, before, after);
		question.audienceChanged(audience);
		return after;
	}

	/** The names of all groups, in their order. */
	public List<String> groups() {
		return List.copyOf(groups.names().values());
	}

	private Map<String, Long> groupIds() {
		Map<String, Long> ids = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		groups.names().forEach((id, name) -> ids.put(name, id));
		return ids;
	}

	private AudienceView view(List<AudienceEntry> audience) {
		Map<Long, String> names = audience.isEmpty() ? Map.of() : groups.names();
		return new AudienceView(audience.stream()
			.map((entry) -> new AudienceView.Entry((entry.groupId() != null) ? names.get(entry.groupId()) : null,
					entry.opensAt(), entry.closesAt()))
			.toList());
	}

	/**
	 * @throws Problem when the caller may not see all of the question
	 */
	@Transactional(readOnly = true)
	public AuthorsView authors(long id, Caller caller) {
		return authors.view(questions.getWithTests(id, caller));
	}

	/**
	 * @throws Problem naming every name that is not one of an author, or when the
	 * question is not the caller's
	 */
	@Transactional
	public AuthorsView changeAuthors(long id, NewAuthors request, Caller caller) {
		Question question = questions.lockToOwn(id, caller);
		return change(question, question.ownerId(), authors.coAuthors(request, question.ownerId()), caller);
	}

	/**
	 * Gives a question away. Its former owner becomes a co-author, whom the new owner may
	 * remove.
	 * @throws Problem when there is no such author, or the question is not the caller's
	 */
	@Transactional
	public AuthorsView transfer(long id, NewOwner request, Caller caller) {
		Question question = questions.lockToOwn(id, caller);
		long ownerId = authors.owner(request);
		Set<Long> coAuthors = new HashSet<>(question.coAuthors());
		if (question.ownerId() != null) {
			coAuthors.add(question.ownerId());
		}
		coAuthors.remove(ownerId);
		return change(question, ownerId, coAuthors, caller);
	}

	private AuthorsView change(Question question, @Nullable Long ownerId, Set<Long> coAuthors, Caller caller) {
		Authors before = Authors.of(question);
		question.authorsChanged(ownerId, coAuthors);
		audit.record(caller, Action.QUESTION_CHANGED, question.id(), before, Authors.of(question));
		return authors.view(question);
	}

	/**
	 * As they are recorded: without names, so that erasing an account erases its name.
	 */
	private record Authors(@Nullable Long ownerId, SortedSet<Long> coAuthorIds) {

		static Authors of(Question question) {
			return new Authors(question.ownerId(), new TreeSet<>(question.coAuthors()));
		}

	}

}
