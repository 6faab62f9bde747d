package dev.gavel.api.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gavel.api.access.AccountName;
import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Network;
import dev.gavel.api.access.Secret;
import dev.gavel.api.audit.Action;
import dev.gavel.api.audit.Audit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records who signs in and out. To keep the audit log small, it records each action of an
 * account from one network at most once a minute, and wrong passwords at most once in 15
 * minutes.
 */
@Component
public class SignInLog {

	private final Cache<String, Boolean> actions = recorded(Duration.ofMinutes(1));

	private final Cache<String, Boolean> failures = recorded(Duration.ofMinutes(15));

	private final BlockingQueue<Failure> waiting = new ArrayBlockingQueue<>(1000);

	private final Accounts accounts;

	private final Audit audit;

	private final TransactionTemplate transaction;

	SignInLog(Accounts accounts, Audit audit, TransactionTemplate transaction) {
		this.accounts = accounts;
		this.audit = audit;
		this.transaction = transaction;
	}

	private static Cache<String, Boolean> recorded(Duration again) {
		return Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(again).build();
	}

	private static boolean isNew(Cache<String, Boolean> recorded, String key) {
		return recorded.asMap().putIfAbsent(key, true) == null;
	}

	/** The length of a key does not depend on what was sent. */
	private static String key(Object... parts) {
		return Secret.hash(List.of(parts).toString());
	}

	/**
	 * Records that somebody signs in or out, or ends sessions.
	 * @param caller the account, and where the request comes from
	 */
	@Transactional
	public void record(Caller caller, Action action) {
		Long id = caller.accountId();
		if (id != null && isNew(actions, key(action, id, Network.of(caller.address())))) {
			audit.record(caller, action, id, null, null);
		}
	}

	/**
	 * Records a wrong password, soon: an answer that waited for it would tell which names
	 * there are. When too many wait, a later one is recorded.
	 */
	public void failed(String name, String address) {
		String key = key(AccountName.key(name), Network.of(address));
		if (isNew(failures, key) && !waiting.offer(new Failure(name, address))) {
			failures.invalidate(key);
		}
	}

	@Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
	void recordFailures() {
		List<Failure> all = new ArrayList<>();
		waiting.drainTo(all);
		if (!all.isEmpty()) {
			transaction.executeWithoutResult((status) -> record(all));
		}
	}

	/** Most guessed names may be those of nobody. */
	private void record(List<Failure> all) {
		Map<String, Long> ids = accounts.findByNames(all.stream().map(Failure::name).toList())
			.stream()
			.collect(Collectors.toMap((account) -> AccountName.key(account.name()), Account::id, (one, other) -> one));
		all.forEach((failure) -> record(failure, ids.get(AccountName.key(failure.name()))));
	}

	private void record(Failure failure, @Nullable Long id) {
		if (id != null) {
			audit.record(Caller.visitor(Set.of(), failure.address()), Action.SIGN_IN_FAILED, id, null, null);
		}
	}

	private record Failure(String name, String address) {
	}

}
