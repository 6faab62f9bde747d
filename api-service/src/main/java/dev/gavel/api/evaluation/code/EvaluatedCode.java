package dev.gavel.api.evaluation.code;

import dev.gavel.api.access.Caller;
import dev.gavel.api.evaluation.EvaluationView;
import dev.gavel.api.evaluation.Evaluations;
import dev.gavel.api.evaluation.EvaluationsProperties;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.program.NewProgram;
import dev.gavel.api.program.ShownJudgement;
import dev.gavel.api.question.CodeRun;
import dev.gavel.api.question.RunSettings;
import dev.gavel.api.queue.Client;
import dev.gavel.api.queue.Clients;
import dev.gavel.api.queue.Sent;
import dev.gavel.api.waiting.LongPoll;
import dev.gavel.checker.CheckerSource;
import dev.gavel.message.ComparisonSpec.Authored;
import dev.gavel.message.ComparisonSpec.Checker;
import dev.gavel.message.ComparisonSpec.Interactor;
import dev.gavel.message.JudgeReport.JudgingFailed;
import dev.gavel.message.ProgramError;
import dev.gavel.message.SuiteHead;
import dev.gavel.run.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

/** Runs code by evaluations without tests. */
@Component
class EvaluatedCode implements CodeRun {

	private static final Logger logger = LoggerFactory.getLogger(EvaluatedCode.class);

	/** Two runs of that length end within the usual timeout. */
	private static final Duration MOST_TIME = Duration.ofSeconds(4);

	private static final Set<ProblemType> BUSY = Set.of(ProblemType.QUEUE_FULL, ProblemType.TOO_MANY_SUBMISSIONS);

	private static final Limits COMPILATION = new Limits(MOST_TIME.toMillis(), DataSize.ofMegabytes(128).toBytes());

	private final Evaluations evaluations;

	private final Clients clients;

	private final LongPoll longPoll;

	private final Duration timeout;

	EvaluatedCode(Evaluations evaluations, Clients clients, LongPoll longPoll, EvaluationsProperties properties) {
		this.evaluations = evaluations;
		this.clients = clients;
		this.longPoll = longPoll;
		this.timeout = properties.trialTimeout();
	}

	@Override
	public Optional<String> runPrelude(SuiteHead head, RunSettings settings, Caller caller) throws Failed {
		return run((client) -> evaluations.startLoading(head, settings.within(MOST_TIME), client), caller,
				EvaluatedCode::requirePrelude);
	}

	@Override
	public Optional<String> loadChecker(Checker checker, Caller caller) throws Failed {
		return load(checker, CheckerSource.of(checker), SuiteHead.ofChecker(), caller);
	}

	@Override
	public Optional<String> loadInteractor(Interactor interactor, Caller caller) throws Failed {
		return load(interactor, interactor.code(),
				SuiteHead.ofInteractor(interactor.environment(), interactor.limits()), caller);
	}

	private Optional<String> load(Authored code, String source, SuiteHead head, Caller caller) throws Failed {
		RunSettings settings = new RunSettings(code.limits(), code.environment());
		NewProgram program = new NewProgram(source, null, null, null);
		return run((client) -> evaluations.start(settings.within(MOST_TIME), program, head, List.of(), client), caller,
				EvaluatedCode::requireChecker);
	}

	@Override
	public Map<Integer, String> compile(List<Code> codes, String environment, Caller caller) throws NotRun {
		RunSettings settings = new RunSettings(COMPILATION, environment);
		EvaluationView ended = ended((client) -> evaluations.start(settings, PythonCompiler.PROGRAM,
				SuiteHead.ofChecker(), List.of(PythonCompiler.test(codes)), client), caller);
		if (ended.error() != null) {
			throw new NotRun(ended.error().message());
		}
		return PythonCompiler.faults(Objects.requireNonNull(ended.tests()).get(0).message());
	}

	private Optional<String> run(Function<Client, EvaluationView> start, Caller caller, Requirement requirement)
			throws Failed {
		try {
			EvaluationView ended = ended(start, caller);
			if (!ended.failed() || ended.error() == null) {
				return Optional.empty();
			}
			requirement.check(ended.error());
			return Optional.of(ended.error().message());
		}
		catch (NotRun ex) {
			return Optional.of(String.valueOf(ex.getMessage()));
		}
	}

	private EvaluationView ended(Function<Client, EvaluationView> start, Caller caller) throws NotRun {
		EvaluationView queued;
		try {
			queued = start.apply(clients.of(caller, Sent.EVALUATIONS));
		}
		catch (Problem problem) {
			if (!BUSY.contains(problem.type())) {
				throw problem;
			}
			throw new NotRun(StringUtils.uncapitalize(problem.type().title()));
		}
		EvaluationView ended = longPoll.holdAnyway(queued.id(), timeout, evaluations, caller).join();
		if (ended.status() != JudgementState.DONE) {
			cancel(ended, caller);
			throw new NotRun("no worker has finished it within %d seconds".formatted(timeout.toSeconds()));
		}
		return ended;
	}

	private static void requirePrelude(ProgramError error) throws Failed {
		if (error.message().startsWith(JudgingFailed.PRELUDE_FAILED)) {
			throw new Failed(error.message().substring(JudgingFailed.PRELUDE_FAILED.length()));
		}
	}

	private static void requireChecker(ProgramError error) throws Failed {
		if (!error.type().equals(ShownJudgement.OUR_FAULT)) {
			throw new Failed(error.sentence());
		}
	}

	/** Tells an error of the code from one of Gavel. */
	private interface Requirement {

		void check(ProgramError error) throws Failed;

	}

	private void cancel(EvaluationView late, Caller caller) {
		try {
			evaluations.cancel(late.id(), caller);
		}
		catch (Problem problem) {
			logger.debug("Evaluation {} of an author's code ended too late", late.id(), problem);
		}
	}

}
