package dev.gavel.api.submission;

import dev.gavel.api.account.OpenModeEnded;
import dev.gavel.api.account.RowsWithoutOwner;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives an owner to the submissions that were sent in open mode. */
@Component
class SubmissionsWithoutOwner {

	private final RowsWithoutOwner rows;

	SubmissionsWithoutOwner(RowsWithoutOwner rows) {
		this.rows = rows;
	}

	@EventListener
	void belongTo(OpenModeEnded owner) {
		rows.give("submissions", owner.accountId());
	}

}
