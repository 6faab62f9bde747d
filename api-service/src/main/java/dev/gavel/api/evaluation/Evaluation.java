package dev.gavel.api.evaluation;

import dev.gavel.api.judgement.NewJudgement;
import dev.gavel.api.judgement.StoredRun;
import dev.gavel.api.program.CheckedProgram;
import dev.gavel.api.program.Program;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/**
 * A program that is judged once, on tests of its own or on samples, and soon forgotten.
 * It is neither listed nor counted.
 */
@Entity
@Immutable
@Table(name = "evaluations")
class Evaluation extends Program {

	/** Whether it came with its question, so that whoever sees it sees all of it. */
	private boolean brought;

	/** Whether a client of another product asks for it by its id. */
	private boolean kept;

	protected Evaluation() {
	}

	Evaluation(CheckedProgram program) {
		this(program, false);
	}

	Evaluation(CheckedProgram program, boolean kept) {
		super(program);
		this.brought = program.questionId() == null;
		this.kept = kept;
	}

	@Override
	protected NewJudgement firstJudgement(StoredRun run) {
		return new NewJudgement(id(), true, null, 1, null, run);
	}

	@Override
	public String toString() {
		return "Evaluation " + id();
	}

}
