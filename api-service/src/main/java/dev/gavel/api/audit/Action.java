package dev.gavel.api.audit;

/** An action that the audit log records. The names are stored. */
public enum Action {

	ACCOUNT_CREATED("account"),

	ACCOUNT_RENAMED("account"),

	ROLE_CHANGED("account"),

	ACCOUNT_DISABLED("account"),

	ACCOUNT_ENABLED("account"),

	LIMIT_CHANGED("account"),

	PASSWORD_CHANGED("account"),

	SIGNED_IN("account"),

	/** With a wrong password. */
	SIGN_IN_FAILED("account"),

	SIGNED_OUT("account"),

	/** By their owner, from another session. */
	SESSIONS_ENDED("account"),

	/** A link that invites someone or sets a new password. */
	LINK_CREATED("account"),

	LINK_USED("account"),

	LINK_REVOKED("account"),

	ACCOUNT_EXPORTED("account"),

	ACCOUNT_ERASED("account"),

	GROUP_CREATED("group"),

	GROUP_RENAMED("group"),

	GROUP_DELETED("group"),

	MEMBERS_CHANGED("group"),

	TOKEN_CREATED("token"),

	TOKEN_REVOKED("token"),

	QUESTION_CREATED("question"),

	/** Also its state, its audience, its owner and its co-authors. */
	QUESTION_CHANGED("question"),

	QUESTION_DELETED("question"),

	/** The tests of a question: only ids, visibility and hashes are recorded. */
	TESTS_CHANGED("question"),

	/** The reference solutions of a question: without their sources. */
	SOLUTIONS_CHANGED("question"),

	SUBMISSION_REJUDGED("submission"),

	REJUDGING_STARTED("rejudging"),

	REJUDGING_CANCELLED("rejudging"),

	WEBHOOK_CREATED("webhook"),

	WEBHOOK_SECRET_ROTATED("webhook"),

	WEBHOOK_ENABLED("webhook"),

	/** By Gavel itself. */
	WEBHOOK_DISABLED("webhook"),

	WEBHOOK_DELETED("webhook"),

	MESSAGE_SENT_AGAIN("parked message"),

	MESSAGE_DISCARDED("parked message"),

	SETTINGS_CHANGED("settings"),

	/** From open mode to accounts, or back. */
	MODE_CHANGED("installation");

	private final String thing;

	Action(String thing) {
		this.thing = thing;
	}

	/** Returns the kind of thing that it is done to. */
	public String thing() {
		return thing;
	}

}
