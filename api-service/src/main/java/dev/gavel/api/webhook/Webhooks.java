package dev.gavel.api.webhook;

import com.fasterxml.uuid.NoArgGenerator;
import dev.gavel.api.access.Caller;
import dev.gavel.api.access.CallerRates.Act;
import dev.gavel.api.access.CallerRates;
import dev.gavel.api.access.Permissions;
import dev.gavel.api.account.AccountErased;
import dev.gavel.api.account.OpenModeEnded;
import dev.gavel.api.account.RowsWithoutOwner;
import dev.gavel.api.audit.Action;
import dev.gavel.api.audit.Audit;
import dev.gavel.api.idempotency.IdempotencyKeys;
import dev.gavel.api.platform.database.RetriedOnDeadlock;
import dev.gavel.api.platform.request.PageOf;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.webhook.StoredWebhook.DisabledFor;
import dev.gavel.api.webhook.StoredWebhook.Token;
import dev.gavel.api.webhook.receiver.ReceiverUrl;
import dev.gavel.api.webhook.receiver.WebhooksProperties;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Webhooks, which only their owners see and change, and operators. */
@Service
public class Webhooks {

	private static final String KIND = "webhook";

	/** Of one account. */
	private static final int MOST_OF_SUBJECT = 2;

	private final WebhookTable table;

	private final DeliveryTable deliveries;

	private final WebhookRights rights;

	private final ReceiverUrl urls;

	private final WebhooksProperties properties;

	private final Permissions permissions;

	private final CallerRates rates;

	private final Audit audit;

	private final IdempotencyKeys keys;

	private final RowsWithoutOwner rows;

	private final NoArgGenerator ids;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Webhooks(WebhookTable table, DeliveryTable deliveries, WebhookRights rights, ReceiverUrl urls,
			WebhooksProperties properties, Permissions permissions, CallerRates rates, Audit audit,
			IdempotencyKeys keys, RowsWithoutOwner rows, NoArgGenerator ids, ApplicationEventPublisher events,
			Clock clock) {
		this.table = table;
		this.deliveries = deliveries;
		this.rights = rights;
		this.urls = urls;
		this.properties = properties;
		this.permissions = permissions;
		this.rates = rates;
		this.audit = audit;
		this.keys = keys;
		this.rows = rows;
		this.ids = ids;
		this.events = events;
		this.clock = clock;
	}

	/** Checks a webhook. Not to be called in a transaction: names are looked up. */
	NewWebhook check(NewWebhook.Request request, Caller caller) {
		rates.require(caller, Act.CREATE_WEBHOOK, 1);
		return request.check(urls);
	}

	/**
	 * Creates a webhook. All replicas know of it {@link Subscribers#KNOWN_WITHIN} later.
	 * @return the only view with its secret
	 * @throws Problem when the caller does not see what it should tell of, or has too
	 * many
	 */
	@RetriedOnDeadlock
	@Transactional
	public WebhookView create(NewWebhook made, Caller caller) {
		requireSight(made, caller);
		requireRoom(made, caller);
		Token token = (caller.tokenId() != null) ? new Token(caller.tokenId(), caller.scopes()) : null;
		long id = table.insert(caller.ownerId(), token, made, WebhookSecret.random(), clock.instant());
		StoredWebhook stored = get(id, caller);
		WebhookView view = view(stored);
		audit.record(caller, Action.WEBHOOK_CREATED, id, null, view.audited());
		keys.created(WebhookView.class, id);
		return WebhookView.withSecret(stored, clock.instant());
	}

	private void requireRoom(NewWebhook made, Caller caller) {
		table.lockOwner(caller.ownerId());
		if (table.count(caller.ownerId()) >= properties.maxPerAccount()) {
			throw new Problem(ProblemType.TOO_MANY_WEBHOOKS,
					"You have %d webhooks, which is the limit (gavel.webhooks.max-per-account). Delete one first."
						.formatted(properties.maxPerAccount()));
		}
		requireFew(caller.ownerId(), made.questionId(), made.batchId());
	}

	/** Each verdict adds a row for each webhook that is told of it. */
	private void requireFew(@Nullable Long ownerId, @Nullable Long questionId, @Nullable UUID batchId) {
		if (table.countEnabled(ownerId, questionId, batchId) >= MOST_OF_SUBJECT) {
			throw new Problem(ProblemType.TOO_MANY_WEBHOOKS,
					"This account already has %d enabled webhooks with the same subject, which is the limit. Delete one first, or let one receiver pass messages on."
						.formatted(MOST_OF_SUBJECT));
		}
	}

	private void requireSight(NewWebhook made, Caller caller) {
		if (!rights.seesEvents(caller, made.questionId(), made.events())) {
			throw new Problem(ProblemType.FORBIDDEN,
					"The API token may not read what these events tell. It needs the scope read, or submit for submission.ended, and evaluate for evaluation.ended and batch.ended.");
		}
		if (rights.sees(caller, made.questionId(), made.batchId())) {
			return;
		}
		if (made.questionId() != null) {
			throw rights.knows(caller, made.questionId()) ? new Problem(ProblemType.FORBIDDEN,
					"Only the authors of question %d may be told of all submissions to it. Leave out question_id to be told of your own."
						.formatted(made.questionId()))
					: Problem.notFound("question", made.questionId());
		}
		throw Problem.notFound("batch", Objects.requireNonNull(made.batchId()));
	}

	/** Lists those of the caller's account, newest first. */
	@Transactional(readOnly = true)
	public List<WebhookView> list(Caller caller) {
		return table.ofOwner(caller.ownerId()).stream().map(this::view).toList();
	}

	/**
	 * @throws Problem when there is none that the caller sees
	 */
	@Transactional(readOnly = true)
	public WebhookView find(long id, Caller caller) {
		return view(get(id, caller));
	}

	private WebhookView view(StoredWebhook webhook) {
		return WebhookView.of(webhook, clock.instant());
	}

	private StoredWebhook get(long id, Caller caller) {
		return require(id, caller, table.find(id));
	}

	private StoredWebhook lock(long id, Caller caller) {
		StoredWebhook webhook = require(id, caller, table.lock(id));
		if (!permissions.changesWebhook(caller, tokenId(webhook))) {
			throw new Problem(ProblemType.FORBIDDEN,
					"An API token changes only the webhooks that it created. Sign in to change webhook %d."
						.formatted(id));
		}
		return webhook;
	}

	private static @Nullable Long tokenId(StoredWebhook webhook) {
		return (webhook.token() != null) ? webhook.token().id() : null;
	}

	private StoredWebhook require(long id, Caller caller, Optional<StoredWebhook> found) {
		return found.filter((webhook) -> permissions.seesWebhook(caller, webhook.ownerId()))
			.orElseThrow(() -> Problem.notFound(KIND, id));
	}

	/** Gives it another secret. The one before signs as well for a while. */
	@RetriedOnDeadlock
	@Transactional
	public WebhookView rotate(long id, Caller caller) {
		lock(id, caller);
		Instant now = clock.instant();
		table.rotate(id, WebhookSecret.random(), now.plus(properties.formerSecretFor()));
		audit.record(caller, Action.WEBHOOK_SECRET_ROTATED, id, null, null);
		return WebhookView.withSecret(get(id, caller), now);
	}

	/**
	 * Lets a webhook tell again that was disabled.
	 * @throws Problem when its owner does not see what it tells of, or has others that do
	 */
	@RetriedOnDeadlock
	@Transactional
	public WebhookView enable(long id, Caller caller) {
		table.lockOwner(get(id, caller).ownerId());
		StoredWebhook before = lock(id, caller);
		if (!rights.allow(before)) {
			throw new Problem(ProblemType.FORBIDDEN,
					"The owner of webhook %d may no longer see what it tells of, or the token that created it has become invalid."
						.formatted(id));
		}
		if (before.disabledFor() != null) {
			requireFew(before.ownerId(), before.questionId(), before.batchId());
		}
		table.enable(id);
		WebhookView after = view(get(id, caller));
		audit.record(caller, Action.WEBHOOK_ENABLED, id, view(before).audited(), after.audited());
		return after;
	}

	/** Deletes it. What waits for it is never sent. */
	@RetriedOnDeadlock
	@Transactional
	public void delete(long id, Caller caller) {
		StoredWebhook webhook = lock(id, caller);
		table.delete(id);
		audit.record(caller, Action.WEBHOOK_DELETED, id, view(webhook).audited(), null);
	}

	/** Disables it, because nothing more is to be sent. */
	@RetriedOnDeadlock
	@Transactional
	public void disable(long id, DisabledFor reason) {
		Instant now = clock.instant();
		if (table.disable(id, reason, now)) {
			deliveries.drop(id, now);
			audit.record(null, Action.WEBHOOK_DISABLED, id, null, new Disabled(reason));
		}
	}

	private record Disabled(DisabledFor disabledFor) {
	}

	/** Sends something that says nothing, to see whether the receiver answers. */
	@RetriedOnDeadlock
	@Transactional
	public DeliveryView ping(long id, Caller caller) {
		StoredWebhook webhook = toSend(id, caller);
		return sent(webhook, deliveries.addPing(id, ids.generate(), clock.instant()));
	}

	/**
	 * Sends a delivery now, under the same message id: once more if it has ended, sooner
	 * if it waits. Waiting ones are not tried for longer because of that.
	 * @throws Problem when there is none that the caller sees
	 */
	@RetriedOnDeadlock
	@Transactional
	public DeliveryView sendAgain(long id, long deliveryId, Caller caller) {
		StoredWebhook webhook = toSend(id, caller);
		Delivery delivery = deliveries.find(id, deliveryId).orElseThrow(() -> Problem.notFound("delivery", deliveryId));
		deliveries.sendAgain(delivery.id(), clock.instant());
		return sent(webhook, delivery.id());
	}

	private StoredWebhook toSend(long id, Caller caller) {
		StoredWebhook webhook = lock(id, caller);
		if (webhook.disabledFor() != null) {
			throw new Problem(ProblemType.WEBHOOK_DISABLED, "Webhook %d is disabled. Enable it first.".formatted(id));
		}
		rates.require(caller, Act.SEND_DELIVERY, 1);
		return webhook;
	}

	private DeliveryView sent(StoredWebhook webhook, long deliveryId) {
		table.resume(webhook.id());
		events.publishEvent(new DeliveriesAdded(1));
		return view(deliveries.find(webhook.id(), deliveryId).orElseThrow());
	}

	private DeliveryView view(Delivery delivery) {
		return DeliveryView.of(delivery, clock.instant());
	}

	/**
	 * Lists the deliveries of a webhook, newest first.
	 * @param state only those that stand like this, if it is given
	 */
	@Transactional(readOnly = true)
	public PageOf<DeliveryView> deliveries(long id, @Nullable DeliveryState state, int page, int size, Caller caller) {
		PageOf.checkDepth(page, size, "choose a state instead");
		get(id, caller);
		List<DeliveryView> found = deliveries.list(id, state, size, (long) page * size)
			.stream()
			.map(this::view)
			.toList();
		return PageOf.of(found, page, size, PageOf.MOST_COUNTED, (most) -> deliveries.count(id, state, most));
	}

	/**
	 * @throws Problem when there is none that the caller sees
	 */
	@Transactional(readOnly = true)
	public DeliveryView delivery(long id, long deliveryId, Caller caller) {
		get(id, caller);
		return deliveries.find(id, deliveryId)
			.map(this::view)
			.orElseThrow(() -> Problem.notFound("delivery", deliveryId));
	}

	@EventListener
	void delete(AccountErased erased) {
		table.deleteOf(erased.id());
	}

	@EventListener
	void belongTo(OpenModeEnded owner) {
		rows.give("webhooks", owner.accountId());
	}

}
