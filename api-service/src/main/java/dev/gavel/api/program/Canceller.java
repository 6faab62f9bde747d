package dev.gavel.api.program;

import dev.gavel.api.judgement.Judgement;
import dev.gavel.api.judgement.Judgements;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Cancels judgements at a user's request. */
@Component
public class Canceller {

	private final Judgements judgements;

	Canceller(Judgements judgements) {
		this.judgements = judgements;
	}

	/**
	 * Cancels the open judgement of a program. Earlier judgements stay.
	 * @throws Problem when none is open
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void cancel(Program program) {
		Judgement last = judgements.lockLast(program.id());
		if (judgements.cancel(List.of(last.id())) == 0) {
			throw new Problem(ProblemType.ALREADY_DONE,
					"%s is already %s; it can be cancelled only while it is QUEUED or RUNNING.".formatted(program,
							last.state()));
		}
	}

}
