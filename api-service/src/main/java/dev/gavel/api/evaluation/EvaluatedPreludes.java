package dev.gavel.api.evaluation;

import dev.gavel.api.access.Caller;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.question.PreludeRun;
import dev.gavel.api.question.RunSettings;
import dev.gavel.api.queue.Clients;
import dev.gavel.api.queue.Sent;
import dev.gavel.api.waiting.LongPoll;
import dev.gavel.message.JudgeReport.JudgingFailed;
import dev.gavel.message.SuiteHead;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Runs preludes by evaluations without tests. */
@Component
class EvaluatedPreludes implements PreludeRun {

	private static final Logger logger = LoggerFactory.getLogger(EvaluatedPreludes.class);

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	/** Two runs of that length end within our patience. */
	private static final Duration MOST_TIME = Duration.ofSeconds(4);

	private static final Set<ProblemType> BUSY = Set.of(ProblemType.QUEUE_FULL, ProblemType.TOO_MANY_SUBMISSIONS);

	private final Evaluations evaluations;

	private final Clients clients;

	private final LongPoll longPoll;

	EvaluatedPreludes(Evaluations evaluations, Clients clients, LongPoll longPoll) {
		this.evaluations = evaluations;
		this.clients = clients;
		this.longPoll = longPoll;
	}

	@Override
	public Optional<String> run(SuiteHead head, RunSettings settings, Caller caller) throws Failed {
		try {
			return run(evaluations.startLoading(head, settings.within(MOST_TIME), clients.of(caller, Sent.EVALUATIONS)),
					caller);
		}
		catch (Problem problem) {
			if (!BUSY.contains(problem.type())) {
				throw problem;
			}
			return Optional.of(StringUtils.uncapitalize(problem.type().title()));
		}
	}

	private Optional<String> run(EvaluationView queued, Caller caller) throws Failed {
		EvaluationView ended = longPoll.hold(queued.id(), PATIENCE, evaluations, caller).join();
		if (ended.status() != JudgementState.DONE) {
			cancel(ended, caller);
			return Optional.of("no worker has finished it within %d seconds".formatted(PATIENCE.toSeconds()));
		}
		if (!ended.failed() || ended.error() == null) {
			return Optional.empty();
		}
		String reason = ended.error().message();
		if (reason.startsWith(JudgingFailed.PRELUDE_FAILED)) {
			throw new Failed(reason.substring(JudgingFailed.PRELUDE_FAILED.length()));
		}
		return Optional.of(reason);
	}

	private void cancel(EvaluationView late, Caller caller) {
		try {
			evaluations.cancel(late.id(), caller);
		}
		catch (Problem problem) {
			logger.debug("Evaluation {} of a prelude ended too late", late.id(), problem);
		}
	}

}
