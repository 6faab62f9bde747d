package dev.gavel.api.evaluation;

import dev.gavel.api.program.CheckedProgram;
import dev.gavel.api.program.Program;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * A program that is judged once, on tests of its own or on samples, and soon forgotten.
 * It is neither listed nor counted.
 */
@Entity
@Immutable
@Table(name = "evaluations")
class Evaluation extends Program {

	protected Evaluation() {
	}

	Evaluation(CheckedProgram program) {
		super(program);
	}

	@Override
	protected @Nullable Long listedQuestion() {
		return null;
	}

	@Override
	public String toString() {
		return "Evaluation " + id();
	}

}
