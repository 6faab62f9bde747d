package dev.gavel.api.submission;

import dev.gavel.api.judgement.NewJudgement;
import dev.gavel.api.judgement.StoredRun;
import dev.gavel.api.program.CheckedProgram;
import dev.gavel.api.program.Program;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A program that is kept, listed and counted, and can be judged again. */
@Entity
@Immutable
@Table(name = "submissions")
class Submission extends Program {

	protected Submission() {
	}

	Submission(CheckedProgram program) {
		super(program);
	}

	@Override
	protected NewJudgement firstJudgement(StoredRun run) {
		return judgement(id(), questionId(), 1, null, run);
	}

	/** Returns a judgement of a submission, to be queued. Its question lists it. */
	static NewJudgement judgement(UUID id, @Nullable Long questionId, int number, @Nullable Long rejudgingId,
			StoredRun run) {
		return new NewJudgement(id, false, questionId, number, rejudgingId, run);
	}

	@Override
	public String toString() {
		return "Submission " + id();
	}

}
