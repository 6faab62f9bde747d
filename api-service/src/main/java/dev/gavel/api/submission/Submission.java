package dev.gavel.api.submission;

import dev.gavel.api.program.CheckedProgram;
import dev.gavel.api.program.Program;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
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
	protected @Nullable Long listedQuestion() {
		return questionId();
	}

	@Override
	public String toString() {
		return "Submission " + id();
	}

}
