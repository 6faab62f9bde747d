package dev.gavel.api.rejudging;

import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.submission.SubmissionCriteria;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Judges many submissions again, and reports the changes. */
@Component
class Rejudgings {

	private static final int SHOWN_CHANGES = 100;

	private final RejudgingRepository repository;

	private final BulkJudgements judgements;

	private final JsonMapper json;

	private final TransactionTemplate transaction;

	private final Clock clock;

	Rejudgings(RejudgingRepository repository, BulkJudgements judgements, JsonMapper json,
			TransactionTemplate transaction, Clock clock) {
		this.repository = repository;
		this.judgements = judgements;
		this.json = json;
		this.transaction = transaction;
		this.clock = clock;
	}

	RejudgingView count(NewRejudging request) {
		return RejudgingView.dryRun(text(request), judgements.count(request.criteria()));
	}

	/**
	 * Submissions that are being judged are left out.
	 * @throws Problem when another rejudging took one of them at the same moment
	 */
	RejudgingView start(NewRejudging request) {
		SubmissionCriteria criteria = request.criteria();
		judgements.prepare(criteria);
		try {
			Rejudging started = transaction.execute((status) -> {
				Rejudging rejudging = repository.save(new Rejudging(text(request), clock.instant()));
				rejudging.queued(judgements.queue(criteria, rejudging.id()));
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
	RejudgingView cancel(long id) {
		transaction.executeWithoutResult((status) -> require(id).cancelled(clock.instant()));
		boolean more = true;
		while (more) {
			more = judgements.cancelSome(id);
		}
		return find(id);
	}

	RejudgingView find(long id) {
		return view(require(id));
	}

	/** Lists rejudgings, newest first, without their results. */
	@Transactional(readOnly = true)
	public Page<RejudgingView> list(int page, int size) {
		Page<Rejudging> found = repository.findAllByOrderByIdDesc(PageRequest.of(page, size));
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

	private Rejudging require(long id) {
		Rejudging rejudging = repository.findById(id);
		if (rejudging == null) {
			throw Problem.notFound("rejudging", id);
		}
		return rejudging;
	}

}
