package dev.gavel.api.rejudging;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.CallerRates.Act;
import dev.gavel.api.access.CallerRates;
import dev.gavel.api.audit.Action;
import dev.gavel.api.audit.Audit;
import dev.gavel.api.idempotency.IdempotencyKeys;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.program.ProgramAccess;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.submission.SubmissionCriteria;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Judges many submissions again, and reports the changes. */
@Component
class Rejudgings {

	private static final int SHOWN_CHANGES = 100;

	private final RejudgingRepository repository;

	private final AllowedQuestions questions;

	private final ProgramAccess access;

	private final BulkJudgements judgements;

	private final CallerRates rates;

	private final Audit audit;

	private final IdempotencyKeys keys;

	private final JsonMapper json;

	private final TransactionTemplate transaction;

	private final Clock clock;

	Rejudgings(RejudgingRepository repository, AllowedQuestions questions, ProgramAccess access,
			BulkJudgements judgements, CallerRates rates, Audit audit, IdempotencyKeys keys, JsonMapper json,
			TransactionTemplate transaction, Clock clock) {
		this.repository = repository;
		this.questions = questions;
		this.access = access;
		this.judgements = judgements;
		this.rates = rates;
		this.audit = audit;
		this.keys = keys;
		this.json = json;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * @throws Problem when the caller may not have them judged again
	 */
	RejudgingView count(NewRejudging request, Caller caller) {
		requireAllowed(request.criteria(), caller);
		return RejudgingView.dryRun(text(request), judgements.count(request.criteria()));
	}

	/**
	 * Submissions that are being judged are left out.
	 * @throws Problem when another rejudging took one of them at the same moment, the
	 * caller has had too many judged again, or may not
	 */
	RejudgingView start(NewRejudging request, Caller caller) {
		SubmissionCriteria criteria = request.criteria();
		requireAllowed(criteria, caller);
		int matching = judgements.prepare(criteria);
		rates.require(caller, Act.JUDGE_AGAIN, matching);
		try {
			Rejudging started = transaction.execute((status) -> {
				Rejudging rejudging = repository
					.save(new Rejudging(text(request), criteria.questionId(), clock.instant()));
				rejudging.queued(judgements.queue(criteria, rejudging.id()));
				audit.record(caller, Action.REJUDGING_STARTED, rejudging.id(), null,
						Map.of("criteria", request.withoutDryRun(), "submissions", rejudging.submissions()));
				keys.created(Rejudging.class, rejudging.id());
				return rejudging;
			});
			return view(started);
		}
		catch (DataIntegrityViolationException ex) {
			throw new Problem(ProblemType.STILL_OPEN,
					"Another request queued some of these submissions at the same time. This request queued nothing; try again.");
		}
	}

	/** Submissions without a new verdict keep the earlier one. */
	RejudgingView cancel(long id, Caller caller) {
		transaction.executeWithoutResult((status) -> {
			Rejudging rejudging = require(id, caller);
			access.requireRejudge(caller, rejudging.questionId());
			boolean before = rejudging.cancelledAt() != null;
			rejudging.cancelled(clock.instant());
			audit.record(caller, Action.REJUDGING_CANCELLED, id, Map.of("cancelled", before),
					Map.of("cancelled", true));
		});
		boolean more = true;
		while (more) {
			more = judgements.cancelSome(id);
		}
		return find(id, caller);
	}

	/**
	 * @throws Problem when there is none that the caller sees
	 */
	RejudgingView find(long id, Caller caller) {
		return view(require(id, caller));
	}

	/**
	 * Lists the rejudgings that the caller sees, newest first, without their results.
	 */
	@Transactional(readOnly = true)
	public Page<RejudgingView> list(int page, int size, Caller caller) {
		Pageable asked = PageRequest.of(page, size);
		Page<Rejudging> found = access.seesRejudging(caller, null) ? repository.findAllByOrderByIdDesc(asked)
				: repository.findByQuestionIdInOrderByIdDesc(questions.writtenBy(caller), asked);
		Map<Long, Map<JudgementState, Long>> states = judgements.states(found.map(Rejudging::id).getContent());
		return found.map((rejudging) -> RejudgingView.of(rejudging, states.getOrDefault(rejudging.id(), Map.of())));
	}

	private String text(NewRejudging request) {
		return json.writeValueAsString(request.withoutDryRun());
	}

	private RejudgingView view(Rejudging rejudging) {
		Map<JudgementState, Long> states = judgements.states(List.of(rejudging.id()))
			.getOrDefault(rejudging.id(), Map.of());
		return RejudgingView.of(rejudging, states)
			.with(judgements.changes(rejudging.id()), judgements.changed(rejudging.id(), SHOWN_CHANGES));
	}

	private Rejudging require(long id, Caller caller) {
		Rejudging rejudging = repository.findById(id);
		if (rejudging == null || !access.seesRejudging(caller, rejudging.questionId())) {
			throw Problem.notFound("rejudging", id);
		}
		return rejudging;
	}

	private void requireAllowed(SubmissionCriteria criteria, Caller caller) {
		if (criteria.questionId() != null) {
			questions.see(criteria.questionId(), caller);
		}
		access.requireRejudge(caller, criteria.questionId());
	}

}
