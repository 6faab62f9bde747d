package dev.gavel.api.audit;

import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** The changes that an account made. */
@Component
public class AuditedAccount {

	private final AuditLog log;

	AuditedAccount(AuditLog log) {
		this.log = log;
	}

	/** Gives all of them, newest first, to be written as JSON; holds few at a time. */
	public void each(long accountId, Consumer<Object> consumer) {
		log.each(new AuditFilter(accountId, null, null, null, null), consumer::accept);
	}

}
