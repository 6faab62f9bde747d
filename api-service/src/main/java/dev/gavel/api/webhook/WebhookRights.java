package dev.gavel.api.webhook;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Installation;
import dev.gavel.api.access.Permissions;
import dev.gavel.api.access.QuestionAccess;
import dev.gavel.api.account.KnownAccount;
import dev.gavel.api.account.KnownAccounts;
import dev.gavel.api.account.token.KnownTokens;
import dev.gavel.api.evaluation.batch.BatchOwners;
import dev.gavel.api.question.access.AllowedQuestions;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides whether a webhook may be told of something. Asked when a webhook is created,
 * and again before something is sent: roles, tokens and questions change.
 */
@Component
public class WebhookRights {

	private final Installation installation;

	private final KnownAccounts accounts;

	private final KnownTokens tokens;

	private final Permissions permissions;

	private final AllowedQuestions questions;

	private final BatchOwners batches;

	WebhookRights(Installation installation, KnownAccounts accounts, KnownTokens tokens, Permissions permissions,
			AllowedQuestions questions, BatchOwners batches) {
		this.installation = installation;
		this.accounts = accounts;
		this.tokens = tokens;
		this.permissions = permissions;
		this.questions = questions;
		this.batches = batches;
	}

	/** Whether the owner of a webhook sees what it tells of, now. */
	public boolean allow(StoredWebhook webhook) {
		return owner(webhook).filter((owner) -> permits(owner, webhook)).isPresent();
	}

	private boolean permits(Caller owner, StoredWebhook webhook) {
		return seesEvents(owner, webhook.questionId(), webhook.events())
				&& (isGone(webhook.batchId()) || sees(owner, webhook.questionId(), webhook.batchId()));
	}

	/** What waits is still to be told: it was seen when the batch ended. */
	private boolean isGone(@Nullable UUID batchId) {
		return batchId != null && batches.owner(batchId).isEmpty();
	}

	private Optional<Caller> owner(StoredWebhook webhook) {
		if (installation.isOpen()) {
			return (webhook.ownerId() == null) ? Optional.of(Caller.trusted("")) : Optional.empty();
		}
		return Optional.ofNullable(webhook.ownerId())
			.flatMap(accounts::find)
			.filter((account) -> !account.disabled())
			.flatMap((account) -> owner(webhook, account));
	}

	private Optional<Caller> owner(StoredWebhook webhook, KnownAccount account) {
		StoredWebhook.Token token = webhook.token();
		if (token == null) {
			return Optional.of(Caller.signedIn(account.id(), account.name(), account.role(), ""));
		}
		boolean valid = !webhook.createdAt().isBefore(account.validFrom())
				&& !tokens.valid(Set.of(token.id())).isEmpty();
		return valid
				? Optional
					.of(Caller.withToken(account.id(), account.name(), account.role(), token.id(), token.scopes(), ""))
				: Optional.empty();
	}

	/**
	 * Whether the caller sees all submissions to a question, a batch, or what it sends
	 * itself.
	 */
	boolean sees(Caller caller, @Nullable Long questionId, @Nullable UUID batchId) {
		if (batchId != null) {
			return batches.owner(batchId)
				.filter((owner) -> permissions.seesProgram(caller, owner.accountId(), null))
				.isPresent();
		}
		return questionId == null || questions.find(questionId, caller)
			.map((question) -> questions.access(question, caller))
			.filter((QuestionAccess access) -> permissions.seesHiddenTests(caller, access))
			.isPresent();
	}

	/**
	 * Whether the caller reads what these events tell. Authors are told of questions by
	 * their right to write them.
	 */
	boolean seesEvents(Caller caller, @Nullable Long questionId, Set<WebhookEvent> events) {
		return questionId != null
				|| events.stream().allMatch((event) -> permissions.readsVerdicts(caller, event.scope()));
	}

	/** Whether the caller may know of a question. */
	boolean knows(Caller caller, long questionId) {
		return questions.find(questionId, caller).isPresent();
	}

}
