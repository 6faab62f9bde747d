package dev.gavel.api.question;

import dev.gavel.api.account.OpenModeEnded;
import dev.gavel.api.account.RowsWithoutOwner;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives an owner to the questions that were written in open mode. */
@Component
class QuestionsWithoutOwner {

	private final RowsWithoutOwner rows;

	QuestionsWithoutOwner(RowsWithoutOwner rows) {
		this.rows = rows;
	}

	@EventListener
	void belongTo(OpenModeEnded owner) {
		rows.give("questions", owner.accountId());
	}

}
